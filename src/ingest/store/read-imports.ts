import { Failure, type Queryable } from '#platform/server'

/** One file of an import as it was kept. */
type KeptFile = {
  file: string
  entity: string
  read: number
  created: number
  updated: number
  unchanged: number
  rejected: number
  ended: number
  columns: string[]
}

/** An import as it was kept, with when it was undone. */
export type KeptImport = {
  readonly importId: string
  readonly recordedAt: string
  readonly by: string
  readonly mapping: string
  readonly mode: 'upsert' | 'snapshot'
  readonly undoneAt: string | null
  readonly files: KeptFile[]
}

type Row = {
  id: number
  recorded_at: string
  actor: string
  mapping_name: string
  mode: 'upsert' | 'snapshot'
  undone_at: string | null
  files: KeptFile[]
}

const imports = `
  select i.id, r.recorded_at, r.actor, i.mapping_name, i.mode, i.files, u.recorded_at as undone_at
    from ingest.import i
    join platform.recording r on r.workspace_id = i.workspace_id and r.id = i.id
    left join platform.recording u on u.workspace_id = i.workspace_id and u.kind = 'undo' and u.undoes = i.id
   where i.workspace_id = $1`

/** The imports of a workspace, the newest first. */
export async function listImports(queryable: Queryable, workspaceId: string): Promise<KeptImport[]> {
  const { rows } = await queryable.query<Row>(`${imports} order by i.id desc limit 500`, [workspaceId])
  return rows.map(keptImport)
}

/** One import; a failure if there is none. */
export async function findImport(queryable: Queryable, workspaceId: string, id: number): Promise<KeptImport> {
  const { rows } = await queryable.query<Row>(`${imports} and i.id = $2`, [workspaceId, id])
  if (!rows[0])
    throw new Failure('not-found', `There is no import ${id} in this workspace. \`mainstay imports list\` shows them.`)
  return keptImport(rows[0])
}

/** Refused rows of one file, in order. */
export async function listRejections(
  queryable: Queryable,
  place: { workspaceId: string; importId: number; fileNo: number },
  page: { limit: number; after: number },
): Promise<{ row: number; cells: (string | null)[]; problems: { field: string; reason: string }[] }[]> {
  const { rows } = await queryable.query<{
    row: number
    cells: (string | null)[]
    problems: { field: string; reason: string }[]
  }>(
    `select row_no as row, (array_agg(cells))[1] as cells,
            jsonb_agg(jsonb_build_object('field', field, 'reason', reason) order by position) as problems
       from ingest.rejection where workspace_id = $1 and import_id = $2 and file_no = $3 and row_no > $4
      group by row_no order by row_no limit $5`,
    [place.workspaceId, place.importId, place.fileNo, page.after, page.limit],
  )
  return rows
}

function keptImport(row: Row): KeptImport {
  return {
    importId: String(row.id),
    recordedAt: row.recorded_at,
    by: row.actor,
    mapping: row.mapping_name,
    mode: row.mode,
    undoneAt: row.undone_at,
    files: row.files,
  }
}
