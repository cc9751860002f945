/** The switches of a policy set; see definitions.md, Policy switches. */
export type PolicySwitches = {
  readonly discounts: 'net' | 'gross' | 'permanent'
  readonly churnDay: 'paid-end' | 'cancellation'
  readonly newWindowDays: number
  readonly graceDays: number
  readonly paused: 'not-arr' | 'arr'
  readonly reactivation: 'excluded' | 'included-cohort' | 'included-event' | 'expansion'
  readonly fx: 'constant' | 'day' | 'period-end'
  readonly netting: 'day' | 'month'
  readonly countedUnit: 'account' | 'parent' | 'contract'
  /**
   * NRR and GRR: ARR then against now per unit of the opening cohort, ARR then plus the sum of its movements, or what
   * was renewed of the ARR that was due for renewal inside the window (`renewalsIn`).
   */
  readonly retention: 'point-to-point' | 'movements' | 'renewals-due'
}

/** How the numbers are defined: a named, versioned set of switches. */
export type Policy = PolicySwitches & { readonly name: string; readonly version: number }

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

/** How a policy set is named where its version matters: a shipped one by its name, an own one as `name@version`. */
export function policyKey({ name, version }: Policy): string {
  return Object.hasOwn(policies, name) ? name : `${name}@${version}`
}

/** The switches of a policy set without its name and version. */
export function switchesOf({ name: _, version: __, ...switches }: Policy): PolicySwitches {
  return switches
}
