import { customerFacts } from '#customers/server'
import { journeyFacts } from '#journeys/server'
import { ledgerFacts } from '#ledger/server'
import { pipelineFacts } from '#pipeline/server'
import type { FactTable, Transaction } from '#platform/server'
import { planFacts } from './fact-tables.js'

// Kinds of fact that say something of a planned account. Of lines, the movements that follow from them come beside.
const withoutPlans = new Set(['balance', 'invoice_line', 'segment_member'])
const facts = [...customerFacts, ...ledgerFacts, ...journeyFacts, ...pipelineFacts, ...planFacts].filter(
  ({ shape }) => !withoutPlans.has(shape.name),
)

/** The accounts with a plan, ended or not, of which recordings brought something, in the tables of facts that they changed. */
export async function touchedPlans(
  transaction: Transaction,
  workspaceId: string,
  recordings: readonly number[],
  changed: ReadonlySet<string>,
): Promise<number[]> {
  const sql = touched(facts.filter(({ table }) => changed.has(table)))
  const { rows } = await transaction.query<{ account_id: number }>(sql, [workspaceId, recordings])
  return rows.map((row) => row.account_id)
}

function touched(changed: readonly FactTable[]): string {
  const people = changed.flatMap((table) => peopleIn(table))
  const selects = [
    'select account_id from ledger.movement where workspace_id = $1 and recording = any($2::bigint[])',
    ...changed.filter(({ references }) => references.account).map(accountsOf),
    ...(people.length > 0 ? accountsOfPeople : []),
  ]
  const touchedPeople = people.length > 0 ? `touched_person as materialized (${people.join(' union ')}),` : ''
  return `with ${touchedPeople} touched_account as materialized (${selects.join(' union ')})
          select distinct account_id from plans.item
           where workspace_id = $1 and kind = 'plan' and account_id in (select account_id from touched_account)
           order by account_id`
}

const brought = (table: FactTable): string =>
  `${table.table}_version v where v.workspace_id = $1 and v.recording = any($2::bigint[])`

// A fact that moved away is missed by the account that it left.
function accountsOf(table: FactTable): string {
  if (table.currentHolds === 'key') return `select v.account_id from ${brought(table)}`
  return `select e.account_id from ${table.table}_version e
           where e.workspace_id = $1 and e.id in (select v.id from ${brought(table)})`
}

/** SQL of the people that facts are about which are of no account themselves, and of people. */
function peopleIn(table: FactTable): string[] {
  if (table.shape.name === 'person') return [`select v.id from ${brought(table)}`]
  if (table.references.account) return []
  const columns = Object.values(table.references).flatMap((one) =>
    one.table === 'customers.person' ? [one.column] : [],
  )
  return columns.map((column) => `select v.${column} as id from ${brought(table)}`)
}

// People work at several accounts, and what is said of them is said at all of those.
const accountsOfPeople = customerFacts.flatMap(({ shape, table }) => {
  const key = { person: 'id', placement: 'person_id', engagement_role: 'person_id' }[shape.name]
  if (key === undefined) return []
  return [
    `select e.account_id from ${table}_version e where e.workspace_id = $1 and e.${key} in (select id from touched_person)`,
  ]
})
