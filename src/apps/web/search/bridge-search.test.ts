import { expect, it } from 'vitest'
import { parseAddress, readMovementsSearch, readRevenueSearch, writeAddress } from './bridge-search.js'

it('reads a question from an address and leaves out what makes no sense', () => {
  const raw = parseAddress('?from=2023-01&to=2023-13&by=country&measure=xrr&basis=reported&currency=eur&open=%3DDE')
  expect(readRevenueSearch(raw)).toEqual({ from: '2023-01', by: 'country', basis: 'reported', open: '=DE' })
})

it('an address says the same after writing and reading it', () => {
  const search = {
    from: '2023-01',
    to: '2023-03',
    by: 'account',
    group: '001',
    column: 'churn' as const,
    asKnownAt: '2024-02-01T00:00Z',
  }
  expect(readMovementsSearch(parseAddress(writeAddress(search)))).toEqual(search)
})
