import type { Transaction } from '../database/index.js'
import { contentColumns, currentColumns, type FactTable, quoted, snakeCase } from './fact-table.js'
import type { Recording } from './recording.js'

/** A fact that an undo left as it is, and why. */
export type KeptFact = { readonly kind: string; readonly key: string; readonly because: 'changed' | 'confirmed' | 'in-use' }

/** What an undo did to the facts of one kind. */
export type Undone = { readonly kind: string; readonly restored: number; readonly removed: number; readonly kept: readonly KeptFact[] }

/**
 * Reverses what an earlier recording did to the facts of one kind: what it changed goes back to the version
 * before, what it created is voided. Kept: what a later recording changed or confirmed, and what other facts
 * still refer to (`tables` are all kinds). Call it for kinds in the reverse of their order.
 */
export async function undoFacts(
  transaction: Transaction,
  facts: FactTable,
  tables: readonly FactTable[],
  recording: Recording,
  undoes: number,
): Promise<Undone> {
  await markCandidates(transaction, facts, tables, recording.workspaceId, undoes)
  await insertReversals(transaction, facts, recording, undoes)
  await updateCurrent(transaction, facts, recording)
  const counts = await transaction.query<{ restored: number; removed: number }>(
    `select count(*) filter (where back is not null) as restored, count(*) filter (where back is null) as removed
       from undone_fact where because is null`,
  )
  const kept = await transaction.query<{ key: string; because: KeptFact['because'] }>(
    'select key, because from undone_fact where because is not null order by key',
  )
  const row = counts.rows[0]
  return {
    kind: facts.shape.name,
    restored: row?.restored ?? 0,
    removed: row?.removed ?? 0,
    kept: kept.rows.map((found) => ({ kind: facts.shape.name, ...found })),
  }
}

/** Recordings that count when looking for the version before: not undone, and no undo itself. */
const effective = `
  from platform.recording r
 where r.workspace_id = $1 and r.kind <> 'undo'
   and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.id)`

async function markCandidates(
  transaction: Transaction,
  facts: FactTable,
  tables: readonly FactTable[],
  workspaceId: string,
  undoes: number,
): Promise<void> {
  const key = facts.shape.key.map((name) => `v.${quoted(facts.references[name]?.column ?? snakeCase(name))}::text`)
  const uses = tables.flatMap((table) => usesOf(table, facts))
  await transaction.query('drop table if exists undone_fact')
  await transaction.query(
    `create temporary table undone_fact (id bigint primary key, key text, because text, back bigint) on commit drop`,
  )
  await transaction.query(
    `insert into undone_fact
     select distinct on (v.id) v.id, concat_ws(' ', ${key.join(', ')}),
            case when c.recording <> $2 then 'changed'
                 when v.id in (select unnest(ids) from platform.confirmation f
                                where f.workspace_id = $1 and f.fact = $3 and f.recording > $2
                                  and f.recording in (select r.id ${effective})) then 'confirmed' end,
            (select max(b.recording) from ${facts.table}_version b
              where b.workspace_id = $1 and b.id = v.id and b.recording < $2 and b.recording in (select r.id ${effective})
                ${facts.currentHolds === 'key' ? 'and not b.void' : ''})
       from ${facts.table}_version v join ${facts.table} c on c.workspace_id = v.workspace_id and c.id = v.id
      where v.workspace_id = $1 and v.recording = $2 and not v.void`,
    [workspaceId, undoes, facts.shape.name],
  )
  for (const use of uses) {
    await transaction.query(`update undone_fact x set because = 'in-use' where because is null and back is null and exists (${use})`, [workspaceId])
  }
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

async function insertReversals(transaction: Transaction, facts: FactTable, recording: Recording, undoes: number): Promise<void> {
  const names = contentColumns(facts).map((column) => quoted(column.name))
  const columns = names.join(', ')
  const values = names.map((name) => `v.${name}`).join(', ')
  await transaction.query(
    `insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns})
     select $1, v.id, $2, v.hash, x.back is null, ${values}
       from undone_fact x join ${facts.table}_version v on v.workspace_id = $1 and v.id = x.id and v.recording = coalesce(x.back, $3) and not v.void
      where x.because is null`,
    [recording.workspaceId, recording.id, undoes],
  )
  if (facts.currentHolds !== 'key') return
  await transaction.query(
    `insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns})
     select $1, v.id, $2, v.hash, true, ${values}
       from undone_fact x
       join ${facts.table}_version v on v.workspace_id = $1 and v.id = x.id and v.recording = $3 and not v.void
       join ${facts.table}_version b on b.workspace_id = $1 and b.id = x.id and b.recording = x.back and not b.void
      where x.because is null and v.account_id <> b.account_id`,
    [recording.workspaceId, recording.id, undoes],
  )
}

async function updateCurrent(transaction: Transaction, facts: FactTable, recording: Recording): Promise<void> {
  const assignments = currentColumns(facts).map((column) => `${quoted(column.name)} = v.${quoted(column.name)}`)
  await transaction.query(
    `update ${facts.table} c set recording = $2, hash = v.hash, void = v.void, ${assignments.join(', ')}
       from undone_fact x join ${facts.table}_version v on v.workspace_id = $1 and v.id = x.id and v.recording = $2 and v.void = (x.back is null)
      where c.workspace_id = $1 and c.id = x.id and x.because is null`,
    [recording.workspaceId, recording.id],
  )
}
