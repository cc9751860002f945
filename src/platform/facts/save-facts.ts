import type { Transaction } from '../database/index.js'
import { Failure } from '../failure.js'
import { contentColumns, currentColumns, type FactTable, quoted } from './fact-table.js'
import { noteFacts } from './note-facts.js'
import { recordFacts } from './record-facts.js'
import type { Recording } from './recording.js'
import type { StagedBatch } from './stage-facts.js'

/** A fact by the names of its fields, as canonical text; missing and null are blank. `attributes` are open ones as JSON. */
export type FactFields = Readonly<Record<string, string | null | undefined>>

/** Records facts that somebody states by hand. A failure if one of them cannot be recorded. */
export async function saveFacts(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  stated: readonly FactFields[],
): Promise<void> {
  const rows = stated.map((fields, index) => {
    const values = facts.shape.fields.map(({ name }) => fields[name] || null)
    return { rowNo: index + 1, values: facts.shape.openAttributes ? [...values, fields.attributes || null] : values }
  })
  async function* once(): AsyncIterable<StagedBatch> {
    yield { rows }
  }
  const { rejections } = await recordFacts(transaction, facts, once(), recording, 0)
  if (rejections[0]) throw new Failure('wrong-usage', rejections[0].reason)
}

/** Takes facts back by id. */
export async function voidFacts(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  const columns = contentColumns(facts).map((column) => quoted(column.name))
  const { rowCount } = await transaction.query(
    `with gone as (
       insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns.join(', ')})
       select $1, id, $2, hash, true, ${columns.join(', ')} from ${facts.table} where workspace_id = $1 and id = any($3) and not void
       returning id
     )
     update ${facts.table} c set recording = $2, void = true from gone where c.workspace_id = $1 and c.id = gone.id`,
    [recording.workspaceId, recording.id, ids],
  )
  await noteFacts(transaction, facts, recording, rowCount)
}

/**
 * Adds a version to a fact, with the columns that changed. It keeps the hash of what its source said, so that importing
 * the source's unchanged row again does not take the change back.
 */
export async function changeFact(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  id: number,
  changed: Readonly<Record<string, unknown>>,
): Promise<void> {
  const assignments = currentColumns(facts).map(({ name }) => `${quoted(name)} = v.${quoted(name)}`)
  const { rowCount } = await transaction.query(
    `with changed as (
       insert into ${facts.table}_version
       select (jsonb_populate_record(null::${facts.table}_version,
                 to_jsonb(c) || $4::jsonb || jsonb_build_object('recording', $2::bigint))).*
         from ${facts.table} c where c.workspace_id = $1 and c.id = $3
       returning *
     )
     update ${facts.table} c set recording = $2, ${assignments.join(', ')} from changed v
      where c.workspace_id = $1 and v.id = c.id`,
    [recording.workspaceId, recording.id, id, JSON.stringify(changed)],
  )
  await noteFacts(transaction, facts, recording, rowCount)
}
