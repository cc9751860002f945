import { addDays, type Currency, type Day, type Decimal, powerOfTen } from '#foundation'

/** One stated rate: 1 `from` = `rate` `to`. A budget rate holds for the fiscal year that contains its day. */
export type ExchangeRate = {
  readonly from: Currency
  readonly to: Currency
  readonly day: Day
  readonly kind: 'budget' | 'day'
  readonly rate: Decimal
}

/** An exact rate as a fraction; both parts above 0. */
export type Fraction = { readonly numerator: bigint; readonly denominator: bigint }

/** The stated rates, indexed by kind and pair. Make one with `rateBookOf` and keep it: conversions are cached on it. */
export type RateBook = {
  readonly budget: ReadonlyMap<Currency, ReadonlyMap<Currency, Quotes>>
  readonly day: ReadonlyMap<Currency, ReadonlyMap<Currency, Quotes>>
}

/** The rates of one pair, days ascending. Each stated rate stands here twice: as it is, and as its inverse. */
type Quotes = {
  readonly stated: readonly Quote[]
  readonly inverse: readonly Quote[]
}

type Quote = { readonly day: Day; readonly rate: Fraction }
type MutableQuotes = { stated: Quote[]; inverse: Quote[] }

/** A rate holds for its day and, where later ones are missing, for so many days after it. */
export const daysThatARateLasts = 7

/**
 * Indexes stated rates. Order does not matter; of several rates for one pair, day and kind the last given counts.
 * A rate of 0 or below is no rate and is left out.
 */
export function rateBookOf(rates: readonly ExchangeRate[]): RateBook {
  const book = { budget: new Map(), day: new Map() } as Record<
    'budget' | 'day',
    Map<Currency, Map<Currency, MutableQuotes>>
  >
  for (const { from, to, day, kind, rate } of rates) {
    if (rate.digits <= 0n || from === to) continue
    const exact = { numerator: rate.digits, denominator: powerOfTen(rate.scale) }
    quotesFor(book[kind], from, to).stated.push({ day, rate: exact })
    quotesFor(book[kind], to, from).inverse.push({ day, rate: inverseOf(exact) })
  }
  for (const pairs of [...book.budget.values(), ...book.day.values()]) {
    for (const { stated, inverse } of pairs.values()) {
      stated.sort((a, b) => a.day - b.day)
      inverse.sort((a, b) => a.day - b.day)
    }
  }
  return book
}

/**
 * The exact rate of a day: the stated one, else the inverse of the stated opposite, else through one common third
 * currency (of several the first by code). A missing day takes the last earlier rate of at most 7 days, for each
 * leg; null if there is none.
 */
export function dayRate(book: RateBook, from: Currency, to: Currency, day: Day): Fraction | null {
  return rateWithin(book.day, from, to, addDays(day, -daysThatARateLasts), day)
}

/**
 * The exact budget rate of a fiscal year, given by its first and last day; found as `dayRate` does, of several in the
 * year the latest. Null if there is none.
 */
export function budgetRate(book: RateBook, from: Currency, to: Currency, first: Day, last: Day): Fraction | null {
  return rateWithin(book.budget, from, to, first, last)
}

/** Every day that a rate between two currencies, direct or through a third, is stated for; unordered, may repeat. */
export function quoteDays(pairs: RateBook['day'], from: Currency, to: Currency): Day[] {
  const days: Day[] = []
  for (const [a, b] of [
    [from, to],
    ...commonPartners(pairs, from, to).flatMap((via) => [
      [from, via],
      [via, to],
    ]),
  ]) {
    const quotes = pairs.get(a as Currency)?.get(b as Currency)
    for (const quote of quotes?.stated ?? []) days.push(quote.day)
    for (const quote of quotes?.inverse ?? []) days.push(quote.day)
  }
  return days
}

function rateWithin(pairs: RateBook['day'], from: Currency, to: Currency, first: Day, last: Day): Fraction | null {
  const straight = legWithin(pairs, from, to, first, last)
  if (straight) return straight
  for (const via of commonPartners(pairs, from, to)) {
    const there = legWithin(pairs, from, via, first, last)
    const onward = there && legWithin(pairs, via, to, first, last)
    if (there && onward) return product(there, onward)
  }
  return null
}

function legWithin(pairs: RateBook['day'], from: Currency, to: Currency, first: Day, last: Day): Fraction | null {
  const quotes = pairs.get(from)?.get(to)
  return quotes ? (latestWithin(quotes.stated, first, last) ?? latestWithin(quotes.inverse, first, last)) : null
}

function latestWithin(quotes: readonly Quote[], first: Day, last: Day): Fraction | null {
  let low = 0
  let high = quotes.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((quotes[middle] as Quote).day <= last) low = middle + 1
    else high = middle
  }
  const quote = quotes[low - 1]
  return quote && quote.day >= first ? quote.rate : null
}

function commonPartners(pairs: RateBook['day'], from: Currency, to: Currency): Currency[] {
  const ofTo = pairs.get(to)
  if (!ofTo) return []
  return [...(pairs.get(from)?.keys() ?? [])].filter((partner) => ofTo.has(partner)).sort()
}

function quotesFor(pairs: Map<Currency, Map<Currency, MutableQuotes>>, from: Currency, to: Currency): MutableQuotes {
  const partners = pairs.get(from) ?? new Map<Currency, MutableQuotes>()
  pairs.set(from, partners)
  const quotes = partners.get(to) ?? { stated: [], inverse: [] }
  partners.set(to, quotes)
  return quotes
}

function inverseOf(rate: Fraction): Fraction {
  return { numerator: rate.denominator, denominator: rate.numerator }
}

function product(a: Fraction, b: Fraction): Fraction {
  return { numerator: a.numerator * b.numerator, denominator: a.denominator * b.denominator }
}
