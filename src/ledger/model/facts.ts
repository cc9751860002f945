import type { Currency, Day, Decimal } from '#foundation'

/** What comes back each period: `{ unit: 'month', count: 3 }` is quarterly. */
export type Period = { readonly unit: 'day' | 'week' | 'month' | 'quarter' | 'year'; readonly count: number }

/** A discount on a line: a share (0–1) or an amount per period, from a day to a day (exclusive); without an end it is permanent. */
export type Discount = {
  readonly kind: 'ratio' | 'amount'
  readonly value: Decimal
  readonly from: Day | null
  readonly to: Day | null
}

/** A paused span; `to` is exclusive, null is open. */
export type Pause = { readonly from: Day; readonly to: Day | null }

/** A contract line as known at one moment. Ids are those of the store; `ref` is the source's own key. */
export type ContractLine = {
  readonly id: number
  readonly ref: string
  readonly account: number
  readonly product: number | null
  readonly unit: number | null
  readonly contract: string | null
  /** The `ref` of the line that this one renews or replaces. */
  readonly predecessor: string | null
  readonly signedDay: Day | null
  readonly startDay: Day
  /** Exclusive: the first day without service. Null is evergreen. */
  readonly endDay: Day | null
  readonly cancellationDay: Day | null
  readonly quantity: Decimal | null
  /** Recurring amount per period for the whole line, in major units, before discounts. */
  readonly amount: Decimal
  readonly period: Period
  readonly discounts: readonly Discount[]
  readonly pauses: readonly Pause[]
  readonly currency: Currency
}

/** A stated ARR of an account at the end of a day, by some source. */
export type Balance = {
  readonly account: number
  readonly day: Day
  readonly source: string
  readonly minor: bigint
  readonly currency: Currency
}

/** All facts that decide the ledger of one account (or of one parent with its accounts, if the policy counts parents). */
export type LedgerFacts = {
  readonly lines: readonly ContractLine[]
  readonly balances: readonly Balance[]
  /** Every organisational unit of the accounts → its parent unit (null at the top). */
  readonly unitParents: ReadonlyMap<number, number | null>
}
