import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { FactShape } from '#platform'
import { Failure, nearest } from '#platform/server'
import { fitToColumns } from '../mapping/guess/fit-to-columns.js'
import type { GuessedField } from '../mapping/guess/guess-entry.js'
import { entriesOfGuess, type FileGuess, guessFile } from '../mapping/guess/guess-file.js'
import { guessHeaderRow } from '../mapping/guess/header-row.js'
import { headerSignature } from '../mapping/guess/header-words.js'
import type { Learned } from '../mapping/guess/learned.js'
import { InvalidMapping, type Mapping, parseMapping } from '../mapping/index.js'
import type { FileEntry } from '../mapping/mapping.js'
import { jsonPaths, openTable, readableNames, type Table, type TableOptions, UnreadableFile } from '../reading/index.js'
import type { Place } from './place-of.js'

/** What a person said about a file already. */
export type Said = {
  readonly file?: string
  readonly sheet?: string
  readonly recordPath?: string
  readonly headerRow?: number
  readonly encoding?: string
  readonly delimiter?: string
  readonly entity?: string
}

type World = { readonly shapes: readonly FactShape[]; readonly learned: Learned; readonly signal: AbortSignal }

const shownRows = 10
const rowsRead = 2000
const entitiesShown = 5

/** Looks at one file of a place and guesses what it holds. Reads its first rows, not more. */
export async function inspectFile(place: Place, said: Said, { shapes, learned, signal }: World) {
  const files = await readableFiles(place)
  const file = chosenFile(files, said.file ?? place.file)
  const path = join(place.folder, file)
  const isJson = /\.(json|ndjson|jsonl)$/i.test(file)
  const recordPaths = isJson ? await jsonPaths(path, file, said.encoding) : []
  const { table, options } = await openAsSaid(path, file, said, recordPaths)
  const { rows, complete } = await firstRecords(table, signal)
  if (said.entity !== undefined && !shapes.some(({ name }) => name === said.entity)) throw noEntity(said.entity, shapes)
  const seen = { file, columns: table.columns, rows, delimiter: table.text?.delimiter ?? null }
  const guess = guessFile(seen, shapes, learned, said.entity)
  const known = said.entity === undefined ? learned.bySignature.get(headerSignature(table.columns)) : undefined
  const mapping = known
    ? { ...known, files: fitting(known, file, table.columns) }
    : { name: nameOf(file), version: 1, files: entriesOfGuess(guess).map((entry) => ({ ...entry, ...options })) }
  const problems = problemsOf(mapping, shapes)
  return {
    files,
    file,
    kind: isJson ? ('json' as const) : table.text ? ('text' as const) : ('workbook' as const),
    encoding: table.text?.encoding ?? null,
    delimiter: table.text?.delimiter ?? null,
    sheets: [...table.sheets],
    recordPaths,
    headerRow: isJson ? 0 : (options.headerRow ?? 1),
    firstRows: await table.firstRows(shownRows),
    rowsRead: rows.length,
    complete,
    ...describedGuess(guess),
    remembered: known?.name ?? null,
    mapping,
    valid: problems.length === 0,
    problems,
  }
}

// A mapping may read other files too; here only the entries that read one with these columns are wanted.
function fitting(mapping: Mapping, file: string, columns: readonly string[]): FileEntry[] {
  const fitted = mapping.files.map((entry) => fitToColumns(entry, file, columns))
  const usable = fitted.filter(({ fields }) =>
    Object.values(fields).every(({ column, optional }) => column === undefined || optional || columns.includes(column)),
  )
  return usable.length > 0 ? usable : fitted
}

async function readableFiles({ folder, file }: Place): Promise<string[]> {
  if (file !== null) return [file]
  const entries = await readdir(folder, { withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && readableNames.test(entry.name))
    .map(({ name }) => name)
    .sort()
}

function chosenFile(files: readonly string[], wanted: string | null): string {
  const file = wanted === null ? files[0] : files.find((name) => name === wanted)
  if (file !== undefined) return file
  if (wanted === null)
    throw new Failure('unreadable-file', 'There is no CSV, XLSX or JSON file. Export the data as one of them.')
  throw new Failure('not-found', `There is no file "${wanted}"; there is ${files.slice(0, 10).join(', ') || 'none'}.`)
}

/** Opens a file as it was said, and guesses the row of its header where nothing was. */
async function openAsSaid(
  path: string,
  file: string,
  said: Said,
  recordPaths: readonly string[],
): Promise<{ table: Table; options: TableOptions }> {
  const isNumber = /^\d+$/.test(said.sheet ?? '')
  const recordPath =
    said.recordPath ?? (['', '/records'].some((one) => recordPaths.includes(one)) ? undefined : recordPaths[0])
  const options: TableOptions = {
    ...(said.sheet === undefined ? {} : { sheet: isNumber ? Number(said.sheet) : said.sheet }),
    ...(said.encoding === undefined || said.encoding === 'auto' ? {} : { encoding: said.encoding }),
    ...(said.delimiter === undefined || said.delimiter === 'auto'
      ? {}
      : { delimiter: said.delimiter === 'tab' ? '\t' : said.delimiter }),
    ...(recordPath === undefined ? {} : { path: recordPath }),
    ...(said.headerRow === undefined || said.headerRow === 1 ? {} : { headerRow: said.headerRow }),
  }
  const table = await openGuessing(path, file, options)
  if (said.headerRow !== undefined || extname(file).toLowerCase().startsWith('.json')) return { table, options }
  const headerRow = guessHeaderRow(await table.firstRows(2 * shownRows))
  if (headerRow === 1) return { table, options }
  return { table: await openTable(path, file, { ...options, headerRow }), options: { ...options, headerRow } }
}

// A sheet whose first row is blank has no header there; without a header at all its rows can still be looked at.
async function openGuessing(path: string, file: string, options: TableOptions): Promise<Table> {
  try {
    return await openTable(path, file, options)
  } catch (error) {
    if (!(error instanceof UnreadableFile) || options.headerRow !== undefined || !/has no header/.test(error.message))
      throw error
    return openTable(path, file, { ...options, headerRow: 0 })
  }
}

async function firstRecords(
  table: Table,
  signal: AbortSignal,
): Promise<{ rows: (string | null)[][]; complete: boolean }> {
  const rows: (string | null)[][] = []
  for await (const batch of table.open()) {
    signal.throwIfAborted()
    for (const { cells, broken } of batch) {
      if (rows.length >= rowsRead) return { rows, complete: false }
      // Cells are slices of the text that they were read from and would keep all of it.
      if (broken === undefined) rows.push(cells)
    }
  }
  return { rows, complete: true }
}

function describedGuess(guess: FileGuess) {
  return {
    columns: guess.facts.columns.map(({ name, samples, filled, different, type, dates, decimals, ambiguous }) => {
      return {
        name,
        samples: [...samples],
        filled: Math.round(filled * 1000) / 1000,
        different,
        type,
        dates,
        decimals,
        ambiguous,
      }
    }),
    keys: guess.keys.map((key) => ({ ...key, columns: [...key.columns] })),
    entities: guess.entities
      .slice(0, entitiesShown)
      .map(({ shape, confidence, because }) => ({ entity: shape.name, summary: shape.summary, confidence, because })),
    entries: guess.entries.map(({ shape, distinct, confidence, because, fields }) => {
      return { entity: shape.name, distinct, confidence, because, fields: fields.map(describedField) }
    }),
    unused: [...guess.unused],
    questions: guess.questions.map((question) => ({ ...question, choices: [...question.choices] })),
  }
}

function describedField({ field, columns, source, confidence, because }: GuessedField) {
  const { name, type, required = false, refersTo = null, choices = null, summary } = field
  return {
    field: name,
    type,
    required,
    refersTo,
    choices: choices && [...choices],
    summary,
    columns: [...columns],
    source,
    confidence,
    because,
  }
}

function nameOf(file: string): string {
  return file.replace(/\.[^.]+$/, '')
}

function problemsOf(mapping: unknown, shapes: readonly FactShape[]): string[] {
  try {
    parseMapping(mapping, shapes)
    return []
  } catch (error) {
    if (!(error instanceof InvalidMapping)) throw error
    return error.problems.map(({ where, problem }) => `${where ? `${where}: ` : ''}${problem}`)
  }
}

function noEntity(entity: string, shapes: readonly FactShape[]): Failure {
  const names = shapes.map(({ name }) => name)
  const near = nearest(entity, names)
  const hint = near ? ` Did you mean "${near}"?` : ` There are ${names.join(', ')}.`
  return new Failure('wrong-usage', `There is no entity "${entity}".${hint}`)
}
