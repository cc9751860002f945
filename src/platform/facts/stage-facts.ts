import type { Transaction } from '../database/index.js'
import { type FactTable, quoted, snakeCase } from './fact-table.js'

/** One row of a file in canonical text, aligned with the fields of its shape (attributes last, as JSON text). */
export type StagedRow = { readonly rowNo: number; readonly values: readonly (string | null)[] }

/** Rows, and what their maker wants to write beside them; it must not use the transaction on its own. */
export type StagedBatch = { readonly rows: readonly StagedRow[]; readonly alongside?: () => Promise<void> }

/** Copies rows into the temporary table `staged_fact`, with a hash of their content. */
export async function stageFacts(
  transaction: Transaction,
  facts: FactTable,
  rows: AsyncIterable<StagedBatch>,
): Promise<void> {
  const names = stagedColumns(facts)
  await transaction.query('drop table if exists staged_fact')
  await transaction.query(
    `create temporary table staged_fact (
       row_no int not null, ${names.map((name) => `${name} text`).join(', ')},
       hash bigint generated always as (${contentHash(facts)}) stored
     ) on commit drop`,
  )
  // While the database takes one batch in, the next is read.
  let staged = 0
  let copying: Promise<unknown> = Promise.resolve()
  for await (const batch of rows) {
    await copying
    staged += batch.rows.length
    await batch.alongside?.()
    copying = transaction.copyIn(`copy staged_fact (row_no, ${names.join(', ')}) from stdin`, [copyText(batch.rows)])
    copying.catch(() => undefined)
  }
  await copying
  if (staged > rowsWorthAnalyzing) await transaction.query(`analyze staged_fact (${joined(facts).join(', ')})`)
}

/** SQL of the hash of a row's content, from its fields as canonical text under their columns' names. */
export function contentHash(facts: FactTable): string {
  const content = stagedColumns(facts).filter((name) => name !== '"known_at"')
  return `hashtextextended(${content.map((name) => `coalesce(${name}, chr(1)) || chr(2)`).join(' || ')}, 0)`
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

function copyText(rows: readonly StagedRow[]): string {
  let text = ''
  for (const row of rows) {
    text += row.rowNo
    for (const value of row.values) text += `\t${value === null ? '\\N' : escaped(value)}`
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
