import type { FactShape, Field } from '#platform'
import type { FieldSource } from '../mapping.js'
import { type Assigned, assignFields } from './assign-fields.js'
import type { ColumnProfile } from './column-profile.js'
import { type FileFacts, periodInName, sourceOfField } from './field-source.js'
import { headerText, headerWords } from './header-words.js'
import { isKeyName, smallestKeys, tellsApart } from './key-candidates.js'
import type { Learned } from './learned.js'
import { subjectsOf } from './vocabulary.js'

/** What a field is guessed to come from. */
export type GuessedField = {
  readonly field: Field
  readonly columns: readonly string[]
  readonly source: FieldSource | null
  readonly confidence: number
  readonly because: string | null
}

/** One kind of fact that a file may hold, and how sure that is. */
export type GuessedEntry = {
  readonly shape: FactShape
  readonly distinct: boolean
  readonly confidence: number
  readonly because: string
  readonly fields: readonly GuessedField[]
}

/** Guesses the fields of one kind of fact whose rows are the rows of the file. */
export function guessEntry(shape: FactShape, facts: FileFacts, learned: Learned): GuessedEntry {
  const assigned = assignFields(shape, facts.columns, learned)
  const fields = new Map<string, GuessedField>()
  for (const one of assigned) {
    const { source, because } = sourceOfField(one, assigned, facts)
    const columns = [one.column.name]
    fields.set(one.field.name, {
      field: one.field,
      columns,
      source,
      confidence: rounded(one.score),
      because: [one.because, ...because].join('; '),
    })
  }
  settlePeriod(shape, assigned, fields)
  joinName(shape, facts.columns, fields)
  fillKeys(shape, assigned, fields, facts)
  fillConstants(shape, fields, facts)
  const all = shape.fields.map((field) => fields.get(field.name) ?? nothing(field))
  return { shape, distinct: false, ...likelihood(shape, all, assigned, facts), fields: all }
}

/** A field for which nothing was guessed. */
export function nothing(field: Field): GuessedField {
  return { field, columns: [], source: null, confidence: 0, because: null }
}

// What an amount is called says more than a column of billing periods, which may be about the invoices.
function settlePeriod(shape: FactShape, assigned: readonly Assigned[], fields: Map<string, GuessedField>): void {
  const field = shape.fields.find(({ type }) => type === 'period')
  const amount =
    assigned.find((one) => one.field.name === 'amount') ?? assigned.find((one) => one.field.name === 'unitPrice')
  const period = amount && periodInName(amount.column.name)
  if (!field || !period) return
  fields.set(field.name, {
    field,
    columns: [],
    source: { value: period },
    confidence: 0.9,
    because: `"${amount.column.name}" is by the ${period}`,
  })
}

const firstNames = new Set(['first name', 'given name', 'firstname', 'imie', 'forename'])
const lastNames = new Set(['last name', 'surname', 'family name', 'lastname', 'nazwisko'])

function joinName(shape: FactShape, columns: readonly ColumnProfile[], fields: Map<string, GuessedField>): void {
  const field = shape.fields.find(({ name }) => name === 'name')
  if (shape.name !== 'person' || !field || (fields.get('name')?.confidence ?? 0) > 0.8) return
  const first = columns.find(({ name }) => firstNames.has(headerText(name)))
  const last = columns.find(({ name }) => lastNames.has(headerText(name)))
  if (!first || !last) return
  const join = [first.name, last.name]
  fields.set('name', {
    field,
    columns: join,
    source: { join },
    confidence: 0.95,
    because: 'first and last name together',
  })
}

function fillKeys(
  shape: FactShape,
  assigned: readonly Assigned[],
  fields: Map<string, GuessedField>,
  facts: FileFacts,
): void {
  const field = shape.fields.find(({ name }) => name === 'ref')
  if (!field || !shape.key.includes('ref')) return
  if (fields.has('ref')) return
  const name = fields.get('name')
  const nameColumn = name && facts.columns.find((column) => column.name === name.columns[0])
  if (name && name.columns.length === 1 && nameColumn?.unique) {
    const because = `no column holds keys, and no two rows have the same "${nameColumn.name}"`
    fields.set('ref', { field, columns: name.columns, source: { column: nameColumn.name }, confidence: 0.7, because })
    return
  }
  const known = joinable.flatMap((part) => assigned.find((one) => one.field.name === part)?.column ?? [])
  const rest = facts.columns.filter(
    (column) => !known.includes(column) && isKeyName(column.name) && column.filled > 0.9,
  )
  const set = known.length > 1 && facts.rows.length > 1 ? smallest([...known, ...rest], facts) : null
  if (!set) return
  const join = set.map((column) => column.name)
  fields.set('ref', {
    field,
    columns: join,
    source: join.length === 1 ? { column: join[0] } : { join, separator: '/' },
    confidence: 0.55,
    because: 'no column holds keys of its own; these together tell the rows apart',
  })
}

const joinable = ['contract', 'invoice', 'account', 'product', 'unit', 'startDay', 'serviceStart', 'issuedDay']

function smallest(columns: readonly ColumnProfile[], facts: FileFacts): ColumnProfile[] | null {
  const single = columns.find((column) => tellsApart([column], facts.rows))
  return single ? [single] : (smallestKeys(columns, facts.rows)[0] ?? null)
}

const sourceOfBalances = 'import'

function fillConstants(shape: FactShape, fields: Map<string, GuessedField>, facts: FileFacts): void {
  for (const field of shape.fields) {
    if (!field.required || fields.has(field.name)) continue
    if (field.type === 'choice' && field.choices?.[0] !== undefined) {
      fields.set(field.name, {
        field,
        columns: [],
        source: { value: field.choices[0] },
        confidence: 0.5,
        because: 'the first of the choices',
      })
    } else if (shape.name === 'balance' && field.name === 'source') {
      const value = facts.file.replace(/\.[^.]+$/, '') || sourceOfBalances
      fields.set(field.name, {
        field,
        columns: [],
        source: { value },
        confidence: 0.5,
        because: 'the name of the file',
      })
    }
  }
}

// Fields that every export has say little about what its rows are.
const everywhere = new Set([
  'ref',
  'name',
  'knownAt',
  'currency',
  'kind',
  'owner',
  'account',
  'product',
  'source',
  'amount',
  'day',
  'from',
  'to',
  'validFrom',
  'parent',
  'unit',
])

function likelihood(
  shape: FactShape,
  fields: readonly GuessedField[],
  assigned: readonly Assigned[],
  facts: FileFacts,
): { confidence: number; because: string } {
  const required = fields.filter(({ field }) => field.required)
  const missing = required.filter(({ source }) => source === null)
  const blank = new Set(assigned.filter(({ column }) => column.type === 'blank').map(({ field }) => field.name))
  const found = fields.filter(({ columns }) => columns.length > 0)
  const evidence = found.reduce(
    (sum, { field, confidence }) =>
      sum + confidence * (everywhere.has(field.name) ? 0.35 : 1) * (blank.has(field.name) ? 0.3 : 1),
    0,
  )
  const named = nameOfFile(shape, facts.file)
  const present = 1 - 0.5 * (missing.length / Math.max(1, required.length)) - 0.12 * missing.length
  const keyed = keyFits(shape, assigned, facts)
  const raw = (1 - Math.exp(-evidence / 2.2)) * Math.max(0.05, present) * keyed
  const confidence = rounded(Math.min(0.99, raw * 0.65 + named * 0.35 * Math.max(0.3, present)))
  const because =
    missing.length > 0
      ? `no column for ${missing.map(({ field }) => field.name).join(', ')}`
      : `${found.length} of its fields found${named > 0 ? ', and the file is called so' : ''}`
  return { confidence, because }
}

function keyFits(shape: FactShape, assigned: readonly Assigned[], facts: FileFacts): number {
  if (facts.rows.length < 2) return 1
  const key = shape.key.flatMap((name) => assigned.find((one) => one.field.name === name)?.column ?? [])
  // Things whose names come again and again, without keys of their own, are what the rows are about, not the rows.
  const name = assigned.find((one) => one.field.name === 'name')
  if (name?.column.repeats) return key.length === 0 ? 0.4 : 0.6
  if (key.length === 0 || key.length < shape.key.length) return 1
  return tellsApart(key, facts.rows) ? 1.05 : shape.key.length === 1 ? 0.35 : 0.8
}

/** How well the name of a file says that it is of a kind of fact: 1 it does, 0 it does not. */
function nameOfFile(shape: FactShape, file: string): number {
  const words = headerWords(file.replace(/\.[^.]+$/, '').replace(/(data|export|dump|table|raw|\d+)/gi, ' '))
  const phrases = subjectsOf(shape.name).map((subject) => headerWords(subject))
  let best = 0
  for (const phrase of phrases) {
    if (phrase.every((word) => words.some((other) => alike(word, other)))) {
      const beside = words.length - phrase.length
      best = Math.max(best, phrase.length > 1 ? 1 : 0.8 - 0.2 * Math.max(0, beside - 1))
    }
  }
  return Math.max(0, best)
}

function alike(word: string, other: string): boolean {
  if (word === other || other === `${word}s` || other === `${word}es`) return true
  if (word.endsWith('y') && other === `${word.slice(0, -1)}ies`) return true
  return word.length >= 5 && other.length >= 5 && word.slice(0, 5) === other.slice(0, 5)
}

export function rounded(value: number): number {
  return Math.round(Math.max(0, Math.min(1, value)) * 100) / 100
}
