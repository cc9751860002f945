import type { Transaction } from '../database/index.js'
import { contentColumns, type FactTable, quoted } from './fact-table.js'
import type { Recording } from './recording.js'
import type { Field } from './shape.js'

/** So many changed facts of one recording stand in its audit entry as they were and as they are; of more, their number. */
const factsMax = 20
const textMax = 300

/** Where versions of a recording lie, if the writer knows: it saves looking for them. */
export type Where = { readonly ids: readonly number[]; readonly accountIds?: readonly number[] }

const budgets = new WeakMap<Recording, number>()

/**
 * Notes for the audit entry of this transaction what a recording did to `count` facts of one kind: of few, key and changed
 * fields as they were and as they are; of many, only how many. What is personal is named and not told: the chain of
 * entries cannot be erased.
 */
export async function noteFacts(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  count: number,
  where?: () => Promise<Where>,
): Promise<void> {
  if (count === 0) return
  changed.set(transaction, new Set([...factsChangedIn(transaction), facts.table]))
  const left = (budgets.get(recording) ?? factsMax) - count
  budgets.set(recording, left)
  const changes = left < 0 ? [{ what: facts.table, count }] : await changesOf(transaction, facts, recording, where)
  await transaction.query('select platform.note(value) from jsonb_array_elements($1::jsonb)', [JSON.stringify(changes)])
}

const changed = new WeakMap<Transaction, ReadonlySet<string>>()

/** The tables of the kinds of fact that a transaction changed so far: what follows from others need not be looked for. */
export function factsChangedIn(transaction: Transaction): ReadonlySet<string> {
  return changed.get(transaction) ?? new Set()
}

type Content = Readonly<Record<string, unknown>>
type Version = { readonly id: number; readonly isAfter: boolean; readonly void: boolean; readonly content: Content }

async function changesOf(
  transaction: Transaction,
  facts: FactTable,
  recording: Recording,
  where?: () => Promise<Where>,
): Promise<object[]> {
  const place = (await where?.()) ?? (await findVersions(transaction, facts, recording))
  const versions = await readVersions(transaction, facts, recording, place)
  return [...new Set(place.ids)].map((id) => {
    const own = versions.filter((version) => version.id === id && !version.void)
    const before = own.find(({ isAfter }) => !isAfter)?.content
    const after = own.find(({ isAfter }) => isAfter)?.content
    return { what: facts.table, key: keyOf(facts, id, after ?? before ?? {}), ...differenceOf(facts, before, after) }
  })
}

async function findVersions(transaction: Transaction, facts: FactTable, recording: Recording): Promise<Where> {
  const { rows } = await transaction.query<{ id: number }>(
    `select distinct id from ${facts.table}_version where workspace_id = $1 and recording = $2`,
    [recording.workspaceId, recording.id],
  )
  return { ids: rows.map(({ id }) => id) }
}

/** The versions of this recording, and of each fact the last one before it. */
async function readVersions(
  transaction: Transaction,
  facts: FactTable,
  { workspaceId, id }: Recording,
  { ids, accountIds }: Where,
): Promise<Version[]> {
  const values = contentColumns(facts).map(({ name, field }) => `'${field?.name ?? name}', ${textOf(facts, name)}`)
  const { rows } = await transaction.query<Version>(
    `select distinct on (v.id, v.recording = $2) v.id, v.recording = $2 as "isAfter", v.void,
            jsonb_strip_nulls(jsonb_build_object(${values.join(', ')})) as content
       from ${facts.table}_version v
      where v.workspace_id = $1 and v.id = any($3) and v.recording <= $2 ${accountIds ? 'and v.account_id = any($4)' : ''}
      order by v.id, v.recording = $2, v.recording desc, v.void`,
    [workspaceId, id, ids, ...(accountIds ? [accountIds] : [])],
  )
  return rows
}

// What people know: the keys of other facts, not our ids; numbers as they were written.
function textOf(facts: FactTable, column: string): string {
  const reference = Object.values(facts.references).find((each) => each.column === column)
  const value = `v.${quoted(column)}`
  if (reference) {
    return `(select r.ref from ${reference.table} r where r.workspace_id = $1 and r.id = ${value})`
  }
  const isJson = contentColumns(facts).some(({ name, sqlType }) => name === column && sqlType === 'jsonb')
  return isJson ? value : `nullif(${value}::text, '-infinity')`
}

function keyOf({ shape }: FactTable, id: number, content: Content): string {
  const fields = shape.fields.filter(({ name }) => shape.key.includes(name))
  if (fields.some(({ personal }) => personal)) return `#${id}`
  return fields.flatMap(({ name }) => (content[name] === undefined ? [] : [String(content[name])])).join(' ')
}

/** The fields that differ; those that are personal by their names alone. */
function differenceOf({ shape }: FactTable, before: Content | undefined, after: Content | undefined): object {
  const [was, is] = [flat(before), flat(after)]
  const changed = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name])
  const isPersonal = (name: string): boolean =>
    shape.fields.some((field: Field) => field.name === name && field.personal) ||
    (typeof shape.openAttributes === 'string' && name.startsWith('attributes.'))
  const told = changed.filter((name) => !isPersonal(name))
  const hidden = changed.filter(isPersonal)
  const picked = (from: Content) =>
    Object.fromEntries(told.flatMap((name) => (name in from ? [[name, from[name]]] : [])))
  return {
    before: before && picked(was),
    after: after && picked(is),
    hidden: hidden.length > 0 ? hidden : undefined,
  }
}

// Attributes one by one; what is no text as JSON, so that it can be compared.
function flat({ attributes, ...content }: Content = {}): Record<string, string> {
  const own = Object.entries((attributes ?? {}) as Content).map(([name, value]) => [`attributes.${name}`, value])
  return Object.fromEntries([...Object.entries(content), ...own].map(([name, value]) => [name, written(value)]))
}

function written(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > textMax ? `${text.slice(0, textMax)}…` : text
}
