import { z } from 'zod'
import { type Currency, divideHalfEven, formatDay, formatMinor } from '#foundation'
import { sentenceField } from '#platform/server'
import { explanationFor, reconciliationStates, stillHolds } from '../model/reconciliation.js'
import type { ReconciledRow } from '../store/reconcile.js'
import { type Explanation, explanationKey } from '../store/reconciliation-acts.js'
import { amountField, dayField } from './fields.js'
import { ratioText } from './invoices-at.js'

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

const amount = amountField.nullable()

/** One account against one source. */
export const reconciliationRow = z.object({
  account: z.string().describe('Key of the account.'),
  accountName: z.string(),
  source: z.string().describe('`billing` for invoices, else who states the balance.'),
  day: dayField.describe('The day that both sides are of: the one asked for, or that of the statement.'),
  theirs: amount.describe('What the source says, per year in the reporting currency.'),
  ours: amount.describe('ARR of the contract lines on that day.'),
  difference: amount.describe('Theirs less ours.'),
  ratio: z.string().nullable().describe('Theirs ÷ ours; null where ours is nothing.'),
  theirsPerDay: amount.describe('Theirs ÷ 365.'),
  oursPerDay: amount,
  tolerance: amount.describe('Up to this the two agree.'),
  state: z.enum(reconciliationStates),
  because: sentenceField.nullable().describe('Why there is no value.'),
  open: z.boolean().describe('A difference that nobody has explained, or that changed since.'),
  owner: z.string().nullable(),
  category: z.enum(categories).nullable(),
  reason: z.string().nullable(),
  note: sentenceField
    .nullable()
    .describe('What to know about the row: a changed difference, lines that cannot be placed.'),
  explainedAt: z.string().nullable().describe('When the explanation was recorded.'),
  explainedFor: dayField.nullable().describe('The day that the explanation looked at.'),
  by: z.string().nullable().describe('Who recorded it.'),
})

export type ReconciliationOutput = z.input<typeof reconciliationRow>

export type AccountName = { readonly ref: string; readonly name: string }

/** A compared account as it is shown: its amounts, whether it is open, and who explained it how. */
export function rowOf(
  row: ReconciledRow,
  account: AccountName,
  explanations: ReadonlyMap<string, readonly Explanation[]>,
  currency: Currency,
): ReconciliationOutput {
  const { comparison } = row
  const explanation = explanationFor(explanations.get(explanationKey(row)) ?? [], formatDay(row.day))
  const isDifference = comparison.state !== 'agrees' && comparison.state !== 'undefined'
  const holds = explanation !== null && stillHolds(explanation, comparison, currency)
  const shown = isDifference ? explanation : null
  return {
    account: account.ref,
    accountName: account.name,
    source: row.source,
    day: formatDay(row.day),
    ...amountsOf(row, currency),
    open: isDifference && !holds,
    owner: shown?.owner ?? null,
    category: categories.find((category) => category === shown?.category) ?? null,
    reason: shown?.reason ?? null,
    note: noteOf(row, holds ? null : shown),
    explainedAt: shown?.recordedAt ?? null,
    explainedFor: shown?.at ?? null,
    by: shown?.by ?? null,
  }
}

type Amounts =
  | 'theirs'
  | 'ours'
  | 'difference'
  | 'ratio'
  | 'theirsPerDay'
  | 'oursPerDay'
  | 'tolerance'
  | 'state'
  | 'because'

function amountsOf({ comparison }: ReconciledRow, currency: Currency): Pick<ReconciliationOutput, Amounts> {
  if (comparison.state === 'undefined') {
    const { state, because } = comparison
    const none = { theirs: null, ours: null, difference: null, ratio: null, tolerance: null }
    return { ...none, theirsPerDay: null, oursPerDay: null, state, because }
  }
  const { theirs, ours, difference, tolerance, state } = comparison
  const money = (minor: bigint): string => formatMinor(minor, currency)
  return {
    theirs: money(theirs),
    ours: money(ours),
    difference: money(difference),
    ratio: ratioText(theirs, ours),
    theirsPerDay: money(divideHalfEven(theirs, 365n)),
    oursPerDay: money(divideHalfEven(ours, 365n)),
    tolerance: money(tolerance),
    state,
    because: null,
  }
}

function noteOf({ unplaced }: ReconciledRow, outdated: Explanation | null): string | null {
  const changed = outdated
    ? `Changed since it was explained: the difference was ${formatMinor(outdated.difference, outdated.currency)} ${outdated.currency}.`
    : ''
  const lines = unplaced === 1 ? '1 recurring invoice line names' : `${unplaced} recurring invoice lines name`
  const left = unplaced > 0 ? `${lines} no days of service and cannot be placed.` : ''
  return [changed, left].filter(Boolean).join(' ') || null
}
