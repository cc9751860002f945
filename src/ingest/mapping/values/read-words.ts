import { type ReadValue, Refusal } from './refusal.js'

const flags = words({
  true: 'true t yes y 1 on x tak prawda',
  false: 'false f no n 0 off nie fałsz',
})

/** TRUE, True, yes, 1, tak … as `true`; FALSE, no, 0, nie … as `false`. */
export const readFlag: ReadValue = (text) =>
  flags.get(text) ?? flags.get(text.toLowerCase()) ?? new Refusal('is neither true nor false')

// ISO 4217 knows these, Intl of Node 20 does not, or only for a time.
const currencies = new Set([...Intl.supportedValuesOf('currency'), 'CLF', 'UYI', 'UYW', 'XCG', 'ZWG', 'CHE', 'CHW'])

/** An ISO 4217 code in capitals. */
export const readCurrency: ReadValue = (text) => {
  const code = text.toUpperCase()
  if (currencies.has(code)) return code
  if (/\p{Sc}/u.test(text))
    return new Refusal('is a sign that several currencies use; translate it by "values" to a code such as EUR')
  return new Refusal('is not an ISO 4217 currency code such as EUR')
}

/** One of the allowed words, whatever its capitals, spaces, hyphens and underscores. */
export function choiceReader(choices: readonly string[]): ReadValue {
  const folded = (word: string) => word.toLowerCase().replaceAll(/[\s_-]+/g, '')
  const words = new Map(choices.map((choice) => [folded(choice), choice]))
  return (text) => words.get(folded(text)) ?? new Refusal(`is none of: ${choices.join(', ')}`)
}

/** Words separated by semicolons, or a JSON array, as JSON array text. */
export const readList: ReadValue = (text) => {
  const parts = text.startsWith('[') ? wordsOfJson(text) : text.split(';')
  if (parts === null) return new Refusal('begins like a JSON array of texts but is none')
  return JSON.stringify(parts.map((word) => word.trim()).filter((word) => word !== ''))
}

function wordsOfJson(text: string): string[] | null {
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

const units = words({
  day: 'day days daily d dzień dni dziennie',
  week: 'week weeks weekly w wk tydzień tygodniowo',
  month: 'month months monthly m mo mth miesiąc miesiące miesięcy miesięcznie',
  quarter: 'quarter quarters quarterly q kwartał kwartalnie',
  year: 'year years yearly annual annually y yr rok lata lat rocznie',
})
const named = words({
  '6 month': 'semiannual semiannually semi-annual semi-annually half-year half-yearly półrocznie',
  '2 year': 'biennial',
})
const counted = /^(?:every |co )?(\d{1,4})[ -]*(\p{L}+)$/u
const iso = /^p(\d{1,4})([dwmy])$/

/** How often something comes back: `month`, `3 month`, `year`. */
export const readPeriod: ReadValue = (text) => {
  const written = text.toLowerCase().replace(/^(?:per|every|each) (?=\p{L})/u, '')
  const single = units.get(written) ?? named.get(written)
  if (single) return single
  const parts = iso.exec(written) ?? counted.exec(written)
  const unit = units.get(parts?.[2] ?? '')
  const count = Number(parts?.[1])
  if (!unit)
    return new Refusal('is not a period; periods are day, week, month, quarter, year or a count such as 3 month')
  if (count === 0) return new Refusal('is a period of no length')
  return count === 1 ? unit : `${count} ${unit}`
}

function words(byMeaning: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(byMeaning).flatMap(([meaning, list]) => list.split(' ').map((word) => [word, meaning])))
}
