import { type Catalogue, createTranslator } from '../translator.js'
import { hole } from './alternatives-of.js'
import type { Sentence } from './sentences-of.js'

/** What is wrong with a catalogue: sentences that it does not know, and entries that no sentence needs. */
export type Gaps = { readonly missing: readonly Sentence[]; readonly unused: readonly string[] }

/**
 * Says every sentence in the catalogue's language, with data and words of ours filled in. A sentence is missing when
 * none of the ways is known, when data is lost on the way, or when English is left. `joints` need not be used.
 */
export function gapsOf(sentences: readonly Sentence[], catalogue: Catalogue, joints: Catalogue): Gaps {
  const used = new Set<string>()
  // Commands to type stand in both languages.
  const both = Object.values(catalogue)
    .filter((translation) => typeof translation === 'string')
    .join('\n')
  const needed: string[] = []
  const translate = createTranslator({ ...catalogue, ...joints }, (key) => void needed.push(key))
  const isSaid = ({ text, data, own }: Filled): boolean => {
    needed.length = 0
    const said = translate(text)
    const isWhole = said !== undefined && data.every((value) => said.includes(value))
    if (!isWhole || own.some((part) => said.includes(part) && !both.includes(part))) return false
    for (const key of needed) used.add(key)
    return true
  }
  const missing = sentences.filter(({ text }) => waysToFill(text).filter(isSaid).length === 0)
  return { missing, unused: Object.keys(catalogue).filter((key) => !used.has(key)) }
}

type Filled = { readonly text: string; readonly data: readonly string[]; readonly own: readonly string[] }

const mostHoles = 5
const aWordOfOurs = 'is missing'

// Two English words in a row are enough to know that something was left as it was.
function pairsOfWords(text: string): string[] {
  return [...text.matchAll(/(?<!\p{L})[a-z]{2,}(?= ([a-z]{2,})(?!\p{L}))/gu)].map(
    ([first, second]) => `${first} ${second}`,
  )
}

// A place holds data, or words of ours; which of the two, the catalogue says.
function waysToFill(text: string): Filled[] {
  const parts = text.split(hole)
  const holes = parts.length - 1
  const own = parts.flatMap(pairsOfWords)
  const ways = holes > mostHoles ? 1 : 2 ** holes
  return Array.from({ length: ways }, (_, way) => {
    const values = parts.slice(1).map((_part, index) => (way & (1 << index) ? aWordOfOurs : `⟦${index + 7}⟧`))
    return {
      text: parts.map((part, index) => part + (values[index] ?? '')).join(''),
      data: values.filter((value) => value !== aWordOfOurs),
      own,
    }
  })
}
