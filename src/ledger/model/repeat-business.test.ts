import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, day, formatDay } from '#foundation'
import { repeatBridgeOf, repeatKindOf, repeatKinds, repeatRetentionOf } from './repeat-bridge.js'
import { type InvoiceLine, recognisedBy, recognitionOf, windowStart } from './repeat-recognition.js'
import { RunningRevenue } from './repeat-windows.js'

const anyDay = fc.integer({ min: -1000, max: 3000 }).map((days) => addDays(day('2020-01-01'), days))

function line(from: string | null, to: string | null, issued: string | null, minor = 0n): InvoiceLine {
  const dayOf = (text: string | null) => (text === null ? null : day(text))
  const days = { serviceStart: dayOf(from), serviceEnd: dayOf(to), issuedDay: dayOf(issued) }
  return { id: 1, ref: 'i1', account: 1, product: null, currency: 'EUR', recurring: false, minor, ...days }
}

describe('revenue', () => {
  test('is recognised over the days of service, else on the day of the invoice, else on the one day given', () => {
    const spanOf = (...days: [string | null, string | null, string | null]) => {
      const span = recognitionOf(line(...days))
      return span && `${formatDay(span.from)} ${formatDay(span.to)}`
    }
    expect(spanOf('2023-01-01', '2023-04-01', '2022-12-15')).toBe('2023-01-01 2023-04-01')
    expect(spanOf(null, null, '2022-12-15')).toBe('2022-12-15 2022-12-16')
    expect(spanOf('2023-01-01', null, '2022-12-15')).toBe('2022-12-15 2022-12-16')
    expect(spanOf('2023-01-01', '2023-01-01', null)).toBe('2023-01-01 2023-01-02')
    expect(spanOf('2023-02-01', '2023-01-01', '2022-12-15')).toBe('2022-12-15 2022-12-16')
    expect(spanOf(null, null, null)).toBeNull()
  })

  test('is shared out by days, and its cents add up to the line', () => {
    // 100.00 over three days: 33.33, 33.34, 33.33.
    const span = { from: day('2023-01-30'), to: day('2023-02-02') }
    const by = ['2023-01-29', '2023-01-30', '2023-01-31', '2023-02-01', '2023-02-02'].map((on) =>
      recognisedBy(100_00n, span, day(on)),
    )
    expect(by).toEqual([0n, 33_33n, 66_67n, 100_00n, 100_00n])
  })

  test('of any line sums to its amount, in whatever windows', () => {
    const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n })
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 2000 }), amount, fc.array(anyDay), (from, days, minor, cuts) => {
        const span = { from, to: addDays(from, days) }
        const borders = [addDays(from, -1), ...cuts.sort((a, b) => a - b), addDays(span.to, 5000)].map((on) =>
          recognisedBy(minor, span, on),
        )
        const parts = borders.slice(1).map((by, index) => by - (borders[index] ?? 0n))
        expect(parts.reduce((sum, part) => sum + part, 0n)).toBe(minor - (borders[0] ?? 0n))
        expect(borders.at(-1)).toBe(minor)
      }),
    )
  })

  test('summed up line by line equals the definition looked at day by day', () => {
    const anyLine = fc.record({
      from: anyDay,
      days: fc.integer({ min: 1, max: 400 }),
      minor: fc.bigInt({ min: -9999n, max: 9999n }),
    })
    fc.assert(
      fc.property(
        fc.array(anyLine, { maxLength: 6 }),
        fc.uniqueArray(anyDay, { minLength: 1, maxLength: 6 }),
        (drawn, days) => {
          const sorted = days.sort((a, b) => a - b)
          const running = new RunningRevenue(sorted)
          for (const each of drawn) {
            const serviceEnd = addDays(each.from, each.days)
            running.add({ ...line(null, null, null, each.minor), serviceStart: each.from, serviceEnd })
          }
          const expected = sorted.map((on) =>
            drawn.reduce(
              (sum, { from, days: n, minor }) => sum + recognisedBy(minor, { from, to: addDays(from, n) }, on),
              0n,
            ),
          )
          for (const { by } of running.totals()) expect(by).toEqual(expected)
        },
      ),
    )
  })
})

describe('a window of twelve months', () => {
  test('goes from month end to month end, leap years or not, else from day to day', () => {
    const starts = ['2024-12-31', '2024-02-29', '2025-02-28', '2024-03-15'].map((end) => windowStart(day(end), 12))
    expect(starts.map(formatDay)).toEqual(['2023-12-31', '2023-02-28', '2024-02-29', '2023-03-15'])
    expect(formatDay(windowStart(day('2024-03-30'), 1))).toBe('2024-02-29')
  })
})

describe('the bridge of repeat business', () => {
  const customer = (account: string, hadRevenue: boolean, opening: bigint, closing: bigint) => {
    return { account, name: account, group: null, hadRevenue, opening, closing }
  }

  test('worked by hand: five customers, one of each kind', () => {
    const customers = [
      customer('a', false, 1000n, 1500n),
      customer('b', false, 800n, 0n),
      customer('c', true, 0n, 400n),
      customer('d', false, 0n, 610n),
      customer('e', false, 500n, 200n),
    ]
    expect(repeatBridgeOf(customers)).toEqual({
      opening: 2300n,
      new: 610n,
      reactivation: 400n,
      expansion: 500n,
      contraction: -300n,
      churn: -800n,
      closing: 2710n,
      customers: 4,
    })
    expect(repeatRetentionOf(customers)).toEqual({ opening: 2300n, retained: 1700n, kept: 1200n, units: 3, stayed: 2 })
  })

  test('adds up for any customers, and gross retention is at most 1 and at most net retention', () => {
    const amount = fc.bigInt({ min: -1000n, max: 5000n })
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), amount, amount)), (drawn) => {
        const customers = drawn.map(([hadRevenue, opening, closing], index) =>
          customer(`${index}`, hadRevenue, opening, closing),
        )
        const bridge = repeatBridgeOf(customers)
        expect(bridge.opening + repeatKinds.reduce((sum, kind) => sum + bridge[kind], 0n)).toBe(bridge.closing)
        const { opening, retained, kept } = repeatRetentionOf(customers)
        expect(kept <= opening && kept <= retained).toBe(true)
        for (const kind of ['new', 'reactivation', 'expansion'] as const) expect(bridge[kind] >= 0n).toBe(true)
        for (const kind of ['contraction', 'churn'] as const) expect(bridge[kind] <= 0n).toBe(true)
      }),
    )
  })

  test('takes a customer with credits alone for one without revenue', () => {
    expect(repeatKindOf({ hadRevenue: false, opening: -50n, closing: 100n })).toBe('new')
    expect(repeatKindOf({ hadRevenue: false, opening: 100n, closing: -50n })).toBe('churn')
    expect(repeatKindOf({ hadRevenue: false, opening: 0n, closing: -50n })).toBe('contraction')
    expect(repeatKindOf({ hadRevenue: false, opening: 0n, closing: 0n })).toBeNull()
  })
})
