import { describe, expect, test } from 'vitest'
import { exampleFacts, examplePolicy, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'

const before = { from: '2023-01-01', to: '2024-01-01' }
const after = { from: '2024-01-01' }

/** What happens on 1 January 2024, and how much of each row migrates between products. */
function turnOfYear(lines: Parameters<typeof exampleFacts>[0]) {
  const { movements } = movementsOf(exampleFacts(lines), examplePolicy(), exampleWorld())
  const rows = movements.filter((movement) => told([movement])[0]?.startsWith('2024-01-01'))
  return {
    rows,
    words: told(rows).map((words) => words.slice('2024-01-01 '.length)),
    migration: rows.map((row) => row.migrationMinor),
  }
}

describe('volume and price', () => {
  test('more seats at a higher price: volume at the old price, price is the rest', () => {
    // p0 = 12,000 ÷ 10 = 1,200; volume (12 − 10) × 1,200 = 2,400; price 15,000 − 12,000 − 2,400 = 600.
    const { words } = turnOfYear([
      { ...before, amount: '12000', quantity: '10' },
      { ...after, amount: '15000', quantity: '12' },
    ])
    expect(words).toEqual(['expansion/volume renewal p1 2400.00', 'expansion/price renewal p1 600.00'])
  })

  test('parts may have opposite signs', () => {
    // p0 = 1,200; volume (6 − 10) × 1,200 = −4,800; price 9,000 − 12,000 + 4,800 = 1,800.
    const { words } = turnOfYear([
      { ...before, amount: '12000', quantity: '10' },
      { ...after, amount: '9000', quantity: '6' },
    ])
    expect(words).toEqual(['contraction/volume renewal p1 -4800.00', 'contraction/price renewal p1 1800.00'])
  })

  test('what cancels out inside a product is a migration of nothing', () => {
    const { words, migration } = turnOfYear([
      { ...before, amount: '12000', quantity: '10' },
      { ...after, amount: '12000', quantity: '8' },
    ])
    expect(words).toEqual(['migration/volume renewal p1 -2400.00', 'migration/price renewal p1 2400.00'])
    expect(migration).toEqual([0n, 0n])
  })

  test('half a cent of volume goes to the even cent', () => {
    // (3 − 2) × 100.01 ÷ 2 = 50.005 → 50.00; price 160.00 − 100.01 − 50.00 = 9.99.
    const { words } = turnOfYear([
      { ...before, amount: '100.01', quantity: '2' },
      { ...after, amount: '160', quantity: '3' },
    ])
    expect(words).toEqual(['expansion/volume renewal p1 50.00', 'expansion/price renewal p1 9.99'])
  })

  test('quantities with different decimals compare as numbers', () => {
    // (2.5 − 2) × 100 ÷ 2 = 25.
    const { words } = turnOfYear([
      { ...before, amount: '100', quantity: '2' },
      { ...after, amount: '125', quantity: '2.50' },
    ])
    expect(words).toEqual(['expansion/volume renewal p1 25.00'])
  })

  test.each([
    ['blank before', undefined, '12'],
    ['blank after', '10', undefined],
    ['0 before', '0', '12'],
    ['0 after', '10', '0'],
  ])('all is price where the quantity is %s', (_, q0, q1) => {
    const { words } = turnOfYear([
      { ...before, amount: '100', ...(q0 === undefined ? {} : { quantity: q0 }) },
      { ...after, amount: '130', ...(q1 === undefined ? {} : { quantity: q1 }) },
    ])
    expect(words).toEqual(['expansion/price renewal p1 30.00'])
  })

  const counted = { from: '2023-01-01', amount: '1000', quantity: '10' }

  test('all is price while any line of the product has no quantity', () => {
    const blank = { from: '2023-01-01', amount: '300' }
    const more = { ...after, amount: '500', quantity: '5' }
    expect(turnOfYear([counted, blank, more]).words).toEqual(['expansion/price start p1 500.00'])
    expect(turnOfYear([counted, { ...blank, to: '2024-01-01' }, more]).words).toEqual([
      'expansion/price renewal p1 200.00',
    ])
    expect(turnOfYear([counted, { ...blank, ...after }]).words).toEqual(['expansion/price start p1 300.00'])
    expect(turnOfYear([counted, { ...blank, ...after }, more]).words).toEqual(['expansion/price start p1 800.00'])
  })

  test('a line without a quantity that is gone does not matter any more', () => {
    const gone = { from: '2023-01-01', to: '2023-06-01', amount: '300' }
    expect(turnOfYear([counted, gone, { ...after, amount: '500', quantity: '5' }]).words).toEqual([
      'expansion/volume start p1 500.00',
    ])
  })

  test('a second line adds its quantity to the product', () => {
    // p0 = 1,000 ÷ 10 = 100; volume 5 × 100 = 500; price 400 − 500 = −100.
    const { words } = turnOfYear([
      { from: '2023-01-01', amount: '1000', quantity: '10' },
      { ...after, amount: '400', quantity: '5' },
    ])
    expect(words).toEqual(['expansion/volume start p1 500.00', 'expansion/price start p1 -100.00'])
  })

  test('trials count neither amount nor quantity', () => {
    const { words } = turnOfYear([
      { from: '2023-01-01', amount: '1000', quantity: '10' },
      { from: '2023-01-01', amount: '0', quantity: '90' },
      { ...after, amount: '100', quantity: '1' },
    ])
    expect(words).toEqual(['expansion/volume start p1 100.00'])
  })

  test('a product over several cells: their volumes sum to that of the product', () => {
    // ARR0 = 33.33 + 66.67 = 100.00, q0 = 3. Both units add 1: volume 2 × 100 ÷ 3 = 66.67; running shares 33.33,
    // 66.67, so 33.33 and 33.34. Prices: 70.00 − 33.33 − 33.33 = 3.34 and 100.00 − 66.67 − 33.34 = −0.01.
    const { words } = turnOfYear([
      { ...before, amount: '33.33', quantity: '1', unit: 1 },
      { ...before, amount: '66.67', quantity: '2', unit: 2 },
      { ...after, amount: '70', quantity: '2', unit: 1 },
      { ...after, amount: '100', quantity: '3', unit: 2 },
    ])
    expect(words).toEqual([
      'expansion/volume renewal p1 u1 33.33',
      'expansion/price renewal p1 u1 3.34',
      'expansion/volume renewal p1 u2 33.34',
      'expansion/price renewal p1 u2 -0.01',
    ])
  })
})

describe('products that come and go', () => {
  test('a product without ARR the day before is cross-sell; re-bought if it was there once', () => {
    const { words } = turnOfYear([
      { from: '2023-01-01', amount: '1000' },
      { from: '2023-01-01', to: '2023-06-01', amount: '50', product: 2 },
      { ...after, amount: '60', product: 2 },
      { ...after, amount: '70', product: 3 },
    ])
    expect(words).toEqual(['expansion/re-bought start p2 60.00', 'expansion/cross-sell start p3 70.00'])
  })

  test('a line without a product is a product of its own', () => {
    const { words } = turnOfYear([
      { from: '2023-01-01', amount: '1000' },
      { ...after, amount: '60', product: null },
    ])
    expect(words).toEqual(['expansion/cross-sell start 60.00'])
  })
})

describe('migration between products', () => {
  test('a swap at the same price is a migration, and all of it migrates', () => {
    const { words, migration, rows } = turnOfYear([
      { ...before, amount: '1000', product: 1 },
      { ...after, amount: '1000', product: 2, predecessor: 'line-1' },
    ])
    expect(words).toEqual(['migration/product-dropped end p1 -1000.00', 'migration/cross-sell renewal p2 1000.00'])
    expect(migration).toEqual([-100_000n, 100_000n])
    expect(rows.map((row) => [row.customers, row.productCustomers])).toEqual([
      [0, -1],
      [0, 1],
    ])
  })

  test('a swap to something dearer is an expansion by the difference', () => {
    const { words, migration } = turnOfYear([
      { ...before, amount: '1000', product: 1 },
      { ...after, amount: '1300', product: 2 },
    ])
    expect(words).toEqual(['expansion/product-dropped end p1 -1000.00', 'expansion/cross-sell start p2 1300.00'])
    // Of product 2's 1,300 only the net 300 is expansion.
    expect(migration).toEqual([-100_000n, 100_000n])
  })

  test('a net gain is shared by the gaining products in proportion', () => {
    // Gains 60 + 30 = 90, loss 50, net 40. Shares 40 × 60 ÷ 90 = 26.67 and 13.33; migration 33.33, 16.67, −50.
    const { migration } = turnOfYear([
      { ...before, amount: '100', product: 1 },
      { ...before, amount: '50', product: 2 },
      { ...after, amount: '160', product: 1 },
      { ...after, amount: '30', product: 3 },
    ])
    expect(migration).toEqual([3_333n, -5_000n, 1_667n])
  })

  test('a net loss is shared by the losing products in proportion', () => {
    // Losses 60 + 30 = 90, gain 50, net −40. Shares −26.67 and −13.33; migration −33.33, −16.67, +50.
    const { migration } = turnOfYear([
      { ...before, amount: '100', product: 1 },
      { ...before, amount: '30', product: 2 },
      { ...after, amount: '40', product: 1 },
      { ...after, amount: '50', product: 3 },
    ])
    expect(migration).toEqual([-3_333n, -1_667n, 5_000n])
  })

  test('the migration of a product stands on its first rows', () => {
    // Product 1: q 10 → 12, 1,000 → 1,260: volume 200, price 60. Product 2 loses 230. Net 30: all of it product 1's,
    // so 230 of its 260 migrate: 200 on the volume row, 30 on the price row.
    const { words, migration } = turnOfYear([
      { ...before, amount: '1000', quantity: '10' },
      { ...before, amount: '230', product: 2 },
      { ...after, amount: '1260', quantity: '12' },
    ])
    expect(words).toEqual([
      'expansion/volume renewal p1 200.00',
      'expansion/price renewal p1 60.00',
      'expansion/product-dropped end p2 -230.00',
    ])
    expect(migration).toEqual([20_000n, 3_000n, -23_000n])
  })

  test('a move from one unit to another does not migrate between products', () => {
    const { words, migration } = turnOfYear([
      { ...before, amount: '1000', quantity: '10', unit: 1 },
      { ...after, amount: '1000', quantity: '10', unit: 2 },
    ])
    expect(words).toEqual(['migration/volume end p1 u1 -1000.00', 'migration/volume renewal p1 u2 1000.00'])
    expect(migration).toEqual([0n, 0n])
  })
})
