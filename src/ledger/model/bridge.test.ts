import { describe, expect, test } from 'vitest'
import { formatMonth, month } from '#foundation'
import { type BridgeMonth, bridgeOf, type Group } from './bridge.js'
import { exampleFacts, examplePolicy, exampleRate, exampleWorld } from './example-facts.js'
import { movementsOf } from './movements.js'
import { rateBookOf } from './rates.js'

const columns = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx', 'migration'] as const

/** `2024-01 [group]: opening | what is not 0 | closing, customers`, in whole euros. */
function inWords(row: BridgeMonth, group?: Group): string {
  const moved = columns.filter((column) => row[column] !== 0n).map((column) => `${column} ${row[column] / 100n}`)
  const name = group === undefined ? '' : ` ${group}`
  return `${formatMonth(row.month)}${name}: ${row.opening / 100n} | ${moved.join(', ')} | ${row.closing / 100n}, ${row.customers}`
}

const lines = [
  { amount: '1000', from: '2023-06-01', to: '2024-02-15', unit: 1 },
  { amount: '1300', from: '2024-02-15', product: 2, unit: 2 },
  { amount: '500', from: '2023-11-01', to: '2024-03-01', account: 2, product: 2 },
]
const { movements } = movementsOf(exampleFacts(lines), examplePolicy(), exampleWorld())

describe('the bridge', () => {
  test('has every month, opens with what was before and closes with the next opening', () => {
    expect(bridgeOf(movements, month('2024-01'), month('2024-04')).map((row) => inWords(row))).toEqual([
      '2024-01: 1500 |  | 1500, 2',
      '2024-02: 1500 | expansion 300 | 1800, 2',
      '2024-03: 1800 | churn -500 | 1300, 1',
      '2024-04: 1300 |  | 1300, 1',
    ])
  })

  test('of no movements is a row of nothing per month', () => {
    expect(bridgeOf([], month('2024-01'), month('2024-02')).map((row) => inWords(row))).toEqual([
      '2024-01: 0 |  | 0, 0',
      '2024-02: 0 |  | 0, 0',
    ])
  })

  test('by product, a swap is a migration, and only the difference an expansion', () => {
    const rows = bridgeOf(movements, month('2024-02'), month('2024-03'), { groupOf: (movement) => movement.product })
    expect(rows.map((row) => inWords(row, row.group))).toEqual([
      '2024-02 1: 1000 | migration -1000 | 0, 0',
      '2024-03 1: 0 |  | 0, 0',
      '2024-02 2: 500 | expansion 300, migration 1000 | 1800, 2',
      '2024-03 2: 1800 | churn -500 | 1300, 1',
    ])
  })

  test('by organisational unit the same, with those without one last', () => {
    const rows = bridgeOf(movements, month('2024-02'), month('2024-02'), { groupOf: (movement) => movement.unit })
    expect(rows.map((row) => inWords(row, row.group))).toEqual([
      '2024-02 1: 1000 | migration -1000 | 0, 0',
      '2024-02 2: 0 | expansion 300, migration 1000 | 1300, 1',
      '2024-02 null: 500 |  | 500, 1',
    ])
  })

  test('by booked currency, a contract that changes its currency migrates', () => {
    const world = exampleWorld({ rates: rateBookOf([exampleRate('USD', 'EUR', '2024-01-01', '0.5', 'budget')]) })
    const facts = exampleFacts([
      { amount: '1000', from: '2024-01-01', to: '2024-02-01' },
      { amount: '1800', from: '2024-02-01', currency: 'USD' },
    ])
    const ledger = movementsOf(facts, examplePolicy(), world)
    const rows = bridgeOf(ledger.movements, month('2024-02'), month('2024-02'), {
      groupOf: (movement) => movement.currency,
    })
    // 1,800 USD are 900 EUR: a contraction of 100, all of it in the currency that loses; 900 change currency.
    expect(rows.map((row) => inWords(row, row.group))).toEqual([
      '2024-02 EUR: 1000 | contraction -100, migration -900 | 0, 0',
      '2024-02 USD: 0 | migration 900 | 900, 1',
    ])
  })

  test('by account under a parent, what one account loses to another is a migration', () => {
    const facts = exampleFacts([
      { amount: '1000', from: '2024-01-01', to: '2024-02-01' },
      { amount: '1200', from: '2024-02-01', account: 2 },
    ])
    const ledger = movementsOf(facts, examplePolicy({ countedUnit: 'parent' }), exampleWorld())
    const grouping = { groupOf: (movement: { account: number }) => movement.account, countedUnitOf: () => 'parent' }
    expect(
      bridgeOf(ledger.movements, month('2024-02'), month('2024-02'), grouping).map((row) => inWords(row, row.group)),
    ).toEqual(['2024-02 1: 1000 | migration -1000 | 0, 0', '2024-02 2: 0 | expansion 200, migration 1000 | 1200, 1'])
  })
})
