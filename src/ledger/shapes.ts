import { type FactShape, knownAtField } from '#platform'

/** A recurring position of a contract. See definitions.md, Facts. */
export const contractLineShape: FactShape = {
  name: 'contract_line',
  summary: 'A recurring position of a contract.',
  key: ['ref'],
  after: ['account', 'unit', 'product', 'exchange_rate'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the line." },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'product', type: 'text', refersTo: 'product', summary: 'The key of the product.' },
    {
      name: 'unit',
      type: 'text',
      refersTo: 'unit',
      summary: 'The key of the organisational unit, in the same account.',
    },
    { name: 'contract', type: 'text', summary: 'The contract that the line belongs to.' },
    { name: 'predecessor', type: 'text', summary: 'The key of the line that this one renews or replaces.' },
    { name: 'signedDay', type: 'day', summary: 'Day of signature.' },
    { name: 'startDay', type: 'day', required: true, summary: 'First day with service.' },
    { name: 'endDay', type: 'day', summary: 'First day without service. Blank: open-ended.' },
    { name: 'cancellationDay', type: 'day', summary: 'Day on which the customer gave notice.' },
    { name: 'noticeDays', type: 'integer', summary: 'Notice period in days.' },
    { name: 'autoRenewal', type: 'flag', summary: 'Renews by itself. Never extends ARR by itself.' },
    { name: 'endReason', type: 'text', summary: 'Why it ended.' },
    { name: 'quantity', type: 'decimal', summary: 'Seats, units, volume.' },
    { name: 'unitPrice', type: 'decimal', summary: 'Price of one unit per period, in major units.' },
    {
      name: 'amount',
      type: 'decimal',
      summary: 'Amount per period for the whole line, in major units; instead of a unit price.',
    },
    {
      name: 'period',
      type: 'period',
      required: true,
      summary:
        'How often the amount comes back: day, week, month, quarter, year, or a count of them such as `3 month`.',
    },
    { name: 'discountRatio', type: 'decimal', summary: 'Discount as a share of the amount: 0.1 is 10 %.' },
    { name: 'discountAmount', type: 'decimal', summary: 'Discount per period in major units.' },
    { name: 'discountFrom', type: 'day', summary: 'First day of the discount. Blank: from the start.' },
    { name: 'discountTo', type: 'day', summary: 'First day without the discount. Blank: permanent.' },
    { name: 'pausedFrom', type: 'day', summary: 'First day of a pause.' },
    { name: 'pausedTo', type: 'day', summary: 'First day after the pause. Blank: still paused.' },
    { name: 'currency', type: 'currency', summary: 'ISO 4217 code. Blank: the reporting currency of the workspace.' },
    knownAtField,
  ],
}

/** A stated ARR. */
export const balanceShape: FactShape = {
  name: 'balance',
  summary: 'The ARR of an account at the end of a day as some source states it.',
  key: ['account', 'day', 'source'],
  after: ['account'],
  fields: [
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'day', type: 'day', required: true, summary: 'The day at whose end it holds.' },
    { name: 'source', type: 'text', required: true, summary: 'Who states it.' },
    { name: 'amount', type: 'decimal', required: true, summary: 'ARR in major units.' },
    { name: 'currency', type: 'currency', summary: 'ISO 4217 code. Blank: the reporting currency of the workspace.' },
    knownAtField,
  ],
}

/** A line of an invoice. */
export const invoiceLineShape: FactShape = {
  name: 'invoice_line',
  summary: 'A line of an invoice: recurring or one-off revenue.',
  key: ['ref'],
  after: ['account', 'product'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the line." },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'product', type: 'text', refersTo: 'product', summary: 'The key of the product.' },
    { name: 'invoice', type: 'text', summary: 'Number of the invoice.' },
    { name: 'issuedDay', type: 'day', summary: 'Day of the invoice.' },
    { name: 'serviceStart', type: 'day', summary: 'First day of service.' },
    { name: 'serviceEnd', type: 'day', summary: 'First day after the service.' },
    {
      name: 'amount',
      type: 'decimal',
      required: true,
      summary: 'Amount without tax in major units; credits are negative.',
    },
    { name: 'currency', type: 'currency', summary: 'ISO 4217 code. Blank: the reporting currency of the workspace.' },
    { name: 'recurring', type: 'flag', summary: 'True for subscription revenue, false for one-off.' },
    knownAtField,
  ],
}

/** A stated exchange rate. */
export const exchangeRateShape: FactShape = {
  name: 'exchange_rate',
  summary: 'One unit of a currency in another, on a day.',
  key: ['from', 'to', 'day', 'kind'],
  after: [],
  fields: [
    { name: 'from', type: 'currency', required: true, summary: 'The currency that is converted.' },
    { name: 'to', type: 'currency', required: true, summary: 'The currency that results.' },
    { name: 'day', type: 'day', required: true, summary: 'The day; for a budget rate any day of its fiscal year.' },
    { name: 'rate', type: 'decimal', required: true, summary: '1 `from` = `rate` `to`.' },
    {
      name: 'kind',
      type: 'choice',
      choices: ['day', 'budget'],
      required: true,
      summary: 'The rate of the day, or the budget rate of its fiscal year.',
    },
    knownAtField,
  ],
}

export const ledgerShapes: readonly FactShape[] = [exchangeRateShape, contractLineShape, balanceShape, invoiceLineShape]
