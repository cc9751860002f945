import { yearOf } from '../plan/calendar.js'
import type { InvoiceLine } from './invoices.js'
import { amountCell, dayCell, type SampleFile, table } from './table.js'

const columns = [
  'ref',
  'account',
  'product',
  'invoice',
  'issuedDay',
  'serviceStart',
  'serviceEnd',
  'amount',
  'currency',
  'recurring',
] as const

/** The file of invoice lines; what one account is billed on one day is one invoice. */
export function invoiceFile(invoices: readonly InvoiceLine[]): SampleFile {
  const inOrder = invoices
    .map((row, index) => ({ row, index }))
    .sort((a, b) => a.row.issuedDay - b.row.issuedDay || a.index - b.index)
  const numbers = new Map<string, string>()
  const records = inOrder.map(({ row }, index) => {
    const key = `${row.account.ref} ${row.issuedDay}`
    const number = numbers.get(key) ?? `R-${yearOf(row.issuedDay)}-${String(numbers.size + 1).padStart(4, '0')}`
    numbers.set(key, number)
    return {
      ref: `I-${String(index + 1).padStart(5, '0')}`,
      account: row.account.ref,
      product: row.product,
      invoice: number,
      issuedDay: dayCell(row.issuedDay),
      serviceStart: dayCell(row.serviceStart),
      serviceEnd: dayCell(row.serviceEnd),
      amount: amountCell(row.minor, row.account.currency),
      currency: row.account.currency,
      recurring: String(row.line !== null),
    }
  })
  return table('invoice-lines.csv', 'invoice_line', columns, records)
}
