import type { Decimal } from '#foundation'
import type { Field } from '#platform'
import { type DateFormat, dayReader } from './read-day.js'
import { type DecimalMark, decimalReader, integerReader } from './read-decimal.js'
import { momentReader } from './read-moment.js'
import { choiceReader, readCurrency, readFlag, readList, readPeriod } from './read-words.js'
import { type ReadValue, Refusal } from './refusal.js'

/** How the values of a field are written in a file. */
export type Notation = {
  readonly dates: DateFormat
  readonly decimals: DecimalMark
  readonly plusDays: number
  readonly times: Decimal | null
}

const readText: ReadValue = (text) => text

function checkedText(problemOf: (text: string) => string | null): ReadValue {
  return (text) => {
    const problem = problemOf(text)
    return problem === null ? text : new Refusal(`cannot be read. ${problem}`)
  }
}

/** The reader of a field's type. Readers keep caches, so make one per field and file. */
export function valueReader(field: Field, notation: Notation): ReadValue {
  switch (field.type) {
    case 'text':
      return field.problemOf ? checkedText(field.problemOf) : readText
    case 'day':
      return dayReader(notation.dates, notation.plusDays)
    case 'moment':
      return momentReader(notation.dates)
    case 'decimal':
      return decimalReader(notation.decimals, notation.times)
    case 'integer':
      return integerReader(notation.decimals, notation.times)
    case 'flag':
      return readFlag
    case 'currency':
      return readCurrency
    case 'choice':
      return choiceReader(field.choices ?? [])
    case 'list':
      return readList
    case 'period':
      return readPeriod
  }
}
