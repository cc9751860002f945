import { findWorkspace } from '#access/server'
import type { Month } from '#foundation'
import { type Grouping, groupingOf, type LedgerInUse } from '#ledger/server'
import type { Context, Transaction } from '#platform/server'
import { ledgerOf } from './ask-evidence.js'
import { type Asked, definitionOf, groupOf, monthsOf } from './question.js'

/** What a cohort table, or a cell of it, is asked with, and how to read it. */
export type AskedCohorts = {
  readonly from: Month
  readonly to: Month
  readonly grouping: Grouping
  readonly group: string | null | undefined
  readonly currency: string
  readonly computedAt: string
  read<T>(work: (transaction: Transaction, ledger: LedgerInUse) => Promise<T>): Promise<T>
}

/** Reads what is asked of cohorts. Without a group the whole company is shown, whatever it is split by. */
export async function askCohorts(
  { database, clock, signal }: Context,
  request: Asked & { readonly from: string; readonly to: string },
): Promise<AskedCohorts> {
  const workspace = await findWorkspace(database, request.workspace)
  const definition = definitionOf(workspace, request, clock())
  const group = groupOf(request)
  const asked = { workspace, ...definition, measure: request.measure }
  return {
    ...monthsOf(request),
    grouping: groupingOf(group === undefined ? undefined : request.by),
    group,
    currency: definition.currency,
    computedAt: definition.computedAt,
    read: (work) =>
      database.withWorkspace(
        workspace.id,
        async (transaction) => work(transaction, await ledgerOf(transaction, asked, signal)),
        { snapshot: 'with-temporary-tables' },
      ),
  }
}
