import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { DataSubject, FactTable, Queryable } from '#platform/server'
import { importable } from '../apply/import-facts.js'

type Cells = (string | null)[]

/** A row of a file that was imported, by its place. */
type Place = { readonly importId: number; readonly fileNo: number; readonly row: number }

type SourceRow = Place & { readonly file: string; readonly columns: readonly string[]; readonly cells: Cells }

/** A run of rows of a file, and the columns in which its rows say whom they are about. */
type Chunk = {
  readonly place: Omit<Place, 'row'> & { readonly firstRow: number }
  readonly file: string
  readonly columns: readonly string[]
  readonly keyColumns: readonly number[]
  readonly rows: readonly (readonly [number, Cells])[]
}

/** Rows of imported files that are about a person, in files of which something about people was read. */
export async function sourceRowsOf(
  queryable: Queryable,
  workspaceId: string,
  subject: DataSubject,
): Promise<SourceRow[]> {
  const isTheirs = await recognise(queryable, workspaceId, subject)
  const found: SourceRow[] = []
  for await (const chunk of chunksOf(queryable, workspaceId)) {
    const { importId, fileNo } = chunk.place
    for (const [row, cells] of chunk.rows.filter(([row, cells]) => isTheirs(chunk, row, cells)))
      found.push({ importId, fileNo, row, file: chunk.file, columns: chunk.columns, cells })
  }
  return found
}

/** Blanks the rows of imported files that are about a person; gives how many. */
export async function blankSourceRows(
  queryable: Queryable,
  workspaceId: string,
  subject: DataSubject,
): Promise<number> {
  const isTheirs = await recognise(queryable, workspaceId, subject)
  let blanked = 0
  for await (const chunk of chunksOf(queryable, workspaceId)) {
    const { importId, fileNo, firstRow } = chunk.place
    const theirs = chunk.rows.filter(([row, cells]) => isTheirs(chunk, row, cells))
    if (theirs.length === 0) continue
    const kept = chunk.rows.map(([row, cells]) => [row, isTheirs(chunk, row, cells) ? cells.map(() => null) : cells])
    await queryable.query(
      `update ingest.source_chunk set content = $5
        where workspace_id = $1 and import_id = $2 and file_no = $3 and first_row = $4`,
      [workspaceId, importId, fileNo, firstRow, deflateRawSync(JSON.stringify(kept), { level: 1 })],
    )
    for (const [row] of theirs) await forgetRow(queryable, workspaceId, { importId, fileNo, row })
    blanked += theirs.length
  }
  await forgetProblems(queryable, workspaceId, subject)
  return blanked
}

type Recognise = (chunk: Chunk, row: number, cells: readonly (string | null)[]) => boolean

/**
 * Tells rows about a person: those that their facts came from; those with their key in the column of keys; those with
 * their e-mail address anywhere. Where no column holds the key, it counts in any cell, unless it is too short to tell.
 */
async function recognise(
  queryable: Queryable,
  workspaceId: string,
  { personId, ref, names }: DataSubject,
): Promise<Recognise> {
  const { rows } = await queryable.query<{ place: string }>(
    `select v.recording || '/' || v.row_no || '/' || (i.files -> v.file_no::int ->> 'file') as place
       from (${placesOfVersions()}) v
       join ingest.import i on i.workspace_id = $1 and i.id = v.recording`,
    [workspaceId, personId],
  )
  const known = new Set(rows.map(({ place }) => place))
  const addresses = new Set(names.filter((name) => name.includes('@')).map(folded))
  const tells = folded(ref).length >= shortestTelling
  return ({ place, file, keyColumns }, row, cells) =>
    known.has(`${place.importId}/${row}/${file}`) ||
    keyColumns.some((column) => folded(cells[column] ?? '') === folded(ref)) ||
    cells.some((cell) => cell !== null && addresses.has(folded(cell))) ||
    (keyColumns.length === 0 && tells && cells.some((cell) => folded(cell ?? '') === folded(ref)))
}

function placesOfVersions(): string {
  const columns = (facts: FactTable): string[] => keysOf(facts).map((name) => facts.references[name]?.column ?? 'id')
  const places = importable.flatMap((facts) =>
    columns(facts).map(
      (column) =>
        `select recording, file_no, row_no from ${facts.table}_version where workspace_id = $1 and ${column} = $2`,
    ),
  )
  return places.join(' union ')
}

const shortestTelling = 3
const folded = (text: string): string => text.trim().toLowerCase()

/** The fields of a kind of fact that hold the key of a person. */
function keysOf({ shape }: FactTable): string[] {
  if (shape.name === 'person') return ['ref']
  return shape.fields.flatMap(({ name, refersTo }) => (refersTo === 'person' ? [name] : []))
}

type KeptImport = {
  id: number
  mapping: { files?: { fields: Record<string, { column?: string }> }[] }
  files: { file: string; entity: string; entry?: number; columns?: string[] }[]
}

/** Chunks one after the other, because a file may be large: those of files of which something about people was read. */
async function* chunksOf(queryable: Queryable, workspaceId: string): AsyncIterable<Chunk> {
  const keys = new Map(importable.map((facts) => [facts.shape.name, keysOf(facts)]))
  const imports = await queryable.query<KeptImport>(
    'select id, mapping, files from ingest.import where workspace_id = $1 order by id',
    [workspaceId],
  )
  for (const { id, mapping, files } of imports.rows) {
    for (const [fileNo, { file, columns = [] }] of files.entries()) {
      const personal = files.filter((other) => other.file === file && keys.get(other.entity)?.length)
      if (personal.length === 0) continue
      const keyColumns = personal.flatMap(({ entity, entry }) =>
        (keys.get(entity) ?? []).flatMap((name) => {
          const column = entry === undefined ? name : mapping.files?.[entry]?.fields[name]?.column
          const at = column === undefined ? -1 : columns.indexOf(column)
          return at < 0 ? [] : [at]
        }),
      )
      const { rows: runs } = await queryable.query<{ first_row: number }>(
        'select first_row from ingest.source_chunk where workspace_id = $1 and import_id = $2 and file_no = $3 order by 1',
        [workspaceId, id, fileNo],
      )
      for (const { first_row: firstRow } of runs) {
        const place = { importId: Number(id), fileNo, firstRow }
        yield { place, file, columns, keyColumns, rows: await rowsOf(queryable, workspaceId, place) }
      }
    }
  }
}

async function rowsOf(queryable: Queryable, workspaceId: string, place: Chunk['place']): Promise<Chunk['rows']> {
  const { rows } = await queryable.query<{ content: Buffer }>(
    `select content from ingest.source_chunk
      where workspace_id = $1 and import_id = $2 and file_no = $3 and first_row = $4`,
    [workspaceId, place.importId, place.fileNo, place.firstRow],
  )
  return rows[0] ? JSON.parse(inflateRawSync(rows[0].content).toString()) : []
}

/** What an import itself keeps of a row: what stood in corrected cells, and why it was refused. */
async function forgetRow(queryable: Queryable, workspaceId: string, place: Place): Promise<void> {
  await queryable.query(
    `update ingest.import set files = jsonb_set(files #- array[$3::text, 'originals', $4::text], array[$3::text, 'problems'],
       coalesce((select jsonb_agg(p) from jsonb_array_elements(files -> $3::text::int -> 'problems') p where p ->> 'row' <> $4::text), '[]'))
      where workspace_id = $1 and id = $2`,
    [workspaceId, place.importId, String(place.fileNo), String(place.row)],
  )
}

/** Reasons of refused rows that are kept with an import and repeat a value. */
async function forgetProblems(queryable: Queryable, workspaceId: string, subject: DataSubject): Promise<void> {
  await queryable.query(
    `update ingest.import i set files = (
       select jsonb_agg(f.kept || case when f.kept ? 'problems' then jsonb_build_object('problems', coalesce((
                select jsonb_agg(p) from jsonb_array_elements(f.kept -> 'problems') p
                 where not exists (select from unnest($2::text[]) w where position(lower(w) in lower(p ->> 'reason')) > 0)), '[]'))
              else '{}' end order by f.no)
         from jsonb_array_elements(i.files) with ordinality f (kept, no))
      where i.workspace_id = $1
        and exists (select from unnest($2::text[]) w where position(lower(w) in lower(i.files::text)) > 0)`,
    [workspaceId, wordsOf(subject)],
  )
}

/** Refused rows that name a person. */
export async function refusedRowsOf(queryable: Queryable, workspaceId: string, subject: DataSubject) {
  const { rows } = await queryable.query<{
    importId: string
    row: number
    field: string
    reason: string
    cells: Cells
  }>(
    `select import_id::text as "importId", row_no as row, field, reason, cells from ingest.rejection r where ${theirs}`,
    [workspaceId, wordsOf(subject)],
  )
  return rows
}

/** Blanks refused rows that name a person; their place and number stay, so that the counts of their import hold. */
export async function blankRefusedRows(
  queryable: Queryable,
  workspaceId: string,
  subject: DataSubject,
): Promise<number> {
  const { rowCount } = await queryable.query(`update ingest.rejection r set ${blank} where ${theirs}`, [
    workspaceId,
    wordsOf(subject),
  ])
  return rowCount ?? 0
}

/** Blanks the refused rows of imports before a day. */
export async function expireRefusedRows(queryable: Queryable, workspaceId: string, before: string): Promise<number> {
  const { rowCount } = await queryable.query(
    `update ingest.rejection r set ${blank} from platform.recording i
      where r.workspace_id = $1 and i.workspace_id = $1 and i.id = r.import_id and i.recorded_at < $2::date and r.cells <> '[]'`,
    [workspaceId, before],
  )
  return rowCount ?? 0
}

const erased = 'What stood here was erased.'
const blank = `cells = '[]', reason = '${erased}'`

// A cell that is one of the texts, or a reason that repeats one.
const theirs = `
  r.workspace_id = $1 and (
    exists (select from jsonb_array_elements_text(r.cells) cell where lower(trim(cell)) = any($2::text[]))
    or exists (select from unnest($2::text[]) w where position('"' || w || '"' in lower(r.reason)) > 0))`

// Short keys are found in too much that is not about the person.
function wordsOf({ ref, names }: DataSubject): string[] {
  return [...new Set([ref, ...names].map(folded))].filter((text) => text.length >= shortestTelling)
}
