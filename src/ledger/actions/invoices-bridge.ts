import { z } from 'zod'
import { findWorkspace } from '#access/server'
import {
  addMonths,
  type Currency,
  type Day,
  formatDay,
  formatMinor,
  formatMonth,
  lastDayOf,
  type Month,
  monthOf,
} from '#foundation'
import { action, sentenceField, type Transaction } from '#platform/server'
import { type RepeatCustomer, repeatBridgeOf, repeatRetentionOf } from '../model/repeat-bridge.js'
import { type RepeatWindow, readRepeatRevenue } from '../store/repeat-revenue.js'
import { amountField, monthField, monthsOf, workspaceField } from './fields.js'
import { accountsField, currencyField, ratioText } from './invoices-at.js'
import { accountGroupingOf } from './invoices-grouping.js'

const amount = amountField.nullable()
const ratio = z.string().nullable()

const row = z.object({
  month: monthField.describe('The month at whose end the twelve months end.'),
  group: z.string().nullable().optional().describe('With `by`: the group; null is unassigned.'),
  opening: amount.describe('Revenue of the twelve months before.'),
  new: amount,
  reactivation: amount.describe('Of customers without revenue in the twelve months before, but earlier.'),
  expansion: amount,
  contraction: amount,
  churn: amount,
  closing: amount.describe('Revenue of the twelve months that end with the month.'),
  customers: z.int().nullable().describe('Customers with revenue in the twelve months.'),
  nrr: ratio.describe('1 is 100 %.'),
  grr: ratio,
  logoRetention: ratio,
  because: sentenceField.optional().describe('Why the row has no amounts, or no ratios.'),
  isOver: z.boolean().describe('False while the month is not over: what is not invoiced yet is missing.'),
})

type Row = z.input<typeof row>

/** The bridge of repeat business: twelve months of invoiced revenue against the twelve before, for every month. */
export const invoicesBridge = action({
  name: 'invoices.bridge',
  summary: 'Show repeat business from invoices: twelve months of revenue against the twelve before, and its retention.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    from: monthField.describe('First month.'),
    to: monthField.describe('Last month.'),
    by: z
      .string()
      .optional()
      .describe(
        'Group by country, industry, segment, owner, channel, parent, account or attributes.NAME, as at the start of the window.',
      ),
    accounts: accountsField,
    currency: currencyField,
  }),
  output: z.object({
    currency: z.string(),
    rows: z.array(row),
    unplaced: z.int().describe('Invoice lines that name no day, so that they count nowhere.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { from, to } = monthsOf(request)
    const grouping = accountGroupingOf(request.by)
    const ends: Day[] = []
    for (let month = from; month <= to; month = addMonths(month, 1)) ends.push(lastDayOf(month))
    const { accounts, currency: asked } = request
    const read = (transaction: Transaction) =>
      readRepeatRevenue(transaction, workspace.id, { ends, accounts, grouping, currency: asked })
    const { currency, windows, unplaced } = await database.withWorkspace(workspace.id, read, { snapshot: true })
    const today = clock().slice(0, 10)
    const groups = grouping ? groupsOf(windows) : [undefined]
    const rows = windows.flatMap((window) => groups.map((group) => rowOf({ window, group, currency, today })))
    return { currency, rows, unplaced }
  },
})

type Groups = readonly (string | null | undefined)[]

/** Every group has a row in every month; the unassigned one last. */
function groupsOf(windows: readonly RepeatWindow[]): Groups {
  const all = windows.flatMap(({ customers }) => (customers.known ? customers.value.map(({ group }) => group) : []))
  const named = [...new Set(all)].filter((group) => group !== null).sort()
  return all.includes(null) ? [...named, null] : named
}

type Part = { window: RepeatWindow; group: string | null | undefined; currency: Currency; today: string }

function rowOf({ window, group, currency, today }: Part): Row {
  const month: Month = monthOf(window.end)
  const head = {
    month: formatMonth(month),
    ...(group === undefined ? {} : { group }),
    isOver: formatDay(window.end) < today,
  }
  if (!window.customers.known) return { ...head, ...nothing, because: window.customers.because }
  const customers = window.customers.value.filter((each) => group === undefined || each.group === group)
  const { customers: count, ...sums } = repeatBridgeOf(customers)
  const amounts = Object.fromEntries(Object.entries(sums).map(([name, minor]) => [name, formatMinor(minor, currency)]))
  return { ...head, ...(amounts as Record<keyof typeof sums, string>), customers: count, ...retentionOf(customers) }
}

function retentionOf(customers: readonly RepeatCustomer[]): Pick<Row, 'nrr' | 'grr' | 'logoRetention' | 'because'> {
  const { opening, retained, kept, units, stayed } = repeatRetentionOf(customers)
  const because = units === 0 ? { because: 'No customer has revenue in the twelve months before.' } : {}
  return {
    nrr: ratioText(retained, opening),
    grr: ratioText(kept, opening),
    logoRetention: ratioText(BigInt(stayed), BigInt(units)),
    ...because,
  }
}

const nothing = {
  opening: null,
  new: null,
  reactivation: null,
  expansion: null,
  contraction: null,
  churn: null,
  closing: null,
  customers: null,
  nrr: null,
  grr: null,
  logoRetention: null,
}
