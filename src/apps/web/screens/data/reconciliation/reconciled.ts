import type { Input, Output } from '../../../api/client.js'
import { addMonths, lastDayOf } from '../../../format/dates.js'
import type { DataSearch } from '../../../search/definitions-search.js'

export type Listed = Output<'reconciliation.list'>
/** One account against one source on a day. */
export type Reconciled = Listed['rows'][number]
/** An account with everything behind both of its numbers. */
export type Shown = Output<'reconciliation.show'>

/** The source that invoices are. */
export const billing = 'billing'

/** What the list can be narrowed down to; without a state only what is open. */
export const states = ['open', 'all', 'differs', 'only-ours', 'only-theirs', 'agrees', 'undefined'] as const

export const categories = [
  'timing',
  'credit',
  'price',
  'quantity',
  'missing-invoice',
  'missing-contract',
  'currency',
  'other',
] as const
export type Category = (typeof categories)[number]

/** The question that the address asks. */
export function listInput(workspace: string, search: DataSearch, at: string): Input<'reconciliation.list'> {
  const { source, owner } = search
  const state = states.find((each) => each === search.state) ?? 'open'
  if (state === 'open') return { workspace, at, source, owner, openOnly: true }
  return { workspace, at, source, owner, state: state === 'all' ? undefined : state }
}

/** What the key sentence asks beside the list: all of the source, what is open of it, what is open at all, and ARR. */
export function sentenceInputs(workspace: string, at: string, source: string) {
  const asked = { workspace, at, limit: 1 }
  return {
    all: { ...asked, source },
    openHere: { ...asked, source, openOnly: true },
    open: { ...asked, openOnly: true },
    arr: { workspace, id: 'arr', at },
  } satisfies Record<string, Input<'reconciliation.list'> | Input<'metrics.show'>>
}

/** How many rows are read at first. */
export const pageSize = 200

/** The day that is reconciled unless the address has another: the end of the last month that is over. */
export function usualDay(today: string): string {
  return lastDayOf(addMonths(today.slice(0, 7), -1))
}

/** A difference that was explained when it was another one. */
export function isChangedSince(row: Reconciled): boolean {
  return row.open && row.explainedAt !== null
}
