import type { FieldSource } from '../mapping.js'
import type { Assigned } from './assign-fields.js'
import type { ColumnProfile, Rows } from './column-profile.js'
import { headerWords } from './header-words.js'
import { endsInclusive, type FileNotation } from './notation.js'

/** What a guess knows about the file that it is about. */
export type FileFacts = {
  readonly file: string
  readonly columns: readonly ColumnProfile[]
  readonly rows: Rows
  readonly notation: FileNotation
  /** Null for workbooks and JSON, whose numbers are written in one way. */
  readonly delimiter: string | null
}

/** Something that the file does not say. */
export type Question = { readonly field: string; readonly question: string; readonly choices: readonly string[] }

/** Where a field comes from, with how its column is written. */
export function sourceOfField(
  assigned: Assigned,
  others: readonly Assigned[],
  facts: FileFacts,
): { source: FieldSource; because: string[] } {
  const { field, column } = assigned
  const source: FieldSource = { column: column.name }
  const because: string[] = []
  if (
    (field.type === 'day' || field.type === 'moment') &&
    column.dates &&
    column.dates !== facts.notation.dates &&
    !column.ambiguous
  )
    source.format = column.dates
  if (field.type === 'decimal' || field.type === 'integer') noteNumber(source, assigned, others, facts, because)
  if (field.type === 'currency' && Object.keys(column.currencySigns).length > 0) {
    source.values = { ...column.currencySigns }
    because.push('signs are translated to codes')
  }
  if (field.name === 'endDay' || field.name === 'serviceEnd') noteEnd(source, assigned, others, facts, because)
  return { source, because }
}

function noteNumber(
  source: FieldSource,
  { field, column }: Assigned,
  others: readonly Assigned[],
  facts: FileFacts,
  because: string[],
): void {
  if (facts.delimiter !== null && column.decimals && column.decimals !== facts.notation.decimals && !column.ambiguous)
    source.decimals = column.decimals
  if (
    field.name === 'discountRatio' &&
    column.samples.some((text) => !text.endsWith('%') && Number(text.replace(',', '.')) > 1)
  ) {
    source.times = '0.01'
    because.push('values above 1 are percent')
  }
  const isMoney = field.name === 'amount' || field.name === 'unitPrice' || field.name === 'discountAmount'
  if (isMoney && inMinorUnits(column, facts) && others.some((other) => other.field.name === 'currency')) {
    source.units = 'minor'
    because.push('amounts are in cents')
  }
}

const minorWords = new Set(['cents', 'minor', 'grosze', 'gr', 'pence'])

// Stripe writes whole cents, and `livemode` stands in all its tables and in few others.
function inMinorUnits(column: ColumnProfile, facts: FileFacts): boolean {
  if (headerWords(column.name).some((word) => minorWords.has(word))) return true
  const isStripe = facts.columns.some(({ name }) => name.toLowerCase() === 'livemode')
  return isStripe && column.samples.every((text) => /^-?\d+$/.test(text))
}

function noteEnd(
  source: FieldSource,
  { field, column }: Assigned,
  others: readonly Assigned[],
  facts: FileFacts,
  because: string[],
): void {
  const start = others.find((other) => other.field.name === (field.name === 'endDay' ? 'startDay' : 'serviceStart'))
  const inclusive = start
    ? endsInclusive(start.column, column, facts.rows, source.format ?? facts.notation.dates)
    : null
  if (inclusive === true || (inclusive === null && saysLastDay(column))) {
    source.plusDays = 1
    because.push(
      inclusive ? 'most ends are the day before a whole number of months' : 'the name says that it is the last day',
    )
  } else if (inclusive === false) because.push('most ends are a whole number of months after the start')
}

/** Whether neither the values nor the name say if an end day still has service. */
export function endInDoubt(end: Assigned, others: readonly Assigned[], facts: FileFacts): boolean {
  const start = others.find((other) => other.field.name === 'startDay')
  if (!start || end.column.type === 'blank' || saysLastDay(end.column)) return false
  return endsInclusive(start.column, end.column, facts.rows, facts.notation.dates) === null
}

function saysLastDay({ name }: ColumnProfile): boolean {
  const words = headerWords(name)
  return (
    words.includes('last') ||
    words.includes('ostatni') ||
    (words.includes('valid') && words.includes('to')) ||
    words.includes('through')
  )
}

const periodWords: readonly (readonly [period: string, words: readonly string[]])[] = [
  ['month', ['mrr', 'monthly', 'month', 'miesiecznie', 'miesieczna', 'miesieczny', 'miesieczne', 'mies', 'mc']],
  ['quarter', ['quarterly', 'quarter', 'kwartalnie', 'kwartalna', 'kwartalny']],
  [
    'year',
    [
      'arr',
      'acv',
      'annual',
      'annually',
      'annualized',
      'yearly',
      'year',
      'roczna',
      'roczny',
      'roczne',
      'rocznie',
      'rok',
    ],
  ],
  ['week', ['weekly', 'week', 'tygodniowo', 'tygodniowa']],
]

/** The period that the name of an amount says: `mrr_amount` is by the month. */
export function periodInName(name: string): string | null {
  const words = headerWords(name)
  return periodWords.find(([, list]) => words.some((word) => list.includes(word)))?.[0] ?? null
}
