import { describe, expect, test } from 'vitest'
import { day, formatDay } from '#foundation'
import { exampleFacts, examplePolicy, exampleRate, exampleWorld } from './example-facts.js'
import type { Policy } from './policy.js'
import { rateBookOf } from './rates.js'
import { dueLines, type RenewalCounting, renewalsIn } from './renewals-due.js'

type Lines = Parameters<typeof exampleFacts>[0]
type How = Partial<Omit<RenewalCounting, 'policy'>> & { readonly switches?: Partial<Policy> }

function unitsOf(lines: Lines, [from, to] = ['2023-12-31', '2024-12-31'], { switches, ...how }: How = {}) {
  const policy = examplePolicy({ retention: 'renewals-due', ...switches })
  const due = dueLines(exampleFacts(lines).lines, policy)
  const counting = { policy, world: exampleWorld(), byProduct: false, counted: (account: number) => account, ...how }
  return renewalsIn(due, { from: day(from ?? ''), to: day(to ?? '') }, counting)
}

/** `[due, renewed, kept]` over all units in whole currency units. */
function sums(lines: Lines, window?: readonly [string, string], how?: How): number[] {
  const units = unitsOf(lines, window ? [...window] : undefined, how)
  if (!units.known) throw new Error(units.because)
  const sum = (of: 'due' | 'renewed' | 'kept') => units.value.reduce((all, unit) => all + Number(unit[of]), 0) / 100
  return [sum('due'), sum('renewed'), sum('kept')]
}

const nothing = [0, 0, 0]
const year = { amount: '1000', from: '2023-03-01', to: '2024-03-01' }
const next = { amount: '1200', from: '2024-03-01', to: '2025-03-01' }

describe('published renewal rates', () => {
  const renewed = (account: number, before: number, after: number): Lines => [
    { amount: `${before}`, from: '2023-08-01', to: '2024-08-01', account },
    ...(after > 0 ? [{ amount: `${after}`, from: '2024-08-01', to: '2025-08-01', account }] : []),
  ]
  const quarter = ['2024-06-30', '2024-09-30'] as const

  // winsabove.com/glossary/renewal-rate: 4.0 m due in the third quarter, two churn 500 k, three renew for 300 k less: 80 %.
  test('4.0 m due, 500 k not renewed and 300 k downgraded: gross renewal rate 80 %', () => {
    const company = [
      ...renewed(1, 250_000, 0),
      ...renewed(2, 250_000, 0),
      ...renewed(3, 200_000, 100_000),
      ...renewed(4, 200_000, 100_000),
      ...renewed(5, 200_000, 100_000),
      ...renewed(6, 2_900_000, 2_900_000),
    ]
    const [due = 0, , kept = 0] = sums(company, quarter)
    expect([due, kept / due]).toEqual([4_000_000, 0.8])
  })

  // codingace.net/crmp/renewal_percentage.html, February: 135 due, 118 of it renewed, 9 more and 3 less: net 91.85 %.
  test('135 due, 118 of it renewed, expansion 9 and contraction 3: net renewal rate 91.85 %', () => {
    const company = [...renewed(1, 17, 0), ...renewed(2, 50, 47), ...renewed(3, 68, 77)]
    const [due = 0, net = 0] = sums(company, quarter)
    expect([due, (net / due).toFixed(4)]).toEqual([135, '0.9185'])
  })
})

describe('what is due', () => {
  test('is the ARR of the last day of a term that ends in the window, its first day without service', () => {
    const discounts = [
      { kind: 'ratio' as const, value: { digits: 1n, scale: 1 }, from: null, to: day('2023-09-01') },
      { kind: 'ratio' as const, value: { digits: 2n, scale: 1 }, from: day('2024-02-01'), to: day('2024-03-01') },
    ]
    expect(sums([{ ...year, discounts }])).toEqual([800, 0, 0])
    expect(sums([year], ['2024-02-29', '2024-03-01'])).toEqual([1000, 0, 0])
    expect(sums([year], ['2024-03-01', '2024-12-31'])).toEqual(nothing)
    expect(sums([year], ['2023-12-31', '2024-02-29'])).toEqual(nothing)
  })

  test('of a term of several years is due once, at its end', () => {
    const threeYears = { amount: '1000', from: '2021-05-01', to: '2024-05-01' }
    expect(sums([threeYears], ['2022-12-31', '2023-12-31'])).toEqual(nothing)
    expect(sums([threeYears])).toEqual([1000, 0, 0])
  })

  test('of monthly terms is due every month', () => {
    const months = ['01', '02', '03', '04', '05', '06']
    const monthly = months.slice(0, 5).map((month, index) => ({
      amount: '120',
      from: `2024-${month}-01`,
      to: `2024-${months[index + 1]}-01`,
    }))
    expect(sums(monthly, ['2023-12-31', '2024-05-31'])).toEqual([480, 480, 480])
  })

  test('is nothing for a line without an end, a trial, a paused line and one that is never live', () => {
    expect(sums([{ amount: '1000', from: '2023-01-01' }])).toEqual(nothing)
    expect(sums([{ ...year, amount: '0' }, next])).toEqual(nothing)
    expect(sums([{ ...year, pauses: [{ from: day('2024-02-01'), to: null }] }])).toEqual(nothing)
    expect(sums([{ ...year, from: '2024-03-01' }])).toEqual(nothing)
  })

  test('falls due on the day of cancellation where that is the churn day, and only for a line with a term', () => {
    const cancelled = { ...year, cancelled: '2023-11-15' }
    expect(sums([cancelled])).toEqual([1000, 0, 0])
    const switches = { churnDay: 'cancellation' } as const
    expect(sums([cancelled], undefined, { switches })).toEqual(nothing)
    expect(sums([cancelled], ['2022-12-31', '2023-12-31'], { switches })).toEqual([1000, 0, 0])
    const openEnded = { amount: '1000', from: '2023-01-01', cancelled: '2024-05-01' }
    expect(sums([openEnded], undefined, { switches })).toEqual(nothing)
  })
})

describe('what renews it', () => {
  test('is the next line of the account and product, with what it brings more; gross is capped at what was due', () => {
    expect(sums([year, next])).toEqual([1000, 1200, 1000])
    expect(sums([year, { ...next, amount: '700' }])).toEqual([1000, 700, 700])
    expect(sums([year, { ...next, account: 2 }])).toEqual([1000, 0, 0])
  })

  test('is no line that merely goes on, or starts, during the term', () => {
    expect(sums([year, { amount: '500', from: '2024-01-01' }])).toEqual([1000, 0, 0])
  })

  test('is one of another product only if it names what it renews', () => {
    expect(sums([year, { ...next, product: 2 }])).toEqual([1000, 0, 0])
    expect(sums([year, { ...next, product: 2, predecessor: 'line-1' }])).toEqual([1000, 1200, 1000])
    expect(sums([year, { ...next, product: 2, predecessor: 'line-1' }], undefined, { byProduct: true })).toEqual([
      1000, 1200, 1000,
    ])
  })

  test('may start before the day due if it names what it renews, and counts as it is on that day', () => {
    const early = { amount: '1200', from: '2024-01-01', to: '2025-01-01', predecessor: 'line-1' }
    expect(sums([year, early])).toEqual([1000, 1200, 1000])
    expect(sums([year, { ...early, to: '2024-02-01' }])).toEqual([2200, 0, 0])
  })

  test('may start later than the day due by no more than the grace, also after the window', () => {
    const late = { ...next, from: '2024-03-20' }
    // 19 days from 1 to 20 March.
    expect(sums([year, late])).toEqual([1000, 0, 0])
    expect(sums([year, late], undefined, { switches: { graceDays: 18 } })).toEqual([1000, 0, 0])
    expect(sums([year, late], undefined, { switches: { graceDays: 19 } })).toEqual([1000, 1200, 1000])
    expect(sums([year, late], ['2023-03-10', '2024-03-10'], { switches: { graceDays: 19 } })).toEqual([
      1000, 1200, 1000,
    ])
  })

  test('does not include what is bought later, within the grace or not', () => {
    const lines = [year, next, { amount: '300', from: '2024-03-10', to: '2025-03-01' }]
    expect(sums(lines, undefined, { switches: { graceDays: 30 } })).toEqual([1000, 1200, 1000])
  })

  test('counts once: for the line that ended last before it', () => {
    const first = { amount: '400', from: '2023-02-01', to: '2024-02-01' }
    expect(sums([first, year, next], undefined, { switches: { graceDays: 60 } })).toEqual([1400, 1200, 1000])
  })

  test('may be one line for several, or several for one', () => {
    const other = { ...year, amount: '500' }
    expect(sums([year, other, next])).toEqual([1500, 1200, 1200])
    const half = { ...next, amount: '600', predecessor: 'line-1' }
    expect(sums([year, half, half])).toEqual([1000, 1200, 1000])
    expect(sums([year, { ...next, amount: '600' }, { ...next, amount: '500' }])).toEqual([1000, 1100, 1000])
  })
})

describe('a counted unit', () => {
  const product2 = { ...year, amount: '500', product: 2 }

  test('has one renewal a day: what one product gains makes up for what another loses, but not by product', () => {
    expect(sums([year, product2, { ...next, amount: '1400' }])).toEqual([1500, 1400, 1400])
    expect(sums([year, product2, { ...next, amount: '1400' }], undefined, { byProduct: true })).toEqual([
      1500, 1400, 1000,
    ])
  })

  test('has another renewal on another day, which makes up for nothing', () => {
    const june = { amount: '500', from: '2023-06-01', to: '2024-06-01', product: 2 }
    const found = unitsOf([year, next, june])
    expect(found).toMatchObject({ known: true, value: [{ due: 150_000n, renewed: 120_000n, kept: 100_000n }] })
    expect(found.known && found.value[0]?.days.map(formatDay)).toEqual(['2024-03-01', '2024-06-01'])
  })

  test('is the contract that was due, or the parent, where the policy counts these', () => {
    const lines = [
      { ...year, contract: 'A' },
      { ...year, amount: '300', contract: 'B', account: 2 },
      { ...next, contract: 'C' },
    ]
    const byContract = unitsOf(lines, undefined, { switches: { countedUnit: 'contract' } })
    expect(byContract.known && byContract.value.map(({ contract, renewed }) => [contract, renewed])).toEqual([
      ['A', 120_000n],
      ['B', 0n],
    ])
    const byParent = unitsOf(lines, undefined, { switches: { countedUnit: 'parent' }, counted: () => 9 })
    expect(byParent).toMatchObject({ value: [{ account: 9, due: 130_000n, renewed: 120_000n, kept: 120_000n }] })
  })
})

describe('another measure or currency', () => {
  test('MRR is a twelfth of what is due and of what is renewed, rounded once', () => {
    const world = exampleWorld({ measure: 'mrr' })
    expect(sums([year, next], undefined, { world })).toEqual([83.33, 100, 83.33])
  })

  test('both what is due and its renewal are at the rates of the end of the window', () => {
    const rates = rateBookOf([
      exampleRate('USD', 'EUR', '2023-01-01', '0.80', 'budget'),
      exampleRate('USD', 'EUR', '2024-01-01', '0.90', 'budget'),
    ])
    const world = exampleWorld({ rates })
    const lines = [
      { ...year, currency: 'USD' },
      { ...next, amount: '950' },
    ]
    expect(sums(lines, undefined, { world })).toEqual([900, 950, 900])
    const unrated = unitsOf(lines, undefined, { world: exampleWorld() })
    expect(unrated).toMatchObject({ known: false, because: expect.stringContaining('USD') })
  })
})
