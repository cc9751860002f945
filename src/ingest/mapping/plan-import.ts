import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { FactShape } from '#platform'
import { openTable, readableNames, type Table, UnreadableFile } from '../reading/index.js'
import { type Corrections, correctCells, type Originals } from './correct-cells.js'
import { columnFinder } from './find-column.js'
import { InvalidMapping, type MappingProblem } from './invalid-mapping.js'
import { Lookups } from './lookup.js'
import type { FieldSource, FileEntry, Lookup, Mapping } from './mapping.js'
import { matches } from './match-name.js'
import { repetitionFilter } from './repetition-filter.js'
import { rowFilter } from './row-filter.js'
import { type ImportRow, rowReader } from './row-reader.js'

/** Rows of a source, in the order of the file. */
export type Batch = {
  readonly rows: readonly ImportRow[]
  /** How many rows of this stretch the mapping left out: by its filters, or as repetitions. */
  readonly skipped: number
}

/** One file (or sheet) read as one kind of fact. */
export type ImportSource = {
  /** The file's name in its folder. */
  readonly file: string
  readonly path: string
  readonly entity: string
  /** Number of the mapping's entry that reads it; null without a mapping. */
  readonly entry: number | null
  readonly shape: FactShape
  /** The header of the file, as it is written. */
  readonly columns: readonly string[]
  /** How its text is written; null for XLSX and JSON. */
  readonly text: Table['text']
  /** What stood in cells that were corrected; fills as the rows are read. */
  readonly originals?: Originals
  /** Reads the rows, in constant memory. May be called again. Throws `UnreadableFile` if the file turns out broken. */
  open(): AsyncIterable<Batch>
}

/** What an import will read, in the order in which the kinds of fact depend on each other. */
export type ImportPlan = {
  readonly mapping: Mapping
  readonly sources: readonly ImportSource[]
  /** Files that nothing in the mapping reads, not even to look up values. */
  readonly ignoredFiles: readonly string[]
  /** Patterns of the mapping that no file fits. */
  readonly unmatched: readonly string[]
}

type Folder = { readonly files: readonly string[]; path(file: string): string }

/**
 * Finds the files of a path (a file, or a folder without its subfolders) that a mapping reads, opens them and
 * checks the mapping against their columns. Throws `UnreadableFile`, or `InvalidMapping` with every mistake.
 */
export async function planImport(
  path: string,
  mapping: Mapping,
  shapes: readonly FactShape[],
  corrections: Corrections = [],
): Promise<ImportPlan> {
  const { folder, chosen } = await filesAt(path)
  const lookups = new Lookups(folder, mapping.name)
  const problems: MappingProblem[] = []
  const sources: ImportSource[] = []
  const used = new Set<string>()
  const unmatched: string[] = []
  for (const [index, entry] of mapping.files.entries()) {
    const shape = shapes.find(({ name }) => name === entry.entity)
    if (!shape)
      throw new InvalidMapping(mapping.name, [{ where: `files[${index}]`, problem: `no entity "${entry.entity}"` }])
    const files = chosen.filter((file) => entry.match.some((pattern) => matches(pattern, file)))
    if (files.length === 0) unmatched.push(...entry.match)
    for (const file of files) {
      used.add(file)
      for (const lookup of lookupsOf(entry)) for (const other of lookups.filesOf(lookup)) used.add(other)
      sources.push(await planSource(folder.path(file), file, entry, index, shape, lookups, corrections, problems))
    }
  }
  if (sources.length === 0) throw nothingFits(path, mapping, chosen)
  if (problems.length) throw new InvalidMapping(mapping.name, problems)
  const ignoredFiles = chosen.filter((file) => !used.has(file))
  return { mapping, sources: inOrder(sources), ignoredFiles, unmatched: [...new Set(unmatched)] }
}

async function filesAt(path: string): Promise<{ folder: Folder; chosen: readonly string[] }> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new UnreadableFile(path, 'does not exist', 'Check the path')
  if (!found.isDirectory() && !found.isFile())
    throw new UnreadableFile(path, 'is neither a file nor a folder', 'Check the path')
  const directory = found.isDirectory() ? path : dirname(path)
  const entries = await readdir(directory, { withFileTypes: true })
  const files = entries
    .filter((entry) => (entry.isFile() || entry.isSymbolicLink()) && !entry.name.startsWith('.'))
    .map(({ name }) => name)
  files.sort()
  const folder = { files, path: (file: string) => join(directory, file) }
  return { folder, chosen: found.isDirectory() ? files : [basename(path)] }
}

async function planSource(
  path: string,
  file: string,
  entry: FileEntry,
  index: number,
  shape: FactShape,
  lookups: Lookups,
  corrections: Corrections,
  problems: MappingProblem[],
): Promise<ImportSource> {
  const where = `files[${index}]`
  const { table, originals } = correctCells(await openTable(path, file, entry), file, corrections, problems)
  // An empty list of JSON has no fields to miss.
  const find = table.columns.length ? columnFinder(table.columns, file, problems) : () => -1
  for (const lookup of lookupsOf(entry)) await lookups.load(lookup)
  const read = rowReader({ entry, shape, where, find, tables: (lookup) => lookups.tableOf(lookup) })
  const keeps = rowFilter(entry.where, find, where)
  problems.push(...mixedNumbers(table, entry, where))
  const { columns, text } = table
  return { file, path, entity: entry.entity, entry: index, shape, columns, text, originals, open: () => batches() }

  async function* batches(): AsyncGenerator<Batch> {
    const repeats = entry.distinct ? repetitionFilter(file) : null
    for await (const records of table.open()) {
      const rows: ImportRow[] = []
      for (const record of records) {
        if (keeps && !keeps(record.cells)) continue
        const row = read(record)
        if (!repeats?.(row)) rows.push(row)
      }
      yield { rows, skipped: records.length - rows.length }
    }
  }
}

// Numbers of spreadsheets and JSON are rendered with the decimal mark of the file's entry; one cell cannot have two.
function mixedNumbers(table: Table, entry: FileEntry, where: string): MappingProblem[] {
  if (table.text) return []
  const mark = entry.decimals ?? '.'
  return Object.entries(entry.fields)
    .filter(([, { decimals }]) => decimals !== undefined && decimals !== mark)
    .map(([name]) => ({
      where: `${where}.fields.${name}`,
      problem: '"decimals" of a single field is for CSV files only',
    }))
}

/** Every lookup of an entry, also those that give the key of another. */
export function lookupsOf(entry: FileEntry): Lookup[] {
  const ofSource = ({ lookup }: FieldSource): Lookup[] => (lookup ? [lookup, ...ofSource(lookup.by)] : [])
  return Object.values(entry.fields).flatMap(ofSource)
}

function inOrder(sources: readonly ImportSource[]): ImportSource[] {
  const byName = new Map(sources.map(({ shape }) => [shape.name, shape]))
  const depth = (shape: FactShape, path: readonly string[] = []): number => {
    const before = shape.after.filter((name) => !path.includes(name)).map((name) => byName.get(name))
    return Math.max(0, ...before.map((other) => (other ? depth(other, [...path, shape.name]) + 1 : 0)))
  }
  return [...sources].sort((a, b) => depth(a.shape) - depth(b.shape))
}

function nothingFits(path: string, mapping: Mapping, chosen: readonly string[]): Error {
  const patterns = [...new Set(mapping.files.flatMap(({ match }) => match))]
  const readable = chosen.filter((file) => readableNames.test(file))
  const found = readable.length ? `; found: ${readable.slice(0, 8).join(', ')}` : ''
  return new UnreadableFile(
    path,
    `has no file that the mapping ${mapping.name} reads${found}`,
    `It reads files named ${patterns.join(', ')}; rename the file, or change "match" in the mapping`,
  )
}
