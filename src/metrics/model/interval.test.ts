import { describe, expect, it } from 'vitest'
import { plainRow } from './evidence.js'
import { exactRatio } from './exact-ratio.js'
import { intervalOf } from './interval.js'
import { findMetric } from './registry.js'
import { metricValueOf } from './value.js'
import { withoutLargest } from './without-largest.js'

const nrr = findMetric('nrr') as NonNullable<ReturnType<typeof findMetric>>
const arr = findMetric('arr') as NonNullable<ReturnType<typeof findMetric>>

const row = (account: string, numerator: bigint, denominator: bigint) =>
  plainRow({ account, name: account, group: null }, numerator, denominator)

describe('a ratio', () => {
  it('is divided exactly and rounded half-even, with at least ten significant digits', () => {
    expect(exactRatio(103n, 100n)).toBe('1.03')
    expect(exactRatio(2n, 3n)).toMatch(/^0\.6666666666\d*7$/)
    expect(exactRatio(1n, 30_000_000_000n)).toMatch(/^0\.00000000003333333333/)
    expect(exactRatio(-1n, 8n)).toBe('-0.125')
    expect(exactRatio(0n, 7n)).toBe('0')
  })

  // pulserevops.com/sales-trainings/q97: start 10.0 m; contraction 0.6, churn 0.9, expansion 1.8.
  it('is the published one: GRR 85 %, NRR 103 %', () => {
    expect(exactRatio(10_000_000n - 600_000n - 900_000n, 10_000_000n)).toBe('0.85')
    expect(exactRatio(10_000_000n - 600_000n - 900_000n + 1_800_000n, 10_000_000n)).toBe('1.03')
  })

  it('without anything to divide by has no value, not 0', () => {
    const value = metricValueOf(nrr, { numerator: 0n, denominator: 0n }, 'EUR')
    expect(value).toEqual({ known: false, because: nrr.undefinedWhen })
  })
})

describe('the interval', () => {
  it('is not there under five customers', () => {
    const rows = ['A', 'B', 'C', 'D'].map((account) => row(account, 90n, 100n))
    expect(intervalOf(nrr, rows, 'EUR')).toMatchObject({ known: false })
  })

  it('of customers that are all alike is the value itself', () => {
    const rows = ['A', 'B', 'C', 'D', 'E'].map((account) => row(account, 90n, 100n))
    expect(intervalOf(nrr, rows, 'EUR')).toEqual({ known: true, low: '0.9', high: '0.9' })
  })

  // Of ten equal customers with probability one half each, 90 % of the draws of ten have 2 to 8 that stay (binomial).
  it('of ten customers of which five stay reaches from 0.2 or 0.3 to 0.7 or 0.8', () => {
    const rows = Array.from({ length: 10 }, (_, nth) => row(`${nth}`, nth < 5 ? 100n : 0n, 100n))
    const interval = intervalOf(nrr, rows, 'EUR')
    expect(interval.known && [0.2, 0.3].includes(Number(interval.low))).toBe(true)
    expect(interval.known && [0.7, 0.8].includes(Number(interval.high))).toBe(true)
    expect(intervalOf(nrr, [...rows].reverse(), 'EUR')).toEqual(interval)
  })

  // The standard error of a share of one half over 10,000 is 0.005; 1.6449 of them to both sides.
  it('of very many customers is that of the normal distribution', () => {
    const rows = Array.from({ length: 10_000 }, (_, nth) => row(`${nth}`, nth % 2 === 0 ? 100n : 0n, 100n))
    const interval = intervalOf(nrr, rows, 'EUR')
    expect(interval.known && Number(interval.low)).toBeCloseTo(0.5 - 1.6449 * 0.005, 5)
    expect(interval.known && Number(interval.high)).toBeCloseTo(0.5 + 1.6449 * 0.005, 5)
  })

  it('is not there for what is counted', () => {
    expect(intervalOf(arr, [row('A', 1n, 0n)], 'EUR')).toMatchObject({ known: false })
  })
})

describe('without its largest customer', () => {
  it('a ratio leaves out all of the one with the most at the start', () => {
    const rows = [row('A', 0n, 1000n), row('B', 90n, 100n), row('C', 110n, 100n)]
    expect(withoutLargest(nrr, rows, 'EUR')).toEqual({
      largest: { account: 'A', name: 'A' },
      value: { known: true, value: '1' },
    })
  })

  it('there is no number of one customer, and no largest of none', () => {
    expect(withoutLargest(arr, [row('A', 5n, 0n)], 'EUR')).toMatchObject({
      largest: { account: 'A' },
      value: { known: false },
    })
    expect(withoutLargest(arr, [], 'EUR')).toMatchObject({ largest: null, value: { known: false } })
  })
})
