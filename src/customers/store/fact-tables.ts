import type { FactTable } from '#platform/server'
import { accountShape, personShape, productShape, unitShape } from '../shapes.js'

const account = { column: 'account_id', table: 'customers.account' }
const unit = { column: 'unit_id', table: 'customers.unit', within: 'account' }
const idSequence = 'customers.fact_id'

/** Accounts. */
export const accounts: FactTable = {
  shape: accountShape,
  table: 'customers.account',
  idSequence,
  references: {},
  currentHolds: 'content',
  checks: [
    { field: 'parent', when: 'parent = ref', reason: "'An account cannot be its own parent. Leave the parent blank.'" },
  ],
  whenGone: 'keep',
}

const units: FactTable = {
  shape: unitShape,
  table: 'customers.unit',
  idSequence,
  references: { account },
  currentHolds: 'content',
  checks: [
    { field: 'parent', when: 'parent = ref', reason: "'A unit cannot be above itself. Leave the parent blank.'" },
  ],
  whenGone: 'keep',
}

const products: FactTable = {
  shape: productShape,
  table: 'customers.product',
  idSequence,
  references: {},
  currentHolds: 'content',
  checks: [],
  whenGone: 'keep',
}

const people: FactTable = {
  shape: personShape,
  table: 'customers.person',
  idSequence,
  references: { account, unit },
  currentHolds: 'content',
  checks: [],
  whenGone: 'void',
}

/** How the facts of this room lie in the database. */
export const customerFacts: readonly FactTable[] = [accounts, units, products, people]
