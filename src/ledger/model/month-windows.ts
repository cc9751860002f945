import { addMonths, type Currency, type Day, lastDayOf, type Month, monthOf } from '#foundation'
import { convert, rateOn } from './conversion.js'
import type { Policy } from './policy.js'
import type { Fraction } from './rates.js'
import type { BookedChange } from './unit-changes.js'
import type { WindowRates, Windows } from './unit-windows.js'
import type { World } from './world.js'

/** Windows that end with the months `first` to `last`, and the rates of those ends; rates are looked up once. */
export class MonthWindows {
  private readonly rates = new Map<Currency, WindowRates>()
  private readonly ratesSince = new Map<string, WindowRates>()
  private readonly cohorts = new Map<Month, Windows>()

  constructor(
    private readonly world: World,
    private readonly fx: Policy['fx'],
    readonly first: Month,
    readonly last: Month,
  ) {}

  get length(): number {
    return Math.max(0, this.last - this.first + 1)
  }

  /** One window of so many months per month. */
  trailing(months: number): Windows {
    const ends = Array.from({ length: this.length }, (_, index) => {
      const month = addMonths(this.first, index)
      return { from: lastDayOf(addMonths(month, -months)), to: lastDayOf(month) }
    })
    return { ends, currency: this.world.currency, ratesOf: (currency) => this.ratesOf(currency) }
  }

  /** From the end of a month to the end of every month from it on, itself included; those before `first` are left out. */
  since(month: Month): Windows {
    const found = this.cohorts.get(month)
    if (found) return found
    const from = lastDayOf(month)
    const start = Math.max(month, this.first) as Month
    const ends = Array.from({ length: Math.max(0, this.last - start + 1) }, (_, index) => ({
      from,
      to: lastDayOf(addMonths(start, index)),
    }))
    const ratesOf = (currency: Currency): WindowRates => this.ratesFrom(currency, start - this.first)
    const windows = { ends, currency: this.world.currency, ratesOf }
    this.cohorts.set(month, windows)
    return windows
  }

  /** The first month at whose end a unit has ARR at the rates of that end; null if it never has. */
  firstMonthWithArr(changes: readonly BookedChange[]): Month | null {
    const cells = new Map<string, { currency: Currency; booked: bigint }>()
    let own = 0n
    for (let at = 0; at < changes.length; ) {
      const month = monthOf((changes[at] as BookedChange).day)
      const end = lastDayOf(month)
      for (; at < changes.length && (changes[at] as BookedChange).day <= end; at++) {
        const { account, product, unit, contract, currency, bookedMinor } = changes[at] as BookedChange
        if (currency === this.world.currency) {
          own += bookedMinor
          continue
        }
        const key = `${account}|${product}|${unit}|${contract}|${currency}`
        cells.set(key, { currency, booked: (cells.get(key)?.booked ?? 0n) + bookedMinor })
      }
      if (own + this.converted(cells.values(), end) > 0n) return month
    }
    return null
  }

  private converted(cells: Iterable<{ currency: Currency; booked: bigint }>, day: Day): bigint {
    let sum = 0n
    for (const { currency, booked } of cells) {
      const rate = booked === 0n ? null : this.rateOn(currency, day)
      if (rate) sum += convert(booked, rate)
    }
    return sum
  }

  private ratesOf(currency: Currency): WindowRates {
    const found = this.rates.get(currency)
    if (found) return found
    const rates: (Fraction | null)[] = []
    for (let index = 0; index < this.length; index++)
      rates.push(this.rateOn(currency, lastDayOf(addMonths(this.first, index))))
    const made = { rates, isNew: rates.map((rate, index) => index > 0 && !isSame(rate, rates[index - 1] ?? null)) }
    this.rates.set(currency, made)
    return made
  }

  private ratesFrom(currency: Currency, index: number): WindowRates {
    const key = `${currency} ${index}`
    const found = this.ratesSince.get(key)
    if (found) return found
    const { rates, isNew } = this.ratesOf(currency)
    const made = { rates: rates.slice(index), isNew: isNew.slice(index) }
    this.ratesSince.set(key, made)
    return made
  }

  private rateOn(currency: Currency, day: Day): Fraction | null {
    const rate = rateOn(this.world, this.fx, currency, day)
    return rate.known ? rate.value : null
  }
}

function isSame(a: Fraction | null, b: Fraction | null): boolean {
  return a === null || b === null ? a === b : a.numerator * b.denominator === b.numerator * a.denominator
}
