import { type AttributeVersion, attributes, beginning, byTime, heldOn, type Timeline } from './attribute-timeline.js'
import { type Definitions, type Dimensions, dimensionsOf, type Membership } from './dimensions.js'

/** A stretch of days, until the next span, on which an account has the same attributes and dimensions. */
export type AccountSpan = Omit<AttributeVersion, 'valid_from'> & {
  readonly from_day: string
  /** The segment that the account is in, by dimension; null in none. */
  readonly dimensions: Dimensions | null
}

/** The spans of an account: they change where its attributes, its memberships or a rule change. */
export function spansOf(
  timeline: Timeline,
  definitions: Definitions,
  memberships: readonly Membership[],
): AccountSpan[] {
  const days = [...timeline.keys(), ...definitions.days, ...memberships.map(({ from }) => from)]
  const spans: AccountSpan[] = []
  for (const day of [...new Set([beginning, ...days])].sort(byTime)) {
    const version = heldOn(timeline, day)
    if (!version) continue
    const { valid_from: _, ...content } = version
    append(spans, { ...content, from_day: day, dimensions: dimensionsOf(version, definitions, memberships, day) })
  }
  return spans
}

/** Puts a span after others of its account, unless it says the same as the last. */
export function append(spans: AccountSpan[], span: AccountSpan): void {
  const last = spans[spans.length - 1]
  if (last && content.every((name) => JSON.stringify(last[name]) === JSON.stringify(span[name]))) return
  spans.push(span)
}

const content = [...attributes, 'dimensions'] as const

/** The part of spans that lies between two days (the second exclusive, null for open). */
export function spansBetween(spans: readonly AccountSpan[], from: string, to: string | null): AccountSpan[] {
  return spans.flatMap((span, index) => {
    const next = spans[index + 1]
    const isOver = next !== undefined && byTime(next.from_day, from) <= 0
    if (isOver || (to !== null && byTime(span.from_day, to) >= 0)) return []
    return [byTime(span.from_day, from) < 0 ? { ...span, from_day: from } : span]
  })
}
