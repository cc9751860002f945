import type { Output } from '../../../api/client.js'

/** What the server saw in a file. */
export type Inspection = Output<'imports.inspect'>
/** A field of a kind of fact, with what was guessed for it. */
export type GuessedField = Inspection['entries'][number]['fields'][number]

/** Where a field comes from, as it stands in a mapping. */
export type FieldSource = {
  readonly column?: string
  readonly firstOf?: readonly string[]
  readonly join?: readonly string[]
  readonly value?: string
  readonly lookup?: { readonly by: FieldSource }
  readonly plusDays?: number
  readonly units?: 'major' | 'minor'
  readonly [option: string]: unknown
}

/** How one file becomes facts of one kind, as it stands in a mapping. */
export type Entry = {
  readonly match: readonly string[]
  readonly entity: string
  readonly distinct?: boolean
  readonly fields: Readonly<Record<string, FieldSource>>
  readonly [option: string]: unknown
}

/** An entry, and whether it is part of the import. */
export type PlannedEntry = { readonly entry: Entry; readonly isIncluded: boolean }

/** From here on a guess counts without somebody agreeing. */
export const sureEnough = 0.5

/**
 * What to take out of a file at first: what was imported from such a file before, else what was guessed. Things that
 * only stand in the rows of something else, without a name, are left out until somebody says otherwise; so are those
 * that another file of the upload holds under the same keys.
 */
export function plannedAtFirst(seen: Inspection, others: readonly Inspection[]): PlannedEntry[] {
  const given = (seen.mapping.files as readonly Record<string, unknown>[]).map((entry) => inFull(entry, seen.file))
  const { entity: _, distinct: __, fields: ___, match: ____, ...options } = given.at(-1) ?? inFull({}, seen.file)
  const known = seen.remembered === null ? [] : given
  const guessed = seen.entries
    .filter(({ entity }) => !known.some((entry) => entry.entity === entity))
    .map(({ entity, distinct, confidence, fields }): PlannedEntry => {
      const sources = fields.flatMap(({ field, source }) => (source ? [[field, source as FieldSource] as const] : []))
      const isMain = !distinct
      return {
        entry: {
          ...options,
          match: [seen.file],
          entity,
          ...(distinct ? { distinct } : {}),
          fields: Object.fromEntries(sources),
        },
        isIncluded:
          seen.remembered === null &&
          (isMain || (confidence >= sureEnough && heldElsewhere(seen, entity, others) !== 'same')),
      }
    })
  return [...guessed, ...known.map((entry) => ({ entry, isIncluded: true }))]
}

// A mapping may say `"ref": "id"` for `"ref": { "column": "id" }`.
function inFull(entry: Readonly<Record<string, unknown>>, file: string): Entry {
  const fields = Object.entries((entry.fields ?? {}) as Record<string, string | FieldSource>).map(
    ([field, source]) => [field, typeof source === 'string' ? { column: source } : source] as const,
  )
  return { ...entry, match: [file], entity: String(entry.entity ?? ''), fields: Object.fromEntries(fields) }
}

/**
 * Whether another file is about the things that these rows name too, as far as the values seen tell: under the `same`
 * keys, under `other` keys, or not at all.
 */
export function heldElsewhere(
  seen: Inspection,
  entity: string,
  others: readonly Inspection[],
): 'same' | 'other' | null {
  const about = others.filter((other) => mainEntity(other) === entity)
  if (about.length === 0) return null
  const here = keysSeen(seen, entity)
  return about.some((other) => keysSeen(other, entity).some((key) => here.includes(key))) ? 'same' : 'other'
}

function keysSeen(seen: Inspection, entity: string): readonly string[] {
  const ref = seen.entries.find((entry) => entry.entity === entity)?.fields.find(({ field }) => field === 'ref')
  return seen.columns.find(({ name }) => name === ref?.columns[0])?.samples ?? []
}

/** The entry that the rows of a file are about: not one that is taken out of them on the side. */
export function mainEntity(seen: Inspection): string | undefined {
  return seen.entries.find(({ distinct }) => !distinct)?.entity
}

/** The columns that a source reads. */
export function columnsOf({ column, firstOf, join, lookup }: FieldSource): readonly string[] {
  if (lookup) return columnsOf(lookup.by)
  return column === undefined ? (firstOf ?? join ?? []) : [column]
}

/** The columns of a file that nothing in its entries reads. */
export function unusedColumns(seen: Inspection, planned: readonly PlannedEntry[]): string[] {
  const used = new Set(
    planned
      .filter(({ isIncluded }) => isIncluded)
      .flatMap(({ entry }) => Object.values(entry.fields).flatMap((source) => columnsOf(source))),
  )
  return seen.columns.map(({ name }) => name).filter((name) => !used.has(name))
}

/** The fields of an entry that need a source and have none. */
export function missingFields(entry: Entry, fields: readonly GuessedField[]): string[] {
  return fields.filter(({ field, required }) => required && !entry.fields[field]).map(({ field }) => field)
}

/** The entry with one field read from elsewhere, or from nowhere. */
export function withSource(entry: Entry, field: string, source: FieldSource | undefined): Entry {
  const { [field]: _, ...others } = entry.fields
  return { ...entry, fields: source === undefined ? others : { ...others, [field]: source } }
}

/** The entry with an option of its file, or without it. */
export function withOption(entry: Entry, option: string, value: unknown): Entry {
  const { [option]: _, ...others } = entry
  return { ...others, ...(value === undefined ? {} : { [option]: value }) } as Entry
}
