import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, addMonths, day, firstDayOf, monthOf } from '#foundation'
import { annualBilling, billedOn, perYearMinor, placeLines, wholeMonths } from './reconciliation-billing.js'
import type { InvoiceLine } from './repeat-recognition.js'

const atPar = { numerator: 1n, denominator: 1n }
let ids = 0

function invoiced(from: string | null, to: string | null, minor: bigint, more: Partial<InvoiceLine> = {}): InvoiceLine {
  const serviceStart = from === null ? null : day(from)
  const serviceEnd = to === null ? null : day(to)
  const id = ++ids
  const line = { id, ref: `i${id}`, account: 1, product: 1, issuedDay: null, currency: 'EUR', recurring: true }
  return { ...line, serviceStart, serviceEnd, minor, ...more }
}

function yearlyOn(on: string, lines: readonly InvoiceLine[]): bigint {
  return annualBilling(billedOn(placeLines(lines).placed, day(on)), atPar).minor
}

describe('an invoice of whole calendar months', () => {
  test('counts each month as a twelfth of the year, however long the month is', () => {
    for (const [from, to] of [
      ['2023-01-01', '2023-02-01'],
      ['2023-02-01', '2023-03-01'],
      ['2024-02-01', '2024-03-01'],
      ['2024-04-15', '2024-05-15'],
      ['2023-01-31', '2023-02-28'],
      ['2023-02-28', '2023-03-31'],
    ] as const) {
      expect(yearlyOn(from, [invoiced(from, to, 100_00n)])).toBe(1200_00n)
    }
  })

  test('can be a quarter, a year, a leap year, or three years at once', () => {
    expect(yearlyOn('2023-05-17', [invoiced('2023-04-01', '2023-07-01', 300_00n)])).toBe(1200_00n)
    expect(yearlyOn('2023-12-31', [invoiced('2023-01-01', '2024-01-01', 1200_00n)])).toBe(1200_00n)
    expect(yearlyOn('2024-02-29', [invoiced('2024-01-01', '2025-01-01', 1200_00n)])).toBe(1200_00n)
    expect(yearlyOn('2024-02-29', [invoiced('2023-03-01', '2026-03-01', 3600_00n)])).toBe(1200_00n)
  })

  test('covers its days of service and no others: the end is exclusive', () => {
    const line = invoiced('2023-04-01', '2023-07-01', 300_00n)
    expect(['2023-03-31', '2023-04-01', '2023-06-30', '2023-07-01'].map((on) => yearlyOn(on, [line]))).toEqual([
      0n,
      1200_00n,
      1200_00n,
      0n,
    ])
  })
})

describe('an invoice of other periods', () => {
  test('counts by the days of a year of 365', () => {
    // 10.00 for ten days is 1.00 a day; a week at 7.00 likewise; 45 days at 90.00 are 2.00 a day.
    expect(yearlyOn('2023-01-05', [invoiced('2023-01-02', '2023-01-12', 10_00n)])).toBe(365_00n)
    expect(yearlyOn('2023-01-05', [invoiced('2023-01-02', '2023-01-09', 7_00n)])).toBe(365_00n)
    expect(yearlyOn('2024-02-29', [invoiced('2024-02-01', '2024-03-17', 90_00n)])).toBe(730_00n)
  })

  test('that is the first or the last piece of monthly billing counts by the days of its month', () => {
    // 100.00 a month: 17 of the 31 days from 15 January are 54.84; 14 of 30 days of April are 46.67.
    const first = invoiced('2023-01-15', '2023-02-01', 54_84n)
    const last = invoiced('2023-04-01', '2023-04-15', 46_67n)
    const months = [invoiced('2023-02-01', '2023-03-01', 100_00n), invoiced('2023-03-01', '2023-04-01', 100_00n)]
    const all = [first, ...months, last]
    // 54.84 × 31 ÷ 17 × 12 = 1200.026 and 46.67 × 30 ÷ 14 × 12 = 1200.086.
    expect([yearlyOn('2023-01-20', all), yearlyOn('2023-02-20', all), yearlyOn('2023-04-10', all)]).toEqual([
      1200_03n,
      1200_00n,
      1200_09n,
    ])
  })
})

describe('a credit', () => {
  test('takes back exactly what was invoiced for its days, in a leap year too', () => {
    // 3,660.00 for the 366 days of 2024; the 92 days from 1 October are taken back at 10.00 each.
    const lines = [invoiced('2024-01-01', '2025-01-01', 3660_00n), invoiced('2024-10-01', '2025-01-01', -920_00n)]
    expect(yearlyOn('2024-09-30', lines)).toBe(3660_00n)
    expect(yearlyOn('2024-10-01', lines)).toBe(0n)
  })

  test('and a charge for the rest of a month exchange one price for another', () => {
    // On the 16th of January 100.00 becomes 200.00: 16 of 31 days back (51.61), 16 of 31 days charged (103.23).
    const lines = [
      invoiced('2023-01-01', '2023-02-01', 100_00n),
      invoiced('2023-01-16', '2023-02-01', -51_61n),
      invoiced('2023-01-16', '2023-02-01', 103_23n),
    ]
    const { minor, roundingMinor } = annualBilling(billedOn(placeLines(lines).placed, day('2023-01-20')), atPar)
    // Half a cent in each: 12 + 2 × 12 × 31 ÷ 16 = 58.5 times half a cent.
    expect(roundingMinor).toBe(29n)
    // 1,200.00 + (103.23 − 51.61) × 31 ÷ 16 × 12 = 2,400.165, half to even.
    expect(minor).toBe(2400_16n)
    expect(minor - 2400_00n <= roundingMinor).toBe(true)
  })

  test('of another product or currency is no part of an invoice', () => {
    const year = invoiced('2024-01-01', '2025-01-01', 3660_00n)
    const credit = (more: Partial<InvoiceLine>) => invoiced('2024-10-01', '2024-10-11', -100_00n, more)
    const [line] = placeLines([credit({ product: 2 })]).placed
    expect(line && billedOn([...placeLines([year]).placed, line], day('2024-10-05')).map(perYearMinor)).toEqual([
      3660_00n,
      -3650_00n,
    ])
  })
})

describe('an invoice line', () => {
  test('that is one-off is left out', () => {
    expect(yearlyOn('2023-01-05', [invoiced('2023-01-01', '2023-02-01', 100_00n, { recurring: false })])).toBe(0n)
  })

  test('without days of service cannot be placed, neither without one of them, nor with none between them', () => {
    const odd = [
      invoiced(null, null, 1n),
      invoiced('2023-01-01', null, 1n),
      invoiced(null, '2023-01-01', 1n),
      invoiced('2023-01-01', '2023-01-01', 1n),
      invoiced('2023-01-02', '2023-01-01', 1n),
    ]
    expect(placeLines(odd)).toEqual({ placed: [], unplaced: odd })
  })

  test('may last from the first to the last day of the calendar, and be huge', () => {
    expect(yearlyOn('2023-01-05', [invoiced('0001-01-01', '9999-01-01', 10n ** 20n)])).toBe(10n ** 20n / 9998n)
  })
})

describe('for any invoices', () => {
  const anyStart = fc.integer({ min: 0, max: 20_000 }).map((days) => addDays(day('1990-01-01'), days))

  test('n whole months from any day of a month are n months', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 1, max: 60 }), (start, months) => {
        const from = addDays(firstDayOf(monthOf(start)), (start - firstDayOf(monthOf(start))) % 28)
        const to = addDays(firstDayOf(addMonths(monthOf(from), months)), from - firstDayOf(monthOf(from)))
        expect(wholeMonths(from, to)).toBe(months)
      }),
    )
  })

  test('what is invoiced and taken back for the same days leaves nothing', () => {
    fc.assert(
      fc.property(
        anyStart,
        fc.integer({ min: 1, max: 900 }),
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        (from, days, minor) => {
          const to = addDays(from, days)
          const line = { ...invoiced(null, null, minor), serviceStart: from, serviceEnd: to }
          const { placed } = placeLines([line, { ...line, minor: -minor }])
          expect(annualBilling(billedOn(placed, from), atPar).minor).toBe(0n)
        },
      ),
    )
  })

  test('a line cut in two at any day bills the same on both sides of the cut', () => {
    fc.assert(
      fc.property(anyStart, fc.integer({ min: 2, max: 900 }), fc.nat(), (from, days, where) => {
        const cut = addDays(from, 1 + (where % (days - 1)))
        const to = addDays(from, days)
        // 100 cents a day, so that no part needs rounding; none of whole months, so that days decide.
        const part = (a: typeof from, b: typeof from) => ({
          ...invoiced(null, null, BigInt(b - a) * 100n),
          serviceStart: a,
          serviceEnd: b,
        })
        const parts = [part(from, cut), part(cut, to)]
        if (parts.some((each) => wholeMonths(each.serviceStart, each.serviceEnd) !== null)) return
        const { placed } = placeLines(parts)
        expect(annualBilling(billedOn(placed, from), atPar).minor).toBe(36_500n)
        expect(annualBilling(billedOn(placed, addDays(to, -1)), atPar).minor).toBe(36_500n)
      }),
    )
  })
})
