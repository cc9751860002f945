import { type Day, formatDay, type Known, known, unknown } from '#foundation'
import type { Transaction } from '#platform/server'
import { balanceOn } from '../model/balance-on.js'
import { convert, rateOn } from '../model/conversion.js'
import type { Balance, LedgerFacts } from '../model/facts.js'
import { type Comparison, compare, type Tolerance } from '../model/reconciliation.js'
import { annualBilling, billedOn, byCurrency, needsNeighbours, placeLines } from '../model/reconciliation-billing.js'
import type { InvoiceLine } from '../model/repeat-recognition.js'
import { readFacts } from './read-facts.js'
import { readInvoiceLines } from './read-invoice-lines.js'
import { type LedgerWorld, readWorld } from './read-world.js'

/** What to compare: on which day, how closely, and how old a stated balance may be. */
export type ReconciliationQuestion = {
  readonly day: Day
  readonly tolerance: Tolerance
  readonly balanceMaxAgeDays: number
  /** Only the account with this id. */
  readonly accountId?: number
}

/** The name of the invoices among the sources. */
export const billing = 'billing'

/** One account against one source: the invoices, or somebody who states balances. */
export type ReconciledRow = {
  readonly account: number
  readonly source: string
  /** The day that both sides are of: the one asked for, or that of the statement. */
  readonly day: Day
  readonly comparison: Comparison
  /** Recurring invoice lines around the day that name no days of service. */
  readonly unplaced: number
}

/** Every account that either side knows. Without any recurring invoice line in the workspace billing is left out. */
export type Reconciliation = { readonly rows: readonly ReconciledRow[]; readonly hasBilling: boolean }

/** Compares the ledger on a day with the invoices and the stated balances, account by account (ADR 30). */
export async function reconcile(
  transaction: Transaction,
  workspaceId: string,
  question: ReconciliationQuestion,
): Promise<Reconciliation> {
  const world = await readWorld(transaction, workspaceId)
  const hasBilling = await hasRecurringInvoices(transaction, workspaceId)
  const billed = await readBilled(transaction, { workspaceId, world, question })
  const rows: ReconciledRow[] = []
  const accounts = question.accountId === undefined ? 'all' : [question.accountId]
  for await (const { account, facts } of readFacts(transaction, { workspaceId, accounts })) {
    const ours = oursOn(facts, world, account, question.day)
    if (hasBilling) rows.push(...billingRows(account, billed.get(account), ours, question))
    billed.delete(account)
    rows.push(...balanceRows(account, facts, world, question))
  }
  for (const [account, theirs] of billed) rows.push(...billingRows(account, theirs, known(0n), question))
  return { rows, hasBilling }
}

/** The statement of each source that speaks for a day: its latest on or before it. */
export function statementsFor(balances: readonly Balance[], day: Day): readonly Balance[] {
  const latest = new Map<string, Balance>()
  for (const balance of balances) {
    const other = latest.get(balance.source)
    if (balance.day <= day && (!other || other.day < balance.day)) latest.set(balance.source, balance)
  }
  return [...latest.values()]
}

/** A source that calls itself billing must not be taken for the invoices. */
export function sourceOf(balance: Balance): string {
  return balance.source === billing ? `${billing} (stated)` : balance.source
}

/** Unplaced lines matter for a year after their invoice; without its day always. */
export function isAround(line: InvoiceLine, day: Day): boolean {
  return line.issuedDay === null || (line.issuedDay <= day && line.issuedDay > day - 366)
}

type Billed = { theirs: Known<bigint>; roundingMinor: bigint; covering: number; unplaced: number }

type Parts = { workspaceId: string; world: LedgerWorld; question: ReconciliationQuestion }

async function readBilled(
  transaction: Transaction,
  { workspaceId, world, question }: Parts,
): Promise<Map<number, Billed>> {
  const { day, accountId } = question
  const scope = { workspaceId, accounts: 'all', recurring: true } as const
  const accountIds = accountId === undefined ? undefined : [accountId]
  const billed = new Map<number, Billed>()
  const pieces: number[] = []
  const covering = readInvoiceLines(transaction, { ...scope, accountIds, covering: formatDay(day) })
  for await (const [account, lines] of byAccount(covering)) {
    if (needsNeighbours(placeLines(lines).placed, day)) pieces.push(account)
    else keepBilled(billed, account, billedOf(lines, world, day))
  }
  if (pieces.length === 0) return billed
  for await (const [account, lines] of byAccount(readInvoiceLines(transaction, { ...scope, accountIds: pieces }))) {
    keepBilled(billed, account, billedOf(lines, world, day))
  }
  return billed
}

function keepBilled(all: Map<number, Billed>, account: number, billed: Billed): void {
  if (billed.covering > 0 || billed.unplaced > 0) all.set(account, billed)
}

async function* byAccount(lines: AsyncIterable<InvoiceLine>): AsyncIterable<[number, InvoiceLine[]]> {
  let gathered: InvoiceLine[] = []
  for await (const line of lines) {
    const [first] = gathered
    if (first && first.account !== line.account) {
      yield [first.account, gathered]
      gathered = []
    }
    gathered.push(line)
  }
  if (gathered[0]) yield [gathered[0].account, gathered]
}

async function hasRecurringInvoices(transaction: Transaction, workspaceId: string): Promise<boolean> {
  const { rows } = await transaction.query<{ any: boolean }>(
    `select exists (
       select from ledger.invoice_line l
         join ledger.invoice_line_version v on v.workspace_id = $1 and v.account_id = l.account_id and v.id = l.id
                                           and v.recording = l.recording and v.recurring
        where l.workspace_id = $1 and not l.void) as any`,
    [workspaceId],
  )
  return rows[0]?.any ?? false
}

function billedOf(lines: readonly InvoiceLine[], { world, policy }: LedgerWorld, day: Day): Billed {
  const { placed, unplaced } = placeLines(lines)
  const covering = billedOn(placed, day)
  const counts = { covering: covering.length, unplaced: unplaced.filter((line) => isAround(line, day)).length }
  let minor = 0n
  let roundingMinor = 0n
  for (const [currency, group] of byCurrency(covering)) {
    const rate = rateOn(world, policy.fx, currency, day)
    if (!rate.known) return { theirs: rate, roundingMinor: 0n, ...counts }
    const annual = annualBilling(group, rate.value)
    minor += annual.minor
    roundingMinor += annual.roundingMinor
  }
  return { theirs: known(minor), roundingMinor, ...counts }
}

function oursOn(facts: LedgerFacts, { world, policy }: LedgerWorld, account: number, day: Day): Known<bigint> {
  return balanceOn(facts, policy, world, account, day)
}

function billingRows(
  account: number,
  billed: Billed | undefined,
  ours: Known<bigint>,
  { day, tolerance }: ReconciliationQuestion,
): ReconciledRow[] {
  if (!billed && ours.known && ours.value === 0n) return []
  const { theirs, roundingMinor, covering, unplaced } = billed ?? noBilling
  const stated = covering === 0 && unplaced > 0 ? unknown(whyUnplaced(unplaced)) : theirs
  const comparison = compare(stated, ours, tolerance, roundingMinor)
  return [{ account, source: billing, day, comparison, unplaced }]
}

const noBilling: Billed = { theirs: known(0n), roundingMinor: 0n, covering: 0, unplaced: 0 }

function whyUnplaced(count: number): string {
  const lines = count === 1 ? 'The only recurring invoice line names' : `All ${count} recurring invoice lines name`
  return `${lines} no days of service, so nothing tells which days are paid. Map serviceStart and serviceEnd.`
}

function balanceRows(
  account: number,
  facts: LedgerFacts,
  world: LedgerWorld,
  { day, tolerance, balanceMaxAgeDays }: ReconciliationQuestion,
): ReconciledRow[] {
  return statementsFor(facts.balances, day).map((balance) => {
    const isOld = day - balance.day > balanceMaxAgeDays
    const theirs = isOld ? unknown(whyOld(balance, balanceMaxAgeDays)) : statedMinor(balance, world)
    const comparison = compare(theirs, oursOn(facts, world, account, balance.day), tolerance)
    return { account, source: sourceOf(balance), day: balance.day, comparison, unplaced: 0 }
  })
}

function whyOld(balance: Balance, maxAgeDays: number): string {
  return `The last balance that ${balance.source} states is of ${formatDay(balance.day)}, more than ${maxAgeDays} days before.`
}

function statedMinor(balance: Balance, { world, policy }: LedgerWorld): Known<bigint> {
  const rate = rateOn(world, policy.fx, balance.currency, balance.day)
  return rate.known ? known(convert(balance.minor, rate.value)) : rate
}
