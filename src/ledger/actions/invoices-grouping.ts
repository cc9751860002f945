import { Failure } from '#platform/server'
import { type Grouping, groupingOf } from '../store/group-by.js'

/** The grouping of customers by an attribute; a failure for what is no attribute of an account. */
export function accountGroupingOf(by: string | undefined): Extract<Grouping, { by: 'account' }> | undefined {
  if (by === undefined) return undefined
  const grouping = groupingOf(by)
  if (grouping.by === 'account') return grouping
  throw new Failure(
    'wrong-usage',
    `Repeat business cannot be grouped by ${by}: it follows customers. It can by an attribute of accounts such as segment, country or owner.`,
  )
}

/** Whether repeat business can be grouped by it: an attribute of accounts. */
export function followsCustomers(by: string): boolean {
  return groupingOf(by).by === 'account'
}
