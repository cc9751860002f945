import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { listDimensions } from '#customers/server'
import { action } from '#platform/server'
import { groupings } from '../store/group-by.js'
import { type InvoiceRange, readInvoiceRanges } from '../store/invoice-range.js'
import { monthField, workspaceField } from './fields.js'
import { followsCustomers } from './invoices-grouping.js'

const range = z.object({
  customers: z.int().describe('Customers with invoice lines.'),
  firstMonth: monthField.nullable().describe('The first month with revenue; null without any.'),
  lastMonth: monthField.nullable(),
})

/** What there is of repeat business, and how it can be asked: its months, whose it is, and groupings. */
export const invoicesState = action({
  name: 'invoices.state',
  summary: 'Show which months have revenue from invoices, of how many customers, and how it can be asked.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({
    currency: z.string(),
    today: z.string(),
    fiscalYearStart: z.int().describe('First month of the fiscal year, 1 to 12.'),
    withoutContracts: range.describe('Customers without any contract line.'),
    all: range,
    groupings: z.array(z.string()).describe('What it can be grouped by, dimensions of your own included.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { ranges, dimensions } = await database.withWorkspace(workspace.id, async (transaction) => ({
      ranges: await readInvoiceRanges(transaction, workspace.id),
      dimensions: await listDimensions(transaction, workspace.id),
    }))
    return {
      currency: workspace.currency,
      today: clock().slice(0, 10),
      fiscalYearStart: workspace.fiscalYearStart,
      withoutContracts: rangeOf(ranges.filter(({ hasContracts }) => !hasContracts)),
      all: rangeOf(ranges),
      groupings: [...groupings, ...dimensions].filter(followsCustomers),
    }
  },
})

function rangeOf(ranges: readonly InvoiceRange[]): z.input<typeof range> {
  const days = ranges.flatMap(({ first, last }) => [first, last]).filter((day) => day !== null)
  const months = days.map((day) => day.slice(0, 7)).sort()
  return {
    customers: ranges.reduce((sum, { customers }) => sum + customers, 0),
    firstMonth: months[0] ?? null,
    lastMonth: months.at(-1) ?? null,
  }
}
