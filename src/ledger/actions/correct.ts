import { z } from 'zod'
import { findWorkspace } from '#access/server'
import {
  type Decimal,
  decimalsOf,
  divideHalfEven,
  formatDecimal,
  parseDay,
  parseDecimal,
  powerOfTen,
} from '#foundation'
import { action, beginRecording, Failure } from '#platform/server'
import { correctLine, readLine, type StoredLine } from '../store/correct-line.js'
import { advanceHorizon } from '../store/ledger-state.js'
import { maintainLedger } from '../store/maintain-ledger.js'
import { workspaceField } from './fields.js'

/** Corrects one contract line: the earlier version stays readable, the ledger of its account follows at once. */
export const ledgerCorrect = action({
  name: 'ledger.correct',
  summary: 'Correct one contract line, with a reason; the earlier version is kept.',
  effect: 'write',
  permission: 'ledger:write',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    line: z.string().describe('Key of the contract line.'),
    set: z.string().describe('What to correct: arr=AMOUNT, quantity=NUMBER or end=DAY (end= for open-ended).'),
    because: z.string().trim().min(3, 'must say why').describe('Why, for everybody who reads the restatement.'),
  }),
  output: z.object({
    line: z.string(),
    changed: z.boolean(),
    correctionId: z.string().nullable(),
    recordedAt: z.string().nullable(),
  }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const act = { kind: 'correct', actor, because: request.because } as const
      const recording = await beginRecording(transaction, workspace.id, act)
      const before = await readLine(transaction, workspace.id, request.line)
      const change = changeOf(request.set, before)
      if (Object.entries(change).every(([column, value]) => before[column as keyof StoredLine] === value)) {
        throw new Failure('wrong-usage', `The line ${request.line} has this value already: ${request.set}.`)
      }
      await advanceHorizon(transaction, recording, clock().slice(0, 10))
      await correctLine(transaction, recording, before, change)
      await maintainLedger(transaction, recording, [before.account_id])
      return { line: request.line, changed: true, correctionId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

function changeOf(set: string, line: StoredLine): Partial<StoredLine> {
  const equals = set.indexOf('=')
  const [name, value] = [set.slice(0, Math.max(equals, 0)).trim(), set.slice(equals + 1).trim()]
  if (name === 'arr') return arrChange(value, line)
  if (name === 'quantity') return quantityChange(value, line)
  if (name === 'end') return endChange(value, line)
  throw new Failure('wrong-usage', `"${set}" cannot be corrected. Write arr=AMOUNT, quantity=NUMBER or end=DAY.`)
}

/** The ARR is stated whole, so discounts no longer apply to it. */
function arrChange(value: string, line: StoredLine): Partial<StoredLine> {
  const arr = numberOf(value, 'arr')
  if (arr.scale > decimalsOf(line.currency)) {
    throw new Failure('wrong-usage', `${line.currency} has ${decimalsOf(line.currency)} decimals; "${value}" has more.`)
  }
  return {
    amount: formatDecimal(arr),
    period: 'year',
    unit_price: null,
    discount_ratio: null,
    discount_amount: null,
    discount_from: null,
    discount_to: null,
  }
}

/** With a unit price the amount follows; without one it follows in proportion, so that the price of one stays. */
function quantityChange(value: string, line: StoredLine): Partial<StoredLine> {
  const quantity = numberOf(value, 'quantity')
  const before = line.quantity === null ? null : parseDecimal(line.quantity)
  const amount = parseDecimal(line.amount)
  if (!before || before.digits === 0n || !amount) {
    throw new Failure('wrong-usage', `The line ${line.ref} has no quantity to correct. Correct its arr instead.`)
  }
  const scale = amount.scale + 6
  const numerator = amount.digits * quantity.digits * powerOfTen(before.scale + 6)
  const digits = divideHalfEven(numerator, before.digits * powerOfTen(quantity.scale))
  return { quantity: formatDecimal(quantity), amount: formatDecimal({ digits, scale }) }
}

function endChange(value: string, line: StoredLine): Partial<StoredLine> {
  if (value === '') return { end_day: null }
  if (parseDay(value) === null) throw new Failure('wrong-usage', `"${value}" is not a day such as 2024-12-31.`)
  if (value < line.start_day)
    throw new Failure('wrong-usage', `The line starts on ${line.start_day}; it cannot end before, on ${value}.`)
  return { end_day: value }
}

function numberOf(value: string, name: string): Decimal {
  const number = parseDecimal(value)
  if (!number || number.digits < 0n)
    throw new Failure('wrong-usage', `"${value}" is not an amount for ${name}, such as 12000.50.`)
  return number
}
