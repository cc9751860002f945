import { leaveBlanksOut, matching, month, oneOf, text, writeAddress } from './bridge-search.js'

/** The columns of the bridge of repeat business, as the API names them. */
export const invoiceKinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const
export const invoiceColumns = ['opening', ...invoiceKinds, 'closing'] as const
export type InvoiceColumn = (typeof invoiceColumns)[number]

/** The customers behind a number of repeat business: the month its twelve months end with, its column and group. */
export type CustomersSearch = {
  at?: string
  column?: InvoiceColumn
  by?: string
  group?: string
  unassigned?: 'yes'
  accounts?: 'all'
  currency?: string
  sort?: string
}

/** Reads what is asked from an address; what makes no sense is left out. */
export function readCustomersSearch(raw: Readonly<Record<string, unknown>>): CustomersSearch {
  return leaveBlanksOut({
    at: matching(raw.at, month),
    column: oneOf(raw.column, invoiceColumns),
    by: text(raw.by),
    group: text(raw.group),
    unassigned: oneOf(raw.unassigned, ['yes']),
    accounts: oneOf(raw.accounts, ['all']),
    currency: matching(raw.currency, /^[A-Z]{3}$/),
    sort: text(raw.sort),
  })
}

/** The customers behind a number of repeat business. */
export function customersAddress(workspace: string, search: CustomersSearch): string {
  return `/w/${encodeURIComponent(workspace)}/revenue/customers${writeAddress(search)}`
}
