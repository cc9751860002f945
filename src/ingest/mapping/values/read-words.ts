import { type ReadValue, Refusal } from './refusal.js'

const flags: Readonly<Record<string, string>> = Object.fromEntries([
  ...['true', 't', 'yes', 'y', '1', 'on', 'x', 'tak', 'prawda'].map((word) => [word, 'true']),
  ...['false', 'f', 'no', 'n', '0', 'off', 'nie', 'fałsz'].map((word) => [word, 'false']),
])

/** TRUE, True, yes, 1, tak … as `true`; FALSE, no, 0, nie … as `false`. */
export const readFlag: ReadValue = (text) =>
  flags[text] ?? flags[text.toLowerCase()] ?? new Refusal('is neither true nor false')

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

/** One of the allowed words, whatever its capitals. */
export function choiceReader(choices: readonly string[]): ReadValue {
  const words = new Map(choices.map((choice) => [choice.toLowerCase(), choice]))
  return (text) => words.get(text.toLowerCase()) ?? new Refusal(`is none of: ${choices.join(', ')}`)
}

/** Words separated by semicolons, or a JSON array, as JSON array text. */
export const readList: ReadValue = (text) => {
  const words = text.startsWith('[') ? wordsOfJson(text) : text.split(';')
  if (words === null) return new Refusal('begins like a JSON array of texts but is none')
  return JSON.stringify(words.map((word) => word.trim()).filter((word) => word !== ''))
}

function wordsOfJson(text: string): string[] | null {
  try {
    const words: unknown = JSON.parse(text)
    return Array.isArray(words) && words.every((word) => typeof word === 'string') ? words : null
  } catch {
    return null
  }
}

const units: Readonly<Record<string, string>> = {
  day: 'day',
  days: 'day',
  daily: 'day',
  d: 'day',
  dzień: 'day',
  dni: 'day',
  dziennie: 'day',
  week: 'week',
  weeks: 'week',
  weekly: 'week',
  w: 'week',
  wk: 'week',
  tydzień: 'week',
  tygodniowo: 'week',
  month: 'month',
  months: 'month',
  monthly: 'month',
  m: 'month',
  mo: 'month',
  mth: 'month',
  miesiąc: 'month',
  miesięcy: 'month',
  miesiące: 'month',
  miesięcznie: 'month',
  quarter: 'quarter',
  quarters: 'quarter',
  quarterly: 'quarter',
  q: 'quarter',
  kwartał: 'quarter',
  kwartalnie: 'quarter',
  year: 'year',
  years: 'year',
  yearly: 'year',
  annual: 'year',
  annually: 'year',
  y: 'year',
  yr: 'year',
  rok: 'year',
  lata: 'year',
  lat: 'year',
  rocznie: 'year',
}
const named: Readonly<Record<string, string>> = {
  semiannual: '6 month',
  semiannually: '6 month',
  'semi-annual': '6 month',
  'semi-annually': '6 month',
  'half-year': '6 month',
  'half-yearly': '6 month',
  biennial: '2 year',
  półrocznie: '6 month',
}
const counted = /^(?:every |co )?(\d{1,4})[ -]*(\p{L}+)$/u
const iso = /^p(\d{1,4})([dwmy])$/

/** How often something comes back: `month`, `3 month`, `year`. */
export const readPeriod: ReadValue = (text) => {
  const words = text.toLowerCase().replace(/^(?:per|every|each) (?=\p{L})/u, '')
  const single = units[words] ?? named[words]
  if (single) return single
  const parts = iso.exec(words) ?? counted.exec(words)
  const unit = units[parts?.[2] ?? '']
  const count = Number(parts?.[1])
  if (!unit)
    return new Refusal('is not a period; periods are day, week, month, quarter, year or a count such as 3 month')
  if (count === 0) return new Refusal('is a period of no length')
  return count === 1 ? unit : `${count} ${unit}`
}
