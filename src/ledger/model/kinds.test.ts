import { describe, expect, test } from 'vitest'
import { exampleFacts, examplePolicy, exampleWorld, told } from './example-facts.js'
import type { LedgerFacts } from './facts.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'

function ledger(
  lines: Parameters<typeof exampleFacts>[0],
  switches: Partial<Policy> = {},
  more: Partial<LedgerFacts> = {},
) {
  return movementsOf(exampleFacts(lines, more), examplePolicy(switches), exampleWorld()).movements
}

describe('the kinds of movement', () => {
  test('new, expansion, contraction, churn and reactivation in the life of a customer', () => {
    const movements = ledger([
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '200', from: '2023-04-01', to: '2023-10-01', product: 2 },
      { amount: '1000', from: '2024-06-01' },
    ])
    expect(told(movements)).toEqual([
      '2023-01-01 new start p1 1000.00',
      '2023-04-01 expansion/cross-sell start p2 200.00',
      '2023-10-01 contraction/product-dropped end p2 -200.00',
      '2024-01-01 churn end p1 -1000.00',
      '2024-06-01 reactivation start p1 1000.00',
    ])
    expect(movements.map((movement) => movement.customers)).toEqual([1, 0, 0, -1, 1])
    expect(movements.map((movement) => movement.productCustomers)).toEqual([1, 1, -1, -1, 1])
    expect(movements.map((movement) => movement.line)).toEqual([1, 2, 2, 1, 3])
  })

  test('the end day is exclusive: paid through 31 December churns on 1 January', () => {
    expect(told(ledger([{ amount: '1000', from: '2023-01-01', to: '2024-01-01' }]))[1]).toBe(
      '2024-01-01 churn end p1 -1000.00',
    )
  })

  test('of several lines that start on a day the one with the smallest id names the movement', () => {
    const movements = ledger([
      { id: 7, amount: '1000', from: '2024-01-01' },
      { id: 3, amount: '500', from: '2024-01-01' },
      { id: 1, amount: '200', from: '2023-01-01', to: '2024-01-01' },
    ])
    expect(movements.map((movement) => [movement.line, movement.reason])).toEqual([
      [1, 'start'],
      [3, 'renewal'],
    ])
  })

  test('a line replaced on the day it ends is neither churn nor new', () => {
    const movements = ledger([
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '1100', from: '2024-01-01' },
    ])
    expect(told(movements)).toEqual(['2023-01-01 new start p1 1000.00', '2024-01-01 expansion/price renewal p1 100.00'])
  })

  test('a renewal at the same price moves nothing', () => {
    const movements = ledger([
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '1000', from: '2024-01-01' },
    ])
    expect(movements).toHaveLength(1)
  })

  test('a downgrade on renewal day counts once', () => {
    const movements = ledger([
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '700', from: '2024-01-01', predecessor: 'line-1' },
    ])
    expect(told(movements).slice(1)).toEqual(['2024-01-01 contraction/price renewal p1 -300.00'])
  })

  test('a line that starts and ends on one day, or has no amount, is never live', () => {
    expect(ledger([{ amount: '1000', from: '2024-01-01', to: '2024-01-01' }])).toEqual([])
    expect(ledger([{ amount: '0', from: '2024-01-01', quantity: '5' }])).toEqual([])
  })

  test('a day apart is churn and reactivation', () => {
    const movements = ledger([
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '1000', from: '2024-01-02' },
    ])
    expect(movements.map((movement) => movement.kind)).toEqual(['new', 'churn', 'reactivation'])
  })

  test('netted by month, a gap inside a month does not show; one over its end does', () => {
    const inside = ledger(
      [
        { amount: '1000', from: '2023-01-01', to: '2024-01-10' },
        { amount: '1100', from: '2024-01-20' },
      ],
      { netting: 'month' },
    )
    expect(told(inside)).toEqual(['2023-01-31 new start p1 1000.00', '2024-01-31 expansion/price renewal p1 100.00'])
    const over = ledger(
      [
        { amount: '1000', from: '2023-01-01', to: '2024-01-20' },
        { amount: '1100', from: '2024-02-10' },
      ],
      { netting: 'month' },
    )
    expect(told(over).slice(1)).toEqual([
      '2024-01-31 churn end p1 -1000.00',
      '2024-02-29 reactivation start p1 1100.00',
    ])
  })

  test('bought and dropped within a month leaves no trace when netted by month', () => {
    expect(ledger([{ amount: '1000', from: '2024-01-05', to: '2024-01-25' }], { netting: 'month' })).toEqual([])
  })

  test('reactivation can be booked as expansion', () => {
    const lines = [
      { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
      { amount: '900', from: '2024-03-01' },
    ]
    expect(told(ledger(lines, { reactivation: 'expansion' }))[2]).toBe('2024-03-01 expansion/re-bought start p1 900.00')
  })

  test('staggered starts within the window are all new', () => {
    const movements = ledger(
      [
        { amount: '1000', from: '2024-01-01' },
        { amount: '100', from: '2024-01-31', product: 2 },
        { amount: '100', from: '2024-02-01', product: 3 },
      ],
      { newWindowDays: 30 },
    )
    expect(told(movements)).toEqual([
      '2024-01-01 new start p1 1000.00',
      '2024-01-31 new start p2 100.00',
      '2024-02-01 expansion/cross-sell start p3 100.00',
    ])
    expect(movements.map((movement) => movement.customers)).toEqual([1, 0, 0])
  })

  test('churn can be dated the day of cancellation', () => {
    const lines = [{ amount: '1000', from: '2024-01-01', to: '2025-01-01', cancelled: '2024-08-15' }]
    expect(told(ledger(lines, { churnDay: 'cancellation' }))[1]).toBe('2024-08-15 churn end p1 -1000.00')
    expect(told(ledger(lines))[1]).toBe('2025-01-01 churn end p1 -1000.00')
    // Cancelled before it began: never live.
    expect(
      ledger([{ amount: '1000', from: '2024-01-01', cancelled: '2023-12-01' }], { churnDay: 'cancellation' }),
    ).toEqual([])
  })
})

describe('what is counted', () => {
  const twoAccounts = [
    { amount: '1000', from: '2024-01-01', to: '2024-06-01' },
    { amount: '500', from: '2024-03-01', account: 2, product: 2 },
  ]

  test('two accounts are two customers', () => {
    expect(told(ledger(twoAccounts))).toEqual([
      '2024-01-01 new start p1 1000.00',
      '2024-06-01 churn end p1 -1000.00',
      '2024-03-01 new start a2 p2 500.00',
    ])
  })

  test('under one parent the second account expands and the end of the first contracts', () => {
    const movements = ledger(twoAccounts, { countedUnit: 'parent' })
    expect(told(movements)).toEqual([
      '2024-01-01 new start p1 1000.00',
      '2024-03-01 expansion/cross-sell start a2 p2 500.00',
      '2024-06-01 contraction/product-dropped end p1 -1000.00',
    ])
    expect(movements.map((movement) => movement.customers)).toEqual([1, 0, 0])
  })

  test('a contract that moves from one account to another under one parent only migrates', () => {
    const movements = ledger(
      [
        { amount: '1000', from: '2023-01-01', to: '2024-01-01' },
        { amount: '1000', from: '2024-01-01', account: 2 },
      ],
      { countedUnit: 'parent' },
    )
    expect(told(movements).slice(1)).toEqual([
      '2024-01-01 migration/price end p1 -1000.00',
      '2024-01-01 migration/price start a2 p1 1000.00',
    ])
    // The product of the parent has not changed, so nothing migrates between products.
    expect(movements.map((movement) => movement.migrationMinor)).toEqual([0n, 0n, 0n])
  })

  test('each contract is new and churns for itself; lines without a contract are counted together', () => {
    const movements = ledger(
      [
        { amount: '1000', from: '2024-01-01', to: '2025-01-01', contract: 'A' },
        { amount: '500', from: '2024-02-01', contract: 'B' },
        { amount: '10', from: '2024-03-01' },
        { amount: '20', from: '2024-04-01' },
      ],
      { countedUnit: 'contract' },
    )
    expect(told(movements)).toEqual([
      '2024-01-01 new start p1 A 1000.00',
      '2024-02-01 new start p1 B 500.00',
      '2024-03-01 new start p1 10.00',
      '2024-04-01 expansion/price start p1 20.00',
      '2025-01-01 churn end p1 A -1000.00',
    ])
  })
})

describe('connected new', () => {
  // Unit 10 has the children 11 and 12; 13 is below 11.
  const unitParents = new Map([
    [10, null],
    [11, 10],
    [12, 10],
    [13, 11],
  ])
  const connected = (lines: Parameters<typeof exampleFacts>[0], switches: Partial<Policy> = {}) =>
    ledger(lines, switches, { unitParents }).map(
      (movement) => `${movement.kind} u${movement.unit} ${movement.connectedNew}`,
    )

  test('is an expansion by a unit that never had ARR, nor any unit below it', () => {
    const lines = [
      { amount: '100', from: '2024-01-01', unit: 11 },
      { amount: '100', from: '2024-02-01', unit: 12 },
      { amount: '100', from: '2024-03-01', unit: 10 },
      { amount: '100', from: '2024-04-01', unit: 13 },
      { amount: '100', from: '2024-05-01', unit: 13, product: 2 },
      { amount: '100', from: '2024-06-01' },
    ]
    expect(connected(lines)).toEqual([
      'new u11 false',
      'expansion u12 true',
      // Units 11 and 12 below it had ARR.
      'expansion u10 false',
      'expansion u13 true',
      'expansion u13 false',
      // The unit is not known.
      'expansion unull false',
    ])
  })

  test('a unit that comes back is not new', () => {
    const lines = [
      { amount: '100', from: '2024-01-01', unit: 11 },
      { amount: '100', from: '2024-02-01', to: '2024-03-01', unit: 12 },
      { amount: '100', from: '2024-06-01', unit: 12 },
    ]
    expect(connected(lines)).toEqual([
      'new u11 false',
      'expansion u12 true',
      'contraction u12 false',
      'expansion u12 false',
    ])
  })

  test('two units of a new customer that start on one day are new, not connected', () => {
    expect(
      connected([
        { amount: '1', from: '2024-01-01', unit: 11 },
        { amount: '1', from: '2024-01-01', unit: 12 },
      ]),
    ).toEqual(['new u11 false', 'new u12 false'])
  })

  test('two units of a customer that start on one day are both connected new', () => {
    const lines = [
      { amount: '1', from: '2024-01-01' },
      { amount: '1', from: '2024-02-01', unit: 10 },
      { amount: '1', from: '2024-02-01', unit: 11 },
    ]
    expect(connected(lines)).toEqual(['new unull false', 'expansion u10 true', 'expansion u11 true'])
  })

  test('a unit at an account that came back on that day is not connected new', () => {
    const lines = [
      { amount: '1', from: '2024-01-01', to: '2024-02-01', unit: 11 },
      { amount: '1', from: '2024-06-01', unit: 12 },
    ]
    expect(connected(lines, { reactivation: 'expansion' })[2]).toBe('expansion u12 false')
  })
})
