import { type FactState, standingVersions, type Transaction } from '#platform/server'
import { type AccountSpan, spansOf } from '../model/account-spans.js'
import { type AttributeVersion, attributes, type Timeline, timelineOf } from '../model/attribute-timeline.js'
import { type Definitions, definitionsOf, type Membership, noDefinitions } from '../model/dimensions.js'
import { accounts, segmentMembers, segments } from './fact-tables.js'

/** A state of the facts as this room reads it: a moment is ISO text. */
export type Known = 'now' | { readonly afterRecording: number } | { readonly knownAt: string }

/** How many accounts are taken at a time. */
export const accountsPerBatch = 5000

/** The spans of accounts by id, in a state of the facts; with their dimensions where definitions are given. */
export async function readAccountSpans(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
  known: Known,
  definitions: Definitions | null,
): Promise<Map<number, AccountSpan[]>> {
  const timelines = await readTimelines(transaction, workspaceId, ids, known)
  const memberships = definitions ? await readMemberships(transaction, workspaceId, ids, known) : new Map()
  const spans = new Map<number, AccountSpan[]>()
  for (const [id, timeline] of timelines)
    spans.set(id, spansOf(timeline, definitions ?? noDefinitions, memberships.get(id) ?? []))
  return spans
}

/** The definitions of all dimensions in a state of the facts. */
export async function readDefinitions(
  transaction: Transaction,
  workspaceId: string,
  known: Known,
): Promise<Definitions> {
  const { state, parameters } = stateOf(known, 2)
  const { rows } = await transaction.query<{
    dimension: string
    name: string
    from: string
    rule: string | null
    position: number | null
  }>(
    `select v.dimension, v.name, v.valid_from::text as "from", v.rule, v.position
       from (${latestStanding(standingVersions(segments, 'select id from customers.segment where workspace_id = $1', state))}) s
       join customers.segment_version v on v.workspace_id = $1 and v.id = s.id and v.recording = s.recording
      where not v.void`,
    [workspaceId, ...parameters],
  )
  return definitionsOf(rows)
}

// The SQL of a state, and the parameters that it takes from number `at` on.
function stateOf(known: Known, at: number): { state: FactState; parameters: string[] } {
  if (known === 'now' || 'afterRecording' in known) return { state: known, parameters: [] }
  return { state: { knownAt: `$${at}::timestamptz` }, parameters: [known.knownAt] }
}

function latestStanding(standing: string): string {
  return `select distinct on (id) * from (${standing}) standing order by id, recording desc`
}

/**
 * The attributes of accounts through time. An account that nobody knew in that state has those of its first version:
 * what was sold to it may be known earlier than itself.
 */
async function readTimelines(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
  known: Known,
): Promise<Map<number, Timeline>> {
  const { state, parameters } = stateOf(known, 3)
  const columns = `v.id as account_id, v.valid_from::text, ${attributes.map((name) => `v.${name}`).join(', ')}`
  // An account of one version is the same in every state; of those without days, only the last counts now.
  const several =
    known === 'now' ? 'bool_or(valid_from is not null)' : 'count(*) > 1 or bool_or(valid_from is not null)'
  const { rows } = await transaction.query<AttributeVersion>(
    `with several as materialized (
       select id from customers.account_version where workspace_id = $1 and id = any($2::bigint[]) group by id having ${several}
     ), standing as (${standingVersions(accounts, 'select id from several', state)}), chosen as (
       select ${columns}, v.recording
         from standing s join customers.account_version v on v.workspace_id = $1 and v.id = s.id and v.recording = s.recording
        where not v.void
       union all
       select ${columns}, v.recording from customers.account v
        where v.workspace_id = $1 and v.id = any($2::bigint[]) and not v.void and v.id not in (select id from several)
     )
     select * from chosen
     ${known === 'now' ? '' : unknownThen(columns)}
      order by account_id, recording`,
    [workspaceId, ids, ...parameters],
  )
  const versions = new Map<number, AttributeVersion[]>()
  for (const row of rows) {
    const ofAccount = versions.get(row.account_id)
    if (ofAccount) ofAccount.push(row)
    else versions.set(row.account_id, [row])
  }
  return new Map([...versions].map(([id, ofAccount]) => [id, timelineOf(ofAccount)]))
}

const unknownThen = (columns: string): string => `
  union all
  (select distinct on (v.id) ${columns}, v.recording from customers.account_version v
    where v.workspace_id = $1 and v.id in (select id from several) and v.id not in (select account_id from chosen)
    order by v.id, v.recording)`

async function readMemberships(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
  known: Known,
): Promise<Map<number, Membership[]>> {
  const { state, parameters } = stateOf(known, 3)
  const ofAccounts =
    'select id from customers.segment_member where workspace_id = $1 and account_id = any($2::bigint[])'
  const { rows } = await transaction.query<Membership & { account_id: number }>(
    `select v.account_id, v.dimension, v.valid_from::text as "from", v.segment
       from (${latestStanding(standingVersions(segmentMembers, ofAccounts, state))}) s
       join customers.segment_member_version v on v.workspace_id = $1 and v.id = s.id and v.recording = s.recording
      where not v.void`,
    [workspaceId, ids, ...parameters],
  )
  const memberships = new Map<number, Membership[]>()
  for (const { account_id, ...membership } of rows)
    memberships.set(account_id, [...(memberships.get(account_id) ?? []), membership])
  return memberships
}
