import { describe, expect, test } from 'vitest'
import { day } from '#foundation'
import { decimal, exampleFacts, examplePolicy, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'

function afterStart(lines: Parameters<typeof exampleFacts>[0], graceDays: number) {
  const { movements } = movementsOf(exampleFacts(lines), examplePolicy({ graceDays }), exampleWorld())
  return { words: told(movements).slice(1), inGrace: movements.slice(1).map((movement) => movement.inGrace) }
}

const year = { amount: '1000', from: '2023-01-01', to: '2024-01-01' }
const late = { amount: '1200', from: '2024-01-20' }
const churnedAndBack = ['2024-01-01 churn end p1 -1000.00', '2024-01-20 reactivation start p1 1200.00']

describe('renewal and grace', () => {
  test('without a grace a late renewal is churn and reactivation', () => {
    expect(afterStart([year, late], 0).words).toEqual(churnedAndBack)
  })

  test('within the grace the old amount goes on until the renewal, which says so', () => {
    // 19 days from 1 to 20 January.
    expect(afterStart([year, late], 19)).toEqual({
      words: ['2024-01-20 expansion/price renewal p1 200.00'],
      inGrace: [true],
    })
    expect(afterStart([year, late], 18).words).toEqual(churnedAndBack)
  })

  test('a lower renewal contracts on its start day', () => {
    expect(afterStart([year, { ...late, amount: '700' }], 30).words).toEqual([
      '2024-01-20 contraction/price renewal p1 -300.00',
    ])
  })

  test('a renewal on the end day needs no grace', () => {
    expect(afterStart([year, { ...late, from: '2024-01-01' }], 30)).toEqual({
      words: ['2024-01-01 expansion/price renewal p1 200.00'],
      inGrace: [false],
    })
  })

  test('another product renews only if it names its predecessor', () => {
    expect(afterStart([year, { ...late, product: 2 }], 30).words).toEqual([
      '2024-01-01 churn end p1 -1000.00',
      '2024-01-20 reactivation start p2 1200.00',
    ])
    expect(afterStart([year, { ...late, product: 2, predecessor: 'line-1' }], 30)).toEqual({
      words: [
        '2024-01-20 expansion/product-dropped end p1 -1000.00',
        '2024-01-20 expansion/cross-sell renewal p2 1200.00',
      ],
      inGrace: [false, true],
    })
  })

  test('a line that names another predecessor is not the renewal of this one', () => {
    const other = { amount: '10', from: '2023-01-01', to: '2023-06-01' }
    expect(afterStart([year, other, { ...late, predecessor: 'line-2' }], 30).words).toContain(
      '2024-01-01 churn end p1 -1000.00',
    )
  })

  test('where a renewal names the line, the next line of the product does not count', () => {
    const named = { amount: '900', from: '2024-03-01', product: 2, predecessor: 'line-1' }
    expect(afterStart([year, late, named], 30).words[0]).toBe('2024-01-01 churn end p1 -1000.00')
  })

  test('a trial renews nothing', () => {
    const trial = { amount: '0', from: '2024-01-10' }
    expect(afterStart([year, trial, late], 10).words).toEqual(churnedAndBack)
  })

  test('a line that is never live renews nothing', () => {
    expect(afterStart([year, { amount: '900', from: '2024-01-05', to: '2024-01-05' }, late], 10).words).toEqual(
      churnedAndBack,
    )
  })

  test('only the last amount of the line goes on', () => {
    // 900 until July 2023, then 1,000; through the gap 1,000.
    const discounts = [{ kind: 'ratio' as const, value: decimal('0.1'), from: null, to: day('2023-07-01') }]
    expect(afterStart([{ ...year, discounts }, late], 30).words).toEqual([
      '2023-07-01 expansion/price discount p1 100.00',
      '2024-01-20 expansion/price renewal p1 200.00',
    ])
  })

  test('a line of another account renews nothing', () => {
    expect(afterStart([year, { ...late, account: 2, predecessor: 'line-1' }], 30).words[0]).toBe(
      '2024-01-01 churn end p1 -1000.00',
    )
  })

  test('the discount of the last day goes on through the gap', () => {
    const discounts = [{ kind: 'ratio' as const, value: decimal('0.1'), from: null, to: day('2024-01-01') }]
    // 900 goes on; 1,200 − 900 = 300.
    expect(afterStart([{ ...year, discounts }, late], 30).words).toEqual([
      '2024-01-20 expansion/price renewal p1 300.00',
    ])
  })

  test('the grace counts from the day of cancellation where that is the churn day', () => {
    const lines = [{ ...year, cancelled: '2023-12-20' }, late]
    const { movements } = movementsOf(
      exampleFacts(lines),
      examplePolicy({ graceDays: 30, churnDay: 'cancellation' }),
      exampleWorld(),
    )
    // 31 days from 20 December to 20 January.
    expect(told(movements)[1]).toBe('2023-12-20 churn end p1 -1000.00')
  })
})
