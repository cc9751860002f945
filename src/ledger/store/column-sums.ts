import type { Day } from '#foundation'
import type { MovementKind } from '../model/movement.js'
import { bitsOf, type ColumnView } from './movement-columns.js'
import type { Groups } from './read-groups.js'

/** Which movements to sum, and how: those after the end of the day `from` (null: all) up to the end of the day `to`. */
export type ColumnSumsQuestion = {
  readonly from: Day | null
  readonly to: Day
  /** Sets of kinds; a movement counts in every set that has its kind. */
  readonly sets: readonly (readonly MovementKind[])[]
  readonly byProduct: boolean
  readonly groups: Groups
  /** A movement counts in the group of its own day, or all in that of the day `to`. */
  readonly groupedOn: 'its-day' | 'last-day'
  /** The movements are of ARR and the sums of MRR: balances per account and product ÷ 12, rounded half-even. */
  readonly monthly: boolean
}

/** What moved at one account, by product at one product of it, in one group. */
export type ColumnSum = {
  readonly account: number
  readonly group: string | null
  /** In minor units, per set. */
  readonly minors: readonly bigint[]
  /** By how many counted units it grew; by product, by how many with the product. */
  readonly customers: number
}

/** Sums movements in memory by account; exact, because the columns are. */
export function sumColumns(view: ColumnView, question: ColumnSumsQuestion): ColumnSum[] {
  const { monthly, byProduct } = question
  if (byProduct) return named(summed(view, question, slotsByProduct(view, question)))
  const whole = slotsByAccount(view, question)
  return named(monthly ? perAccount(view, question, whole) : summed(view, question, whole))
}

type Slots = {
  /** No slot is as high. */
  readonly most: number
  of(row: number): number
  count(): number
  nameOf(slot: number): Pick<ColumnSum, 'account' | 'group'>
}

type Summed = { readonly slots: Slots; readonly minors: readonly Float64Array[]; readonly customers: Int32Array }

function summed({ columns, count }: ColumnView, question: ColumnSumsQuestion, slots: Slots): Summed {
  const { from, to, sets, byProduct, monthly } = question
  const minors = sets.map(() => new Float64Array(slots.most))
  const customers = new Int32Array(slots.most)
  const bits = sets.map(bitsOf)
  const headsOf = byProduct ? columns.productCustomers : columns.customers
  const offsets = byProduct && from !== null ? columns.migration : null
  const { day, kind, minor } = columns
  for (let at = 0; at < count; at++) {
    const on = day[at] as number
    if (on > to || (from !== null && on <= from)) continue
    const slot = slots.of(at)
    const amount = (minor[at] as number) - (offsets ? (offsets[at] as number) : 0)
    const bit = 1 << (kind[at] as number)
    for (let set = 0; set < bits.length; set++) {
      const sums = minors[set] as Float64Array
      if (((bits[set] as number) & bit) !== 0) sums[slot] = (sums[slot] as number) + amount
    }
    customers[slot] = (customers[slot] as number) + (headsOf[at] as number)
  }
  if (monthly)
    for (const sums of minors) for (const [slot, arr] of sums.entries()) if (arr !== 0) sums[slot] = twelfth(arr)
  return { slots, minors, customers }
}

function named({ slots, minors, customers }: Summed): ColumnSum[] {
  const found: ColumnSum[] = []
  for (let slot = 0; slot < slots.count(); slot++) {
    const heads = customers[slot] as number
    if (heads === 0 && minors.every((sums) => sums[slot] === 0)) continue
    const { account, group } = slots.nameOf(slot)
    found.push({ account, group, minors: minors.map((sums) => BigInt(sums[slot] as number)), customers: heads })
  }
  return found
}

// MRR is rounded per account and product; a balance is in one group, that of the last day.
function perAccount(view: ColumnView, question: ColumnSumsQuestion, slots: Slots): Summed {
  const byProduct = slotsByProduct(view, question)
  const parts = summed(view, question, byProduct)
  const minors = parts.minors.map(() => new Float64Array(slots.most))
  const customers = new Int32Array(slots.most)
  for (let slot = 0; slot < byProduct.count(); slot++) {
    const place = byProduct.placeOf(slot)
    for (const [set, sums] of minors.entries())
      sums[place] = (sums[place] as number) + ((parts.minors[set] as Float64Array)[slot] as number)
    customers[place] = (customers[place] as number) + (parts.customers[slot] as number)
  }
  return { slots, minors, customers }
}

function slotsByAccount({ columns, count }: ColumnView, { groups, groupedOn, to }: ColumnSumsQuestion): Slots {
  const groupOf = (place: number, on: Day): string | null =>
    groups.on({ account: columns.accounts[place] as number, product: null }, on)
  const isMoving = columns.accounts.map((account) => groupedOn === 'its-day' && groups.hasHistory(account))
  const moving = new Map<string, number>()
  const movingNames: { account: number; group: string | null }[] = []
  const places = columns.accounts.length
  return {
    most: places + count,
    of(row) {
      const place = columns.account[row] as number
      if (!isMoving[place]) return place
      const group = groupOf(place, columns.day[row] as Day)
      const key = `${place} ${group === null ? '' : `=${group}`}`
      const known = moving.get(key)
      if (known !== undefined) return known
      const slot = places + movingNames.push({ account: columns.accounts[place] as number, group }) - 1
      moving.set(key, slot)
      return slot
    },
    count: () => places + movingNames.length,
    nameOf: (slot) =>
      movingNames[slot - places] ?? { account: columns.accounts[slot] as number, group: groupOf(slot, to) },
  }
}

/** Slots of products of accounts; `placeOf` is the account's place. */
type ProductSlots = Slots & { placeOf(slot: number): number }

function slotsByProduct({ columns, count }: ColumnView, { groups, to }: ColumnSumsQuestion): ProductSlots {
  const products = columns.products.length
  const slots = numbersByKey(columns.accounts.length * products)
  const keys: number[] = []
  const placeOf = (slot: number): number => Math.floor((keys[slot] as number) / products)
  return {
    most: count,
    of(row) {
      const key = (columns.account[row] as number) * products + (columns.product[row] as number)
      const known = slots.get(key)
      if (known !== undefined) return known
      const slot = keys.push(key) - 1
      slots.set(key, slot)
      return slot
    },
    count: () => keys.length,
    placeOf,
    nameOf(slot) {
      const account = columns.accounts[placeOf(slot)] as number
      const product = columns.products[(keys[slot] as number) % products] as number
      return { account, group: groups.on({ account, product: product === 0 ? null : product }, to) }
    },
  }
}

const mostKeysInArray = 2 ** 23

// An array is much faster than a map, while there are not too many keys.
function numbersByKey(keys: number): {
  get(key: number): number | undefined
  set(key: number, value: number): unknown
} {
  if (keys > mostKeysInArray) return new Map<number, number>()
  const values = new Int32Array(keys)
  return {
    get: (key) => (values[key] === 0 ? undefined : (values[key] as number) - 1),
    set: (key, value) => {
      values[key] = value + 1
    },
  }
}

// A twelfth of a whole number, rounded half-even; exact below 2^53.
function twelfth(arr: number): number {
  const rest = arr % 12
  const down = (arr - rest) / 12
  const beyond = Math.abs(rest) - 6
  return beyond > 0 || (beyond === 0 && down % 2 !== 0) ? down + Math.sign(rest) : down
}
