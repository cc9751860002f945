import type { ColumnProfile, Rows } from './column-profile.js'
import { headerWords } from './header-words.js'

/** Columns that together tell rows apart. */
export type KeyCandidate = {
  readonly columns: readonly string[]
  readonly confidence: number
  readonly because: string
}

const keyWords = new Set(
  'id no number nr key code ref reference numer kod identyfikator symbol uuid guid sku'.split(' '),
)
const mostShown = 5
const mostTried = 12

/** Whether a column's name says that it holds keys. */
export function isKeyName(name: string): boolean {
  return headerWords(name).some((word) => keyWords.has(word))
}

/** Columns, or pairs and triples of them, that have no two equal rows; the best first. */
export function keyCandidates(profiles: readonly ColumnProfile[], rows: Rows): KeyCandidate[] {
  if (rows.length === 0) return []
  const single = profiles
    .filter(({ unique, type, name }) => unique && (type === 'text' || type === 'email' || isKeyName(name)))
    .map((profile): KeyCandidate => {
      const named = isKeyName(profile.name)
      const because = `every row has another value${named ? ', and the name says that it is a key' : ''}`
      return { columns: [profile.name], confidence: named ? 0.95 : profile.type === 'text' ? 0.6 : 0.4, because }
    })
    .sort((a, b) => b.confidence - a.confidence)
  if (single.length > 0) return single.slice(0, mostShown)
  const promising = profiles
    .filter(({ filled, different, type, name }) => {
      return filled > 0.9 && different > 1 && (type === 'text' || type === 'day' || isKeyName(name))
    })
    .sort((a, b) => Number(isKeyName(b.name)) - Number(isKeyName(a.name)) || b.different - a.different)
    .slice(0, mostTried)
  return smallestKeys(promising, rows).map((columns) => ({
    columns: columns.map(({ name }) => name),
    confidence: columns.length === 2 ? 0.6 : 0.45,
    because: 'no column alone tells the rows apart, these together do',
  }))
}

/** The pairs, or without any the triples, of columns that tell all rows apart; in the order of the columns given. */
export function smallestKeys(columns: readonly ColumnProfile[], rows: Rows): ColumnProfile[][] {
  const pairs = columns.flatMap((a, index) => columns.slice(index + 1).map((b) => [a, b]))
  const found = pairs.filter((set) => tellsApart(set, rows))
  if (found.length > 0) return found.slice(0, mostShown)
  const triples = pairs.flatMap(([a, b]) => (a && b ? columns.slice(columns.indexOf(b) + 1).map((c) => [a, b, c]) : []))
  return triples.filter((set) => tellsApart(set, rows)).slice(0, mostShown)
}

/** Whether no two rows have the same values in these columns. */
export function tellsApart(columns: readonly ColumnProfile[], rows: Rows): boolean {
  const seen = new Set<string>()
  for (const row of rows) {
    const key = columns.map(({ index }) => row[index]?.trim() ?? '').join('\u0001')
    if (seen.has(key)) return false
    seen.add(key)
  }
  return true
}
