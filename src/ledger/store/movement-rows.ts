import { type Day, day, formatDay, type Month, monthOf } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import { type Movement, movementKinds, movementParts, movementReasons } from '../model/movement.js'
import type { BookedChange } from '../model/unit-changes.js'
import type { MonthSums } from './month-sums.js'

/**
 * A movement as the table holds it: the cells of `movementColumns` as text (null for blank), ready to copy.
 * `content` identifies what it says, apart from when it was recorded.
 */
export type MovementRow = {
  readonly content: string
  readonly cells: readonly (string | null)[]
  readonly month: Month
}

const contentColumns = [
  'account_id',
  'day',
  'month',
  'product_id',
  'unit_id',
  'currency',
  'line_id',
  'kind',
  'part',
  'reason',
  'minor',
  'booked_minor',
  'migration_minor',
  'connected_new',
  'in_grace',
  'customers',
  'product_customers',
] as const

const recordedColumns = ['report_month', 'recording', 'known_at', 'reverses'] as const

/** The columns of a movement table in the order in which rows are copied; `workspace_id` and `id` follow by themselves. */
export const movementColumns = [...contentColumns, ...recordedColumns].join(', ')

/** The columns of what a movement says. */
export const movementContentColumns = contentColumns.join(', ')

const place = (name: (typeof contentColumns)[number]): number => contentColumns.indexOf(name)

/** Where `monthSums` finds what it sums. */
export const sumPlaces = {
  month: place('month'),
  product: place('product_id'),
  kind: place('kind'),
  minor: place('minor'),
  migration: place('migration_minor'),
  connected: place('connected_new'),
  customers: place('customers'),
  productCustomers: place('product_customers'),
}

type WrittenDay = { readonly text: string; readonly month: Month; readonly monthText: string }

// Writing a day costs as much as the rest of a row, and movements fall on few different days.
const writtenDays = new Map<Day, WrittenDay>()
const daysRemembered = 20_000

function writtenDay(value: Day): WrittenDay {
  const found = writtenDays.get(value)
  if (found) return found
  if (writtenDays.size >= daysRemembered) writtenDays.clear()
  const month = monthOf(value)
  const written = { text: formatDay(value), month, monthText: String(month) }
  writtenDays.set(value, written)
  return written
}

/** A movement of the model as a row. */
export function rowOf(movement: Movement): MovementRow {
  const { text, month, monthText } = writtenDay(movement.day)
  const cells = [
    String(movement.account),
    text,
    monthText,
    movement.product === null ? null : String(movement.product),
    movement.unit === null ? null : String(movement.unit),
    movement.currency,
    movement.line === null ? null : String(movement.line),
    String(movementKinds.indexOf(movement.kind)),
    movement.part === null ? null : String(movementParts.indexOf(movement.part)),
    String(movementReasons.indexOf(movement.reason)),
    String(movement.minor),
    String(movement.bookedMinor),
    String(movement.migrationMinor),
    movement.connectedNew ? 't' : 'f',
    movement.inGrace ? 't' : 'f',
    String(movement.customers),
    String(movement.productCustomers),
  ]
  return { content: cells.join(' '), cells, month }
}

/** A movement in effect, as stored. */
export type StoredMovement = MovementRow & { readonly id: number; readonly knownAt: string | null }

/** The movements of accounts that are in effect: not reversals and not reversed. */
export async function readMovements(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
): Promise<StoredMovement[]> {
  const { rows } = await transaction.query<
    Record<string, string | null> & { id: number; known_at: string | null; month_no: number }
  >(
    `select m.id, m.known_at, m.month as month_no, ${contentColumns.map((column) => `m.${column}::text`).join(', ')}
       from ledger.movement m
      where m.workspace_id = $1 and m.account_id = any($2) and m.reverses is null
        and not exists (select from ledger.movement r where r.workspace_id = $1 and r.account_id = m.account_id and r.reverses = m.id)`,
    [workspaceId, accounts],
  )
  return rows.map((row) => {
    const cells = contentColumns.map((column) => asCopied(row[column] ?? null))
    return { id: row.id, knownAt: row.known_at, cells, content: cells.join(' '), month: row.month_no as Month }
  })
}

// A flag reads as true or false and is copied as t or f; nothing else in a movement looks like either.
function asCopied(text: string | null): string | null {
  return text === 'true' ? 't' : text === 'false' ? 'f' : text
}

/** One change of the movements of an account: a new movement, or the reversal of a stored one. */
export type MovementChange = {
  readonly row: MovementRow
  readonly knownAt: string | null
  readonly reverses: number | null
}

const signedCells = (['minor', 'booked_minor', 'migration_minor', 'customers', 'product_customers'] as const).map(place)

/** What ratios read of a movement that is a row. */
export function changeOf({ cells }: MovementRow): BookedChange {
  const numberAt = (name: (typeof contentColumns)[number]): number | null => {
    const cell = cells[place(name)] ?? null
    return cell === null ? null : Number(cell)
  }
  return {
    day: day(cells[place('day')] ?? ''),
    account: Number(cells[place('account_id')]),
    product: numberAt('product_id'),
    unit: numberAt('unit_id'),
    contract: null,
    currency: cells[place('currency')] ?? '',
    kind: movementKinds[Number(cells[place('kind')])] ?? 'fx',
    bookedMinor: BigInt(cells[place('booked_minor')] ?? 0),
    customers: Number(cells[place('customers')]),
  }
}

/** Which of the stored movements to reverse and which to add, so that what holds is exactly `now`. */
export function difference(
  before: readonly StoredMovement[],
  now: readonly (MovementRow & { knownAt: string | null })[],
): MovementChange[] {
  const stored = new Map<string, StoredMovement[]>()
  for (const movement of before) {
    const same = stored.get(movement.content)
    if (same) same.push(movement)
    else stored.set(movement.content, [movement])
  }
  const changes: MovementChange[] = []
  for (const row of now) {
    if (!stored.get(row.content)?.pop()) changes.push({ row, knownAt: row.knownAt, reverses: null })
  }
  for (const left of stored.values()) {
    for (const movement of left) changes.push({ row: negated(movement), knownAt: null, reverses: movement.id })
  }
  return changes
}

function negated(movement: StoredMovement): MovementRow {
  const cells = movement.cells.map((cell, index) =>
    signedCells.includes(index) && cell !== null ? String(-BigInt(cell)) : cell,
  )
  return { ...movement, cells }
}

/** Copies changes into the movements, and adds them to the monthly sums that are kept in `sums`. */
export async function writeMovements(
  transaction: Transaction,
  recording: Recording,
  changes: readonly MovementChange[],
  closedMonth: Month | null,
  sums: MonthSums,
): Promise<void> {
  if (changes.length === 0) return
  await transaction.query('drop table if exists movement_change')
  await transaction.query(
    `create temporary table movement_change on commit drop as select ${movementColumns} from ledger.movement limit 0`,
  )
  await transaction.copyIn(
    `copy movement_change (${movementColumns}) from stdin`,
    copyText(recording, changes, closedMonth, sums),
  )
  await transaction.query(
    `insert into ledger.movement (workspace_id, ${movementColumns}) select $1, ${movementColumns} from movement_change`,
    [recording.workspaceId],
  )
}

function* copyText(
  recording: Recording,
  changes: readonly MovementChange[],
  closedMonth: Month | null,
  sums: MonthSums,
): Iterable<string> {
  let text = ''
  for (const { row, knownAt, reverses } of changes) {
    for (const cell of row.cells) text += `${cell ?? '\\N'}\t`
    const reportMonth = closedMonth !== null && row.month <= closedMonth ? closedMonth + 1 : row.month
    sums.add(row.cells, reportMonth)
    text += `${reportMonth}\t${recording.id}\t${knownAt ?? '\\N'}\t${reverses ?? '\\N'}\n`
    if (text.length > 60_000) {
      yield text
      text = ''
    }
  }
  if (text) yield text
}

/** What a row says apart from what it changes as booked. */
export function withoutBooked({ cells }: MovementRow): string {
  return cells.filter((_, index) => index !== place('booked_minor')).join(' ')
}
