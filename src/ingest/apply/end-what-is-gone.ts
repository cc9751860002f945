import { contentColumns, type FactTable, noteFacts, quoted, type Recording, type Transaction } from '#platform/server'

/** Makes the temporary list of facts that the files of a snapshot have. */
export async function prepareSeen(transaction: Transaction): Promise<void> {
  await transaction.query('drop table if exists seen_fact')
  await transaction.query('create temporary table seen_fact (kind text not null, id bigint not null) on commit drop')
}

/** Adds the facts of the file that was recorded last. */
export async function noteSeen(transaction: Transaction, facts: FactTable): Promise<void> {
  await transaction.query('insert into seen_fact select $1, id from recorded_fact', [facts.shape.name])
}

/**
 * Ends the facts of one kind that earlier imports with the same mapping brought and that no file of this one
 * has: lines end today (a line that would start later never begins), others are voided or kept, as their kind
 * says. Facts of other mappings are left alone. Returns how many were ended.
 */
export async function endWhatIsGone(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  { mappingName, today }: { mappingName: string; today: string },
): Promise<number> {
  if (facts.whenGone === 'keep') return 0
  const ending = typeof facts.whenGone === 'object' ? facts.whenGone : null
  const columns = contentColumns(facts).map((column) => quoted(column.name))
  const values = columns.map((column) =>
    ending && column === quoted(ending.endColumn)
      ? `greatest($4::date, v.${quoted(ending.startColumn)})`
      : `v.${column}`,
  )
  const stillThere = ending
    ? `and (v.${quoted(ending.endColumn)} is null or v.${quoted(ending.endColumn)} > greatest($4::date, v.${quoted(ending.startColumn)}))`
    : 'and $4::date is not null'
  const { rowCount } = await transaction.query(
    `with gone as (
       insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns.join(', ')})
       select $1, v.id, $2, ${ending ? 'hashtextextended($2::bigint::text, v.hash)' : 'v.hash'}, ${ending ? 'false' : 'true'}, ${values.join(', ')}
         from ${facts.table} c
         join ${facts.table}_version v on v.workspace_id = c.workspace_id and v.id = c.id and v.recording = c.recording and not v.void
        where c.workspace_id = $1 and not c.void ${stillThere}
          and c.id not in (select id from seen_fact where kind = $5)
          and exists (select from ${facts.table}_version o join platform.recording r on r.workspace_id = o.workspace_id and r.id = o.recording
                       where o.workspace_id = $1 and o.id = c.id and r.kind = 'import' and r.because = $3)
       returning id, hash, void
     )
     update ${facts.table} c set recording = $2, hash = gone.hash, void = gone.void from gone where c.workspace_id = $1 and c.id = gone.id`,
    [recording.workspaceId, recording.id, mappingName, today, facts.shape.name],
  )
  await noteFacts(transaction, facts, recording, rowCount ?? 0, () => endedVersions(transaction, facts, recording))
  return rowCount ?? 0
}

// What a file brought names its file.
async function endedVersions(transaction: Transaction, facts: FactTable, recording: Recording) {
  const { rows } = await transaction.query<{ id: number }>(
    `select id from ${facts.table}_version where workspace_id = $1 and recording = $2 and file_no is null`,
    [recording.workspaceId, recording.id],
  )
  return { ids: rows.map(({ id }) => id) }
}
