import { Conflict } from '../actions/conflict.js'
import type { Transaction } from '../database/index.js'
import { Failure } from '../failure.js'
import { checkFacts } from './check-facts.js'
import { contentColumns, type FactTable, quoted, snakeCase } from './fact-table.js'
import type { Recording } from './recording.js'
import { changeFact, type FactFields } from './save-facts.js'

/** What somebody wants a fact to say: only the fields that are named change. `version` is the recording that they saw. */
export type Restatement = { readonly id: number; readonly stated: FactFields; readonly version?: string | undefined }

type Values = Readonly<Record<string, string | null>>

/**
 * Changes fields of a fact by hand, as canonical text; blank is null. Null where it says so already. A conflict where
 * somebody else changed one of the same fields since the version that was seen; a failure where a key leads nowhere or
 * what comes of it is refused by the checks of its kind. For kinds whose current-state table holds the content.
 */
export async function restateFact(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  { id, stated, version }: Restatement,
  begin: () => Promise<Recording>,
): Promise<Recording | null> {
  const now = await readValues(transaction, facts, workspaceId, id, null)
  const numbers = new Set(
    contentColumns(facts).flatMap(({ field, sqlType }) => (sqlType === 'numeric' ? [field?.name] : [])),
  )
  const wanted = Object.entries(stated).flatMap(([field, value]) =>
    value === undefined ? [] : [[field, (numbers.has(field) ? trimmed(value) : value) || null] as const],
  )
  const changed = wanted.filter(([field, value]) => value !== (now[field] ?? null))
  if (changed.length === 0) return null
  if (version !== undefined) {
    const seen = await readValues(transaction, facts, workspaceId, id, version)
    refuseUnseen(now, seen, changed)
  }
  const columns = await columnsOf(transaction, facts, workspaceId, id, changed)
  const recording = await begin()
  await changeFact(transaction, facts, recording, id, columns)
  await checkFacts(transaction, facts, workspaceId, [id])
  return recording
}

// 12.50 and 12.5 are the same amount.
function trimmed(value: string | null): string | null {
  return value?.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** The fields of a fact as canonical text: as they are now, or right after a recording. */
async function readValues(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  id: number,
  after: string | null,
): Promise<Values> {
  const values = contentColumns(facts).map(({ name, field, sqlType }) => {
    const reference = Object.values(facts.references).find(({ column }) => column === name)
    const own = `v.${quoted(name)}`
    const ref = reference && `(select r.ref from ${reference.table} r where r.workspace_id = $1 and r.id = ${own})`
    return `'${field?.name ?? name}', ${ref ?? (sqlType === 'numeric' ? `trim_scale(${own})::text` : `${own}::text`)}`
  })
  const from =
    after === null
      ? `${facts.table} v where v.workspace_id = $1 and v.id = $2`
      : `${facts.table}_version v where v.workspace_id = $1 and v.id = $2 and v.recording <= $3 order by v.recording desc limit 1`
  const { rows } = await transaction.query<{ values: Values }>(
    `select jsonb_build_object(${values.join(', ')}) as values from ${from}`,
    [workspaceId, id, ...(after === null ? [] : [after])],
  )
  return rows[0]?.values ?? {}
}

// What others changed since does not matter, unless it is what this request changes.
function refuseUnseen(now: Values, seen: Values, changed: readonly (readonly [string, string | null])[]): void {
  const conflicts = changed
    .filter(([field]) => (seen[field] ?? null) !== (now[field] ?? null))
    .map(([field, yours]) => ({ field, theirs: now[field] ?? null, yours }))
  if (conflicts.length === 0) return
  const told = conflicts.map(
    ({ field, theirs, yours }) => `${field} is ${theirs ?? 'blank'} now, not ${yours ?? 'blank'}`,
  )
  throw new Conflict(
    `Somebody changed this since you read it: ${told.join('; ')}. Read it again, then change it with the version that it has now.`,
    conflicts,
  )
}

async function columnsOf(
  transaction: Transaction,
  facts: FactTable,
  workspaceId: string,
  id: number,
  changed: readonly (readonly [string, string | null])[],
): Promise<Record<string, unknown>> {
  const columns: Record<string, unknown> = {}
  // What changes with it counts: it must be stated first.
  const within = (column: string): string =>
    column in columns
      ? String(Number(columns[column]))
      : `(select c.${quoted(column)} from ${facts.table} c where c.workspace_id = $1 and c.id = ${Number(id)})`
  for (const [field, value] of changed) {
    const reference = facts.references[field]
    const column = contentColumns(facts).find((each) => (each.field?.name ?? each.name) === field)
    if (column?.sqlType === 'jsonb') columns[column.name] = value === null ? null : JSON.parse(value)
    else if (reference === undefined || value === null) columns[reference?.column ?? snakeCase(field)] = value
    else {
      const inside = reference.within && facts.references[reference.within]
      const { rows } = await transaction.query<{ id: number }>(
        `select r.id from ${reference.table} r where r.workspace_id = $1 and r.ref = $2 and not r.void
          ${inside ? `and r.account_id = ${within(inside.column)}` : ''}`,
        [workspaceId, value],
      )
      const what = facts.shape.fields.find(({ name }) => name === field)?.refersTo ?? field
      if (!rows[0])
        throw new Failure(
          'not-found',
          `There is no ${what} with the key "${value}"${inside ? ' in this account' : ''}. Import it first, or correct the key.`,
        )
      columns[reference.column] = rows[0].id
    }
  }
  return columns
}
