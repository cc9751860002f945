import type { Currency, Day } from '#foundation'
import type { Movement, UndefinedSpan } from './movement.js'
import type { RateBook } from './rates.js'

/** What the ledger is computed in: nothing about it is asked of a clock or a database. */
export type World = {
  /** The reporting currency: every amount of the ledger is in its minor units. */
  readonly currency: Currency
  /** 1–12; 1 is the calendar year. */
  readonly fiscalYearStartMonth: number
  readonly rates: RateBook
  readonly measure: 'arr' | 'mrr'
  /** The last day on which a new rate counts. Later days take the rates of this one; lines may start and end later. */
  readonly horizon: Day
}

/** The whole ledger of the accounts that the facts were about: movements per account in the order of their days. */
export type Ledger = {
  readonly movements: readonly Movement[]
  /** Spans without a value. No movement is dated inside one; see `movementsOf`. */
  readonly undefinedSpans: readonly UndefinedSpan[]
}

/** An open end as a day after all others, so that ends compare as numbers. */
export const never = Number.POSITIVE_INFINITY as Day
