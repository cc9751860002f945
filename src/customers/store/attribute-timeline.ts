/** The attributes of an account that bridges are grouped by. */
export const attributes = ['ref', 'parent', 'country', 'industry', 'segment', 'owner', 'channel', 'attributes'] as const

/** A version of an account as far as its attributes go; `valid_from` is the day from which they hold. */
export type AttributeVersion = { readonly account_id: number; readonly valid_from: string | null } & Readonly<
  Record<(typeof attributes)[number], unknown>
>

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
  return timeline
}

/** The spans of a timeline between two days (the second exclusive, null for open), each with its first day there. */
export function spansBetween(
  timeline: Timeline,
  from: string,
  to: string | null,
): { from: string; version: AttributeVersion }[] {
  const days = [...timeline.keys()].sort(byTime)
  return days.flatMap((day, index) => {
    const next = days[index + 1]
    const version = timeline.get(day)
    const isOver = next !== undefined && byTime(next, from) <= 0
    if (!version || isOver || (to !== null && byTime(day, to) >= 0)) return []
    return [{ from: byTime(day, from) < 0 ? from : day, version }]
  })
}

function byTime(a: string, b: string): number {
  if (a === b) return 0
  if (a === beginning || b === beginning) return a === beginning ? -1 : 1
  return a < b ? -1 : 1
}
