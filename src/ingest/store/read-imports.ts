import { Failure, type Transaction } from '#platform/server'
import type { Mapping } from '../mapping/index.js'
import { isMended, mendedByFile } from './mended-rows.js'

/** One file of an import as it was kept. */
export type KeptFile = {
  file: string
  entity: string
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  ended: number
  columns: string[]
  /** Number of the mapping's entry that read it. */
  entry?: number
  /** What stood in the file in corrected cells: by row, then by index of the column. */
  originals?: Record<number, Record<number, string | null>>
  /** Refused rows that nobody has mended. */
  open: number
}

/** An import as it was kept, with when it was undone. */
export type KeptImport = {
  readonly importId: string
  readonly recordedAt: string
  readonly by: string
  readonly mapping: string
  readonly mode: 'upsert' | 'snapshot'
  readonly undoneAt: string | null
  /** The import whose refused rows it mends. */
  readonly mends: string | null
  readonly files: KeptFile[]
}

type Row = {
  id: number
  recorded_at: string
  actor: string
  mapping_name: string
  mode: 'upsert' | 'snapshot'
  undone_at: string | null
  mends: number | null
  files: Omit<KeptFile, 'open'>[]
}

const imports = `
  select i.id, r.recorded_at, r.actor, i.mapping_name, i.mode, i.files, i.mends, u.recorded_at as undone_at
    from ingest.import i
    join platform.recording r on r.workspace_id = i.workspace_id and r.id = i.id
    left join platform.recording u on u.workspace_id = i.workspace_id and u.kind = 'undo' and u.undoes = i.id
   where i.workspace_id = $1`

/** The imports of a workspace, the newest first. */
export async function listImports(transaction: Transaction, workspaceId: string): Promise<KeptImport[]> {
  const { rows } = await transaction.query<Row>(`${imports} order by i.id desc limit 500`, [workspaceId])
  const mended = await mendedByFile(transaction, workspaceId)
  return rows.map((row) => keptImport(row, mended))
}

/** One import; a failure if there is none. */
export async function findImport(transaction: Transaction, workspaceId: string, id: number): Promise<KeptImport> {
  const { rows } = await transaction.query<Row>(`${imports} and i.id = $2`, [workspaceId, id])
  if (!rows[0])
    throw new Failure('not-found', `There is no import ${id} in this workspace. \`mainstay imports list\` shows them.`)
  return keptImport(rows[0], await mendedByFile(transaction, workspaceId))
}

/** The imports in effect that mended rows of one, the newest first. */
export async function findMendsOf(transaction: Transaction, workspaceId: string, id: number): Promise<number[]> {
  const { rows } = await transaction.query<{ id: number }>(
    `select i.id from ingest.import i where i.workspace_id = $1 and i.mends = $2
        and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = i.id)
      order by i.id desc`,
    [workspaceId, id],
  )
  return rows.map((row) => row.id)
}

/** The mapping that an import was read by, as it was then. */
export async function findMappingOfImport(transaction: Transaction, workspaceId: string, id: number): Promise<Mapping> {
  const { rows } = await transaction.query<{ mapping: Mapping }>(
    'select mapping from ingest.import where workspace_id = $1 and id = $2',
    [workspaceId, id],
  )
  if (!rows[0]) throw new Error('Broken promise: the import was found')
  return rows[0].mapping
}

/** Refused rows of one file, in order; without those that were mended, unless asked for. */
export async function listRejections(
  transaction: Transaction,
  place: { workspaceId: string; importId: number; fileNo: number },
  page: { limit: number; after: number; mended?: boolean },
): Promise<{ row: number; cells: (string | null)[]; problems: { field: string; reason: string }[] }[]> {
  const { rows } = await transaction.query<{
    row: number
    cells: (string | null)[]
    problems: { field: string; reason: string }[]
  }>(
    `select row_no as row, (array_agg(cells))[1] as cells,
            jsonb_agg(jsonb_build_object('field', field, 'reason', reason) order by position) as problems
       from ingest.rejection r where workspace_id = $1 and import_id = $2 and file_no = $3 and row_no > $4 and ($6 or not ${isMended})
      group by row_no order by row_no limit $5`,
    [place.workspaceId, place.importId, place.fileNo, page.after, page.limit, page.mended ?? false],
  )
  return rows
}

/** The cells of refused rows by the number of the row. */
export async function rejectionsOfRows(
  transaction: Transaction,
  place: { workspaceId: string; importId: number; fileNo: number },
  rowNumbers: readonly number[],
): Promise<Map<number, (string | null)[]>> {
  const { rows } = await transaction.query<{ row_no: number; cells: (string | null)[] }>(
    `select distinct on (row_no) row_no, cells from ingest.rejection
      where workspace_id = $1 and import_id = $2 and file_no = $3 and row_no = any($4) order by row_no, position`,
    [place.workspaceId, place.importId, place.fileNo, [...rowNumbers]],
  )
  return new Map(rows.map(({ row_no, cells }) => [row_no, cells]))
}

function keptImport(row: Row, mended: ReadonlyMap<string, number>): KeptImport {
  // Rows that a mending import refused again stay open where they were refused first.
  const openOf = (rejected: number, fileNo: number): number =>
    row.mends === null ? rejected - (mended.get(`${row.id}/${fileNo}`) ?? 0) : 0
  return {
    importId: String(row.id),
    recordedAt: row.recorded_at,
    by: row.actor,
    mapping: row.mapping_name,
    mode: row.mode,
    undoneAt: row.undone_at,
    mends: row.mends === null ? null : String(row.mends),
    files: row.files.map((file, fileNo) => ({ ...file, open: openOf(file.rejected, fileNo) })),
  }
}
