import type { FactShape, Field, FieldType } from './shape.js'

/** How a kind of fact lies in the database: `table` holds the current state, `table_version` every version. */
export type FactTable = {
  readonly shape: FactShape
  readonly table: string
  readonly idSequence: string
  /** Fields that hold the key of another fact, and the column that holds its id. */
  readonly references: Readonly<Record<string, Reference>>
  /** Whether the current-state table repeats the content, or only key and place (for the big ones). */
  readonly currentHolds: 'content' | 'key'
  /** Conditions over the columns that refuse a row: SQL that is true for a bad row, and SQL of the reason in words. */
  readonly checks: readonly Check[]
  /** SQL for columns whose value is not simply the field's: `amount` from quantity × unit price, say. */
  readonly computed?: Readonly<Record<string, string>>
  /** What a snapshot does with facts that its file no longer has: sets this column to the day, voids them, or keeps them. */
  readonly whenGone: { readonly endColumn: string; readonly startColumn: string } | 'void' | 'keep'
}

export type Reference = {
  readonly column: string
  readonly table: string
  /** The reference is unique only inside the fact that this other field refers to. */
  readonly within?: string
}

export type Check = { readonly field: string; readonly when: string; readonly reason: string }

/** One content column of a version table, and the field that it comes from. */
export type Column = { readonly name: string; readonly field: Field | null; readonly sqlType: string }

const sqlTypes: Readonly<Record<FieldType, string>> = {
  text: 'text',
  day: 'date',
  moment: 'timestamptz',
  decimal: 'numeric',
  integer: 'int',
  flag: 'boolean',
  currency: 'text',
  choice: 'text',
  list: 'jsonb',
  period: 'text',
}

/** The content columns of a kind of fact in the order of its fields; without `knownAt`, which is not content. */
export function contentColumns(facts: FactTable): Column[] {
  const columns = facts.shape.fields
    .filter((field) => field.name !== 'knownAt')
    .map((field): Column => {
      const reference = facts.references[field.name]
      return reference
        ? { name: reference.column, field, sqlType: 'bigint' }
        : { name: snakeCase(field.name), field, sqlType: sqlTypes[field.type] }
    })
  return facts.shape.openAttributes ? [...columns, { name: 'attributes', field: null, sqlType: 'jsonb' }] : columns
}

/** The columns that the current-state table has besides id, recording, hash and void. */
export function currentColumns(facts: FactTable): Column[] {
  const columns = contentColumns(facts)
  if (facts.currentHolds === 'content') return columns
  const keyed = new Set([...keyColumns(facts), 'account_id'])
  return columns.filter((column) => keyed.has(column.name))
}

/** The columns that identify a fact in its source. */
export function keyColumns(facts: FactTable): string[] {
  return facts.shape.key.map((name) => facts.references[name]?.column ?? snakeCase(name))
}

/** A column name as it must stand in SQL: `from` and `to` are words of the language. */
export function quoted(column: string): string {
  return `"${column}"`
}

/** `signedDay` → `signed_day`. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
