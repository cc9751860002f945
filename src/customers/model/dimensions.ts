import { byTime, heldOn } from './attribute-timeline.js'
import { type AccountAttributes, fits, parseRule, type Rule } from './rule.js'

/** What a segment of a dimension says from a day on: a rule, or null where only its list counts. */
export type SegmentRow = {
  readonly dimension: string
  readonly name: string
  /** ISO day, or the beginning. */
  readonly from: string
  readonly rule: string | null
  /** Its place among the segments of its dimension; null is after all others. */
  readonly position: number | null
}

/** An account on the list of a segment from a day on; null: from then on it is on no list of the dimension. */
export type Membership = { readonly dimension: string; readonly from: string; readonly segment: string | null }

/** Segment by dimension. */
export type Dimensions = Readonly<Record<string, string>>

/** What is needed to place accounts: which rules of which segments count from which day on, in their order. */
export type Definitions = {
  /** The days on which a rule begins or ends. */
  readonly days: readonly string[]
  readonly rules: readonly (readonly [string, readonly PlacedRule[]])[]
}

type PlacedRule = { readonly dimension: string; readonly segment: string; readonly rule: Rule }

/** Nobody defined anything. */
export const noDefinitions: Definitions = { days: [], rules: [] }

/** Prepares the rows of all segments of all dimensions. */
export function definitionsOf(rows: readonly SegmentRow[]): Definitions {
  const segments = new Map<string, SegmentRow[]>()
  for (const row of [...rows].sort((a, b) => byTime(a.from, b.from))) {
    const key = JSON.stringify([row.dimension, row.name])
    segments.set(key, [...(segments.get(key) ?? []), row])
  }
  const days = [...new Set(rows.map(({ from }) => from))].sort(byTime)
  const rules = days.map((day) => {
    const held = [...segments.values()].flatMap((ofSegment) => heldOn(entriesOf(ofSegment), day) ?? [])
    return [day, held.sort(inOrder).flatMap(placedRule)] as const
  })
  return { days, rules }
}

/** The attributes that rules ask for, each once: only by them do two accounts differ to a rule. */
export function attributesAsked({ rules }: Definitions): string[] {
  const conditions = rules.flatMap(([, placed]) => placed.flatMap(({ rule }) => rule))
  return [...new Set(conditions.map(({ attribute }) => attribute))]
}

function entriesOf(rows: readonly SegmentRow[]): (readonly [string, SegmentRow])[] {
  return rows.map((row) => [row.from, row] as const)
}

/** The order of the segments of a dimension: by place, then by name. */
export function inOrder(a: SegmentRow, b: SegmentRow): number {
  const [left, right] = [a.position ?? Number.MAX_SAFE_INTEGER, b.position ?? Number.MAX_SAFE_INTEGER]
  return left - right || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)
}

function placedRule({ dimension, name, rule }: SegmentRow): PlacedRule[] {
  return rule === null ? [] : [{ dimension, segment: name, rule: parseRule(rule) }]
}

/**
 * The segment of each dimension that an account is in on a day: the one on whose list it is, else the first whose
 * rule takes it. Null when it is in none of any dimension.
 */
export function dimensionsOf(
  account: AccountAttributes,
  definitions: Definitions,
  memberships: readonly Membership[],
  day: string,
): Dimensions | null {
  const placed = new Map(listed(memberships, day))
  for (const { dimension, segment, rule } of heldOn(definitions.rules, day) ?? []) {
    if (!placed.has(dimension) && fits(rule, account)) placed.set(dimension, segment)
  }
  // In the order of names, so that equal placements are equal text.
  return placed.size === 0 ? null : Object.fromEntries([...placed].sort(([a], [b]) => (a < b ? -1 : 1)))
}

function listed(memberships: readonly Membership[], day: string): [string, string][] {
  const latest = new Map<string, Membership>()
  for (const membership of [...memberships].sort((a, b) => byTime(a.from, b.from))) {
    if (byTime(membership.from, day) <= 0) latest.set(membership.dimension, membership)
  }
  return [...latest.values()].flatMap(({ dimension, segment }) =>
    segment === null ? [] : [[dimension, segment] as [string, string]],
  )
}

/** Names that a dimension cannot take, because `--by` knows them already. */
export const reservedNames: readonly string[] = [
  'total',
  'account',
  'product',
  'unit',
  'currency',
  'parent',
  'country',
  'industry',
  'segment',
  'owner',
  'channel',
  'attributes',
  'dimensions',
]

/** What the name of a dimension may look like: it is given to `--by` and becomes part of SQL. */
export const dimensionName = /^[^'"\\.,]{1,80}$/u
