import { type Currency, type Day, formatDay, type Known, known } from '#foundation'
import type { Transaction } from '#platform/server'
import { arrByLineOn, type LineBalance } from '../model/balance-on.js'
import { convert, rateOn } from '../model/conversion.js'
import type { Balance } from '../model/facts.js'
import { type BilledLine, billedOn, perYearMinor, placeLines } from '../model/reconciliation-billing.js'
import type { InvoiceLine } from '../model/repeat-recognition.js'
import { type InvoiceLineSource, listInvoiceLines } from './list-invoice-lines.js'
import { readFacts } from './read-facts.js'
import { readWorld } from './read-world.js'
import { isAround, statementsFor } from './reconcile.js'
import { nowhere, readBalanceRows, readContractRows, type SourceRow } from './source-rows.js'

type Listed = InvoiceLine & { readonly source: InvoiceLineSource }

/** What stands behind the amounts of one account on a day: every line and balance with its source row. */
export type ReconciliationSides = {
  readonly billed: readonly (BilledLine<Listed> & { readonly converted: Known<bigint> })[]
  readonly unplaced: readonly Listed[]
  readonly live: readonly (LineBalance & { readonly converted: Known<bigint>; readonly row: SourceRow })[]
  readonly statements: readonly { readonly balance: Balance; readonly row: SourceRow }[]
}

/** Reads both sides of one account. Each part is rounded for itself, so a side may differ from their sum by cents. */
export async function readReconciliationSides(
  transaction: Transaction,
  workspaceId: string,
  { accountId, day }: { accountId: number; day: Day },
): Promise<ReconciliationSides> {
  const { world, policy } = await readWorld(transaction, workspaceId)
  const listed = await listInvoiceLines(transaction, workspaceId, accountId)
  const contractRows = await readContractRows(transaction, workspaceId, accountId)
  const balanceRows = await readBalanceRows(transaction, workspaceId, accountId)
  const inReporting = (minor: bigint, currency: Currency): Known<bigint> => {
    const rate = rateOn(world, policy.fx, currency, day)
    return rate.known ? known(convert(minor, rate.value)) : rate
  }
  const { placed, unplaced } = placeLines(listed)
  const live: ReconciliationSides['live'][number][] = []
  const statements: ReconciliationSides['statements'][number][] = []
  for await (const { facts } of readFacts(transaction, { workspaceId, accounts: [accountId] })) {
    for (const { line, minor } of arrByLineOn(facts, policy, accountId, day)) {
      const row = contractRows.get(line.id) ?? nowhere
      live.push({ line, minor, converted: inReporting(minor, line.currency), row })
    }
    for (const balance of statementsFor(facts.balances, day)) {
      statements.push({ balance, row: balanceRows.get(`${formatDay(balance.day)} ${balance.source}`) ?? nowhere })
    }
  }
  return {
    billed: billedOn(placed, day).map((billed) => ({
      ...billed,
      converted: inReporting(perYearMinor(billed), billed.line.currency),
    })),
    unplaced: unplaced.filter((line) => isAround(line, day)),
    live,
    statements,
  }
}
