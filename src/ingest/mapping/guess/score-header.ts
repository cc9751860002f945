import type { Phrase } from './vocabulary.js'

/** How well the words of a column fit a way to write a field: 1 is word for word, 0 nothing in common. */
export function scoreHeader(header: readonly string[], { words, weight, telling }: Phrase): number {
  if (words.length === 0 || header.length === 0) return 0
  if (telling.some((word) => !header.some((other) => likeness(word, other) > 0))) return 0
  let matched = 0
  const free = [...header]
  for (const word of words) {
    let best = 0
    let place = -1
    for (const [index, candidate] of free.entries()) {
      const alike = likeness(word, candidate)
      if (alike > best) {
        best = alike
        place = index
      }
    }
    if (place < 0) continue
    matched += best
    free.splice(place, 1)
  }
  return (weight * 2 * matched) / (words.length + header.length)
}

function likeness(word: string, other: string): number {
  if (word === other) return 1
  if (word[0] !== other[0]) return 0
  const [short, long] = word.length < other.length ? [word, other] : [other, word]
  if (short.length < 3) return 0
  if (long === `${short}s` || long === `${short}es`) return 0.97
  if (short.length >= 5 && long.length - short.length <= 1 && oneEditApart(short, long)) return 0.88
  // Abbreviations and the endings of Polish: cust, umowy and umowa.
  const common = commonStart(short, long)
  if (common >= 4 && common >= short.length - 1 && long.length - common <= 4) return 0.75
  return 0
}

function commonStart(short: string, long: string): number {
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  return at
}

function oneEditApart(short: string, long: string): boolean {
  const start = commonStart(short, long)
  if (short.length === long.length) {
    const swapped = short[start] === long[start + 1] && short[start + 1] === long[start]
    return (
      short.slice(start + 1) === long.slice(start + 1) || (swapped && short.slice(start + 2) === long.slice(start + 2))
    )
  }
  return short.slice(start) === long.slice(start + 1)
}
