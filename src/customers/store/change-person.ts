import { currentColumns, quoted, type Recording, type Transaction } from '#platform/server'
import { people } from './fact-tables.js'

/** What people change of a person, by column. Blank is null. */
export type PersonContent = {
  readonly account_id: number
  readonly unit_id: number | null
  readonly name: string | null
  readonly email: string | null
  readonly title: string | null
  readonly roles: readonly string[] | null
}

const columns = 'account_id, unit_id, name, email, title, roles'

/** The content that a person had right after a recording; null if they were not there. */
export async function readPersonVersion(
  transaction: Transaction,
  workspaceId: string,
  id: number,
  after: number,
): Promise<PersonContent | null> {
  const { rows } = await transaction.query<PersonContent>(
    `select ${columns} from customers.person_version where workspace_id = $1 and id = $2 and recording <= $3
      order by recording desc limit 1`,
    [workspaceId, id, after],
  )
  return rows[0] ?? null
}

/**
 * Adds a version to a person. They keep the hash of what the source said, so that importing the source's unchanged row
 * again does not take the change back.
 */
export async function changePerson(
  transaction: Transaction,
  recording: Recording,
  id: number,
  content: PersonContent,
): Promise<void> {
  const assignments = currentColumns(people).map(({ name }) => `${quoted(name)} = v.${quoted(name)}`)
  await transaction.query(
    `with changed as (
       insert into customers.person_version
       select (jsonb_populate_record(null::customers.person_version,
                 to_jsonb(p) || $4::jsonb || jsonb_build_object('recording', $2::bigint))).*
         from customers.person p where p.workspace_id = $1 and p.id = $3
       returning *
     )
     update customers.person p set recording = $2, ${assignments.join(', ')} from changed v
      where p.workspace_id = $1 and v.id = p.id`,
    [recording.workspaceId, recording.id, id, JSON.stringify(content)],
  )
}

/** The id of a unit of an account by its key; null if there is none. */
export async function findUnit(
  transaction: Transaction,
  workspaceId: string,
  accountId: number,
  ref: string,
): Promise<number | null> {
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.unit where workspace_id = $1 and account_id = $2 and ref = $3 and not void',
    [workspaceId, accountId, ref],
  )
  return rows[0]?.id ?? null
}
