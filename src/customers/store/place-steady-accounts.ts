import type { Transaction } from '#platform/server'
import { spansOf } from '../model/account-spans.js'
import { attributes, beginning } from '../model/attribute-timeline.js'
import { attributesAsked, type Definitions } from '../model/dimensions.js'
import { openPrefix } from '../model/rule.js'

// An account is steady whose attributes hold always and that is on no list: only rules can place it.
const isSteady = `
  not exists (select from customers.account_version v where v.workspace_id = $1 and v.id = a.id and v.valid_from is not null)
  and not exists (select from customers.segment_member m where m.workspace_id = $1 and m.account_id = a.id and not m.void)`

/** The accounts of which each must be looked at alone: with attributes from a day on, or on a list. */
export async function unsteadyAccounts(transaction: Transaction, workspaceId: string): Promise<number[]> {
  const { rows } = await transaction.query<{ id: number }>(
    `select id from customers.account_version where workspace_id = $1 and valid_from is not null
     union select account_id from customers.segment_member where workspace_id = $1 and not void order by 1`,
    [workspaceId],
  )
  return rows.map((row) => row.id)
}

/**
 * Places every steady account. To the rules accounts with the same values of the attributes that they ask for are the
 * same, so each combination of values is placed once, by the function that places a single account.
 */
export async function placeSteadyAccounts(
  transaction: Transaction,
  workspaceId: string,
  definitions: Definitions,
): Promise<void> {
  const asked = attributesAsked(definitions)
  const columns = attributes.filter((name) => asked.includes(name))
  const open = asked.filter((name) => name.startsWith(openPrefix)).map((name) => name.slice(openPrefix.length))
  // SQL of the values that are asked for, with the names of open attributes as parameters from a number on.
  const keyFrom = (at: number): string => {
    const others = open.map((_, index) => `a.attributes -> $${at + index}::text`)
    return `jsonb_build_array(${[...columns.map((name) => `a.${name}`), ...others].join(', ')})`
  }
  const { rows } = await transaction.query<{ key: unknown[] }>(
    `select distinct ${keyFrom(2)} as key from customers.account a where a.workspace_id = $1 and not a.void and ${isSteady}`,
    [workspaceId, ...open],
  )
  const spans = rows.flatMap(({ key }) => spansOfValues(key, columns, open, definitions))
  await keep(transaction, keyFrom(3), [workspaceId, JSON.stringify(spans), ...open])
}

type PlacedValues = {
  readonly key: readonly unknown[]
  readonly from_day: string
  readonly dimensions: unknown
  /** Whether it is one of several spans; and whether it is the last, which holds now. */
  readonly changes: boolean
  readonly last: boolean
}

function spansOfValues(
  key: readonly unknown[],
  columns: readonly string[],
  open: readonly string[],
  definitions: Definitions,
): PlacedValues[] {
  const blank = { ref: '', parent: null, country: null, industry: null, segment: null, owner: null, channel: null }
  const named = Object.fromEntries(columns.map((name, index) => [name, key[index]]))
  const others = Object.fromEntries(open.map((name, index) => [name, key[columns.length + index]]))
  const version = { account_id: 0, valid_from: null, ...blank, ...named, attributes: others }
  const spans = spansOf(new Map([[beginning, version]]), definitions, [])
  return spans.map(({ from_day, dimensions }, index) => ({
    key,
    from_day,
    dimensions,
    changes: spans.length > 1,
    last: index === spans.length - 1,
  }))
}

async function keep(transaction: Transaction, key: string, parameters: readonly unknown[]): Promise<void> {
  const placed = `
    placed as materialized (
      select * from jsonb_to_recordset($2::jsonb) x (key jsonb, from_day date, dimensions jsonb, changes boolean, last boolean)
    )`
  const columns = attributes.map((name) => `a.${name}`).join(', ')
  await transaction.query(
    `delete from customers.account_span s using customers.account a where s.workspace_id = $1 and a.workspace_id = $1
      and a.id = s.account_id and ${isSteady}`,
    parameters.slice(0, 1),
  )
  await transaction.query(
    `with ${placed}
     insert into customers.account_span (workspace_id, account_id, from_day, ${attributes.join(', ')}, dimensions)
     select $1, a.id, p.from_day, ${columns}, p.dimensions
       from customers.account a join placed p on p.key = ${key} and p.changes
      where a.workspace_id = $1 and not a.void and ${isSteady}`,
    parameters,
  )
  await transaction.query(
    `with ${placed}
     update customers.account a set dimensions = p.dimensions from placed p
      where a.workspace_id = $1 and not a.void and p.key = ${key} and p.last and a.dimensions is distinct from p.dimensions and ${isSteady}`,
    parameters,
  )
  await transaction.query(
    'update customers.account set dimensions = null where workspace_id = $1 and void and dimensions is not null',
    parameters.slice(0, 1),
  )
}
