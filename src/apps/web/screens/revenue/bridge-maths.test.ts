import { expect, it } from 'vitest'
import { type BridgeRow, coverOf, groupsOf, growthOf, plainColumns, proofOf, rangeOf } from './bridge-maths.js'

const nothing = { reactivation: '0.00', contraction: '0.00', fx: '0.00', unexplained: '0.00', restated: '0.00' }

// ARR starts at 100; January adds 50 new and loses 20; February adds 30 expansion and loses 10.
const january: BridgeRow = {
  ...nothing,
  month: '2024-01',
  opening: '100.00',
  new: '50.00',
  expansion: '0.00',
  churn: '-20.00',
  closing: '130.00',
  customers: 4,
}
const february: BridgeRow = {
  ...nothing,
  month: '2024-02',
  opening: '130.00',
  new: '0.00',
  expansion: '30.00',
  churn: '-10.00',
  closing: '150.00',
  customers: 3,
}

it('puts a range in one row: first opening, sums, last closing and customers', () => {
  expect(rangeOf([january, february])).toMatchObject({
    opening: '100.00',
    new: '50.00',
    expansion: '30.00',
    churn: '-30.00',
    closing: '150.00',
    customers: 3,
  })
  expect(rangeOf([])).toBeNull()
})

it('proves a balance from the numbers', () => {
  expect(proofOf([january, february], plainColumns)).toMatchObject({
    opening: '100.00',
    sum: '150.00',
    closing: '150.00',
    difference: '0.00',
    breaks: [],
  })
})

it('says by how much a bridge does not balance, and where months do not meet', () => {
  const proof = proofOf([january, { ...february, opening: '131.00', closing: '151.00' }], plainColumns)
  expect(proof).toMatchObject({ difference: '1.00', breaks: ['2024-02'] })
})

it('has no sum and no proof where a month has no amounts: undefined is not zero', () => {
  const missing = {
    ...february,
    opening: null,
    new: null,
    expansion: null,
    churn: null,
    closing: null,
    customers: null,
    because: 'no rate from PLN',
  }
  expect(rangeOf([january, missing])).toMatchObject({ new: null, closing: null, because: 'no rate from PLN' })
  expect(proofOf([january, missing], plainColumns)).toBeNull()
})

it('orders groups by closing, the unassigned last', () => {
  const of = (group: string | null, closing: string) => ({ ...january, group, closing })
  expect(groupsOf([of(null, '900.00'), of('a', '9.00'), of('b', '10.00')]).map((group) => group.name)).toEqual([
    'b',
    'a',
    null,
  ])
})

it('measures growth in the month and how expansion covers losses, and leaves out what is undefined', () => {
  expect(growthOf(january)).toBe('0.3000')
  expect(growthOf({ ...january, opening: '0.00' })).toBeNull()
  expect(coverOf({ ...february, contraction: '-5.00' })).toBe('2.0')
  expect(coverOf({ ...february, churn: '0.00' })).toBeNull()
})
