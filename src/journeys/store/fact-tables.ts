import type { FactTable } from '#platform/server'
import { touchpointShape } from '../shapes.js'

/** Contacts between us and customers. */
export const touchpoints: FactTable = {
  shape: touchpointShape,
  table: 'journeys.touchpoint',
  idSequence: 'journeys.fact_id',
  references: {
    account: { column: 'account_id', table: 'customers.account' },
    person: { column: 'person_id', table: 'customers.person' },
    unit: { column: 'unit_id', table: 'customers.unit', within: 'account' },
  },
  currentHolds: 'content',
  computed: { team: `coalesce(s."team", 'other')`, direction: `coalesce(s."direction", 'out')` },
  checks: [],
  whenGone: 'keep',
}

/** Every kind of fact of this room. */
export const journeyFacts: readonly FactTable[] = [touchpoints]
