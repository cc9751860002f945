import type { FactTable } from '#platform/server'
import { reservedNames } from '../model/dimensions.js'
import {
  accountShape,
  influences,
  opinionShape,
  personShape,
  productShape,
  segmentMemberShape,
  segmentShape,
  stances,
  unitShape,
} from '../shapes.js'

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

// Row-level security shows the erasures of the workspace alone. Most workspaces have none, and then nothing is hashed.
const wasErased = `
  exists (select from customers.erasure e join customers.erasure_secret s using (workspace_id)
           where e.ref_hash = customers.ref_hash(s.inner_pad, s.outer_pad, recorded_fact.ref))`

/** People. */
export const people: FactTable = {
  shape: personShape,
  table: 'customers.person',
  idSequence,
  references: { account, unit },
  currentHolds: 'content',
  checks: [
    {
      field: 'ref',
      when: wasErased,
      reason:
        "'The data of this person were erased at their wish, and are not taken in again. Leave them out of the file, or give a new key if it is somebody else.'",
    },
  ],
  whenGone: 'void',
}

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

/** Opinions about people. */
export const opinions: FactTable = {
  shape: opinionShape,
  table: 'customers.opinion',
  idSequence,
  references: { person: { column: 'person_id', table: 'customers.person' } },
  currentHolds: 'content',
  checks: [
    {
      field: 'value',
      when: `kind = 'stance' and value not in (${listed(stances)})`,
      reason: `format('A stance is one of ${stances.join(', ')}, not "%s".', value)`,
    },
    {
      field: 'value',
      when: `kind = 'influence' and value not in (${listed(influences)})`,
      reason: `format('An influence is one of ${influences.join(', ')}, not "%s".', value)`,
    },
  ],
  whenGone: 'keep',
}

// Without a day it holds from the beginning; as part of a key it cannot be null.
const fromTheBeginning = { valid_from: "coalesce(s.valid_from::date, '-infinity')" }
const dimensionChecks = [
  {
    field: 'dimension',
    when: `lower(dimension) in (${reservedNames.map((name) => `'${name}'`).join(', ')})`,
    reason: `format('"%s" means something already. Call the dimension otherwise.', dimension)`,
  },
  {
    field: 'dimension',
    when: `length(dimension) > 80 or dimension ~ '[''"\\\\.,]'`,
    reason: "'The name of a dimension has at most 80 characters, and no quotes, backslashes, points or commas.'",
  },
]

/** Segments of dimensions that users define. */
export const segments: FactTable = {
  shape: segmentShape,
  table: 'customers.segment',
  idSequence,
  references: {},
  currentHolds: 'content',
  checks: dimensionChecks,
  computed: fromTheBeginning,
  whenGone: 'void',
}

/** Accounts on the lists of segments. */
export const segmentMembers: FactTable = {
  shape: segmentMemberShape,
  table: 'customers.segment_member',
  idSequence,
  references: { account },
  currentHolds: 'content',
  checks: dimensionChecks,
  computed: fromTheBeginning,
  whenGone: 'void',
}

/** How the facts of this room lie in the database. */
export const customerFacts: readonly FactTable[] = [
  accounts,
  units,
  products,
  people,
  opinions,
  segments,
  segmentMembers,
]
