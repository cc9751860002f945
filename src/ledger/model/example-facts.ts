import { assert, type Currency, type Decimal, day, formatDay, formatMinor, parseDecimal } from '#foundation'
import type { Balance, ContractLine, LedgerFacts } from './facts.js'
import type { Movement } from './movement.js'
import { type Policy, policies } from './policy.js'
import { type ExchangeRate, rateBookOf } from './rates.js'
import type { World } from './world.js'

// Short ways to write facts in tests. Amounts are decimal text per period, days ISO text.

type LineText = Partial<Omit<ContractLine, 'amount' | 'quantity' | 'startDay' | 'endDay' | 'cancellationDay'>> & {
  readonly amount: string
  readonly from: string
  readonly to?: string
  readonly cancelled?: string
  readonly quantity?: string
}

/** A yearly EUR line of account 1 and product 1, unless said otherwise. */
export function exampleLine({ amount, from, to, cancelled, quantity, ...rest }: LineText): ContractLine {
  const id = rest.id ?? 1
  return {
    id,
    ref: `line-${id}`,
    account: 1,
    product: 1,
    unit: null,
    contract: null,
    predecessor: null,
    signedDay: null,
    period: { unit: 'year', count: 1 },
    discounts: [],
    pauses: [],
    currency: 'EUR',
    ...rest,
    amount: decimal(amount),
    startDay: day(from),
    endDay: to === undefined ? null : day(to),
    cancellationDay: cancelled === undefined ? null : day(cancelled),
    quantity: quantity === undefined ? null : decimal(quantity),
  }
}

/** Facts of lines alone; the n-th line gets the id n if it has none. */
export function exampleFacts(lines: readonly LineText[], more: Partial<LedgerFacts> = {}): LedgerFacts {
  return {
    lines: lines.map((line, index) => exampleLine({ id: index + 1, ...line })),
    balances: [],
    unitParents: new Map(),
    ...more,
  }
}

/** A balance of account 1 in EUR cents, stated by `crm`. */
export function exampleBalance(text: string, minor: bigint, more: Partial<Balance> = {}): Balance {
  return { account: 1, day: day(text), source: 'crm', minor, currency: 'EUR', ...more }
}

/** A world that reports ARR in EUR by calendar years until the end of 2030. */
export function exampleWorld(more: Partial<World> = {}): World {
  return {
    currency: 'EUR',
    fiscalYearStartMonth: 1,
    rates: rateBookOf([]),
    measure: 'arr',
    horizon: day('2030-12-31'),
    ...more,
  }
}

/** The default policy with some switches set. */
export function examplePolicy(switches: Partial<Policy> = {}): Policy {
  const mainstay = policies.mainstay
  assert(mainstay, 'there is a default policy')
  return { ...mainstay, ...switches }
}

/** 1 `from` = `rate` `to`. */
export function exampleRate(
  from: Currency,
  to: Currency,
  on: string,
  rate: string,
  kind: ExchangeRate['kind'] = 'day',
): ExchangeRate {
  return { from, to, day: day(on), kind, rate: decimal(rate) }
}

/** Movements in words, a line each: `2024-01-01 expansion/volume renewal p1 u2 USD 12.00`; unit and USD only where they are. */
export function told(movements: readonly Movement[], reporting: Currency = 'EUR'): string[] {
  return movements.map((movement) => {
    const { part, product, unit, currency, contract, account } = movement
    const words = [
      formatDay(movement.day),
      part ? `${movement.kind}/${part}` : movement.kind,
      movement.reason,
      account === 1 ? '' : `a${account}`,
      product === null ? '' : `p${product}`,
      unit === null ? '' : `u${unit}`,
      contract === null ? '' : contract,
      currency === reporting ? '' : currency,
      formatMinor(movement.minor, reporting),
    ]
    return words.filter((word) => word !== '').join(' ')
  })
}

/** Reads decimal text. */
export function decimal(text: string): Decimal {
  const read = parseDecimal(text)
  assert(read, `"${text}" is a decimal`)
  return read
}
