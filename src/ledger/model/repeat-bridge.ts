/**
 * One customer at the end of a window, in minor units of the reporting currency at the rates of that day: the revenue
 * of the window (`closing`) and of the one before it (`opening`).
 */
export type RepeatCustomer = {
  readonly account: string
  readonly name: string
  /** The group of the customer; null is unassigned, or no grouping. */
  readonly group: string | null
  /** There was revenue before both windows, credits taken off, in some currency. */
  readonly hadRevenue: boolean
  readonly opening: bigint
  readonly closing: bigint
}

export const repeatKinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const

export type RepeatKind = (typeof repeatKinds)[number]

/** Revenue of the window before, what changed by kind, and revenue of the window; it adds up. */
export type RepeatBridge = Readonly<Record<RepeatKind, bigint>> & {
  readonly opening: bigint
  readonly closing: bigint
  /** How many customers have revenue in the window. */
  readonly customers: number
}

/**
 * What the change of a customer is called: new from no revenue for the first time, reactivation if there was revenue
 * before the earlier window, churn to none, else expansion or contraction. Credits alone are no revenue. Null where
 * nothing changed.
 */
export function repeatKindOf(customer: Pick<RepeatCustomer, 'hadRevenue' | 'opening' | 'closing'>): RepeatKind | null {
  const { hadRevenue, opening, closing } = customer
  if (closing === opening) return null
  if (opening <= 0n && closing > 0n) return hadRevenue ? 'reactivation' : 'new'
  if (opening > 0n && closing <= 0n) return 'churn'
  return closing > opening ? 'expansion' : 'contraction'
}

/** The bridge of some customers from the window before to the window. */
export function repeatBridgeOf(customers: Iterable<RepeatCustomer>): RepeatBridge {
  const sums = { opening: 0n, new: 0n, reactivation: 0n, expansion: 0n, contraction: 0n, churn: 0n, closing: 0n }
  let count = 0
  for (const customer of customers) {
    const kind = repeatKindOf(customer)
    sums.opening += customer.opening
    sums.closing += customer.closing
    if (kind) sums[kind] += customer.closing - customer.opening
    if (customer.closing > 0n) count += 1
  }
  return { ...sums, customers: count }
}

/**
 * What retention of repeat business is made of, over the customers with revenue in the window before: NRR = retained ÷
 * opening, GRR = kept ÷ opening, logo retention = stayed ÷ units.
 */
export type RepeatRetention = {
  readonly opening: bigint
  readonly retained: bigint
  readonly kept: bigint
  readonly units: number
  readonly stayed: number
}

/** Retention of some customers. Undefined (nothing to divide by) when `opening` or `units` is 0. */
export function repeatRetentionOf(customers: Iterable<RepeatCustomer>): RepeatRetention {
  const sums = { opening: 0n, retained: 0n, kept: 0n, units: 0, stayed: 0 }
  for (const { opening, closing } of customers) {
    if (opening <= 0n) continue
    const isLess = closing < opening
    sums.opening += opening
    sums.retained += closing
    sums.kept += isLess ? closing : opening
    sums.units += 1
    if (closing > 0n) sums.stayed += 1
  }
  return sums
}
