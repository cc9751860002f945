import type { Currency, Day } from '#foundation'
import { type InvoiceLine, recognisedBy, recognitionOf } from './repeat-recognition.js'

/** Revenue of one account in one currency by the end of each of the days asked for, in minor units. */
type Running = { readonly stepsFrom: bigint[]; readonly partly: bigint[] }

/** The revenue of accounts by currency, summed up to days; fill it line by line, then read it. */
export class RunningRevenue {
  readonly #days: readonly Day[]
  readonly #of = new Map<number, Map<Currency, Running>>()

  /** `days` ascending, without repetition. */
  constructor(days: readonly Day[]) {
    this.#days = days
  }

  /** Adds a line; false if it names no day, so that it is in no window. */
  add(line: InvoiceLine): boolean {
    const recognition = recognitionOf(line)
    if (!recognition) return false
    const running = this.#runningOf(line.account, line.currency)
    let at = this.#firstAtOrAfter(recognition.from)
    for (; at < this.#days.length && (this.#days[at] as Day) < recognition.to - 1; at++) {
      running.partly[at] = (running.partly[at] ?? 0n) + recognisedBy(line.minor, recognition, this.#days[at] as Day)
    }
    running.stepsFrom[at] = (running.stepsFrom[at] ?? 0n) + line.minor
    return true
  }

  /** For each account and currency, the revenue of all time by the end of each day. */
  *totals(): Iterable<{ account: number; currency: Currency; by: readonly bigint[] }> {
    for (const [account, currencies] of this.#of) {
      for (const [currency, { stepsFrom, partly }] of currencies) {
        let whole = 0n
        const by = this.#days.map((_, at) => {
          whole += stepsFrom[at] ?? 0n
          return whole + (partly[at] ?? 0n)
        })
        yield { account, currency, by }
      }
    }
  }

  #runningOf(account: number, currency: Currency): Running {
    const ofAccount = this.#of.get(account) ?? new Map<Currency, Running>()
    this.#of.set(account, ofAccount)
    const running = ofAccount.get(currency) ?? { stepsFrom: [], partly: [] }
    ofAccount.set(currency, running)
    return running
  }

  #firstAtOrAfter(day: Day): number {
    let low = 0
    let high = this.#days.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#days[middle] as Day) < day) low = middle + 1
      else high = middle
    }
    return low
  }
}
