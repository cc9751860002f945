import type { AccountSearch } from './accounts-search.js'
import { type MovementsSearch, type RevenueSearch, writeAddress } from './bridge-search.js'

/** Addresses for `CellLink`; everything else goes by the router's own links. */

/** The page of an account. */
export function accountAddress(workspace: string, account: string, search: AccountSearch = {}): string {
  return `${base(workspace)}/accounts/${encodeURIComponent(account)}${writeAddress(search)}`
}

/** The plan of an account. */
export function planAddress(workspace: string, account: string): string {
  return `${base(workspace)}/plans/${encodeURIComponent(account)}`
}

/** The movements behind a number. */
export function movementsAddress(workspace: string, search: MovementsSearch): string {
  return `${base(workspace)}/movements${writeAddress(search)}`
}

/** A bridge. */
export function revenueAddress(workspace: string, search: RevenueSearch): string {
  return `${base(workspace)}/revenue${writeAddress(search)}`
}

function base(workspace: string): string {
  return `/w/${encodeURIComponent(workspace)}`
}
