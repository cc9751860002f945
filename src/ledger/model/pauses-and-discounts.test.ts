import { describe, expect, test } from 'vitest'
import { day } from '#foundation'
import { decimal, exampleFacts, examplePolicy, exampleWorld, told } from './example-facts.js'
import type { Discount } from './facts.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'

function ledger(lines: Parameters<typeof exampleFacts>[0], switches: Partial<Policy> = {}) {
  return movementsOf(exampleFacts(lines), examplePolicy(switches), exampleWorld()).movements
}

const springPause = [{ from: day('2024-03-01'), to: day('2024-05-01') }]

describe('a pause', () => {
  test('of everything is churn by a pause, and its end an expansion, not a reactivation', () => {
    const movements = ledger([{ amount: '1000', from: '2024-01-01', pauses: springPause }])
    expect(told(movements)).toEqual([
      '2024-01-01 new start p1 1000.00',
      '2024-03-01 churn pause p1 -1000.00',
      '2024-05-01 expansion/re-bought resume p1 1000.00',
    ])
    expect(movements.map((movement) => movement.customers)).toEqual([1, -1, 1])
  })

  test('of one of two products is a contraction by a pause', () => {
    const movements = ledger([
      { amount: '1000', from: '2024-01-01' },
      { amount: '200', from: '2024-01-01', product: 2, pauses: springPause },
    ])
    expect(told(movements).slice(2)).toEqual([
      '2024-03-01 contraction/product-dropped pause p2 -200.00',
      '2024-05-01 expansion/re-bought resume p2 200.00',
    ])
  })

  test('is nothing where paused lines are ARR', () => {
    expect(ledger([{ amount: '1000', from: '2024-01-01', pauses: springPause }], { paused: 'arr' })).toHaveLength(1)
  })

  test('that is open lasts to the end of the line, which then ends without a trace', () => {
    const lines = [
      { amount: '1000', from: '2024-01-01', to: '2025-01-01', pauses: [{ from: day('2024-03-01'), to: null }] },
    ]
    expect(told(ledger(lines))).toEqual(['2024-01-01 new start p1 1000.00', '2024-03-01 churn pause p1 -1000.00'])
  })

  test('from the first day makes the customer new when it ends', () => {
    const lines = [{ amount: '1000', from: '2024-03-01', pauses: springPause }]
    expect(told(ledger(lines))).toEqual(['2024-05-01 new resume p1 1000.00'])
  })

  test('a new line while the old one is paused is a reactivation', () => {
    const movements = ledger([
      { amount: '1000', from: '2024-01-01', pauses: [{ from: day('2024-03-01'), to: null }] },
      { amount: '500', from: '2024-04-01', product: 2 },
    ])
    expect(told(movements)[2]).toBe('2024-04-01 reactivation start p2 500.00')
  })

  test('a customer that resumes and adds a line on the same day was never gone', () => {
    const movements = ledger([
      { amount: '1000', from: '2024-01-01', pauses: springPause },
      { amount: '500', from: '2024-05-01', product: 2 },
    ])
    expect(told(movements).slice(2)).toEqual([
      '2024-05-01 expansion/re-bought resume p1 1000.00',
      '2024-05-01 expansion/cross-sell start p2 500.00',
    ])
  })
})

test('a line that resumes within the window of a new customer is not new', () => {
  const lines = [
    { amount: '1000', from: '2024-01-01' },
    { amount: '200', from: '2024-01-01', product: 2, pauses: [{ from: day('2024-01-05'), to: day('2024-01-15') }] },
  ]
  expect(told(ledger(lines, { newWindowDays: 30 }))[3]).toBe('2024-01-15 expansion/re-bought resume p2 200.00')
})

describe('a discount', () => {
  const permanent: Discount = { kind: 'ratio', value: decimal('0.1'), from: null, to: null }
  const firstHalf: Discount = { kind: 'amount', value: decimal('300'), from: null, to: day('2024-07-01') }
  const lines = [{ amount: '1000', from: '2024-01-01', discounts: [permanent, firstHalf] }]

  test('is taken off and its end is a change of price', () => {
    // 1,000 × 0.9 − 300 = 600, then 900.
    expect(told(ledger(lines))).toEqual([
      '2024-01-01 new start p1 600.00',
      '2024-07-01 expansion/price discount p1 300.00',
    ])
  })

  test('can be left on: gross', () => {
    expect(told(ledger(lines, { discounts: 'gross' }))).toEqual(['2024-01-01 new start p1 1000.00'])
  })

  test('can be taken off only if it is permanent, as Stripe does', () => {
    expect(told(ledger(lines, { discounts: 'permanent' }))).toEqual(['2024-01-01 new start p1 900.00'])
  })

  test('leaves the volume alone when it ends', () => {
    const withSeats = [{ amount: '1000', from: '2024-01-01', quantity: '10', discounts: [firstHalf] }]
    expect(told(ledger(withSeats))).toEqual([
      '2024-01-01 new start p1 700.00',
      '2024-07-01 expansion/price discount p1 300.00',
    ])
  })

  test('of everything is no ARR until it ends', () => {
    const free: Discount = { kind: 'ratio', value: decimal('1'), from: null, to: day('2024-04-01') }
    expect(told(ledger([{ amount: '1000', from: '2024-01-01', discounts: [free] }]))).toEqual([
      '2024-04-01 new discount p1 1000.00',
    ])
  })

  test('during a pause moves nothing', () => {
    const inPause: Discount = { kind: 'ratio', value: decimal('0.5'), from: day('2024-03-10'), to: day('2024-04-10') }
    const movements = ledger([{ amount: '1000', from: '2024-01-01', pauses: springPause, discounts: [inPause] }])
    expect(movements.map((movement) => movement.reason)).toEqual(['start', 'pause', 'resume'])
  })
})
