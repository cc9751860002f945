import type { Transaction } from '../database/index.js'
import { contentColumns, currentColumns, type FactTable, quoted, snakeCase } from './fact-table.js'
import { noteFacts } from './note-facts.js'
import type { Recording } from './recording.js'
import { standingVersions } from './standing-versions.js'

/** A fact that an undo left as it is, and why. */
export type KeptFact = {
  readonly kind: string
  readonly key: string
  readonly because: 'changed' | 'confirmed' | 'in-use'
}

/** What an undo did to the facts of one kind. */
export type Undone = {
  readonly kind: string
  readonly restored: number
  readonly removed: number
  readonly kept: readonly KeptFact[]
}

/**
 * Reverses what an earlier recording did to the facts of one kind: each goes back to its latest version that still
 * stands, and is voided without any. Kept: what a later recording changed or confirmed, and what other facts still
 * refer to (`tables` are all kinds). Call it for kinds in the reverse of their order, after `beginRecording` has
 * noted what is undone.
 */
export async function undoFacts(
  transaction: Transaction,
  facts: FactTable,
  tables: readonly FactTable[],
  recording: Recording,
  undoes: number,
): Promise<Undone> {
  // Everything here is set-wise over tables without statistics, where pairing row by row takes minutes.
  await transaction.query("select set_config('enable_nestloop', 'off', true)")
  await listCandidates(transaction, facts, recording.workspaceId, undoes)
  await decide(transaction, facts, tables, recording.workspaceId, undoes)
  await insertReversals(transaction, facts, recording)
  await updateCurrent(transaction, facts, recording)
  await transaction.query("select set_config('enable_nestloop', 'on', true)")
  const counts = await transaction.query<{ restored: number; removed: number }>(
    `select count(*) filter (where outcome = 'restored') as restored, count(*) filter (where outcome = 'removed') as removed from undone_fact`,
  )
  const kept = await transaction.query<{ key: string; because: KeptFact['because'] }>(
    `select key, outcome as because from undone_fact where touched and outcome in ('changed', 'confirmed', 'in-use') order by key`,
  )
  const { restored, removed } = counts.rows[0] ?? { restored: 0, removed: 0 }
  await noteFacts(transaction, facts, recording, restored + removed)
  return {
    kind: facts.shape.name,
    restored,
    removed,
    kept: kept.rows.map((found) => ({ kind: facts.shape.name, ...found })),
  }
}

/** The facts that the recording touched, and those that only its confirmation may have kept. */
async function listCandidates(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  undoes: number,
): Promise<void> {
  await transaction.query('drop table if exists undone_fact')
  await transaction.query(
    `create temporary table undone_fact (
       id bigint primary key, key text, touched boolean not null, current bigint not null, is_void boolean not null,
       hash bigint not null, back bigint, back_void boolean, back_hash bigint, outcome text
     ) on commit drop`,
  )
  const key = facts.shape.key.map((name) => keyText(facts, name))
  await transaction.query(
    `insert into undone_fact (id, key, touched, current, is_void, hash)
     select c.id, concat_ws(' ', ${key.join(', ')}), t.id is not null, c.recording, c.void, c.hash
       from ${facts.table} c
       left join (select distinct id from ${facts.table}_version where workspace_id = $1 and recording = $2) t on t.id = c.id
      where c.workspace_id = $1 and (t.id is not null or c.id in (
            select unnest(ids) from platform.confirmation where workspace_id = $1 and recording = $2 and fact = $3))`,
    [workspaceId, undoes, facts.shape.name],
  )
}

// What people know a fact by: the keys of the facts that it refers to, not our ids.
function keyText(facts: FactTable, name: string): string {
  const reference = facts.references[name]
  // A day of a key that was left blank is the beginning.
  if (!reference) return `nullif(c.${quoted(snakeCase(name))}::text, '-infinity')`
  return `(select r.ref from ${reference.table} r where r.workspace_id = c.workspace_id and r.id = c.${quoted(reference.column)})`
}

async function decide(
  transaction: Transaction,
  facts: FactTable,
  tables: readonly FactTable[],
  workspaceId: string,
  undoes: number,
): Promise<void> {
  await transaction.query(
    `update undone_fact x set back = s.recording, back_void = s.void, back_hash = s.hash
       from (select distinct on (id) id, recording, void, hash from (${standingVersions(facts, 'select id from undone_fact')}) standing
              order by id, recording desc) s
      where s.id = x.id`,
    [workspaceId],
  )
  await transaction.query(
    `update undone_fact set outcome = case
        when back > $1 then 'changed'
        when back = $1 then 'confirmed'
        when coalesce(back_void, true) then case when is_void then 'same' else 'removed' end
        when not touched and not is_void and hash = back_hash then 'same'
        else 'restored' end`,
    [undoes],
  )
  for (const use of tables.flatMap((table) => usesOf(table, facts))) {
    await transaction.query(
      `update undone_fact x set outcome = 'in-use' where outcome = 'removed' and exists (${use})`,
      [workspaceId],
    )
  }
}

/** The kinds of fact, among `tables`, of which something that is there refers to a fact. */
export async function kindsUsing(
  transaction: Transaction,
  facts: FactTable,
  tables: readonly FactTable[],
  workspaceId: string,
  id: number,
): Promise<string[]> {
  const using: string[] = []
  for (const table of tables) {
    for (const use of usesOf(table, facts)) {
      const { rows } = await transaction.query<{ used: boolean }>(
        `select exists (${use}) as used from (select $2::bigint as id) x`,
        [workspaceId, id],
      )
      if (rows[0]?.used) using.push(table.shape.name)
    }
  }
  return using
}

/** SQL that finds facts of another kind that are there and refer to `x.id`. */
function usesOf(table: FactTable, facts: FactTable): string[] {
  return Object.values(table.references)
    .filter((reference) => reference.table === facts.table)
    .map(
      ({ column }) => `select from ${table.table} c join ${table.table}_version v
          on v.workspace_id = c.workspace_id and v.id = c.id and v.recording = c.recording
        where c.workspace_id = $1 and not c.void and not v.void and v.${quoted(column)} = x.id`,
    )
}

async function insertReversals(transaction: Transaction, facts: FactTable, recording: Recording): Promise<void> {
  const names = contentColumns(facts).map((column) => quoted(column.name))
  const into = `insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${names.join(', ')})
     select $1, v.id, $2, v.hash`
  const values = names.map((name) => `v.${name}`).join(', ')
  const versions = `${facts.table}_version v on v.workspace_id = $1 and v.id = x.id and not v.void`
  await transaction.query(
    `${into}, false, ${values} from undone_fact x join ${versions} and v.recording = x.back where x.outcome = 'restored'`,
    [recording.workspaceId, recording.id],
  )
  await transaction.query(
    `${into}, true, ${values} from undone_fact x join ${versions} and v.recording = x.current where x.outcome = 'removed'`,
    [recording.workspaceId, recording.id],
  )
  if (facts.currentHolds !== 'key') return
  // Versions of these are read by account, so one that goes back to another account says so under the one it leaves.
  await transaction.query(
    `${into}, true, ${values} from undone_fact x join ${versions} and v.recording = x.current
       join ${facts.table}_version b on b.workspace_id = $1 and b.id = x.id and b.recording = x.back and not b.void
      where x.outcome = 'restored' and not x.is_void and b.account_id <> v.account_id`,
    [recording.workspaceId, recording.id],
  )
}

async function updateCurrent(transaction: Transaction, facts: FactTable, recording: Recording): Promise<void> {
  const assignments = currentColumns(facts).map((column) => `${quoted(column.name)} = v.${quoted(column.name)}`)
  await transaction.query(
    `update ${facts.table} c set recording = $2, hash = v.hash, void = v.void, ${assignments.join(', ')}
       from undone_fact x join ${facts.table}_version v on v.workspace_id = $1 and v.id = x.id and v.recording = $2
        and v.void = (x.outcome = 'removed')
      where c.workspace_id = $1 and c.id = x.id and x.outcome in ('restored', 'removed')`,
    [recording.workspaceId, recording.id],
  )
}
