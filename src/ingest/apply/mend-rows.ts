import { type Database, Failure, nearest, type Transaction } from '#platform/server'
import { type Mapping, parseMapping } from '../mapping/index.js'
import { matches } from '../mapping/match-name.js'
import { lookupsOf } from '../mapping/plan-import.js'
import { sourceOfRows } from '../mapping/source-of-rows.js'
import { countMended, keepMended, mendedAmong } from '../store/mended-rows.js'
import {
  findImport,
  findMappingOfImport,
  type KeptFile,
  type KeptImport,
  listRejections,
  rejectionsOfRows,
} from '../store/read-imports.js'
import { type ImportWorld, importable, importFacts } from './import-facts.js'
import { opinionFiles } from './opinion-files.js'

/** Which refused rows of which import to try again, with the cells that were corrected. */
export type MendRequest = {
  readonly workspaceId: string
  readonly currency: string
  readonly actor: string
  readonly today: string
  readonly importId: number
  readonly fileNo: number
  readonly rows: readonly { readonly row: number; readonly cells: Readonly<Record<string, string | null>> }[]
}

type Mended = { readonly file: KeptFile; readonly mapping: Mapping; readonly withOpinions: ReadonlySet<string> }

type Place = { readonly workspaceId: string; readonly importId: number; readonly fileNo: number }

/**
 * Imports refused rows again with corrected cells, by the entry of the mapping that read them, as an import of its
 * own. Rows that were mended before are left alone, so the same call twice changes nothing the second time.
 */
export async function mendRows(database: Database, request: MendRequest, world: ImportWorld) {
  return database.withWorkspace(request.workspaceId, async (transaction) => {
    // Two who mend the same rows take turns, so that the second sees what the first has done.
    await transaction.lockWorkspace('ledger')
    const place: Place = request
    const mended = await whatToMend(transaction, place)
    const { file } = mended
    const given = new Map(request.rows.map(({ row, cells }) => [row, cells]))
    const done = await mendedAmong(transaction, place, [...given.keys()])
    const waiting = [...given.keys()].filter((row) => !done.has(row)).sort((a, b) => a - b)
    const nothingDone = {
      importId: null,
      recordedAt: null,
      ...{ created: 0, updated: 0, unchanged: 0 },
      refused: [],
      mends: String(request.importId),
      mendedBefore: [...done].sort((a, b) => a - b),
      open: file.rejected - (await countMended(transaction, place)),
    }
    if (waiting.length === 0) return nothingDone
    const rows = await correctedRows(transaction, place, file, waiting, given)
    const { recording, counts } = await importAgain(transaction, request, world, { ...mended, rows })
    const again = { workspaceId: request.workspaceId, importId: recording.id, fileNo: 0 }
    const refused = await listRejections(transaction, again, { limit: rows.length, after: 0 })
    const still = new Set(refused.map(({ row }) => row))
    await keepMended(
      transaction,
      place,
      waiting.filter((row) => !still.has(row)),
      recording.id,
    )
    const { created, updated, unchanged } = counts
    const open = nothingDone.open - (waiting.length - still.size)
    const { id, recordedAt } = recording
    return { ...nothingDone, importId: String(id), recordedAt, created, updated, unchanged, refused, open }
  })
}

async function whatToMend(transaction: Transaction, place: Place): Promise<Mended> {
  const found = await findImport(transaction, place.workspaceId, place.importId)
  const file = found.files[place.fileNo]
  if (!file) throw new Failure('not-found', `The import ${place.importId} has no file number ${place.fileNo}.`)
  const kept = await findMappingOfImport(transaction, place.workspaceId, place.importId)
  const reason = whyNotMended(found, file, kept)
  if (reason) throw reason
  const shapes = importable.map(({ shape }) => shape)
  return { file, mapping: parseMapping(kept, shapes, kept.name), withOpinions: opinionFiles(found.files, kept) }
}

/** Why the refused rows of a file of an import cannot be mended, whatever is corrected; null if they can. */
export function whyNotMended(found: KeptImport, file: KeptFile, mapping: Mapping): Failure | null {
  const { importId } = found
  if (found.undoneAt)
    return new Failure(
      'already-undone',
      `The import ${importId} was undone on ${found.undoneAt.slice(0, 10)}; import its file again.`,
    )
  if (found.mends !== null)
    return new Failure('wrong-usage', `The import ${importId} mends rows of import ${found.mends}. Mend them there.`)
  const entry = mapping.files[entryOf(file, mapping)]
  if (!entry)
    return new Failure(
      'wrong-usage',
      `The import ${importId} was not read from a file by a mapping, so its rows cannot be mended.`,
    )
  const [lookup] = lookupsOf(entry)
  if (!lookup) return null
  return new Failure(
    'wrong-usage',
    `The mapping looks values up in ${lookup.file.join(', ')}. Correct the rows in the error file, and import it together with that file.`,
  )
}

async function correctedRows(
  transaction: Transaction,
  place: Place,
  file: KeptFile,
  waiting: readonly number[],
  given: ReadonlyMap<number, Readonly<Record<string, string | null>>>,
): Promise<{ rowNumber: number; cells: (string | null)[] }[]> {
  const refused = await rejectionsOfRows(transaction, place, waiting)
  return waiting.map((row) => {
    const cells = refused.get(row)
    if (!cells)
      throw new Failure(
        'not-found',
        `Row ${row} of ${file.file} was not refused. \`mainstay imports errors ${place.importId}\` shows those that were.`,
      )
    return { rowNumber: row, cells: corrected(cells, given.get(row) ?? {}, file) }
  })
}

function corrected(
  cells: readonly (string | null)[],
  changes: Readonly<Record<string, string | null>>,
  file: KeptFile,
) {
  const mended = file.columns.map((_, index) => cells[index] ?? null)
  for (const [column, value] of Object.entries(changes)) {
    const index = placeOfColumn(column, file.columns)
    if (index < 0) {
      const near = nearest(column, file.columns)
      throw new Failure(
        'wrong-usage',
        `${file.file} has no column "${column}".${near ? ` Did you mean "${near}"?` : ''}`,
      )
    }
    mended[index] = value
  }
  return mended
}

// As in a mapping: by name, `#3` for the third, `amount (2)` for the second of two with one name.
function placeOfColumn(column: string, columns: readonly string[]): number {
  const exact = columns.indexOf(column)
  if (exact >= 0) return exact
  const number = Number(/^#(\d+)$/.exec(column)?.[1])
  if (number >= 1 && number <= columns.length) return number - 1
  const parts = /^(.*) \((\d+)\)$/.exec(column)
  const same = columns.flatMap((name, index) => (name === parts?.[1] ? [index] : []))
  return same[Number(parts?.[2]) - 1] ?? -1
}

async function importAgain(
  transaction: Transaction,
  request: MendRequest,
  world: ImportWorld,
  { file, mapping, withOpinions, rows }: Mended & { rows: { rowNumber: number; cells: (string | null)[] }[] },
) {
  const entry = entryOf(file, mapping)
  const facts = importable.find(({ shape }) => shape.name === file.entity)
  if (!facts) throw new Error('Broken promise: what was imported can be imported')
  const source = sourceOfRows(mapping, facts.shape, { file: file.file, columns: file.columns, entry, rows })
  const plan = { mapping, sources: [source], ignoredFiles: [], unmatched: [] }
  const { workspaceId, currency, actor, today, importId: mends } = request
  const work = { workspaceId, currency, actor, today, mends, plan, mapping, withOpinions, mode: 'upsert' as const }
  const { recording, files } = await importFacts(transaction, work, world)
  const [counts] = files
  if (!counts) throw new Error('Broken promise: an import of one file tells of it')
  return { recording, counts }
}

/** Number of the entry of a mapping that read a file. Imports of earlier versions did not keep it. */
export function entryOf(file: KeptFile, mapping: Mapping): number {
  if (file.entry !== undefined) return file.entry
  return mapping.files.findIndex(
    ({ entity, match }) => entity === file.entity && match.some((pattern) => matches(pattern, file.file)),
  )
}
