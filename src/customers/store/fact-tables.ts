import type { FactTable } from '#platform/server'
import { reservedNames } from '../model/dimensions.js'
import {
  accountShape,
  engagementRoleShape,
  influences,
  opinionShape,
  personLinkShape,
  personShape,
  placementShape,
  productShape,
  segmentMemberShape,
  segmentShape,
  stances,
  tieShape,
  unitShape,
} from '../shapes.js'

const account = { column: 'account_id', table: 'customers.account' }
const unit = { column: 'unit_id', table: 'customers.unit', within: 'account' }
const person = { column: 'person_id', table: 'customers.person' }
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

/** Organisational units. */
export const units: FactTable = {
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
  references: { person },
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

const untilBeforeSince = {
  field: 'until',
  when: 'until < since',
  reason: "format('It cannot end on %s, before it begins on %s. Correct one of the days.', until, since)",
}

// Each row with everybody above its person on days of its own; row-level security shows the links of the workspace
// alone. Asked once for all rows of a file.
const inCircle = `
  kind = 'reports_to' and id in (
    with recursive line as (
      select person_id, other_id, coalesce(since, '-infinity') as since, coalesce(until, 'infinity') as until
        from customers.person_link l
       where kind = 'reports_to' and not void and not exists (select from recorded_fact f where f.id = l.id)
      union all
      select person_id, other_id, coalesce(since, '-infinity'), coalesce(until, 'infinity')
        from recorded_fact where kind = 'reports_to'
    ), above as (
      select id, person_id, other_id, coalesce(since, '-infinity'::date) as since, coalesce(until, 'infinity'::date) as until
        from recorded_fact where kind = 'reports_to'
      union
      select a.id, a.person_id, l.other_id, greatest(a.since, l.since), least(a.until, l.until)
        from above a join line l on l.person_id = a.other_id
       where a.other_id <> a.person_id and l.since <= a.until and a.since <= l.until
    ) select id from above where other_id = person_id)`

/** How people stand to each other. */
export const personLinks: FactTable = {
  shape: personLinkShape,
  table: 'customers.person_link',
  idSequence,
  references: { person, other: { ...person, column: 'other_id' } },
  currentHolds: 'content',
  checks: [
    {
      field: 'other',
      when: 'other_id = person_id',
      reason: "'Nobody stands in a line to themselves. Give somebody else.'",
    },
    untilBeforeSince,
    {
      field: 'other',
      when: `other_id <> person_id and ${inCircle}`,
      reason: "'They would report to themselves, through those above them. End one of these lines first.'",
    },
  ],
  whenGone: 'keep',
}

/** Further places of people. */
export const placements: FactTable = {
  shape: placementShape,
  table: 'customers.placement',
  idSequence,
  references: { person, account, unit },
  currentHolds: 'content',
  checks: [untilBeforeSince],
  whenGone: 'keep',
}

/** Roles of people at engagements. */
export const engagementRoles: FactTable = {
  shape: engagementRoleShape,
  table: 'customers.engagement_role',
  idSequence,
  references: { person, account },
  currentHolds: 'content',
  checks: [untilBeforeSince],
  whenGone: 'keep',
}

/** How well our people know them. */
export const ties: FactTable = {
  shape: tieShape,
  table: 'customers.tie',
  idSequence,
  references: { person },
  currentHolds: 'content',
  checks: [],
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
  personLinks,
  placements,
  engagementRoles,
  ties,
  segments,
  segmentMembers,
]
