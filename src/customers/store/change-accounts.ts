import { currentColumns, noteFacts, quoted, type Recording, type Transaction } from '#platform/server'
import type { AccountSpan } from '../model/account-spans.js'
import { beginning } from '../model/attribute-timeline.js'
import { readAccountSpans } from './account-spans.js'
import { accounts } from './fact-tables.js'

/** What people change of an account. Blank is null. */
export const changeable = ['name', 'parent', 'country', 'industry', 'segment', 'owner', 'channel'] as const

/** The content of an account that people change, with its open attributes. */
export type AccountContent = Readonly<Record<(typeof changeable)[number], string | null>> & {
  readonly attributes: Readonly<Record<string, unknown>> | null
}

/** An account as it is before a change: what holds from its last day on. */
export type ChangeableAccount = {
  readonly id: number
  readonly ref: string
  /** The recording of its latest version. */
  readonly version: number
  /** The day from which its present attributes hold; null is since ever. */
  readonly from: string | null
  readonly content: AccountContent
}

const columns = [...changeable, 'attributes'].join(', ')

/** Accounts by id, as they are before a change, in the order of ids given. */
export async function readChangeable(
  transaction: Transaction,
  workspaceId: string,
  ids: readonly number[],
): Promise<ChangeableAccount[]> {
  const { rows } = await transaction.query<Stored>(
    `select id, ref, recording, ${columns},
            exists (select from customers.account_version v
                     where v.workspace_id = $1 and v.id = a.id and v.valid_from is not null) as "isDated"
       from customers.account a where workspace_id = $1 and id = any($2)
      order by array_position($2::bigint[], id)`,
    [workspaceId, ids],
  )
  // What never held from a day on holds as it stands, and no spans need to be read.
  const dated = rows.filter(({ isDated }) => isDated).map(({ id }) => id)
  const spans = dated.length > 0 ? await readAccountSpans(transaction, workspaceId, dated, 'now', null) : new Map()
  return rows.map(({ id, ref, recording, isDated: _, ...latest }) => {
    const last: AccountSpan | undefined = spans.get(id)?.at(-1)
    const { account_id: __, dimensions: ___, ref: ____, from_day = beginning, ...held } = last ?? {}
    return {
      id,
      ref,
      version: recording,
      from: from_day === beginning ? null : from_day,
      content: { ...latest, ...held },
    }
  })
}

type Stored = AccountContent & {
  readonly id: number
  readonly ref: string
  readonly recording: number
  /** Whether it ever had attributes from a day on. */
  readonly isDated: boolean
}

/** The content that an account had right after a recording; null if it was not there. */
export async function readVersion(
  transaction: Transaction,
  workspaceId: string,
  id: number,
  after: number,
): Promise<AccountContent | null> {
  const { rows } = await transaction.query<AccountContent>(
    `select ${columns} from customers.account_version where workspace_id = $1 and id = $2 and recording <= $3
      order by recording desc limit 1`,
    [workspaceId, id, after],
  )
  return rows[0] ?? null
}

/**
 * Adds a version to each account. They keep the hash of what the source said, so that importing the source's unchanged
 * row again does not take the change back.
 */
export async function changeAccounts(
  transaction: Transaction,
  recording: Recording,
  changed: readonly { readonly id: number; readonly from: string | null; readonly content: AccountContent }[],
): Promise<void> {
  const given = changed.map(({ id, from, content }) => ({ id, content: { ...content, valid_from: from } }))
  const assignments = currentColumns(accounts).map(({ name }) => `${quoted(name)} = v.${quoted(name)}`)
  await transaction.query(
    `with changed as (
       insert into customers.account_version
       select (jsonb_populate_record(null::customers.account_version, to_jsonb(a) || x.content || jsonb_build_object('recording', $2::bigint))).*
         from customers.account a join jsonb_to_recordset($3::jsonb) x (id bigint, content jsonb) on x.id = a.id
        where a.workspace_id = $1
       returning *
     )
     update customers.account a set recording = $2, ${assignments.join(', ')} from changed v
      where a.workspace_id = $1 and v.id = a.id`,
    [recording.workspaceId, recording.id, JSON.stringify(given)],
  )
  const ids = changed.map(({ id }) => id)
  await noteFacts(transaction, accounts, recording, ids.length, async () => ({ ids }))
}

/** Whether an account stands somewhere above another, by their keys. */
export async function isAbove(
  transaction: Transaction,
  workspaceId: string,
  above: string,
  below: string,
): Promise<boolean> {
  const { rows } = await transaction.query<{ found: boolean }>(
    `with recursive chain as (
       select ref, parent from customers.account where workspace_id = $1 and ref = $2
       union
       select p.ref, p.parent from chain c join customers.account p on p.workspace_id = $1 and p.ref = c.parent
     ) select exists (select from chain where parent = $3) as found`,
    [workspaceId, below, above],
  )
  return rows[0]?.found === true
}
