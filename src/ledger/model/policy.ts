/** The switches of definitions.md; a named, versioned set of them is a policy set. */
export type Policy = {
  readonly name: string
  readonly version: number
  readonly discounts: 'net' | 'gross' | 'permanent'
  readonly churnDay: 'paid-end' | 'cancellation'
  readonly newWindowDays: number
  readonly graceDays: number
  readonly paused: 'not-arr' | 'arr'
  readonly reactivation: 'excluded' | 'included-cohort' | 'included-event' | 'expansion'
  readonly fx: 'constant' | 'day' | 'period-end'
  readonly netting: 'day' | 'month'
  readonly countedUnit: 'account' | 'parent' | 'contract'
  /** NRR and GRR: ARR then against now per unit of the opening cohort, the sum of its movements, or over renewals due. */
  readonly retention: 'point-to-point' | 'movements' | 'renewals-due'
}

const mainstay: Policy = {
  name: 'mainstay',
  version: 1,
  discounts: 'net',
  churnDay: 'paid-end',
  newWindowDays: 0,
  graceDays: 0,
  paused: 'not-arr',
  reactivation: 'excluded',
  fx: 'constant',
  netting: 'day',
  countedUnit: 'account',
  retention: 'point-to-point',
}

/** The shipped policy sets by name. Sources: definitions.md and the publications that it cites. */
export const policies: Readonly<Record<string, Policy>> = {
  mainstay,
  smsb: { ...mainstay, name: 'smsb', retention: 'movements' },
  chartmogul: { ...mainstay, name: 'chartmogul', reactivation: 'included-event', retention: 'movements' },
  stripe: { ...mainstay, name: 'stripe', discounts: 'permanent', fx: 'day' },
  lago: { ...mainstay, name: 'lago', reactivation: 'expansion', retention: 'movements' },
  dbt: { ...mainstay, name: 'dbt', netting: 'month' },
}
