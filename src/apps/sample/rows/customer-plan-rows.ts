import type { CustomerPlan, PlannedItem } from '../plan/customer-plan.js'
import { type Cell, dayCell, type SampleFile, table } from './table.js'

const fields = ['title', 'person', 'otherPerson', 'unit', 'about', 'function', 'owner', 'text'] as const
const days = ['day', 'due', 'until'] as const

/** The file of what customer plans say. */
export function planItemFile(plans: readonly CustomerPlan[]): SampleFile {
  const all = plans.flatMap(({ items }) => items)
  const names = [...new Set(all.flatMap(({ attributes = {} }) => Object.keys(attributes)))].sort()
  const columns = ['ref', 'account', 'kind', 'state', ...fields, ...days, ...names.map((name) => `attributes.${name}`)]
  const records = plans.flatMap(({ account, items }) => items.map((item) => recordOf(item, account.ref, names)))
  return table('plan-items.csv', 'plan_item', columns, records)
}

function recordOf(item: PlannedItem, account: string, names: readonly string[]): Record<string, Cell> {
  const { ref, kind, state, attributes = {} } = item
  return {
    ...{ ref, account, kind, state },
    ...Object.fromEntries(fields.map((field) => [field, item[field] ?? null])),
    ...Object.fromEntries(days.map((field) => [field, dayCell(item[field] ?? null)])),
    ...Object.fromEntries(names.map((name) => [`attributes.${name}`, attributes[name] ?? null])),
  }
}

/** The files of roles in engagements, links between people, and ties to people of ours. */
export function relationFiles(plans: readonly CustomerPlan[]): readonly SampleFile[] {
  const roles = plans.flatMap(({ account, roles: held }) =>
    held.map((role, at) => ({
      ...role,
      ref: `${account.ref}-R${at + 1}`,
      account: account.ref,
      since: dayCell(role.since),
    })),
  )
  const links = plans.flatMap(({ account, links: lines }) =>
    lines.map((line, at) => ({ because: null, ...line, ref: `${account.ref}-L${at + 1}` })),
  )
  const ties = plans.flatMap(({ account, ties: known }) =>
    known.map((tie, at) => ({ ...tie, ref: `${account.ref}-T${at + 1}`, day: dayCell(tie.day) })),
  )
  return [
    table('engagement-roles.csv', 'engagement_role', ['ref', 'person', 'account', 'role', 'since'], roles),
    table('person-links.csv', 'person_link', ['ref', 'person', 'other', 'kind', 'because'], links),
    table('ties.csv', 'tie', ['ref', 'person', 'member', 'strength', 'day'], ties),
  ]
}
