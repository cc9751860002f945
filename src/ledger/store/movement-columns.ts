import { type MovementKind, movementKinds } from '../model/movement.js'

/** What sums by account read of a movement; amounts in minor units. */
export type ColumnRow = {
  readonly account: number
  /** 0 is none. */
  readonly product: number
  /** Days since 1970-01-01. */
  readonly day: number
  readonly kind: number
  /** Booked in another currency than the reporting one. */
  readonly isForeign: boolean
  readonly minor: number
  readonly booked: number
  readonly migration: number
  readonly customers: number
  readonly productCustomers: number
}

const unexplained = movementKinds.indexOf('unexplained')
const firstLength = 1024

/**
 * Movements as columns of numbers, in no order. Rows are only ever added, so the first `count` of them stay what they
 * were. Amounts are exact: see `isExact`.
 */
export class MovementColumns {
  /** Ids of accounts and products by their places; those of a product that is none is 0. */
  readonly accounts: number[] = []
  readonly products: number[] = []
  /** Places of the accounts that ever had a movement in another currency than the reporting one. */
  readonly foreign = new Set<number>()
  hasUnexplained = false
  count = 0
  account = new Int32Array(firstLength)
  product = new Int32Array(firstLength)
  day = new Int32Array(firstLength)
  kind = new Uint8Array(firstLength)
  minor = new Float64Array(firstLength)
  booked = new Float64Array(firstLength)
  migration = new Float64Array(firstLength)
  customers = new Int16Array(firstLength)
  productCustomers = new Int16Array(firstLength)
  /** Rows that another row takes back, and those that do so (1): both are left out of the next taking back. */
  private settled = new Uint8Array(firstLength)
  private magnitude = 0
  private readonly accountPlaces = new Map<number, number>()
  private readonly productPlaces = new Map<number, number>()

  /** Whether every sum of any of the amounts is below 2^53, so that numbers add up to it exactly. */
  get isExact(): boolean {
    return this.magnitude < Number.MAX_SAFE_INTEGER
  }

  add(row: ColumnRow): void {
    if (this.count === this.account.length) this.grow()
    const at = this.count++
    const account = placeOf(this.accounts, this.accountPlaces, row.account)
    this.account[at] = account
    this.product[at] = placeOf(this.products, this.productPlaces, row.product)
    this.day[at] = row.day
    this.kind[at] = row.kind
    this.minor[at] = row.minor
    this.booked[at] = row.booked
    this.migration[at] = row.migration
    this.customers[at] = row.customers
    this.productCustomers[at] = row.productCustomers
    this.magnitude += Math.abs(row.minor) + Math.abs(row.booked) + Math.abs(row.migration)
    if (row.isForeign) this.foreign.add(account)
    if (row.kind === unexplained) this.hasUnexplained = true
  }

  /** Takes back, by rows of the opposite sign, all that accounts have. */
  takeBack(accounts: Iterable<number>): void {
    const places = new Set<number>()
    for (const account of accounts) {
      const place = this.accountPlaces.get(account)
      if (place !== undefined) places.add(place)
    }
    if (places.size === 0) return
    for (let at = 0, end = this.count; at < end; at++) {
      if (this.settled[at] === 1 || !places.has(this.account[at] as number)) continue
      this.settled[at] = 1
      this.add(this.opposite(at))
      this.settled[this.count - 1] = 1
    }
  }

  private opposite(at: number): ColumnRow {
    const account = this.account[at] as number
    return {
      account: this.accounts[account] as number,
      product: this.products[this.product[at] as number] as number,
      day: this.day[at] as number,
      kind: this.kind[at] as number,
      isForeign: this.foreign.has(account),
      minor: -(this.minor[at] as number),
      booked: -(this.booked[at] as number),
      migration: -(this.migration[at] as number),
      customers: -(this.customers[at] as number),
      productCustomers: -(this.productCustomers[at] as number),
    }
  }

  private grow(): void {
    const length = this.account.length * 2
    this.account = longer(this.account, new Int32Array(length))
    this.product = longer(this.product, new Int32Array(length))
    this.day = longer(this.day, new Int32Array(length))
    this.kind = longer(this.kind, new Uint8Array(length))
    this.minor = longer(this.minor, new Float64Array(length))
    this.booked = longer(this.booked, new Float64Array(length))
    this.migration = longer(this.migration, new Float64Array(length))
    this.customers = longer(this.customers, new Int16Array(length))
    this.productCustomers = longer(this.productCustomers, new Int16Array(length))
    this.settled = longer(this.settled, new Uint8Array(length))
  }
}

/** The rows of a ledger as one moment of the database has them. */
export type ColumnView = { readonly columns: MovementColumns; readonly count: number }

/** A set of kinds as bits, for asking quickly whether it has one. */
export function bitsOf(kinds: readonly MovementKind[]): number {
  return kinds.reduce((bits, kind) => bits | (1 << movementKinds.indexOf(kind)), 0)
}

function longer<T extends { set(from: T): void }>(from: T, to: T): T {
  to.set(from)
  return to
}

function placeOf(ids: number[], places: Map<number, number>, id: number): number {
  const found = places.get(id)
  if (found !== undefined) return found
  const place = ids.push(id) - 1
  places.set(id, place)
  return place
}
