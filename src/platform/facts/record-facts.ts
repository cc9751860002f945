import type { Transaction } from '../database/index.js'
import {
  type Check,
  contentColumns,
  currentColumns,
  type FactTable,
  keyColumns,
  quoted,
  snakeCase,
} from './fact-table.js'
import { noteFacts, type Where } from './note-facts.js'
import type { Recording } from './recording.js'
import { contentHash, type StagedBatch, stageFacts } from './stage-facts.js'

/** A row that was refused, the field that is to blame and the reason in words. */
export type Rejection = { readonly rowNo: number; readonly field: string; readonly reason: string }

/** What became of the rows of one file: read = created + updated + unchanged + rejected rows. */
export type Recorded = {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejections: readonly Rejection[]
}

/**
 * Records the rows of one file as facts of one kind, set-wise: a new key creates, a changed row becomes a new
 * version (a correction), an equal one confirms. Rows whose key stands twice in the file (unless they are
 * identical), whose references lead nowhere or that fail a check are refused; the others go in.
 *
 * Leaves a temporary table `recorded_fact` (id, row_no, row_outcome, columns) behind for the caller, until the next call.
 */
export async function recordFacts(
  transaction: Transaction,
  facts: FactTable,
  rows: AsyncIterable<StagedBatch>,
  recording: Recording,
  fileNo: number,
): Promise<Recorded> {
  const given = await stageFacts(transaction, facts, rows)
  await resolve(transaction, facts, recording, given)
  const refused = await refuse(transaction, facts, recording)
  const { folded, rejections } = await foldDuplicates(transaction, facts)
  const counts = await classify(transaction)
  if (counts.created + counts.updated > 0) await insertVersions(transaction, facts, recording, fileNo)
  if (counts.updated > 0 && facts.currentHolds === 'key')
    await leaveEarlierAccount(transaction, facts, recording, fileNo)
  if (counts.created > 0) await insertCurrent(transaction, facts, recording)
  if (counts.updated > 0) await updateCurrent(transaction, facts, recording)
  if (counts.unchanged > 0) await confirm(transaction, facts, recording, fileNo)
  await noteFacts(transaction, facts, recording, counts.created + counts.updated, () =>
    recordedVersions(transaction, facts),
  )
  return { ...counts, unchanged: counts.unchanged + folded, rejections: [...refused, ...rejections] }
}

async function recordedVersions(transaction: Transaction, facts: FactTable): Promise<Where> {
  const isByAccount = facts.currentHolds === 'key'
  const { rows } = await transaction.query<{ id: number; accounts: number[] }>(
    `select id, ${isByAccount ? 'array[account_id, earlier_account_id]' : 'array[]::bigint[]'} as accounts
       from recorded_fact where row_outcome <> 'unchanged'`,
  )
  const ids = rows.map(({ id }) => id)
  return isByAccount ? { ids, accountIds: rows.flatMap(({ accounts }) => accounts) } : { ids }
}

/** Joins each staged row to what it refers to and to the fact that has its key. */
async function resolve(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  given: ReadonlySet<string>,
): Promise<void> {
  await transaction.query('drop table if exists recorded_fact')
  const joins = Object.entries(facts.references).map(([field, reference], index) => {
    const alias = `r${index}`
    if (!given.has(quoted(snakeCase(field)))) return `cross join (select null::bigint as id) ${alias}`
    const inside = reference.within ? `and ${alias}.account_id = ${aliasOf(facts, reference.within)}.id` : ''
    return `left join ${reference.table} ${alias} on ${alias}.workspace_id = '${recording.workspaceId}'
      and ${alias}.ref = s.${quoted(snakeCase(field))} and not ${alias}.void ${inside}`
  })
  const keys = keyColumns(facts).map((column) => `c.${quoted(column)} = ${columnValue(facts, column)}`)
  const values = contentColumns(facts).map((column) => `${columnValue(facts, column.name)} as ${quoted(column.name)}`)
  // What a reference that leads nowhere was.
  const stagedRefs = Object.keys(facts.references).map((field, index) => {
    const column = quoted(snakeCase(field))
    return `case when r${index}.id is null then s.${column} end as ${quoted(`${snakeCase(field)}_ref`)}`
  })
  await transaction.query(
    `create temporary table recorded_fact on commit drop as
     select s.row_no, s.hash, s.known_at::timestamptz as known_at, ${[...values, ...stagedRefs].join(', ')},
            coalesce(c.id, nextval('${facts.idSequence}')) as id,
            case when c.id is null then 'created' when c.hash = s.hash and not c.void then 'unchanged' else 'updated' end as row_outcome,
            coalesce(c.recording = ${recording.id} and c.hash <> s.hash, false) as is_in_earlier_file
            ${facts.currentHolds === 'key' ? ', c.account_id as earlier_account_id' : ''}
       from (select *, ${contentHash(facts, given)} as hash from staged_fact offset 0) s ${joins.join('\n')}
       left join ${facts.table} c on c.workspace_id = '${recording.workspaceId}' and ${keys.join(' and ')}`,
  )
}

/** Takes out the rows that cannot be recorded, and says why. */
async function refuse(transaction: Transaction, facts: FactTable, recording: Recording): Promise<Rejection[]> {
  const reasons = reasonsToRefuse(facts, recording)
  const { rows } = await transaction.query<{ row_no: number; reasons: (string | null)[] }>(
    `select row_no, array[${reasons.map(({ when, reason }) => `case when ${when} then ${reason} end`).join(', ')}] as reasons
       from recorded_fact where ${reasons.map(({ when }) => `(${when})`).join(' or ')} order by row_no`,
  )
  if (rows.length === 0) return []
  await transaction.query('delete from recorded_fact where row_no = any($1)', [rows.map((row) => row.row_no)])
  return rows.flatMap((row) =>
    row.reasons.flatMap((reason, index) =>
      reason === null ? [] : [{ rowNo: row.row_no, field: reasons[index]?.field ?? '', reason }],
    ),
  )
}

/** A reference that leads nowhere, what no import may do, and the checks of the kind of fact. */
function reasonsToRefuse(facts: FactTable, recording: Recording): Check[] {
  const dangling = Object.entries(facts.references).map(([field, reference]): Check => {
    const ref = quoted(`${snakeCase(field)}_ref`)
    const what = facts.shape.fields.find((candidate) => candidate.name === field)?.refersTo ?? field
    return {
      field,
      when: `${ref} is not null`,
      reason: `format('There is no ${what} with the key "%s"${reference.within ? ' in this account' : ''}. Import it first, or correct the key.', ${ref})`,
    }
  })
  return [...dangling, ...checksOfEveryKind(facts, recording), ...facts.checks]
}

function checksOfEveryKind(facts: FactTable, recording: Recording): Check[] {
  return [
    {
      field: lastOfKey(facts),
      when: 'is_in_earlier_file',
      reason: "'The same key stands in another file of this import with different content. Keep one of them.'",
    },
    {
      field: 'knownAt',
      when: `known_at > '${recording.recordedAt}'`,
      reason: `format('Nobody can have known this at %s, which is later than this import.', to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI"Z"'))`,
    },
  ]
}

function lastOfKey(facts: FactTable): string {
  return facts.shape.key[facts.shape.key.length - 1] ?? 'ref'
}

/**
 * Finds keys that stand more than once. Identical rows count once, the others are unchanged; if rows of a key
 * differ, all of them are refused.
 */
async function foldDuplicates(
  transaction: Transaction,
  facts: FactTable,
): Promise<{ folded: number; rejections: Rejection[] }> {
  const key = keyColumns(facts).map(quoted)
  await transaction.query('drop table if exists twice_fact')
  const { rowCount } = await transaction.query(
    `create temporary table twice_fact on commit drop as
     select ${key.join(', ')}, min(row_no) as first, min(hash) <> max(hash) as differ from recorded_fact group by ${key.join(', ')} having count(*) > 1`,
  )
  if (rowCount === 0) return { folded: 0, rejections: [] }
  const { rows } = await transaction.query<{ row_no: number; first: number; differ: boolean }>(
    `delete from recorded_fact using twice_fact t
      where ${key.map((column) => `recorded_fact.${column} = t.${column}`).join(' and ')} and (t.differ or recorded_fact.row_no <> t.first)
      returning recorded_fact.row_no, t.first, t.differ`,
  )
  const refused = rows.filter((row) => row.differ).sort((a, b) => a.row_no - b.row_no)
  return {
    folded: rows.length - refused.length,
    rejections: refused.map((row) => ({
      rowNo: row.row_no,
      field: lastOfKey(facts),
      reason: `The same key stands more than once in this file with different content, first in row ${row.first}. Keep one of them.`,
    })),
  }
}

async function classify(transaction: Transaction): Promise<{ created: number; updated: number; unchanged: number }> {
  const counts = { created: 0, updated: 0, unchanged: 0 }
  const { rows } = await transaction.query<{ row_outcome: keyof typeof counts; count: number }>(
    'select row_outcome, count(*) as count from recorded_fact group by row_outcome',
  )
  for (const row of rows) counts[row.row_outcome] = row.count
  return counts
}

async function insertVersions(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  fileNo: number,
): Promise<void> {
  const columns = contentColumns(facts).map((column) => quoted(column.name))
  const order = columns.includes('"account_id"') ? 'account_id, id' : 'id'
  await transaction.query(
    `insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns.join(', ')}, known_at, file_no, row_no)
     select $1, id, $2, hash, false, ${columns.join(', ')}, known_at, $3, row_no
       from recorded_fact where row_outcome <> 'unchanged' order by ${order}`,
    [recording.workspaceId, recording.id, fileNo],
  )
}

/** A fact that moved to another account says so under the earlier one, whose versions are read by account. */
async function leaveEarlierAccount(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  fileNo: number,
): Promise<void> {
  const columns = contentColumns(facts).map((column) => quoted(column.name))
  const values = columns.map((column) => (column === '"account_id"' ? 'earlier_account_id' : column))
  await transaction.query(
    `insert into ${facts.table}_version (workspace_id, id, recording, hash, void, ${columns.join(', ')}, known_at, file_no, row_no)
     select $1, id, $2, hash, true, ${values.join(', ')}, known_at, $3, row_no
       from recorded_fact where row_outcome = 'updated' and earlier_account_id <> account_id`,
    [recording.workspaceId, recording.id, fileNo],
  )
}

async function insertCurrent(transaction: Transaction, facts: FactTable, recording: Recording): Promise<void> {
  const columns = currentColumns(facts).map((column) => quoted(column.name))
  await transaction.query(
    `insert into ${facts.table} (workspace_id, id, recording, hash, void, ${columns.join(', ')})
     select $1, id, $2, hash, false, ${columns.join(', ')} from recorded_fact where row_outcome = 'created' order by ${keyColumns(facts).map(quoted).join(', ')}`,
    [recording.workspaceId, recording.id],
  )
}

async function updateCurrent(transaction: Transaction, facts: FactTable, recording: Recording): Promise<void> {
  const assignments = currentColumns(facts).map(({ name }) => `${quoted(name)} = f.${quoted(name)}`)
  await transaction.query(
    `update ${facts.table} c set recording = $2, hash = f.hash, void = false, ${assignments.join(', ')}
       from recorded_fact f where c.workspace_id = $1 and ${keyColumns(facts)
         .map((column) => `c.${quoted(column)} = f.${quoted(column)}`)
         .join(' and ')} and f.row_outcome = 'updated'`,
    [recording.workspaceId, recording.id],
  )
}

async function confirm(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  fileNo: number,
): Promise<void> {
  await transaction.query(
    `insert into platform.confirmation (workspace_id, recording, fact, chunk, ids)
     select $1, $2, $3, $4 * 1000000 + n / 1000, array_agg(id)
       from (select id, row_number() over (order by id) - 1 as n from recorded_fact where row_outcome = 'unchanged') numbered
      group by n / 1000`,
    [recording.workspaceId, recording.id, facts.shape.name, fileNo],
  )
}

function aliasOf(facts: FactTable, field: string): string {
  return `r${Object.keys(facts.references).indexOf(field)}`
}

/** SQL of a column's value while joining, before it has a name. */
function sourceOf(facts: FactTable, column: string): string {
  const references = Object.entries(facts.references)
  const index = references.findIndex(([, reference]) => reference.column === column)
  if (index >= 0) return `r${index}.id`
  const type = contentColumns(facts).find((candidate) => candidate.name === column)?.sqlType ?? 'text'
  return `s.${quoted(column)}::${type}`
}

function columnValue(facts: FactTable, column: string): string {
  return facts.computed?.[column] ?? sourceOf(facts, column)
}
