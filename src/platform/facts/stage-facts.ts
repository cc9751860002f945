import type { Transaction } from '../database/index.js'
import { type FactTable, quoted, snakeCase } from './fact-table.js'

/** One row of a file in canonical text, aligned with the fields of its shape (attributes last, as JSON text). */
export type StagedRow = { readonly rowNo: number; readonly values: readonly (string | null)[] }

/** Rows, and what their maker wants to write beside them; it must not use the transaction on its own. */
export type StagedBatch = { readonly rows: readonly StagedRow[]; readonly alongside?: () => Promise<void> }

/** Copies rows into the temporary table `staged_fact`; gives the columns in which any of them has a value. */
export async function stageFacts(
  transaction: Transaction,
  facts: FactTable,
  rows: AsyncIterable<StagedBatch>,
): Promise<ReadonlySet<string>> {
  const names = stagedColumns(facts)
  await transaction.query('drop table if exists staged_fact')
  await transaction.query(
    `create temporary table staged_fact (row_no int not null, ${names.map((name) => `${name} text`).join(', ')}) on commit drop`,
  )
  // While the database takes one batch in, the next is read.
  const given = new Set<string>()
  let staged = 0
  let copying: Promise<unknown> = Promise.resolve()
  for await (const batch of rows) {
    await copying
    staged += batch.rows.length
    await batch.alongside?.()
    const places = placesWithValues(batch.rows, names.length)
    const columns = places.map((place) => names[place] ?? '')
    for (const column of columns) given.add(column)
    const into = `staged_fact (${['row_no', ...columns].join(', ')})`
    copying = transaction.copyIn(`copy ${into} from stdin`, [copyText(batch.rows, places)])
    copying.catch(() => undefined)
  }
  await copying
  if (staged > rowsWorthAnalyzing) await transaction.query(`analyze staged_fact (${joined(facts).join(', ')})`)
  return given
}

/**
 * SQL of the hash of a row's content, from its fields as canonical text under their columns' names. Blank fields are not
 * in it: columns that are not among the `given` cost nothing, and a field that a kind gets in a later version of the
 * program leaves the hashes of rows without it as they are.
 */
export function contentHash(facts: FactTable, given?: ReadonlySet<string>): string {
  const names = stagedColumns(facts).filter((name) => name !== '"known_at"' && (given === undefined || given.has(name)))
  const parts = names.map((name) => `coalesce('${name}' || chr(1) || ${name} || chr(2), '')`)
  return `hashtextextended(${["''", ...parts].join(' || ')}, 0)`
}

// Most files fill few of the fields of a kind: the others need not be sent.
function placesWithValues(rows: readonly StagedRow[], width: number): number[] {
  const places: number[] = []
  for (let place = 0; place < width; place++)
    if (rows.some(({ values }) => (values[place] ?? null) !== null)) places.push(place)
  return places
}

function stagedColumns(facts: FactTable): string[] {
  const names = facts.shape.fields.map((field) => quoted(snakeCase(field.name)))
  return facts.shape.openAttributes ? [...names, '"attributes"'] : names
}

// The columns by which rows are joined: their statistics are all that the plans need.
function joined(facts: FactTable): string[] {
  const names = new Set([...facts.shape.key, ...Object.keys(facts.references)])
  return [...names].map((name) => quoted(snakeCase(name)))
}

// Below this any plan is quick.
const rowsWorthAnalyzing = 2000

function copyText(rows: readonly StagedRow[], places: readonly number[]): string {
  let text = ''
  for (const { rowNo, values } of rows) {
    text += rowNo
    for (const place of places) {
      const value = values[place] ?? null
      text += value === null ? '\t\\N' : `\t${escaped(value)}`
    }
    text += '\n'
  }
  return text
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(value: string): string {
  return special.test(value) ? value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : value
}

/** How many text values a staged row of this kind has. */
export function stagedWidth(facts: FactTable): number {
  return facts.shape.fields.length + (facts.shape.openAttributes ? 1 : 0)
}
