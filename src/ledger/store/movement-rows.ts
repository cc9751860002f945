import { type Day, type Month, monthOf } from '#foundation'
import { CopyRows, type Recording, type Transaction } from '#platform/server'
import { type Movement, movementKinds, movementParts, movementReasons } from '../model/movement.js'
import type { MonthSums } from './month-sums.js'

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

/** The columns of what a movement says. */
export const movementContentColumns = contentColumns.join(', ')

/** How many they are. */
export const movementContentWidth = contentColumns.length

// A month of a day costs as much as the rest of a row, and movements fall on few different days.
const months = new Map<Day, Month>()
const daysRemembered = 20_000

function monthOfDay(day: Day): Month {
  const found = months.get(day)
  if (found !== undefined) return found
  if (months.size >= daysRemembered) months.clear()
  const month = monthOf(day)
  months.set(day, month)
  return month
}

/** Writes what a movement says, in the order of `movementContentColumns`; gives its month. */
export function writeContent(rows: CopyRows, movement: Movement): Month {
  const month = monthOfDay(movement.day)
  rows.int8(movement.account)
  rows.day(movement.day)
  rows.int4(month)
  rows.int8(movement.product)
  rows.int8(movement.unit)
  rows.text(movement.currency)
  rows.int8(movement.line)
  rows.int2(movementKinds.indexOf(movement.kind))
  rows.int2(movement.part === null ? null : movementParts.indexOf(movement.part))
  rows.int2(movementReasons.indexOf(movement.reason))
  rows.int8(movement.minor)
  rows.int8(movement.bookedMinor)
  rows.int8(movement.migrationMinor)
  rows.flag(movement.connectedNew)
  rows.flag(movement.inGrace)
  rows.int2(movement.customers)
  rows.int2(movement.productCustomers)
  return month
}

/** What a movement says as words in the order of the columns, `—` for blank: equal where two say the same. */
export function contentOf(movement: Movement): string {
  return [
    movement.account,
    movement.day,
    movement.product ?? '—',
    movement.unit ?? '—',
    movement.currency,
    movement.line ?? '—',
    movement.kind,
    movement.part ?? '—',
    movement.reason,
    movement.minor,
    movement.bookedMinor,
    movement.migrationMinor,
    movement.connectedNew,
    movement.inGrace,
    movement.customers,
    movement.productCustomers,
  ].join(' ')
}

/** A movement in effect, as stored. */
export type StoredMovement = { readonly id: number; readonly movement: Movement }

type StoredRow = {
  id: number
  account_id: number
  day: number
  product_id: number | null
  unit_id: number | null
  currency: string
  line_id: number | null
  kind: number
  part: number | null
  reason: number
  minor: string
  booked_minor: string | null
  migration_minor: string
  connected_new: boolean
  in_grace: boolean
  customers: number
  product_customers: number
}

/** The movements of accounts that are in effect: not reversals and not reversed. What has no booked amount yet has 0. */
export async function readMovements(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
): Promise<StoredMovement[]> {
  const { rows } = await transaction.query<StoredRow>(
    `select m.id, m.account_id, m.day - date '1970-01-01' as day, m.product_id, m.unit_id, m.currency, m.line_id, m.kind,
            m.part, m.reason, m.minor::text, m.booked_minor::text, m.migration_minor::text, m.connected_new, m.in_grace,
            m.customers, m.product_customers
       from ledger.movement m
      where m.workspace_id = $1 and m.account_id = any($2) and m.reverses is null
        and not exists (select from ledger.movement r where r.workspace_id = $1 and r.account_id = m.account_id and r.reverses = m.id)`,
    [workspaceId, accounts],
  )
  return rows.map((row) => ({ id: row.id, movement: movementOf(row) }))
}

function movementOf(row: StoredRow): Movement {
  return {
    day: row.day as Day,
    account: row.account_id,
    product: row.product_id,
    unit: row.unit_id,
    currency: row.currency,
    contract: null,
    line: row.line_id,
    kind: movementKinds[row.kind] ?? 'fx',
    part: row.part === null ? null : (movementParts[row.part] ?? null),
    reason: movementReasons[row.reason] ?? 'change',
    minor: BigInt(row.minor),
    bookedMinor: BigInt(row.booked_minor ?? 0),
    migrationMinor: BigInt(row.migration_minor),
    connectedNew: row.connected_new,
    customers: row.customers,
    productCustomers: row.product_customers,
    inGrace: row.in_grace,
  }
}

/** One change of the movements of an account: a new movement, or the reversal of a stored one. */
export type MovementChange = { readonly movement: Movement; readonly reverses: number | null }

/** Which of the stored movements to reverse and which to add, so that what holds is exactly `now`. */
export function difference(before: readonly StoredMovement[], now: readonly Movement[]): MovementChange[] {
  const stored = new Map<string, StoredMovement[]>()
  for (const found of before) {
    const content = contentOf(found.movement)
    const same = stored.get(content)
    if (same) same.push(found)
    else stored.set(content, [found])
  }
  const changes: MovementChange[] = []
  for (const movement of now) {
    if (!stored.get(contentOf(movement))?.pop()) changes.push({ movement, reverses: null })
  }
  for (const left of stored.values()) {
    for (const { id, movement } of left) changes.push({ movement: negated(movement), reverses: id })
  }
  return changes
}

function negated(movement: Movement): Movement {
  return {
    ...movement,
    minor: -movement.minor,
    bookedMinor: -movement.bookedMinor,
    migrationMinor: -movement.migrationMinor,
    customers: -movement.customers,
    productCustomers: -movement.productCustomers,
  }
}

const changeColumns = `${movementContentColumns}, report_month, known_at, reverses`

/** Changes of movements on their way into the table; what they change of the monthly sums is added to `sums`. */
export class MovementChanges {
  private readonly rows = new CopyRows(movementContentWidth + 3)

  constructor(
    private readonly closedMonth: Month | null,
    private readonly sums: MonthSums,
  ) {}

  /** Adds a change; `knownAt` is the ISO moment at which its source knew it, if it said so. */
  add({ movement, reverses }: MovementChange, knownAt: string | null): void {
    this.rows.begin()
    const month = writeContent(this.rows, movement)
    const reportMonth = this.closedMonth !== null && month <= this.closedMonth ? this.closedMonth + 1 : month
    this.rows.int4(reportMonth)
    this.rows.text(knownAt)
    this.rows.int8(reverses)
    this.sums.add(movement, month, reportMonth)
  }

  /** Copies what was added into the movements. */
  async save(transaction: Transaction, recording: Recording): Promise<void> {
    if (this.rows.length === 0) return
    await transaction.query('drop table if exists movement_change')
    await transaction.query(
      `create temporary table movement_change on commit drop as
       select ${movementContentColumns}, report_month, null::text as known_at, reverses from ledger.movement limit 0`,
    )
    await transaction.copyIn(`copy movement_change (${changeColumns}) from stdin (format binary)`, this.rows.end())
    await transaction.query(
      `insert into ledger.movement (workspace_id, recording, ${changeColumns})
       select $1, $2, ${movementContentColumns}, report_month, known_at::timestamptz, reverses from movement_change`,
      [recording.workspaceId, recording.id],
    )
  }
}
