import type { Transaction } from '#platform/server'

type Place = { readonly workspaceId: string; readonly importId: number; readonly fileNo: number }

/** SQL that is true for a refused row `r` of workspace $1 that went in later, by an import that was not undone. */
export const isMended = `exists (
  select from ingest.mended_row m
   where m.workspace_id = $1 and m.import_id = r.import_id and m.file_no = r.file_no and m.row_no = r.row_no
     and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = m.mended_by))`

const inEffect = `
  select distinct r.import_id, r.file_no, r.row_no from ingest.mended_row r
   where r.workspace_id = $1
     and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.mended_by)`

/** Notes that refused rows went in by a later import. */
export async function keepMended(
  transaction: Transaction,
  place: Place,
  rows: readonly number[],
  mendedBy: number,
): Promise<void> {
  if (rows.length === 0) return
  await transaction.query(
    `insert into ingest.mended_row (workspace_id, import_id, file_no, row_no, mended_by)
     select $1, $2, $3, n, $5 from unnest($4::int[]) n`,
    [place.workspaceId, place.importId, place.fileNo, [...rows], mendedBy],
  )
}

/** Which of some refused rows were mended already. */
export async function mendedAmong(
  transaction: Transaction,
  place: Place,
  rows: readonly number[],
): Promise<Set<number>> {
  const { rows: found } = await transaction.query<{ row_no: number }>(
    `select row_no from (${inEffect}) done where import_id = $2 and file_no = $3 and row_no = any($4)`,
    [place.workspaceId, place.importId, place.fileNo, [...rows]],
  )
  return new Set(found.map(({ row_no }) => row_no))
}

/** How many refused rows of one file were mended. */
export async function countMended(transaction: Transaction, place: Place): Promise<number> {
  const { rows } = await transaction.query<{ count: number }>(
    `select count(*) as count from (${inEffect}) done where import_id = $2 and file_no = $3`,
    [place.workspaceId, place.importId, place.fileNo],
  )
  return rows[0]?.count ?? 0
}

/** How many refused rows were mended, by `import/file`. */
export async function mendedByFile(transaction: Transaction, workspaceId: string): Promise<Map<string, number>> {
  const { rows } = await transaction.query<{ import_id: number; file_no: number; count: number }>(
    `select import_id, file_no, count(*) as count from (${inEffect}) done group by import_id, file_no`,
    [workspaceId],
  )
  return new Map(rows.map(({ import_id, file_no, count }) => [`${import_id}/${file_no}`, count]))
}
