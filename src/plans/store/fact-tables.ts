import { type Check, type FactTable, snakeCase } from '#platform/server'
import { type Attribute, type ItemKind, itemKind, itemKindNames } from '../model/kinds.js'
import { planItemShape } from '../shapes.js'

const listed = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ')

const columns: Readonly<Record<string, string>> = {
  person: 'person_id',
  otherPerson: 'other_person_id',
  unit: 'unit_id',
}

// Row-level security shows the items of the workspace alone. Sub-selects that do not look at the row are hashed once,
// however many rows a file has.
const itemsThen = `(select id, ref, account_id, kind, state from plans.item
                     where not void and id not in (select id from recorded_fact)
                     union all select id, ref, account_id, kind, state from recorded_fact) o`

/** Items of customer plans. */
export const planItems: FactTable = {
  shape: planItemShape,
  table: 'plans.item',
  idSequence: 'plans.fact_id',
  references: {
    account: { column: 'account_id', table: 'customers.account' },
    unit: { column: 'unit_id', table: 'customers.unit', within: 'account' },
    person: { column: 'person_id', table: 'customers.person' },
    otherPerson: { column: 'other_person_id', table: 'customers.person' },
  },
  currentHolds: 'content',
  computed: { state: `coalesce(s."state", case s."kind" ${itemKindNames.map(firstState).join(' ')} end)` },
  checks: [...itemKindNames.flatMap(checksOf), ...needed(), ...neverThere(), ...ofOtherItems()],
  whenGone: 'keep',
}

/** Every kind of fact of this room. */
export const planFacts: readonly FactTable[] = [planItems]

function firstState(name: (typeof itemKindNames)[number]): string {
  return `when '${name}' then '${itemKind(name).states[0]}'`
}

function checksOf(name: (typeof itemKindNames)[number]): Check[] {
  const kind = itemKind(name)
  const states: Check = {
    field: 'state',
    when: `kind = '${name}' and state not in (${listed(kind.states)})`,
    reason: `format('The state of a ${name} is one of ${kind.states.join(', ')}, not "%s".', state)`,
  }
  const attributes = Object.entries(kind.attributes ?? {}).flatMap(([field, attribute]) =>
    attributeChecks(name, field, attribute),
  )
  return [states, unknownAttributes(name, kind), ...attributes]
}

function attributeChecks(name: string, field: string, attribute: Attribute): Check[] {
  const value = `attributes ->> '${field}'`
  const of = `attributes.${field}`
  const shapes: Readonly<Record<Attribute['type'], { bad: string; words: string } | null>> = {
    text: null,
    number: { bad: `${value} !~ '^-?[0-9]+(\\.[0-9]+)?$'`, words: 'a number such as 12.5' },
    day: { bad: `${value} !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'`, words: 'a day such as 2026-03-31' },
    choice: {
      bad: `${value} not in (${listed(attribute.choices ?? [])})`,
      words: `one of ${attribute.choices?.join(', ')}`,
    },
  }
  const shape = shapes[attribute.type]
  const checks: Check[] = []
  if (attribute.required) {
    const reason = `'A ${name} needs ${of}.'`
    checks.push({ field: of, when: `kind = '${name}' and coalesce(${value}, '') = ''`, reason })
  }
  if (shape) {
    const reason = `format('${of} of a ${name} is ${shape.words}, not "%s".', ${value})`
    checks.push({ field: of, when: `kind = '${name}' and ${shape.bad}`, reason })
  }
  return checks
}

function unknownAttributes(name: string, { attributes = {} }: ItemKind): Check {
  const known = Object.keys(attributes)
  const rest = `coalesce(attributes, '{}'::jsonb) - array[${listed(known)}]::text[]`
  return {
    field: 'kind',
    when: `kind = '${name}' and ${rest} <> '{}'::jsonb`,
    reason: `format('A ${name} has no attributes.%s.', (select string_agg(k, ', ') from jsonb_object_keys(${rest}) k))`,
  }
}

function ofOtherItems(): Check[] {
  const abouts = itemKindNames.flatMap((name) => {
    const kinds = itemKind(name).about ?? (itemKind(name).fields.about ? itemKindNames : [])
    const found = `select o.ref, o.account_id from ${itemsThen} where o.kind in (${listed(kinds)})`
    return kinds.length > 0 ? [`(kind = '${name}' and (about, account_id) not in (${found}))`] : []
  })
  const twice = `select o.account_id from ${itemsThen} where o.kind = 'plan' and o.state <> 'ended'
                  group by o.account_id having count(*) > 1`
  return [
    {
      field: 'kind',
      when: 'exists (select from plans.item i where i.id = recorded_fact.id and i.kind <> recorded_fact.kind and not i.void)',
      reason: "'What kind of item it is never changes. Give it another key.'",
    },
    {
      field: 'about',
      when: `about is not null and (${abouts.join(' or ')})`,
      reason: `format('"%s" is no item of this account that a %s can be about.', about, kind)`,
    },
    {
      field: 'account',
      when: `kind = 'plan' and state <> 'ended' and account_id in (${twice})`,
      reason: "'The account has a plan already. End that one first, or change it.'",
    },
  ]
}

function needed(): Check[] {
  return checksByField('needed', (field, kinds) => ({
    field,
    when: `kind in (${listed(kinds)}) and ${quotedColumn(field)} is null`,
    reason: `format('A %s needs ${field}.', kind)`,
  }))
}

function neverThere(): Check[] {
  return checksByField(undefined, (field, kinds) => ({
    field,
    when: `kind in (${listed(kinds)}) and ${quotedColumn(field)} is not null`,
    reason: `format('A %s has no ${field}. Leave it blank.', kind)`,
  }))
}

function checksByField(has: string | undefined, check: (field: string, kinds: string[]) => Check): Check[] {
  const shared = [
    'title',
    'person',
    'otherPerson',
    'unit',
    'about',
    'function',
    'owner',
    'day',
    'due',
    'until',
    'text',
  ] as const
  return shared.flatMap((field) => {
    const kinds = itemKindNames.filter((name) => itemKind(name).fields[field] === has)
    return kinds.length > 0 ? [check(field, kinds)] : []
  })
}

function quotedColumn(field: string): string {
  return `"${columns[field] ?? snakeCase(field)}"`
}
