import type { FactShape } from '#platform'
import type { FieldSource, FileEntry } from '../mapping.js'
import { assignFields } from './assign-fields.js'
import { type ColumnProfile, profileColumn, type Rows } from './column-profile.js'
import { endInDoubt, type FileFacts, type Question } from './field-source.js'
import { type GuessedEntry, type GuessedField, guessEntry, nothing, rounded } from './guess-entry.js'
import { headerSignature, headerText } from './header-words.js'
import { isKeyName, type KeyCandidate, keyCandidates } from './key-candidates.js'
import type { Learned } from './learned.js'
import { notationOf } from './notation.js'
import { subjectsOf } from './vocabulary.js'

/** What is known of a file before anything is guessed: its header, some rows, how its text is written. */
export type SeenFile = {
  readonly file: string
  readonly columns: readonly string[]
  readonly rows: Rows
  /** Null for workbooks and JSON. */
  readonly delimiter: string | null
}

/** What a file probably holds. */
export type FileGuess = {
  readonly facts: FileFacts
  readonly keys: readonly KeyCandidate[]
  /** Every kind of fact, the likeliest first. */
  readonly entities: readonly GuessedEntry[]
  /** The likeliest, or the one that was asked for, and what else can be taken out of its rows. */
  readonly entries: readonly GuessedEntry[]
  readonly unused: readonly string[]
  readonly questions: readonly Question[]
  /** Name of the mapping that a file with these columns was imported with before. */
  readonly remembered: string | null
}

const mostColumns = 400

/**
 * Guesses what each row of a file is and which column is which field: by the names of the columns, by what stands
 * in them, by what people confirmed before. Kinds of fact are data, so a new one is guessed without a change here.
 */
export function guessFile(seen: SeenFile, shapes: readonly FactShape[], learned: Learned, entity?: string): FileGuess {
  const columns = seen.columns
    .slice(0, mostColumns)
    .map((name, index) => profileColumn(nameIn(seen.columns, name, index), index, seen.rows))
  const facts: FileFacts = {
    file: seen.file,
    columns,
    rows: seen.rows,
    notation: notationOf(columns, seen.delimiter),
    delimiter: seen.delimiter,
  }
  const entities = shapes.map((shape) => guessEntry(shape, facts, learned)).sort((a, b) => b.confidence - a.confidence)
  const main = entities.find(({ shape }) => (entity === undefined ? true : shape.name === entity))
  const entries = main ? [...takenOut(main, shapes, facts, learned), main] : []
  const used = new Set(entries.flatMap(({ fields }) => fields.flatMap((field) => field.columns)))
  return {
    facts,
    keys: keyCandidates(columns, seen.rows),
    entities,
    entries,
    unused: columns.filter(({ name }) => !used.has(name)).map(({ name }) => name),
    questions: main ? questionsOf(main, entries, facts) : [],
    remembered: learned.bySignature.get(headerSignature(seen.columns))?.name ?? null,
  }
}

// Of columns with one name a mapping can name each by its number.
function nameIn(columns: readonly string[], name: string, index: number): string {
  const same = columns.flatMap((other, at) => (other === name ? [at] : []))
  return same.length > 1 ? `${name} (${same.indexOf(index) + 1})` : name
}

const derivable = ['account', 'product', 'unit']

/** The facts that the rows of a flat table name beside what they are about: its accounts, its products. */
function takenOut(
  main: GuessedEntry,
  shapes: readonly FactShape[],
  facts: FileFacts,
  learned: Learned,
): GuessedEntry[] {
  const referring = main.fields.filter(
    ({ field, source }) => source !== null && derivable.includes(field.refersTo ?? ''),
  )
  return referring.flatMap((reference) => {
    const shape = shapes.find(({ name }) => name === reference.field.refersTo)
    const isBlank = facts.columns.some(({ name, type }) => name === reference.columns[0] && type === 'blank')
    if (
      isBlank ||
      !shape ||
      shape.name === main.shape.name ||
      reference.columns.length !== 1 ||
      reference.field.name === 'parent'
    )
      return []
    return [takeOut(shape, reference, main, facts, learned)]
  })
}

function takeOut(
  shape: FactShape,
  reference: GuessedField,
  main: GuessedEntry,
  facts: FileFacts,
  learned: Learned,
): GuessedEntry {
  const key = facts.columns.find(({ name }) => name === reference.columns[0])
  const taken = new Set(main.fields.filter((field) => field !== reference).flatMap(({ columns }) => columns))
  const free = facts.columns.filter(
    (column) =>
      column !== key &&
      column.type !== 'blank' &&
      !taken.has(column.name) &&
      key &&
      follows(column.index, key.index, facts.rows),
  )
  const own = assignFields(shape, free, learned).filter(
    ({ field, column }) => field.name !== 'ref' && field.name !== 'knownAt' && isAbout(shape, field.name, column.name),
  )
  const described = own.some(({ field }) => field.name === 'name')
  const readable = key !== undefined && holdsNames(key)
  const fields = shape.fields.map((field): GuessedField => {
    const found = own.find((one) => one.field.name === field.name)
    if (found)
      return {
        field,
        columns: [found.column.name],
        source: { column: found.column.name },
        confidence: rounded(found.score),
        because: found.because,
      }
    if (field.name === 'ref') return { ...reference, field, because: `each ${shape.name} is known by it in these rows` }
    if (field.name === 'account') return main.fields.find((other) => other.field.name === 'account') ?? nothing(field)
    if (field.name === 'name' && key)
      return {
        field,
        columns: [key.name],
        source: { column: key.name },
        confidence: readable ? 0.8 : 0.4,
        because: 'the rows have no other name for it',
      }
    return nothing(field)
  })
  const confidence = described ? 0.9 : readable ? 0.8 : 0.4
  const because = described
    ? `the rows also say what each ${shape.name} is called`
    : readable
      ? `the rows call each ${shape.name} by its name`
      : `the rows have only the key of each ${shape.name}, which probably has a file of its own`
  return { shape, distinct: true, confidence, because, fields }
}

// Names have spaces, or letters alone; keys have digits or say that they are keys.
function holdsNames({ name, type, samples }: ColumnProfile): boolean {
  const names = samples.filter(
    (text) => /\p{L}\P{L}*\p{L}/u.test(text) && (/\s/.test(text) || (!/[\d_]/.test(text) && !isKeyName(name))),
  )
  return type === 'text' && names.length > samples.length / 2
}

// Whether a column says the same in all rows with the same key, as what belongs to the thing itself does.
function follows(column: number, key: number, rows: Rows): boolean {
  const values = new Map<string, string>()
  for (const row of rows) {
    const of = row[key]?.trim() ?? ''
    const value = row[column]?.trim() ?? ''
    const before = values.get(of)
    if (before === undefined) values.set(of, value)
    else if (before !== value) return false
  }
  return true
}

// A bare "name" or "country" in a flat table is the account's; a product or unit must be named in the column.
function isAbout(shape: FactShape, field: string, column: string): boolean {
  if (shape.name === 'account' && field !== 'name') return true
  const text = ` ${headerText(column)} `
  return (
    subjectsOf(shape.name).some((subject) => text.includes(` ${headerText(subject)} `)) ||
    (field !== 'name' && field !== 'kind' && field !== 'parent')
  )
}

function questionsOf(main: GuessedEntry, entries: readonly GuessedEntry[], facts: FileFacts): Question[] {
  const questions: Question[] = []
  const named = (field: string) => main.fields.find((one) => one.field.name === field && one.source !== null)
  if (facts.notation.datesInDoubt)
    questions.push({
      field: 'dates',
      question: 'Days such as 03/04 can be read in two ways. Which comes first, the day or the month?',
      choices: ['D/M/Y', 'M/D/Y'],
    })
  if (facts.notation.decimalsInDoubt)
    questions.push({
      field: 'decimals',
      question: 'Numbers such as 1.200 can be read in two ways. Which is the decimal mark?',
      choices: ['.', ','],
    })
  const assigned = main.fields.flatMap((field) => {
    const column = facts.columns.find(({ name }) => name === field.columns[0])
    return column ? [{ field: field.field, column, score: field.confidence, because: '' }] : []
  })
  const end = assigned.find(({ field }) => field.name === 'endDay')
  if (end && endInDoubt(end, assigned, facts))
    questions.push({
      field: 'endDay',
      question: `Is "${end.column.name}" the last day with service, or the first without?`,
      choices: ['last with', 'first without'],
    })
  if (main.shape.fields.some(({ type, required }) => type === 'period' && required) && !named('period'))
    questions.push({
      field: 'period',
      question: 'How often does the amount come back?',
      choices: ['month', 'quarter', 'year'],
    })
  for (const { shape, confidence } of entries) {
    if (confidence >= included || shape === main.shape) continue
    questions.push({
      field: shape.name,
      question: `The rows hold keys of ${shape.name}s only. Are the ${shape.name}s imported from another file, or made from these rows?`,
      choices: ['another file', 'these rows'],
    })
  }
  return questions
}

const included = 0.5

/** The guess as entries of a mapping for this file; what is too unsure to be imported unasked is left out. */
export function entriesOfGuess({ entries, facts }: FileGuess): Record<string, unknown>[] {
  const main = entries[entries.length - 1]
  const chosen = entries.filter((entry) => entry === main || entry.confidence >= included)
  return chosen.map(({ shape, distinct, fields }) => {
    const sources = fields.flatMap(({ field, source }) => (source ? [[field.name, shortForm(source)] as const] : []))
    const { dates, decimals } = facts.notation
    const where = deletedFilter(facts)
    return {
      match: facts.file,
      entity: shape.name,
      ...(distinct ? { distinct: true } : {}),
      ...(dates === 'ISO' ? {} : { dates }),
      ...(decimals === '.' ? {} : { decimals }),
      ...(where ? { where } : {}),
      fields: Object.fromEntries(sources),
    } satisfies Partial<Record<keyof FileEntry, unknown>>
  })
}

function shortForm(source: FieldSource): string | FieldSource {
  const { column, ...rest } = source
  return column !== undefined && Object.keys(rest).length === 0 ? column : source
}

const deletedNames = new Set([
  'is deleted',
  'deleted',
  'fivetran deleted',
  'usuniety',
  'is removed',
  'archived',
  'is archived',
])

function deletedFilter({ columns }: FileFacts): { column: string; not: string[] }[] | null {
  const column = columns.find(({ name, type }) => type === 'flag' && deletedNames.has(headerText(name)))
  return column ? [{ column: column.name, not: ['true', 'yes', '1', 'tak'] }] : null
}
