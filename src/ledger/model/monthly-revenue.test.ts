import { describe, expect, test } from 'vitest'
import { exampleFacts, examplePolicy, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'

function mrr(lines: Parameters<typeof exampleFacts>[0], switches: Partial<Policy> = {}) {
  return movementsOf(exampleFacts(lines), examplePolicy(switches), exampleWorld({ measure: 'mrr' })).movements
}

describe('MRR', () => {
  test('is rounded once per account and product, and its cells share the rounding', () => {
    // 50 + 50 = 100 a year: 8.33 a month. The running sum ÷ 12 is 4.17, then 8.33: cells 4.17 and 4.16.
    const movements = mrr([
      { amount: '50', from: '2024-01-01', unit: 1 },
      { amount: '50', from: '2024-01-01', unit: 2 },
    ])
    expect(told(movements)).toEqual(['2024-01-01 new start p1 u1 4.17', '2024-01-01 new start p1 u2 4.16'])
  })

  test('two products are rounded each for itself', () => {
    const movements = mrr([
      { amount: '50', from: '2024-01-01' },
      { amount: '50', from: '2024-01-01', product: 2 },
    ])
    expect(told(movements)).toEqual(['2024-01-01 new start p1 4.17', '2024-01-01 new start p2 4.17'])
  })

  test('movements are differences of rounded balances', () => {
    // 100 ÷ 12 = 8.33, 200 ÷ 12 = 16.67, 300 ÷ 12 = 25: so 8.33, 8.34, 8.33.
    const movements = mrr([
      { amount: '100', from: '2024-01-01' },
      { amount: '100', from: '2024-02-01' },
      { amount: '100', from: '2024-03-01' },
    ])
    expect(movements.map((movement) => movement.minor)).toEqual([833n, 834n, 833n])
  })

  test('does not depend on what is counted: two contracts of a product share one rounding', () => {
    const lines = [
      { amount: '50', from: '2024-01-01', contract: 'A' },
      { amount: '50', from: '2024-01-01', contract: 'B' },
    ]
    expect(told(mrr(lines, { countedUnit: 'contract' }))).toEqual([
      '2024-01-01 new start p1 A 4.17',
      '2024-01-01 new start p1 B 4.16',
    ])
  })

  test('a cent can move in a cell where nothing happened, named as a change by no line', () => {
    // Units 1 and 2 at 50 share 8.33 as 4.17 + 4.16. Without unit 1, unit 2 alone has 50 ÷ 12 = 4.17.
    const movements = mrr([
      { amount: '50', from: '2024-01-01', to: '2024-02-01', unit: 1 },
      { amount: '50', from: '2024-01-01', unit: 2 },
    ])
    expect(told(movements).slice(2)).toEqual([
      '2024-02-01 contraction/price end p1 u1 -4.17',
      '2024-02-01 contraction/price change p1 u2 0.01',
    ])
    expect(movements[3]?.line).toBeNull()
  })
})
