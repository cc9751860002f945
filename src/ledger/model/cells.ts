import type { Currency, Day } from '#foundation'
import type { ContractLine } from './facts.js'
import type { MovementReason } from './movement.js'
import type { Policy } from './policy.js'

// The state of a sweep. Amounts are in minor units of the reporting currency, booked ones in those of the cell's;
// `value` and `booked` are in the measure (ARR or MRR), everything else per year.

/** What kinds are decided for: an account, a parent or a contract. */
export type CountedUnit = {
  readonly contract: string | null
  value: bigint
  everCounted: boolean
  firstNewDay: Day | null
}

/** A product of a counted unit: what parts are decided for. */
export type ProductOfUnit = {
  readonly product: number | null
  value: bigint
  everHad: boolean
  /** Σ quantity of its live lines, at the sweep's scale, and how many of them have none. */
  quantity: bigint
  blankLines: number
}

/** An account: what the ARR of organisational units and stated balances belong to. */
type AccountState = {
  readonly account: number
  value: bigint
  /** Organisational units that have had ARR, and all units above them. */
  readonly unitsWithHistory: Set<number>
}

/** What MRR is rounded for; its cells share the rounding in their order. */
export type AccountProduct = {
  readonly account: AccountState
  readonly cells: Cell[]
  roundedIn: number
  endedIn: number
}

/** A line of the ledger: account, product, organisational unit, booked currency (and contract, if that is counted). */
export type Cell = {
  readonly account: AccountState
  readonly accountProduct: AccountProduct
  readonly counted: CountedUnit
  readonly product: ProductOfUnit
  readonly unit: number | null
  readonly currency: Currency
  order: number
  arr: bigint
  value: bigint
  /** The value after the step that is being settled. */
  next: bigint
  bookedArr: bigint
  booked: bigint
  bookedNext: bigint
  /** What the period brings; valid where `touchedIn` is the period. */
  touchedIn: number
  arrChange: bigint
  bookedChange: bigint
  rateChange: bigint
  quantityChange: bigint
  blankChange: number
  /** The line that moved it, and why. */
  line: number | null
  reason: MovementReason
  inGrace: boolean
  resumed: boolean
}

/** The cells of lines that are swept together, made as lines ask for them and ordered by `inOrder`. */
export class Cells {
  private readonly accounts = new Map<number, AccountState>()
  private readonly cells = new Map<string, Cell>()
  private readonly counted = new Map<string | null, CountedUnit>()
  private readonly products = new Map<string, ProductOfUnit>()
  private readonly accountProducts = new Map<string, AccountProduct>()

  constructor(private readonly countedUnit: Policy['countedUnit']) {}

  of(line: ContractLine): Cell {
    const contract = this.countedUnit === 'contract' ? line.contract : null
    const key = `${line.account}|${line.product}|${line.unit}|${line.currency}|${contract ?? ''}|${contract === null}`
    const found = this.cells.get(key)
    if (found) return found
    const cell = this.create(line, contract)
    this.cells.set(key, cell)
    cell.accountProduct.cells.push(cell)
    return cell
  }

  /** Numbers the cells by contract, product, account, unit and currency, so that no result hangs on the order of lines. */
  putInOrder(): void {
    const cells = [...this.cells.values()].sort(inOrder)
    for (const [index, cell] of cells.entries()) cell.order = index
    for (const { cells } of this.accountProducts.values()) cells.sort((a, b) => a.order - b.order)
  }

  private create(line: ContractLine, contract: string | null): Cell {
    const account = obtain(this.accounts, line.account, () => newAccount(line.account))
    return {
      account,
      accountProduct: obtain(this.accountProducts, `${line.account}|${line.product}`, () => newAccountProduct(account)),
      counted: obtain(this.counted, contract, () => newCountedUnit(contract)),
      product: obtain(this.products, `${line.product}|${contract ?? ''}|${contract === null}`, () =>
        newProduct(line.product),
      ),
      unit: line.unit,
      currency: line.currency,
      order: 0,
      arr: 0n,
      value: 0n,
      next: 0n,
      bookedArr: 0n,
      booked: 0n,
      bookedNext: 0n,
      touchedIn: 0,
      arrChange: 0n,
      bookedChange: 0n,
      rateChange: 0n,
      quantityChange: 0n,
      blankChange: 0,
      line: null,
      reason: 'change',
      inGrace: false,
      resumed: false,
    }
  }
}

/** Null before everything else, then by size or by code unit. */
export function compareKeys<T extends string | number>(a: T | null, b: T | null): number {
  if (a === b) return 0
  if (a === null || b === null) return a === null ? -1 : 1
  return a < b ? -1 : 1
}

function inOrder(a: Cell, b: Cell): number {
  return (
    compareKeys(a.counted.contract, b.counted.contract) ||
    compareKeys(a.product.product, b.product.product) ||
    a.account.account - b.account.account ||
    compareKeys(a.unit, b.unit) ||
    compareKeys(a.currency, b.currency)
  )
}

function obtain<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key)
  if (found !== undefined) return found
  const made = make()
  map.set(key, made)
  return made
}

function newAccount(account: number): AccountState {
  return { account, value: 0n, unitsWithHistory: new Set() }
}

function newAccountProduct(account: AccountState): AccountProduct {
  return { account, cells: [], roundedIn: 0, endedIn: 0 }
}

function newCountedUnit(contract: string | null): CountedUnit {
  return { contract, value: 0n, everCounted: false, firstNewDay: null }
}

function newProduct(product: number | null): ProductOfUnit {
  return { product, value: 0n, everHad: false, quantity: 0n, blankLines: 0 }
}
