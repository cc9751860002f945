import { divideHalfEven } from '#foundation'
import type { Cell, ProductOfUnit } from './cells.js'
import type { MovementPart } from './movement.js'

/** A product of a counted unit in one netting period: its cells that move, and what it is worth after it. */
type ProductChange = {
  readonly product: ProductOfUnit
  /** In order; `value` is before, `next` after. */
  readonly cells: readonly Cell[]
  readonly after: bigint
}

/** One row to be: a part of a cell's change, in the reporting currency and as booked. Never 0 in both. */
export type PartOfCell = {
  readonly cell: Cell
  readonly part: MovementPart | null
  readonly minor: bigint
  readonly booked: bigint
}

/**
 * Splits the change of a product into its parts (definitions.md, Movements): cross-sell or re-bought from nothing,
 * product dropped to nothing, else volume = (q1 − q0) × p0 and price = the rest, per cell, footing to the product.
 */
export function partsOf(change: ProductChange): PartOfCell[] {
  const { product, cells, after } = change
  if (product.value <= 0n && after > 0n) return wholeCells(cells, product.everHad ? 're-bought' : 'cross-sell')
  if (product.value > 0n && after <= 0n) return wholeCells(cells, 'product-dropped')
  return isCountable(change) ? volumeAndPrice(change) : wholeCells(cells, 'price')
}

/** The change of each cell as one row. */
export function wholeCells(cells: readonly Cell[], part: MovementPart | null): PartOfCell[] {
  const rows: PartOfCell[] = []
  for (const cell of cells) {
    const minor = cell.next - cell.value
    const booked = cell.bookedNext - cell.booked
    if (minor !== 0n || booked !== 0n) rows.push({ cell, part, minor, booked })
  }
  return rows
}

// A quantity that is 0 or blank on either side has no price per unit.
function isCountable({ product, cells }: ProductChange): boolean {
  let quantity = product.quantity
  let blankLines = product.blankLines
  for (const cell of cells) {
    quantity += cell.quantityChange
    blankLines += cell.blankChange
  }
  return product.blankLines === 0 && blankLines === 0 && product.quantity > 0n && quantity > 0n
}

// Running shares are rounded and volumes are their differences: so the cells' volumes sum to the product's.
function volumeAndPrice({ product, cells }: ProductChange): PartOfCell[] {
  const rows: PartOfCell[] = []
  let quantitySoFar = 0n
  let volumeSoFar = 0n
  for (const cell of cells) {
    quantitySoFar += cell.quantityChange
    const volumeUpToHere = divideHalfEven(quantitySoFar * product.value, product.quantity)
    const volume = volumeUpToHere - volumeSoFar
    const price = cell.next - cell.value - volume
    const bookedVolume = bookedShare(cell, volume)
    const bookedPrice = cell.bookedNext - cell.booked - bookedVolume
    volumeSoFar = volumeUpToHere
    if (volume !== 0n) rows.push({ cell, part: 'volume', minor: volume, booked: bookedVolume })
    if (price !== 0n || bookedPrice !== 0n) rows.push({ cell, part: 'price', minor: price, booked: bookedPrice })
  }
  return rows
}

// As much of the booked change as the volume is of the change.
function bookedShare(cell: Cell, volume: bigint): bigint {
  const change = cell.next - cell.value
  const booked = cell.bookedNext - cell.booked
  if (volume === 0n || booked === change) return volume
  return change === 0n ? 0n : divideHalfEven(booked * volume, change)
}
