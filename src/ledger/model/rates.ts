import type { Currency, Day, Decimal } from '#foundation'

/** One stated rate: 1 `from` = `rate` `to`. A budget rate holds for the fiscal year that contains its day. */
export type ExchangeRate = {
  readonly from: Currency
  readonly to: Currency
  readonly day: Day
  readonly kind: 'budget' | 'day'
  readonly rate: Decimal
}
