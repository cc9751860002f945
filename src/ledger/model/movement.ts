import type { Currency, Day } from '#foundation'

/** The kinds of movement of definitions.md, in the order of the bridge; `migration` nets to 0 inside an account. */
export const movementKinds = [
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'fx',
  'unexplained',
  'migration',
] as const
export type MovementKind = (typeof movementKinds)[number]

/** The parts of expansion, contraction and migration, per product. */
export const movementParts = ['cross-sell', 're-bought', 'product-dropped', 'volume', 'price'] as const
export type MovementPart = (typeof movementParts)[number]

/**
 * Why the ARR changed on that day. `renewal` is a start that names a predecessor, or on whose day another line of
 * the same account and product ends; `change` is a rounding shared with other cells.
 */
export const movementReasons = [
  'start',
  'end',
  'renewal',
  'change',
  'pause',
  'resume',
  'discount',
  'rate',
  'balance',
] as const
export type MovementReason = (typeof movementReasons)[number]

/**
 * One signed change of ARR (or MRR) of one cell — account, product, unit, booked currency — on one day, in
 * minor units of the reporting currency. The sum of all movements up to a day is the balance at its end.
 */
export type Movement = {
  readonly day: Day
  readonly account: number
  readonly product: number | null
  readonly unit: number | null
  /** The currency that the lines of the cell are booked in. */
  readonly currency: Currency
  /** The contract that is the counted unit, if the policy counts contracts; else null. */
  readonly contract: string | null
  /**
   * The line that moved it: the one that started, else the one that ended or changed, of several the smallest id.
   * Null where no line did: `fx`, `unexplained`, and a cent that moves because cells share a rounding (MRR).
   */
  readonly line: number | null
  readonly kind: MovementKind
  readonly part: MovementPart | null
  readonly reason: MovementReason
  readonly minor: bigint
  /**
   * The change in minor units of `currency`: what it sums to up to a day is the booked balance of the cell. 0 for
   * `fx`. MRR is rounded per account, product and currency.
   */
  readonly bookedMinor: bigint
  /** The share of `minor` that another product of the same counted unit offsets; sums to 0 over products per day. */
  readonly migrationMinor: bigint
  /** Expansion by a unit that never had ARR, nor any unit below it, at an account that is a customer. */
  readonly connectedNew: boolean
  /** Change in the number of counted units with ARR (of lines) > 0; on one row of each unit and day only. */
  readonly customers: number
  /** Change in the number of counted units with ARR > 0 in this product; on one row of each unit, product and day only. */
  readonly productCustomers: number
  /** The gap before this renewal is live only because the renewal is recorded within the grace. */
  readonly inGrace: boolean
}

/** A span in which the ledger of an account has no value in the reporting currency, and why. `to` is exclusive. */
export type UndefinedSpan = {
  readonly account: number
  readonly from: Day
  readonly to: Day | null
  readonly because: string
}
