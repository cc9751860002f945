import type { FactTable } from '#platform/server'
import { opportunityShape } from '../shapes.js'

/** Chances to sell. */
export const opportunities: FactTable = {
  shape: opportunityShape,
  table: 'pipeline.opportunity',
  idSequence: 'pipeline.fact_id',
  references: {
    account: { column: 'account_id', table: 'customers.account' },
    unit: { column: 'unit_id', table: 'customers.unit', within: 'account' },
    product: { column: 'product_id', table: 'customers.product' },
  },
  currentHolds: 'content',
  computed: { outcome: `coalesce(s."outcome", 'open')` },
  checks: [
    {
      field: 'closedDay',
      when: `outcome in ('won', 'lost') and closed_day is null`,
      reason: `format('An opportunity that was %s needs the day on which it closed.', outcome)`,
    },
    {
      field: 'closedDay',
      when: `outcome = 'open' and closed_day is not null`,
      reason: `format('An open opportunity has no closing day, and this one closed on %s. Say won or lost, or give the day as the expected one.', closed_day)`,
    },
    {
      field: 'amount',
      when: 'abs(amount) >= 1e12',
      reason: "'An amount of a trillion or more cannot be right. Check the units of the column.'",
    },
    {
      field: 'currency',
      when: 'amount is not null and currency is null',
      reason: "'An amount needs its currency.'",
    },
  ],
  whenGone: 'void',
}

/** Every kind of fact of this room. */
export const pipelineFacts: readonly FactTable[] = [opportunities]
