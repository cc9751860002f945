import { type Language, languages } from '#platform/server'

/** How an output is shown: the columns of its tables (all without it), and the language of words that come in both. */
export type Shown = { readonly columns?: readonly string[]; readonly language?: Language }

/** An output for people: facts as `name: value` lines, lists of records as aligned tables. */
export function renderForPeople(given: unknown, { columns, language = 'en' }: Shown = {}): string {
  const output = inLanguage(given, language)
  if (output === null || output === undefined) return 'Done.'
  if (Array.isArray(output)) return renderList(output, columns)
  if (typeof output !== 'object') return printable(output)
  const entries = Object.entries(output).filter(([, value]) => value !== undefined)
  const facts = entries.filter(([, value]) => !isTable(value))
  const tables = entries.filter(([, value]) => isTable(value))
  const parts = facts.length > 0 ? [renderFacts(facts)] : []
  for (const [name, rows] of tables) {
    const body = renderTable(rows as Row[], columns)
    parts.push(tables.length > 1 ? `${wordsOf(name)}:\n${body}` : body)
  }
  return parts.join('\n\n')
}

// Words that an output carries in both languages are shown in one, and an interval as people write it.
function inLanguage(value: unknown, language: Language): unknown {
  if (Array.isArray(value)) return value.map((item) => inLanguage(item, language))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (isInterval(value)) return `${value.low} ${to[language]} ${value.high} (${Number(value.level) * 100} %)`
  const isBilingual = entries.length === languages.length && languages.every((each) => each in value)
  if (isBilingual) return (value as Record<Language, unknown>)[language]
  return Object.fromEntries(entries.map(([name, each]) => [name, inLanguage(each, language)]))
}

type Interval = { readonly low: string; readonly high: string; readonly level: string }

const to: Readonly<Record<Language, string>> = { en: 'to', pl: 'do' }

function isInterval(value: object): value is Interval {
  return Object.keys(value).length === 3 && 'low' in value && 'high' in value && 'level' in value
}

type Row = Readonly<Record<string, unknown>>

function isTable(value: unknown): boolean {
  return Array.isArray(value) && value.every((row) => typeof row === 'object' && row !== null && !Array.isArray(row))
}

function renderList(items: readonly unknown[], columns: Shown['columns']): string {
  return isTable(items) ? renderTable(items as Row[], columns) : items.map(printable).join('\n')
}

function renderFacts(facts: readonly (readonly [string, unknown])[]): string {
  const width = Math.max(...facts.map(([name]) => wordsOf(name).length))
  return facts.map(([name, value]) => `${`${wordsOf(name)}:`.padEnd(width + 1)} ${printable(value)}`).join('\n')
}

function renderTable(rows: readonly Row[], only: Shown['columns']): string {
  if (rows.length === 0) return '(none)'
  const all = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const chosen = only?.filter((name) => all.includes(name)) ?? []
  const names = chosen.length > 0 ? chosen : all
  const columns = names.map((name) => columnOf(name, rows))
  const lines = [columns.map(({ head }) => head), columns.map(({ width }) => '-'.repeat(width))]
  for (const index of rows.keys()) lines.push(columns.map(({ cells }) => cells[index] ?? ''))
  return lines.map((line) => layOut(line, columns)).join('\n')
}

type Column = {
  readonly head: string
  readonly cells: readonly string[]
  readonly width: number
  readonly right: boolean
}

function columnOf(name: string, rows: readonly Row[]): Column {
  const head = wordsOf(name)
  const cells = rows.map((row) => printable(row[name]))
  const filled = rows.map((row) => row[name]).filter((value) => value !== null && value !== undefined)
  const width = cells.reduce((most, cell) => Math.max(most, lengthOf(cell)), head.length)
  return { head, cells, width, right: filled.length > 0 && filled.every(isNumeric) }
}

function layOut(cells: readonly string[], columns: readonly Column[]): string {
  const padded = columns.map(({ width, right }, index) => {
    const cell = cells[index] ?? ''
    const gap = ' '.repeat(Math.max(0, width - lengthOf(cell)))
    return right ? gap + cell : cell + gap
  })
  return padded.join('  ').trimEnd()
}

function isNumeric(value: unknown): boolean {
  return typeof value === 'number' || (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value))
}

function lengthOf(text: string): number {
  return [...text].length
}

// Names come from files of others: a control character must not reach the terminal.
function printable(value: unknown): string {
  // Nothing there is not the same as 0, nor as a field that the row does not have.
  if (value === null) return '—'
  if (value === undefined) return ''
  const text = typeof value === 'object' ? shortened(value) : String(value)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must go.
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '·')
}

// What is deeper than a table shows is for --json; here it is named or counted, and what a thing says of itself told.
function shortened(value: object): string {
  if (!Array.isArray(value)) {
    const told = Object.entries(value).filter(([, each]) => each !== null && each !== undefined)
    return told.map(([name, each]) => `${wordsOf(name)} ${printable(each)}`).join(', ') || '—'
  }
  const isPlain = value.every((item) => typeof item !== 'object' || item === null)
  return isPlain ? value.join(', ') : `${value.length} ${value.length === 1 ? 'entry' : 'entries'}`
}

function wordsOf(name: string): string {
  return printable(name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`))
}
