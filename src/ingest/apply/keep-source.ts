import { promisify } from 'node:util'
import { deflateRaw, inflateRawSync } from 'node:zlib'
import type { Recording, Transaction } from '#platform/server'
import { type Batch, inWords, type RowProblem } from '../mapping/index.js'

/** A run of rows of a source as they were read, compressed; null if it has none. */
export type SourceChunk = { readonly firstRow: number; readonly lastRow: number; readonly content: Buffer } | null

const compress = promisify(deflateRaw)

/** Compresses a run of rows, beside whatever else is done. */
export async function sourceChunk(batch: Batch): Promise<SourceChunk> {
  const first = batch.rows[0]
  const last = batch.rows[batch.rows.length - 1]
  if (!first || !last) return null
  const text = JSON.stringify(batch.rows.map((row) => [row.rowNumber, row.cells]))
  return { firstRow: first.rowNumber, lastRow: last.rowNumber, content: await compress(text, { level: 1 }) }
}

/** The number of a file in its import, and whether it holds opinions about people. */
type FilePlace = { readonly fileNo: number; readonly opinions: boolean }

/** Keeps a run of rows, so that every fact can open its row. */
export async function keepSource(
  transaction: Transaction,
  recording: Recording,
  { fileNo, opinions }: FilePlace,
  chunk: SourceChunk,
): Promise<void> {
  if (!chunk) return
  await transaction.query(
    `insert into ingest.source_chunk (workspace_id, import_id, file_no, first_row, last_row, content, opinions)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [recording.workspaceId, recording.id, fileNo, chunk.firstRow, chunk.lastRow, chunk.content, opinions],
  )
}

/** The cells of rows of a source, by row number. Rows that it does not have are left out. */
export async function readSourceRows(
  transaction: Transaction,
  place: { workspaceId: string; importId: number; fileNo: number },
  rowNumbers: readonly number[],
): Promise<Map<number, (string | null)[]>> {
  const wanted = new Set(rowNumbers)
  const found = new Map<number, (string | null)[]>()
  if (wanted.size === 0) return found
  const { rows } = await transaction.query<{ content: Buffer }>(
    `select content from ingest.source_chunk c
      where workspace_id = $1 and import_id = $2 and file_no = $3
        and exists (select from unnest($4::int[]) n where n between c.first_row and c.last_row)`,
    [place.workspaceId, place.importId, place.fileNo, [...wanted]],
  )
  for (const { content } of rows) {
    const kept: [number, (string | null)[]][] = JSON.parse(inflateRawSync(content).toString())
    for (const [rowNumber, cells] of kept) if (wanted.has(rowNumber)) found.set(rowNumber, cells)
  }
  return found
}

type Refused = {
  readonly rowNo: number
  readonly problems: readonly RowProblem[]
  readonly cells: readonly (string | null)[] | null
}

/** Collects refused rows: a few to show at once, all of them to keep. */
export function refusedOnes(shown: number): {
  add(rowNo: number, problems: readonly RowProblem[], cells: readonly (string | null)[] | null): void
  take(): Refused[]
  summary(): { rejected: number; problems: { row: number; field: string; reason: string }[] }
} {
  const problemsShown: { row: number; field: string; reason: string }[] = []
  const rows = new Set<number>()
  let waiting: Refused[] = []
  return {
    add(rowNo, problems, cells) {
      rows.add(rowNo)
      waiting.push({ rowNo, problems, cells })
      for (const problem of problems) {
        if (problemsShown.length < shown)
          problemsShown.push({ row: rowNo, field: problem.field, reason: inWords(problem) })
      }
    },
    take() {
      const taken = waiting
      waiting = []
      return taken
    },
    summary: () => ({ rejected: rows.size, problems: problemsShown }),
  }
}

/** Keeps refused rows with field and reason; the cells of those that were refused after reading are looked up. */
export async function keepRejections(
  transaction: Transaction,
  recording: Recording,
  { fileNo, opinions }: FilePlace,
  refused: readonly Refused[],
): Promise<void> {
  if (refused.length === 0) return
  const missing = refused.filter((row) => row.cells === null).map((row) => row.rowNo)
  const place = { workspaceId: recording.workspaceId, importId: recording.id, fileNo }
  const lookedUp = await readSourceRows(transaction, place, missing)
  const rows = refused.flatMap((row) =>
    row.problems.map((problem, position) => ({
      row_no: row.rowNo,
      position,
      field: problem.field,
      reason: inWords(problem),
      cells: row.cells ?? lookedUp.get(row.rowNo) ?? [],
    })),
  )
  await transaction.query(
    `insert into ingest.rejection (workspace_id, import_id, file_no, row_no, position, field, reason, cells, opinions)
     select $1, $2, $3, row_no, (row_number() over (partition by row_no order by position))::int
              + coalesce((select max(r.position) from ingest.rejection r
                           where r.workspace_id = $1 and r.import_id = $2 and r.file_no = $3 and r.row_no = x.row_no), 0), field, reason, cells, $5
       from jsonb_to_recordset($4::jsonb) x (row_no int, position int, field text, reason text, cells jsonb)`,
    [recording.workspaceId, recording.id, fileNo, JSON.stringify(rows), opinions],
  )
}
