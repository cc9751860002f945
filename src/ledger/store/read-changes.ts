import type { Day } from '#foundation'
import type { Transaction } from '#platform/server'
import { movementKinds } from '../model/movement.js'
import type { BookedChange } from '../model/unit-changes.js'
import type { LedgerInUse } from './ledger-in-use.js'

/** The changes of one counted unit (by product: of one product of it) in the order of their days. */
export type ChangedUnit = {
  readonly account: number
  readonly contract: string | null
  /** Null also where the unit is not split by product. */
  readonly product: number | null
  readonly changes: readonly BookedChange[]
}

/** The currencies that a unit is booked in. */
export function currenciesOf({ changes }: ChangedUnit): ReadonlySet<string> {
  return new Set(changes.map((change) => change.currency))
}

/** Which changes to read. */
export type ChangesAsked = Pick<LedgerInUse, 'workspaceId' | 'movements'> & {
  readonly currency: string
  readonly to: Day
  readonly byProduct: boolean
  /** SQL that limits the accounts (`account_id`); none reads all. */
  readonly accounts?: string
}

/**
 * Reads what the standing movements changed, as booked, unit by unit. What was taken back has cancelled out; amounts of
 * one day and kind are summed per cell, those in the reporting currency, which need no conversion, per unit.
 */
export async function* readChanges(transaction: Transaction, asked: ChangesAsked): AsyncIterable<ChangedUnit> {
  let unit: OpenUnit | null = null
  for await (const rows of transaction.copyOut(sqlOf(asked))) {
    for (const cells of rows) {
      const [account, contract = null, product] = cells
      const key = `${account}|${contract}|${product}`
      if (!unit || unit.key !== key) {
        if (unit) yield closed(unit)
        unit = { key, account: Number(account), contract, product: numberOr(product), changes: [], together: 0 }
      }
      add(unit, changeOf(cells, contract))
    }
  }
  if (unit) yield closed(unit)
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }
type OpenUnit = Omit<ChangedUnit, 'changes'> & {
  readonly key: string
  readonly changes: Mutable<BookedChange>[]
  /** Where the changes begin that are of the same day and kind as the last one. */
  together: number
}

function changeOf(cells: readonly (string | null)[], contract: string | null): Mutable<BookedChange> {
  const [, , , cellAccount, product, unit, currency, day, kind, booked, customers] = cells
  return {
    day: Number(day) as Day,
    account: Number(cellAccount),
    product: numberOr(product),
    unit: numberOr(unit),
    contract,
    currency: currency ?? '',
    kind: movementKinds[Number(kind)] ?? 'fx',
    bookedMinor: BigInt(booked ?? 0),
    customers: Number(customers),
  }
}

function add(unit: OpenUnit, change: Mutable<BookedChange>): void {
  const { changes } = unit
  const last = changes[changes.length - 1]
  if (last && (last.day !== change.day || last.kind !== change.kind)) {
    dropEmpty(unit)
    unit.together = changes.length
  }
  for (let at = changes.length - 1; at >= unit.together; at--) {
    const other = changes[at] as Mutable<BookedChange>
    if (!isSameCell(other, change)) continue
    other.bookedMinor += change.bookedMinor
    other.customers += change.customers
    return
  }
  changes.push(change)
}

function isSameCell(a: BookedChange, b: BookedChange): boolean {
  return a.currency === b.currency && a.product === b.product && a.unit === b.unit && a.account === b.account
}

function dropEmpty({ changes, together }: OpenUnit): void {
  for (let at = changes.length - 1; at >= together; at--)
    if (changes[at]?.bookedMinor === 0n && changes[at]?.customers === 0) changes.splice(at, 1)
}

function closed(unit: OpenUnit): ChangedUnit {
  dropEmpty(unit)
  return unit
}

function numberOr(cell: string | null | undefined): number | null {
  return cell === null || cell === undefined ? null : Number(cell)
}

function sqlOf({ workspaceId, movements, currency, to, byProduct, accounts }: ChangesAsked): string {
  const computed = movements === 'computed_movement'
  const ofCell = (column: string): string => `case when m.currency <> ${text(currency)} then ${column} end`
  const unit = [
    computed ? 'm.counted_account' : 'm.account_id',
    computed ? 'm.contract' : 'null',
    byProduct ? 'm.product_id' : 'null',
  ]
  // By columns only: an index gives most of the order.
  const order = [...unit.filter((column) => column !== 'null'), 'm.day', 'm.kind']
  return `copy (
    select ${unit.join(', ')}, ${ofCell('m.account_id')}, ${ofCell('m.product_id')}, ${ofCell('m.unit_id')},
           m.currency, m.day - date '1970-01-01', m.kind, m.booked_minor, m.customers
      from ${movements} m
     where m.workspace_id = ${text(workspaceId)} and m.day <= date '1970-01-01' + ${Number(to)}${accounts ? ` and ${accounts}` : ''}
     order by ${order.join(', ')}) to stdout`
}

// COPY takes no parameters.
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`
}
