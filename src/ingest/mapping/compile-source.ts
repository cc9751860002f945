import type { ColumnFinder } from './find-column.js'
import type { LookupTable } from './lookup.js'
import type { FieldSource, Lookup } from './mapping.js'
import { Refusal } from './values/refusal.js'

/** The text of a field in a row, blank as null; a `Refusal` says why there is none to be had. */
export type ReadSource = (cells: readonly (string | null)[]) => string | null | Refusal

export type Source = {
  readonly read: ReadSource
  /** Indexes of the columns that it reads. */
  readonly columns: readonly number[]
  /** The column to name in a message; null for a constant. */
  readonly column: string | null
  /** The only column, where nothing but its text is wanted; else −1. */
  readonly direct: number
}

export type LookupFinder = (lookup: Lookup) => LookupTable

/** Turns the description of a field's source into a function, once per file. */
export function compileSource(source: FieldSource, where: string, find: ColumnFinder, tables: LookupFinder): Source {
  const raw = rawSource(source, where, find, tables)
  if (!source.blankIf && !source.values) return raw
  const blanks = new Set(source.blankIf)
  const translations = new Map(Object.entries(source.values ?? {}))
  const otherwise = translations.get('*')
  const read: ReadSource = (cells) => {
    const text = raw.read(cells)
    if (typeof text !== 'string') return text
    if (blanks.has(text)) return null
    const translated = translations.get(text) ?? otherwise
    return translated === undefined ? text : blankAsNull(translated)
  }
  return { ...raw, read, direct: -1 }
}

function rawSource(source: FieldSource, where: string, find: ColumnFinder, tables: LookupFinder): Source {
  if (source.column !== undefined) {
    const index = find(source.column, where, source.optional)
    return { read: (cells) => blankAsNull(cells[index]), columns: [index], column: source.column, direct: index }
  }
  if (source.firstOf) return firstOf(source.firstOf, columnIndexes(source.firstOf, source, where, find))
  if (source.join) return joined(source.join, columnIndexes(source.join, source, where, find), source.separator ?? ' ')
  if (source.lookup) return lookedUp(source.lookup, where, find, tables)
  return { read: () => null, columns: [], column: null, direct: -1 }
}

function columnIndexes(names: readonly string[], source: FieldSource, where: string, find: ColumnFinder): number[] {
  return names.map((name) => find(name, where, source.optional))
}

function firstOf(names: readonly string[], columns: readonly number[]): Source {
  const read: ReadSource = (cells) => {
    for (const index of columns) {
      const text = blankAsNull(cells[index])
      if (text !== null) return text
    }
    return null
  }
  return { read, columns, column: names.join(', '), direct: -1 }
}

function joined(names: readonly string[], columns: readonly number[], separator: string): Source {
  const read: ReadSource = (cells) => {
    const texts = columns.map((index) => blankAsNull(cells[index])).filter((text) => text !== null)
    return texts.length ? texts.join(separator) : null
  }
  return { read, columns, column: names.join(', '), direct: -1 }
}

function lookedUp(lookup: Lookup, where: string, find: ColumnFinder, tables: LookupFinder): Source {
  const by = compileSource(lookup.by, `${where}.lookup.by`, find, tables)
  const table = tables(lookup)
  const read: ReadSource = (cells) => {
    const key = by.read(cells)
    if (typeof key !== 'string') return key
    const found = table.get(key)
    if (found === undefined)
      return new Refusal(`points to "${key}", which is not in "${lookup.key}" of ${lookup.file.join(', ')}`)
    return found
  }
  return { read, columns: by.columns, column: by.column, direct: -1 }
}

function blankAsNull(cell: string | null | undefined): string | null {
  if (cell === null || cell === undefined) return null
  const text = cell.trim()
  return text === '' ? null : text
}
