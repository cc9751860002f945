import type { Queryable } from '../database/index.js'
import { contentColumns, type FactTable, quoted } from './fact-table.js'
import type { FieldType } from './shape.js'

/** Facts of one kind as rows of canonical text, in the columns that an import reads. */
export type FactExtract = {
  readonly columns: readonly { readonly name: string; readonly type: FieldType; readonly summary: string }[]
  /** Asks for the facts of workspace $1 as they are now: one text or null per column, `c0`, `c1` … */
  readonly sql: string
  /** Asks for every version of them, in the order in which they were recorded; `c…` as above, then `recording` and `void`. */
  readonly historySql: string
}

/** What a room keeps besides facts, as rows for readers who leave with their data. */
export type TableExtract = {
  readonly name: string
  readonly summary: string
  /** `text` is what people wrote, `code` what the program wrote, `minor` an amount in minor units of the reporting currency. */
  readonly columns: readonly {
    readonly name: string
    readonly type: 'text' | 'code' | 'minor'
    readonly summary: string
  }[]
  /** Asks for the rows of workspace $1: one text or null per column, `c0`, `c1` … */
  readonly sql: string
}

/** How to read all facts of a kind of a workspace. */
export async function factExtract(queryable: Queryable, facts: FactTable, workspaceId: string): Promise<FactExtract> {
  const own = facts.shape.openAttributes ? await attributeNames(queryable, facts, workspaceId) : []
  const { cells, joins } = cellsOf(facts, own)
  const columns = [
    ...facts.shape.fields.map(({ name, type, summary }) => ({ name, type, summary })),
    ...own.map((name) => ({ name: `attributes.${name}`, type: 'text' as const, summary: 'An attribute of your own.' })),
  ]
  const selected = cells.map((cell, place) => `${cell} as c${place}`).join(', ')
  const versions = `${facts.table}_version v ${joins}`
  return {
    columns,
    sql: `select ${selected} from ${facts.table} h, ${versions}
           where h.workspace_id = $1 and v.workspace_id = $1 and v.id = h.id and v.recording = h.recording and not h.void
           order by v.id`,
    historySql: `select ${selected}, v.recording::text as recording, v.void::text as void
                   from ${versions} where v.workspace_id = $1 order by v.recording, v.id`,
  }
}

async function attributeNames(queryable: Queryable, facts: FactTable, workspaceId: string): Promise<string[]> {
  const { rows } = await queryable.query<{ name: string }>(
    `select distinct k as name
       from ${facts.table}_version v
      cross join jsonb_object_keys(case when jsonb_typeof(v.attributes) = 'object' then v.attributes end) k
      where v.workspace_id = $1 order by 1`,
    [workspaceId],
  )
  return rows.map(({ name }) => name)
}

function cellsOf(facts: FactTable, attributes: readonly string[]): { cells: string[]; joins: string } {
  const columns = new Map(contentColumns(facts).map((column) => [column.field?.name, column]))
  const joins: string[] = []
  const cells = facts.shape.fields.map(({ name, type }) => {
    const reference = facts.references[name]
    const column = columns.get(name)
    if (reference) {
      const alias = `r${joins.length}`
      joins.push(
        `left join ${reference.table} ${alias} on ${alias}.workspace_id = v.workspace_id and ${alias}.id = v.${reference.column}`,
      )
      return `${alias}.ref`
    }
    if (name === 'knownAt') return `to_char(v.known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
    const cell = `v.${quoted(column?.name ?? '')}`
    if (type === 'day') return `nullif(${cell}, '-infinity')::text`
    return type === 'decimal' ? `trim_scale(${cell})::text` : `${cell}::text`
  })
  const own = attributes.map((name) => `v.attributes ->> '${name.replaceAll("'", "''")}'`)
  return { cells: [...cells, ...own], joins: joins.join(' ') }
}
