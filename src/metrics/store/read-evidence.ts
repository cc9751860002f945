import type { AccountSpan } from '#customers/server'
import type { Day } from '#foundation'
import { movementKinds } from '#ledger'
import {
  type Grouping,
  type LedgerInUse,
  readPastSpans,
  readRenewalsDue,
  readRepeatRevenue,
  readUnitWindows,
} from '#ledger/server'
import type { Transaction } from '#platform/server'
import type { EvidenceRow } from '../model/evidence.js'
import type { Metric, Words } from '../model/metric.js'
import { balanceFormulas, balanceRows, flowKinds, flowRows, quickRows, quickSets } from '../model/movement-evidence.js'
import { isOverRenewals } from '../model/renewal-form.js'
import { repeatFormulas, repeatRows } from '../model/repeat-evidence.js'
import { type Named, renewalRows, retentionFormulas, retentionRows } from '../model/retention-evidence.js'
import { reasonWithoutValue } from '../model/undefined-days.js'
import { readAccountNames } from './account-names.js'
import { readAccountSums } from './account-sums.js'
import { readSignedLines } from './signed-lines.js'
import { wordsOfReason } from './words-of-reason.js'

/** What the rows of a metric are asked with. */
export type EvidenceQuestion = {
  readonly metric: Metric
  readonly at: Day
  /** The window (from, at], null where the metric has none. */
  readonly from: Day | null
  readonly months: number | null
  readonly grouping: Grouping | { readonly by: 'end-reason' }
  readonly asKnownAt: string | undefined
}

/** The rows that a metric is made of, or why it has no value. */
export type Evidence =
  | { readonly known: true; readonly rows: readonly EvidenceRow[] }
  | { readonly known: false; readonly because: Words }

/** Reads the rows of a metric on a day from the ledger that answers the question. */
export async function readEvidence(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: EvidenceQuestion,
): Promise<Evidence> {
  const { metric } = question
  if (metric.missing) return { known: false, because: metric.missing }
  if (repeatFormulas[metric.id]) return repeatEvidence(transaction, ledger, question)
  const past = await readPast(transaction, ledger, question)
  const evidence = await ledgerEvidence(transaction, ledger, { ...question, past })
  if (evidence.known && evidence.rows.length === 0 && !(await hasMovements(transaction, ledger)))
    return { known: false, because: nothingImported }
  return evidence
}

type WithPast = EvidenceQuestion & { readonly past: readonly AccountSpan[] }

// Refuses a dimension that nobody defined, too.
async function readPast(
  transaction: Transaction,
  { workspaceId }: LedgerInUse,
  { grouping, asKnownAt }: EvidenceQuestion,
): Promise<AccountSpan[]> {
  if (grouping.by === 'end-reason') return []
  return readPastSpans(transaction, { workspaceId, basis: 'known', asKnownAt }, grouping)
}

function ledgerEvidence(transaction: Transaction, ledger: LedgerInUse, question: WithPast): Promise<Evidence> {
  if (retentionFormulas[question.metric.id]) return retentionEvidence(transaction, ledger, question)
  if (question.metric.evidence === 'lines') return lineEvidence(transaction, ledger, question)
  return sumEvidence(transaction, ledger, question)
}

async function retentionEvidence(
  transaction: Transaction,
  ledger: LedgerInUse,
  { metric, from, at, grouping }: EvidenceQuestion,
): Promise<Evidence> {
  const formula = retentionFormulas[metric.id]
  if (!formula || from === null || grouping.by === 'end-reason')
    throw new Error('Broken promise: retention has a window')
  if (isOverRenewals(metric, ledger.policy)) {
    const [due] = await readRenewalsDue(transaction, { ...ledger, windows: [{ from, to: at }], grouping })
    if (!due) throw new Error('Broken promise: a window was asked for')
    if (!due.known) return unknownIn(due.because)
    return { known: true, rows: renewalRows(due.value, formula, await namesOf(transaction, ledger, due.value)) }
  }
  const windows = await readUnitWindows(transaction, { ...ledger, from, to: at, grouping })
  if (!windows.known) return unknownIn(windows.because)
  const nameOf = await namesOf(transaction, ledger, windows.value)
  return { known: true, rows: retentionRows(windows.value, ledger.policy, formula, nameOf) }
}

async function namesOf(
  transaction: Transaction,
  { workspaceId }: LedgerInUse,
  units: readonly { readonly account: number }[],
): Promise<(account: number) => Named> {
  const accounts = units.map(({ account }) => account)
  const names = await readAccountNames(transaction, workspaceId, accounts)
  return (account) => names.get(account) ?? { key: `${account}`, name: `${account}` }
}

async function lineEvidence(
  transaction: Transaction,
  ledger: LedgerInUse,
  { at, grouping, past, asKnownAt }: WithPast,
): Promise<Evidence> {
  if (grouping.by === 'end-reason') throw new Error('Broken promise: this grouping was refused before')
  const lines = await readSignedLines(transaction, ledger, { day: at, grouping, past, asKnownAt })
  return lines.known ? { known: true, rows: lines.value } : unknownIn(lines.because)
}

async function sumEvidence(
  transaction: Transaction,
  ledger: LedgerInUse,
  { metric, from, at, grouping, past }: WithPast,
): Promise<Evidence> {
  const because = reasonWithoutValue(ledger.undefinedSpans, from, at)
  if (because !== null) return unknownIn(because)
  const groupedOn = from === null ? 'last-day' : 'its-day'
  const formula = balanceFormulas[metric.id]
  const kinds = flowKinds[metric.id]
  const sets = formula ? [movementKinds] : kinds ? [kinds] : quickSets
  const sums = await readAccountSums(transaction, ledger, { from, to: at, grouping, groupedOn, past, sets })
  if (formula) return { known: true, rows: balanceRows(sums, formula) }
  return { known: true, rows: kinds ? flowRows(sums) : quickRows(sums) }
}

async function repeatEvidence(
  transaction: Transaction,
  ledger: LedgerInUse,
  { metric, at, months, grouping, asKnownAt }: EvidenceQuestion,
): Promise<Evidence> {
  const formula = repeatFormulas[metric.id]
  if (!formula || months === null) throw new Error('Broken promise: repeat revenue has a window')
  const { windows } = await readRepeatRevenue(transaction, ledger.workspaceId, {
    ends: [at],
    months,
    accounts: 'without-contracts',
    grouping: grouping.by === 'account' ? grouping : undefined,
    groupedAt: metric.kind === 'ratio' ? 'start' : 'end',
    policy: ledger.policy,
    currency: ledger.world.currency,
    asKnownAt,
  })
  const customers = windows[0]?.customers
  if (!customers) throw new Error('Broken promise: a window was asked for')
  if (!customers.known) return unknownIn(customers.because)
  if (customers.value.length === 0) return { known: false, because: noInvoices }
  return { known: true, rows: repeatRows(customers.value, formula) }
}

async function hasMovements(transaction: Transaction, ledger: LedgerInUse): Promise<boolean> {
  const { workspaceId, movements, columns } = ledger
  if (columns) return columns.count > 0
  const { rows } = await transaction.query<{ any: boolean }>(
    `select exists (select from ${movements} where workspace_id = $1) as any`,
    [workspaceId],
  )
  return rows[0]?.any === true
}

async function unknownIn(because: string): Promise<Evidence> {
  return { known: false, because: await wordsOfReason(because) }
}

const nothingImported: Words = {
  en: 'There are no contract lines and no stated balances yet.',
  pl: 'Nie ma jeszcze pozycji umów ani podanych sald.',
}

const noInvoices: Words = {
  en: 'No customer without contracts has invoices in the window or the one before.',
  pl: 'Żaden klient bez umów nie ma faktur w oknie ani w poprzednim.',
}
