/** The attributes of an account that bridges are grouped by. */
export const attributes = ['ref', 'parent', 'country', 'industry', 'segment', 'owner', 'channel', 'attributes'] as const

/** A version of an account as far as its attributes go; `valid_from` is the day from which they hold. */
export type AttributeVersion = {
  readonly account_id: number
  readonly valid_from: string | null
  readonly ref: string
  readonly parent: string | null
  readonly country: string | null
  readonly industry: string | null
  readonly segment: string | null
  readonly owner: string | null
  readonly channel: string | null
  readonly attributes: Readonly<Record<string, unknown>> | null
}

/** The attributes of an account through time, by the first day of each span; days as ISO text. */
export type Timeline = ReadonlyMap<string, AttributeVersion>

/** A day before all others, as PostgreSQL writes it. */
export const beginning = '-infinity'

/**
 * Lays versions, in the order of their recording, out in time: one without a day holds from the beginning and
 * replaces all before it; one with a day holds from that day until the next day that an earlier version names.
 */
export function timelineOf(versions: Iterable<AttributeVersion>): Timeline {
  let timeline = new Map<string, AttributeVersion>()
  for (const version of versions) {
    if (version.valid_from === null || timeline.size === 0) timeline = new Map([[beginning, version]])
    if (version.valid_from !== null) timeline.set(version.valid_from, version)
  }
  return new Map([...timeline].sort(([a], [b]) => byTime(a, b)))
}

/** What holds on a day: the last of the dated entries that is not after it; undefined if none is. Entries by time. */
export function heldOn<T>(entries: Iterable<readonly [string, T]>, day: string): T | undefined {
  let held: T | undefined
  for (const [from, entry] of entries) {
    if (byTime(from, day) > 0) break
    held = entry
  }
  return held
}

/** Orders days as ISO text, the beginning first. */
export function byTime(a: string, b: string): number {
  if (a === b) return 0
  if (a === beginning || b === beginning) return a === beginning ? -1 : 1
  return a < b ? -1 : 1
}
