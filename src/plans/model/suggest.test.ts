import { describe, expect, it } from 'vitest'
import { addDays, day } from '#foundation'
import { type Candidate, standardWeights, suggest } from './suggest.js'

const today = day('2026-06-15')
const asked = { today, currency: 'EUR' }

const candidate = (account: string, given: Partial<Candidate> = {}): Candidate => ({
  ...{ account, name: account, arrMinor: 10_000_000n, arrMinorYearAgo: 10_000_000n, openMinor: 0n },
  ...{ units: 4, unitsEngaged: 2, noticeDay: null, people: 5, contacts: 3 },
  ...given,
})

const points = (all: readonly Candidate[], account: string) =>
  suggest(all, standardWeights, asked)
    .find((each) => each.account === account)
    ?.reasons.map((each) => each.points)

describe('the accounts to begin with', () => {
  it('are told by value, potential, term, risk and reachability, each from 0 to 1', () => {
    const all = [
      candidate('big', { arrMinor: 40_000_000n, arrMinorYearAgo: 40_000_000n, openMinor: 8_000_000n }),
      candidate('near', { noticeDay: addDays(today, 90), openMinor: 2_000_000n }),
      candidate('thin', { contacts: 1, people: 1, arrMinorYearAgo: 12_000_000n, units: 0, unitsEngaged: 0 }),
    ]
    // (1 + 2/4) ÷ 2, no notice, no risk, (5/5 + 3/5) ÷ 2.
    expect(points(all, 'big')).toEqual([1, 0.75, 0, 0, 0.8])
    // 10 of 40 million; (2 of 8 million + 2/4) ÷ 2.
    expect(points(all, 'near')).toEqual([0.25, 0.375, 1, 0, 0.8])
    expect(points(all, 'thin')).toEqual([0.25, 0, 0, 1, 0.2])
    // (3 × 1 + 2 × 0.75 + 0 + 0 + 0.8) ÷ 10
    expect(suggest(all, standardWeights, asked)[0]).toMatchObject({
      account: 'big',
      merits: true,
      because: 'It brings 400000.00 EUR a year.',
    })
    expect(suggest(all, standardWeights, asked)[0]?.score).toBeCloseTo(0.53, 10)
  })

  it('come in another order with other weights', () => {
    const all = [candidate('big', { arrMinor: 40_000_000n }), candidate('near', { noticeDay: addDays(today, 30) })]
    const only = (name: 'value' | 'term') => ({ value: 0, potential: 0, term: 0, risk: 0, reachability: 0, [name]: 1 })
    expect(suggest(all, only('value'), asked)[0]?.account).toBe('big')
    expect(suggest(all, only('term'), asked)[0]?.account).toBe('near')
    expect(suggest(all, { ...only('term'), term: 0 }, asked).map(({ score }) => score)).toEqual([0, 0])
  })

  it('do not merit a plan without revenue or prospects, or with less than a hundredth of the largest', () => {
    const all = [
      candidate('big', { arrMinor: 100_000_000n }),
      candidate('gone', { arrMinor: 0n, contacts: 5 }),
      candidate('small', { arrMinor: 999_999n }),
      candidate('fair', { arrMinor: 1_000_000n }),
    ]
    const told = suggest(all, standardWeights, asked)
    expect(told.filter(({ merits }) => merits).map(({ account }) => account)).toEqual(['big', 'fair'])
    expect(Object.fromEntries(told.map(({ account, because }) => [account, because]))).toMatchObject({
      gone: 'It brings no recurring revenue, and nothing is open that could.',
      small: 'All that it brings and could bring is less than a hundredth of the largest customer.',
    })
  })

  it('say why in words', () => {
    const [only] = suggest(
      [candidate('near', { noticeDay: addDays(today, 30), contacts: 1, openMinor: 5_000n })],
      standardWeights,
      asked,
    )
    expect(only?.because).toBe('It brings 100000.00 EUR a year.')
    expect(only?.reasons.map(({ reason }) => reason)).toEqual([
      'It brings 100000.00 EUR a year.',
      'Opportunities of 50.00 EUR are open, and 2 of its 4 known units buy nothing yet.',
      'Notice can be given in 30 days.',
      'We are in touch with fewer than two people there.',
      'We know 5 people there and were in touch with 1 of late.',
    ])
  })
})
