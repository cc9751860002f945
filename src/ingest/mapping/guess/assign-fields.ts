import type { FactShape, Field } from '#platform'
import type { ColumnProfile } from './column-profile.js'
import { fitType } from './fit-type.js'
import { headerText, headerWords } from './header-words.js'
import { isKeyName } from './key-candidates.js'
import type { Learned } from './learned.js'
import { scoreHeader } from './score-header.js'
import { type Phrase, phrasesOf } from './vocabulary.js'

/** A field, the column that it is probably read from, how sure that is and why. */
export type Assigned = {
  readonly field: Field
  readonly column: ColumnProfile
  readonly score: number
  readonly because: string
}

const enough = 0.58
const byTypeAlone = 0.6
const learnedScore = 0.99

/** Gives each field of a kind of fact the column that fits it best, each column to one field at most. */
export function assignFields(shape: FactShape, columns: readonly ColumnProfile[], learned: Learned): Assigned[] {
  const candidates = columns.flatMap((column) => scoreColumn(shape, column, learned))
  candidates.sort((a, b) => b.score - a.score || b.column.filled - a.column.filled || a.column.index - b.column.index)
  const taken = new Set<number>()
  const assigned = new Map<string, Assigned>()
  for (const candidate of candidates) {
    if (taken.has(candidate.column.index) || assigned.has(candidate.field.name)) continue
    taken.add(candidate.column.index)
    assigned.set(candidate.field.name, candidate)
  }
  for (const type of ['currency', 'period'] as const) {
    const field = shape.fields.find((one) => one.type === type)
    const alone = columns.filter((column) => column.type === type && !taken.has(column.index))
    const [column] = alone
    if (!field || assigned.has(field.name) || alone.length !== 1 || !column) continue
    assigned.set(field.name, { field, column, score: byTypeAlone, because: `every value is a ${type}` })
  }
  return shape.fields.flatMap((field) => assigned.get(field.name) ?? [])
}

function scoreColumn(shape: FactShape, column: ColumnProfile, learned: Learned): Assigned[] {
  const before = learned.columns.get(headerText(column.name))?.find(({ entity }) => entity === shape.name)
  const words = headerWords(column.name)
  const scored: Assigned[] = []
  for (const field of shape.fields) {
    const fit = fitType(field, column)
    const isWholeKey = shape.key.length === 1 && shape.key[0] === field.name
    // A key that stands in several rows is the key of something else.
    if (fit === 0 || (isWholeKey && column.repeats) || (field.name === 'name' && isKeyName(column.name))) continue
    if (before?.field === field.name) {
      scored.push({ field, column, score: learnedScore, because: `you mapped it so in "${before.mapping}"` })
      continue
    }
    const name = bestPhrase(words, shape, field)
    // Of several keys the one that is called nothing but "id" is the one that other files refer to.
    const most = isWholeKey && words.join(' ') === 'id' ? 0.97 : 0.96
    const score = Math.min(most, name.score * fit * (column.filled < 0.02 ? 0.9 : 1))
    if (score >= enough) scored.push({ field, column, score, because: reason(column, name.score, name.phrase) })
  }
  return scored
}

const known = new WeakMap<FactShape, Map<string, Phrase[]>>()

function bestPhrase(words: readonly string[], shape: FactShape, field: Field): { score: number; phrase: string } {
  const byField = known.get(shape) ?? new Map<string, Phrase[]>()
  known.set(shape, byField)
  const phrases = byField.get(field.name) ?? phrasesOf(shape, field)
  byField.set(field.name, phrases)
  let best = 0
  let phrase = ''
  for (const candidate of phrases) {
    const score = scoreHeader(words, candidate)
    if (score > best) {
      best = score
      phrase = candidate.words.join(' ')
    }
  }
  return { score: best, phrase }
}

function reason(column: ColumnProfile, score: number, phrase: string): string {
  const name = score >= 0.97 ? `it is called "${column.name}"` : `"${column.name}" reads like "${phrase}"`
  const holds: Partial<Record<ColumnProfile['type'], string>> = {
    day: 'holds days',
    moment: 'holds moments',
    decimal: 'holds numbers',
    integer: 'holds whole numbers',
    currency: 'holds currencies',
    period: 'holds periods',
    email: 'holds e-mail addresses',
    flag: 'holds yes and no',
    blank: 'is blank so far',
  }
  return holds[column.type] ? `${name} and ${holds[column.type]}` : name
}
