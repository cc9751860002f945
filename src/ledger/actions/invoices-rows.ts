import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { formatDay, formatMinor } from '#foundation'
import { action, sentenceField, type Transaction } from '#platform/server'
import { type RepeatCustomer, repeatKindOf, repeatKinds } from '../model/repeat-bridge.js'
import { readRepeatRevenue } from '../store/repeat-revenue.js'
import { amountField, dayField, workspaceField } from './fields.js'
import { accountsField, atField, currencyField, dayAt } from './invoices-at.js'
import { accountGroupingOf } from './invoices-grouping.js'

const columns = ['opening', ...repeatKinds, 'closing'] as const

const row = z.object({
  account: z.string().describe('Key of the account.'),
  accountName: z.string(),
  group: z.string().nullable().optional(),
  opening: amountField.describe('Revenue of the twelve months before.'),
  closing: amountField.describe('Revenue of the twelve months.'),
  change: amountField,
  kind: z.enum(repeatKinds).nullable().describe('Null where nothing changed.'),
})

/** The customers behind a number of the bridge of repeat business; they sum to it. */
export const invoicesRows = action({
  name: 'invoices.rows',
  summary: 'List the customers behind a number of repeat business, with their revenue of both windows.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    at: atField.describe('The day that the twelve months end with; a month is its last day.'),
    column: z.enum(columns).optional().describe('A column of the bridge; without it all customers.'),
    by: z.string().optional().describe('As the bridge is grouped.'),
    group: z.string().optional().describe('The group, with `by`.'),
    unassigned: z.boolean().default(false).describe('With `by`: the customers without a group.'),
    accounts: accountsField,
    currency: currencyField,
    limit: z.int().min(1).max(5000).default(200).describe('At most so many rows. The totals are always of all.'),
    after: z.string().optional().describe('The `next` of the page before.'),
  }),
  output: z.object({
    currency: z.string(),
    from: dayField.describe('First day of the twelve months.'),
    to: dayField,
    known: z.boolean(),
    because: sentenceField.nullable().describe('Why there are no rows.'),
    rows: z.array(row),
    opening: amountField.nullable().describe('Sum of all rows, also of other pages.'),
    closing: amountField.nullable(),
    change: amountField.nullable(),
    count: z.int(),
    next: z.string().nullable().describe('Give it as `after` for the next page; null on the last.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const grouping = accountGroupingOf(request.by)
    const { accounts, currency: asked } = request
    const question = { ends: [dayAt(request.at)], accounts, grouping, currency: asked }
    const read = (transaction: Transaction) => readRepeatRevenue(transaction, workspace.id, question)
    const { currency, windows } = await database.withWorkspace(workspace.id, read, { snapshot: true })
    const [window] = windows
    if (!window) throw new Error('Broken promise: a window was asked for')
    const money = (minor: bigint) => formatMinor(minor, currency)
    const head = { currency, from: formatDay((window.start + 1) as typeof window.start), to: formatDay(window.end) }
    if (!window.customers.known) {
      const { because } = window.customers
      return {
        ...head,
        known: false,
        because,
        rows: [],
        opening: null,
        closing: null,
        change: null,
        count: 0,
        next: null,
      }
    }
    const isAsked = (customer: RepeatCustomer) => isIn(customer, request.column) && isOf(customer, request)
    const found = window.customers.value.filter(isAsked)
    const page = found.filter(({ account }) => request.after === undefined || account > request.after)
    const rows = page.slice(0, request.limit)
    const opening = found.reduce((sum, customer) => sum + customer.opening, 0n)
    const closing = found.reduce((sum, customer) => sum + customer.closing, 0n)
    return {
      ...head,
      known: true,
      because: null,
      rows: rows.map((customer) => ({
        account: customer.account,
        accountName: customer.name,
        ...(grouping ? { group: customer.group } : {}),
        opening: money(customer.opening),
        closing: money(customer.closing),
        change: money(customer.closing - customer.opening),
        kind: repeatKindOf(customer),
      })),
      opening: money(opening),
      closing: money(closing),
      change: money(closing - opening),
      count: found.length,
      next: page.length > rows.length ? (rows.at(-1)?.account ?? null) : null,
    }
  },
})

function isIn(customer: RepeatCustomer, column: (typeof columns)[number] | undefined): boolean {
  if (column === undefined) return true
  if (column === 'opening') return customer.opening !== 0n
  if (column === 'closing') return customer.closing !== 0n
  return repeatKindOf(customer) === column
}

function isOf({ group }: RepeatCustomer, asked: { by?: string; group?: string; unassigned: boolean }): boolean {
  if (asked.by === undefined) return true
  if (asked.unassigned) return group === null
  return asked.group === undefined || group === asked.group
}
