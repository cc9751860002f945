/** A value that is filled into a sentence: data and a name (one word) are taken over as they are, words are a sentence of ours again. */
type Place = { readonly name: string; readonly holds: 'data' | 'name' | 'words' }

/** A sentence with places: own texts and places by turns, beginning and ending with a (maybe empty) text. */
export type Template = { readonly texts: readonly string[]; readonly places: readonly Place[] }

/** What fills the places of a template, the words among it as they were said, and the text behind the sentence. */
export type Match<Said> = {
  readonly values: Readonly<Record<string, string>>
  readonly parts: readonly Said[]
  readonly rest: string
}

/** What a match may ask while it looks. */
export type Ways<Said> = {
  /** Words of ours in the other language; undefined when they are not ours. */
  translate(words: string): Said | undefined
  /** Counts a step; false when the text has too many ways to be read. */
  step(): boolean
}

const place = /\{(\w+)\}|\[(\w+)\]|<(\w+)>/g

/** Reads `There is no account "{ref}".`; `{ref}` stands for data, `[field]` for one word of it, `<reason>` for words of ours. */
export function parseTemplate(text: string): Template {
  const texts: string[] = []
  const places: Place[] = []
  let at = 0
  for (const { 0: whole, 1: data, 2: name, 3: words, index } of text.matchAll(place)) {
    texts.push(text.slice(at, index))
    places.push({ name: data ?? name ?? words ?? '', holds: data ? 'data' : name ? 'name' : 'words' })
    at = index + whole.length
  }
  return { texts: [...texts, text.slice(at)], places }
}

/** A template with its places filled. */
export function fillTemplate({ texts, places }: Template, values: Readonly<Record<string, string>>): string {
  return texts.map((text, index) => text + (values[places[index]?.name ?? ''] ?? '')).join('')
}

/** What a template has of its own, without its places. */
export function ownText({ texts }: Template): string {
  return texts.join(' ')
}

/** Words of a template that stand in every text that it fits, between spaces or at an end; there is at least one. */
export function wholeWords({ texts, places }: Template): [string, ...string[]] {
  const [first, ...others] = texts.flatMap((text, index) =>
    text.split(' ').filter((word, at, all) => {
      const touchesBefore = at === 0 && index > 0
      const touchesAfter = at === all.length - 1 && index < places.length
      return word !== '' && !touchesBefore && !touchesAfter
    }),
  )
  if (first === undefined) throw new Error(`Broken promise: "${texts.join('{}')}" has a word of its own`)
  return [first, ...others]
}

/** Every way in which a text is a template, or begins with one that is a sentence: the `rest` follows after a space. */
export function* matchesOf<Said extends { readonly text: string }>(
  { texts, places }: Template,
  text: string,
  { translate, step }: Ways<Said>,
): Generator<Match<Said>> {
  const isSentence = /[.?!]$/.test(texts.at(-1) ?? '')
  type Filled = Omit<Match<Said>, 'rest'>
  function* from(index: number, at: number, { values, parts }: Filled): Generator<Match<Said>> {
    const here = places[index]
    if (!here) {
      if (at === text.length) yield { values, parts, rest: '' }
      else if (isSentence && text[at] === ' ') yield { values, parts, rest: text.slice(at + 1) }
      return
    }
    const next = texts[index + 1] ?? ''
    const atEnd = index === places.length - 1 && !isSentence
    for (const end of endsOf(text, at, next, atEnd)) {
      if (!step()) return
      const filled = text.slice(at, end)
      const said = here.holds === 'words' ? translate(filled) : undefined
      if (here.holds === 'words' && !said) continue
      if (here.holds === 'name' && /\s/.test(filled)) continue
      if (here.holds === 'data' && filled.endsWith(':') && next.startsWith(' ')) continue
      const more = { values: { ...values, [here.name]: said?.text ?? filled }, parts: said ? [...parts, said] : parts }
      yield* from(index + 1, end + next.length, more)
    }
  }
  const first = texts[0] ?? ''
  if (text.startsWith(first)) yield* from(0, first.length, { values: {}, parts: [] })
}

// Where a value can end: before each place where the text goes on as the template does.
function* endsOf(text: string, from: number, next: string, atEnd: boolean): Generator<number> {
  if (next === '') yield text.length
  else if (atEnd) {
    const end = text.length - next.length
    if (end >= from && text.endsWith(next)) yield end
  } else for (let end = text.indexOf(next, from); end >= 0; end = text.indexOf(next, end + 1)) yield end
}
