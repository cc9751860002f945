/** The same words in every language of the product. */
export type Words = { readonly en: string; readonly pl: string }

/** What a value is measured in. A ratio of 1.0 is 100 %. */
export const metricUnits = ['money', 'ratio', 'count', 'months', 'days', 'money-per-day'] as const
export type MetricUnit = (typeof metricUnits)[number]

/** How a value comes from its rows: Σ numerator ÷ Σ denominator, Σ amount, or how many. */
export const metricKinds = ['ratio', 'sum', 'count'] as const
export type MetricKind = (typeof metricKinds)[number]

/** What the rows of a metric are. */
export type Evidence = 'ratio' | 'accounts' | 'movements' | 'lines' | 'none'

/** A metric of definitions.md: all that a reader needs to trust its number. */
export type Metric = {
  readonly id: string
  readonly name: Words
  readonly words: Words
  readonly formula: Words
  readonly includes: Words
  readonly excludes: Words
  readonly unit: MetricUnit
  readonly kind: MetricKind
  readonly grain: Words
  readonly direction: 'up' | 'down' | 'neither'
  readonly owner: Words
  readonly source: Words
  readonly evidence: Evidence
  /** Length of its window in months when none is asked; null: it has none. */
  readonly window: number | null
  /** Whether it takes the groupings of accounts, and which more. */
  readonly groupings: readonly string[]
  /** What stands above and below the line of a ratio; null for others. */
  readonly parts: readonly [above: Words, below: Words] | null
  /** Why a ratio has no value when there is nothing to divide by; null for others. */
  readonly undefinedWhen: Words | null
  /** What the program cannot hold yet that the value needs; null when it can be told. */
  readonly missing: Words | null
}
