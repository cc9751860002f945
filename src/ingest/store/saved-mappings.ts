import type { Transaction } from '#platform/server'
import { headerSignature, headerText } from '../mapping/guess/header-words.js'
import type { Learned } from '../mapping/guess/learned.js'
import type { Mapping } from '../mapping/index.js'

/** A mapping that a workspace saved. */
export type SavedMapping = {
  readonly name: string
  readonly entities: string[]
  readonly files: string[]
  readonly savedAt: string
  readonly savedBy: string
  readonly mapping: Mapping
}

type Row = { name: string; mapping: Mapping; signatures: string[]; saved_by: string; saved_at: string }

const mostListed = 500

/** The saved mappings of a workspace, by name. */
export async function listMappings(transaction: Transaction, workspaceId: string): Promise<SavedMapping[]> {
  return (await savedRows(transaction, workspaceId)).map(({ name, mapping, saved_at, saved_by }) => ({
    name,
    entities: [...new Set(mapping.files.map(({ entity }) => entity))],
    files: [...new Set(mapping.files.flatMap(({ match }) => match))],
    savedAt: saved_at,
    savedBy: saved_by,
    mapping,
  }))
}

/** A saved mapping by its name; null if there is none. */
export async function findMapping(
  transaction: Transaction,
  workspaceId: string,
  name: string,
): Promise<Mapping | null> {
  const { rows } = await transaction.query<{ mapping: Mapping }>(
    'select mapping from ingest.mapping where workspace_id = $1 and name = $2',
    [workspaceId, name],
  )
  return rows[0]?.mapping ?? null
}

/** Keeps a mapping under its name, with the headers that it was made for; true if it replaced one. */
export async function keepMapping(
  transaction: Transaction,
  workspaceId: string,
  given: { mapping: Mapping; signatures: readonly string[]; actor: string },
): Promise<boolean> {
  const { rows } = await transaction.query<{ replaced: boolean }>(
    `insert into ingest.mapping as m (workspace_id, name, mapping, signatures, saved_by) values ($1, $2, $3, $4, $5)
     on conflict (workspace_id, name) do update set mapping = excluded.mapping, saved_by = excluded.saved_by, saved_at = now(),
       signatures = (select coalesce(array_agg(distinct s), '{}') from unnest(m.signatures || excluded.signatures) s)
     returning xmax <> 0 as replaced`,
    [workspaceId, given.mapping.name, JSON.stringify(given.mapping), [...given.signatures], given.actor],
  )
  return rows[0]?.replaced === true
}

/** Forgets a saved mapping; false if there is none of the name. */
export async function dropMapping(transaction: Transaction, workspaceId: string, name: string): Promise<boolean> {
  const { rowCount } = await transaction.query('delete from ingest.mapping where workspace_id = $1 and name = $2', [
    workspaceId,
    name,
  ])
  return rowCount > 0
}

/** What the workspace's saved mappings and imports teach about headers: whole ones, and single columns. */
export async function learnedColumns(transaction: Transaction, workspaceId: string): Promise<Learned> {
  const bySignature = new Map<string, Mapping>()
  const columns = new Map<string, { field: string; entity: string; mapping: string }[]>()
  for (const { mapping, columnsOfFiles } of await usedMappings(transaction, workspaceId)) {
    for (const signature of columnsOfFiles.map(headerSignature)) bySignature.set(signature, mapping)
    learn(mapping, columns)
  }
  for (const { mapping, signatures } of [...(await savedRows(transaction, workspaceId))].reverse()) {
    for (const signature of signatures) bySignature.set(signature, mapping)
    learn(mapping, columns)
  }
  return { bySignature, columns }
}

function learn(mapping: Mapping, columns: Map<string, { field: string; entity: string; mapping: string }[]>): void {
  for (const { entity, fields } of mapping.files) {
    for (const [field, { column }] of Object.entries(fields)) {
      if (column === undefined || column.startsWith('#')) continue
      const header = headerText(column)
      columns.set(header, [{ field, entity, mapping: mapping.name }, ...(columns.get(header) ?? [])])
    }
  }
}

async function savedRows(transaction: Transaction, workspaceId: string): Promise<Row[]> {
  const { rows } = await transaction.query<Row>(
    'select name, mapping, signatures, saved_by, saved_at from ingest.mapping where workspace_id = $1 order by name limit $2',
    [workspaceId, mostListed],
  )
  return rows
}

const importsRemembered = 20

/** The mappings of the latest imports that were not undone, the earliest first. */
async function usedMappings(
  transaction: Transaction,
  workspaceId: string,
): Promise<{ mapping: Mapping; columnsOfFiles: string[][] }[]> {
  const { rows } = await transaction.query<{ mapping: Mapping; files: { columns?: string[] }[] }>(
    `select i.mapping, i.files from ingest.import i
      where i.workspace_id = $1 and i.mends is null and jsonb_array_length(i.mapping -> 'files') > 0
        and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = i.id)
      order by i.id desc limit $2`,
    [workspaceId, importsRemembered],
  )
  return rows.reverse().map(({ mapping, files }) => ({
    mapping,
    columnsOfFiles: files.flatMap(({ columns }) => (columns ? [columns] : [])),
  }))
}
