import { fillTemplate, type Match, matchesOf, ownText, parseTemplate, type Template, wholeWords } from './template.js'

/** What a sentence is in another language: a template with the same places, or what writes it from their values. */
export type Translation = string | ((values: Readonly<Record<string, string>>) => string)

/** Translations by their English templates. */
export type Catalogue = Readonly<Record<string, Translation>>

/** Says a text in another language; undefined when the catalogue does not know it. */
export type Translator = (text: string) => string | undefined

const longest = 4000
const stepsMax = 20_000
const kept = 5000
const costOfText = 10

/**
 * A translator of whole texts: a sentence, several of them one after another, or a list joined by semicolons. Of the
 * ways to read a text that with most of our words is taken; what cannot be read as a whole stays as it is.
 * `onUse` hears which templates were needed.
 */
export function createTranslator(catalogue: Catalogue, onUse?: (key: string) => void): Translator {
  const shelves = shelvesOf(catalogue)
  const memory: Memory = { texts: new Map(), parts: new Map() }
  return (text) => {
    const said = text.length > longest ? undefined : read(text, shelves, memory)
    for (const key of said?.keys ?? []) onUse?.(key)
    for (const kind of [memory.texts, memory.parts]) if (kind.size > kept) kind.clear()
    return said?.text
  }
}

type Entry = {
  readonly key: string
  readonly template: Template
  /** How many characters it has of its own. */
  readonly words: number
  say(values: Readonly<Record<string, string>>): string
}

type Shelves = {
  /** Each template under its rarest word: only a text with that word need be tried. */
  readonly byWord: ReadonlyMap<string, readonly Entry[]>
  /** Those with almost no words, such as `{field} <problem>`: they join the parts of a text, never those of a part. */
  readonly joints: readonly Entry[]
}

function shelvesOf(catalogue: Catalogue): Shelves {
  const entries = Object.entries(catalogue).map(([key, translation]) => entryOf(key, translation))
  const isJoint = ({ template }: Entry) => template.places.length > 0 && !/\p{L}{3}/u.test(ownText(template))
  const others = entries.filter((entry) => !isJoint(entry))
  const frequency = new Map<string, number>()
  for (const word of others.flatMap(({ template }) => wholeWords(template))) {
    frequency.set(word, (frequency.get(word) ?? 0) + 1)
  }
  const byWord = new Map<string, Entry[]>()
  for (const entry of others) {
    const often = (word: string) => frequency.get(word) ?? 0
    const rarest = wholeWords(entry.template).reduce((best, word) => (often(word) < often(best) ? word : best))
    byWord.set(rarest, [...(byWord.get(rarest) ?? []), entry])
  }
  return { byWord, joints: entries.filter(isJoint) }
}

function entryOf(key: string, translation: Translation): Entry {
  const template = parseTemplate(key)
  const words = ownText(template).replace(/\s/g, '').length
  if (typeof translation !== 'string') return { key, template, words, say: translation }
  const target = parseTemplate(translation)
  return { key, template, words, say: (values) => fillTemplate(target, values) }
}

type Said = { readonly text: string; readonly words: number; readonly keys: readonly string[] }

function moreOf(one: Said | undefined, other: Said | undefined): Said | undefined {
  if (!one || !other) return one ?? other
  return other.words > one.words ? other : one
}

// Many texts differ in their values alone, so what was found out about their parts is worth keeping.
type Memory = { readonly texts: Map<string, Said | undefined>; readonly parts: Map<string, Said | undefined> }

function read(whole: string, shelves: Shelves, memory: Memory): Said | undefined {
  let steps = 0
  const step = (cost = 1) => {
    steps += cost
    return steps < stepsMax
  }

  function translate(text: string, isPart: boolean): Said | undefined {
    const before = isPart ? memory.parts : memory.texts
    if (before.has(text)) return before.get(text)
    if (text === '' || !step(costOfText)) return undefined
    const one = sentence(text, isPart)
    const said = moreOf(one, moreOf(listed(text, isPart), one ? undefined : joined(text, isPart)))
    if (step(0)) before.set(text, said)
    return said
  }

  function sentence(text: string, isPart: boolean): Said | undefined {
    let best: Said | undefined
    for (const word of new Set(text.split(' '))) {
      best = moreOf(best, bestOf(shelves.byWord.get(word) ?? [], text, isPart))
    }
    return best
  }

  function joined(text: string, isPart: boolean): Said | undefined {
    return isPart ? undefined : bestOf(shelves.joints, text, isPart)
  }

  function bestOf(entries: readonly Entry[], text: string, isPart: boolean): Said | undefined {
    let best: Said | undefined
    for (const entry of entries) {
      for (const match of matchesOf(entry.template, text, { step, translate: (words) => translate(words, true) })) {
        best = moreOf(best, spoken(entry, match, isPart))
      }
    }
    return best
  }

  function spoken(entry: Entry, { values, parts, rest }: Match<Said>, isPart: boolean): Said | undefined {
    const after = rest === '' ? undefined : translate(rest, isPart)
    if (rest !== '' && !after) return undefined
    const all = after ? [...parts, after] : parts
    return {
      text: after ? `${entry.say(values)} ${after.text}` : entry.say(values),
      words: all.reduce((sum, { words }) => sum + words, entry.words),
      keys: [entry.key, ...all.flatMap(({ keys }) => keys)],
    }
  }

  function listed(text: string, isPart: boolean): Said | undefined {
    for (let at = text.indexOf('; '); at >= 0; at = text.indexOf('; ', at + 2)) {
      const first = sentence(text.slice(0, at), isPart) ?? joined(text.slice(0, at), isPart)
      const others = first && translate(text.slice(at + 2), isPart)
      if (!first || !others) continue
      const keys = [...first.keys, ...others.keys]
      return { text: `${first.text}; ${others.text}`, words: first.words + others.words, keys }
    }
    return undefined
  }

  return translate(whole, false)
}
