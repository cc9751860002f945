import type { Check, FactTable } from '#platform/server'
import { balanceShape, contractLineShape, exchangeRateShape, invoiceLineShape } from '../shapes.js'

const account = { column: 'account_id', table: 'customers.account' }
const product = { column: 'product_id', table: 'customers.product' }
const unit = { column: 'unit_id', table: 'customers.unit', within: 'account' }
const idSequence = 'ledger.fact_id'

// Sums are 64 bits wide: an amount that no company has would make the whole import fail, not its row alone.
const amountTooLarge: Check = {
  field: 'amount',
  when: 'abs(amount) >= 1e12',
  reason: "'An amount of a trillion or more cannot be right. Check the units of the column.'",
}

/** Contract lines. */
export const contractLines: FactTable = {
  shape: contractLineShape,
  table: 'ledger.contract_line',
  idSequence,
  references: { account, product, unit },
  currentHolds: 'key',
  computed: {
    amount: 'coalesce(s.amount::numeric, s.quantity::numeric * s.unit_price::numeric, s.unit_price::numeric)',
  },
  checks: [
    {
      field: 'endDay',
      when: 'end_day < start_day',
      reason: `format('The line ends on %s, before it starts on %s. Correct one of the two days.', end_day, start_day)`,
    },
    {
      field: 'amount',
      when: 'amount is null',
      reason: "'Neither an amount nor a unit price is given. Map one of the two.'",
    },
    amountTooLarge,
    {
      field: 'discountRatio',
      when: 'discount_ratio not between 0 and 1',
      reason: "'A discount ratio lies between 0 and 1: 0.1 is 10 %.'",
    },
    { field: 'discountAmount', when: 'discount_amount < 0', reason: "'A discount cannot be below zero.'" },
    {
      field: 'discountTo',
      when: 'discount_to < discount_from',
      reason: `format('The discount ends on %s, before it begins on %s.', discount_to, discount_from)`,
    },
    {
      field: 'pausedTo',
      when: 'paused_to is not null and (paused_from is null or paused_to < paused_from)',
      reason: `format('The pause ends on %s, but begins later or never.', paused_to)`,
    },
  ],
  whenGone: { endColumn: 'end_day', startColumn: 'start_day' },
}

/** Stated balances. */
export const balances: FactTable = {
  shape: balanceShape,
  table: 'ledger.balance',
  idSequence,
  references: { account },
  currentHolds: 'content',
  checks: [amountTooLarge],
  whenGone: 'void',
}

/** Invoice lines. */
export const invoiceLines: FactTable = {
  shape: invoiceLineShape,
  table: 'ledger.invoice_line',
  idSequence,
  references: { account, product },
  currentHolds: 'key',
  checks: [
    {
      field: 'serviceEnd',
      when: 'service_end < service_start',
      reason: `format('The service ends on %s, before it starts on %s. Correct one of the two days.', service_end, service_start)`,
    },
    amountTooLarge,
  ],
  whenGone: 'void',
}

/** Exchange rates. */
export const exchangeRates: FactTable = {
  shape: exchangeRateShape,
  table: 'ledger.exchange_rate',
  idSequence,
  references: {},
  currentHolds: 'content',
  checks: [
    { field: 'rate', when: 'rate <= 0', reason: "'A rate must be above zero.'" },
    {
      field: 'rate',
      when: 'rate > 0 and rate not between 1e-7 and 1e7',
      reason: "'No two currencies are so far apart. Check the units of the column.'",
    },
    { field: 'to', when: '"from" = "to"', reason: "'A rate needs two different currencies.'" },
  ],
  whenGone: 'keep',
}

/** How the facts of this room lie in the database. */
export const ledgerFacts: readonly FactTable[] = [exchangeRates, contractLines, balances, invoiceLines]
