/** The look of a series: a rank among at most six, or a role of its own. */
export type SeriesColour =
  | 'series-1'
  | 'series-2'
  | 'series-3'
  | 'series-4'
  | 'series-5'
  | 'series-6'
  | 'series-other'
  | 'movement-new'
  | 'movement-expansion'
  | 'movement-total'
  | 'movement-contraction'
  | 'movement-churn'

/** One line, or one part of the bars. */
export type ChartSeries = {
  readonly name: string
  /** Decimal texts by point; null is a gap. */
  readonly values: readonly (string | null)[]
  readonly colour: SeriesColour
  readonly kind: 'line' | 'bar'
  /** Bars with the same stack stand on one another, losses below zero. */
  readonly stack?: string
  /** Actual is solid, last year lighter, a plan outlined (dashed), a forecast hatched. */
  readonly look?: 'actual' | 'last-year' | 'plan' | 'forecast'
}

/** What a chart draws: points by name, and series over them. */
export type ChartData = {
  readonly points: readonly string[]
  readonly series: readonly ChartSeries[]
  /** Points of periods that are not over: hatched bars, dashed lines. */
  readonly unfinished?: readonly boolean[]
  /** A value in full, for tables and the tip. */
  readonly write: (value: string) => string
  /** A value in short, for the axis. */
  readonly mark: (value: number) => string
  /** A line at a value, such as 100 %. */
  readonly reference?: { readonly value: number; readonly name: string }
  /** Bars and lines begin at zero unless said otherwise. */
  readonly fromZero?: boolean
}
