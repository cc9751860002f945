import type { Line } from './lines.js'
import { amountCell, type Cell, dayCell, type SampleFile, table } from './table.js'

const columns = [
  'ref',
  'account',
  'product',
  'unit',
  'contract',
  'predecessor',
  'signedDay',
  'startDay',
  'endDay',
  'cancellationDay',
  'noticeDays',
  'autoRenewal',
  'endReason',
  'quantity',
  'unitPrice',
  'amount',
  'period',
  'discountRatio',
  'discountTo',
  'pausedFrom',
  'pausedTo',
  'currency',
] as const

/** The file of contract lines. */
export function contractLineFile(name: string, lines: readonly Line[]): SampleFile {
  return table(name, 'contract_line', columns, lines.map(record))
}

function record(line: Line): Record<(typeof columns)[number], Cell> {
  const { terms, account } = line
  const price = amountCell(terms.priceMinor, account.currency)
  return {
    ref: line.ref,
    account: account.ref,
    product: terms.product,
    unit: terms.unit,
    contract: line.contract,
    predecessor: line.predecessor,
    signedDay: dayCell(line.signedDay),
    startDay: dayCell(line.startDay),
    endDay: dayCell(line.endDay),
    cancellationDay: dayCell(line.cancellationDay),
    noticeDays: String(line.noticeDays),
    autoRenewal: String(line.autoRenewal),
    endReason: line.endReason,
    quantity: terms.quantity === null ? null : String(terms.quantity),
    unitPrice: terms.quantity === null ? null : price,
    amount: terms.quantity === null ? price : null,
    period: terms.period,
    discountRatio: terms.discountPercent === 0 ? null : ratioCell(terms.discountPercent),
    discountTo: terms.discountPercent === 0 ? null : dayCell(terms.discountTo),
    pausedFrom: dayCell(line.pausedFrom),
    pausedTo: dayCell(line.pausedTo),
    currency: account.currency,
  }
}

function ratioCell(percent: number): string {
  return `0.${String(percent).padStart(2, '0')}`
}
