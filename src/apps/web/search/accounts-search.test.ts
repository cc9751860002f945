import { expect, it } from 'vitest'
import { readAccountSearch, readAccountsSearch, readOwn, writeOwn } from './accounts-search.js'

it('reads the filters of a list of accounts and leaves out what makes no sense', () => {
  expect(readAccountsSearch({ q: 'nord', status: 'gone', below: 'no', owner: 'Anna', own: 'tier=Gold' })).toEqual({
    q: 'nord',
    owner: 'Anna',
    own: 'tier=Gold',
  })
  expect(readAccountSearch({ tab: 'money', after: 'yesterday', until: '2024-12-31' })).toEqual({
    tab: 'money',
    until: '2024-12-31',
  })
})

it('own dimensions with any name and segment stand in the address', () => {
  const own = { 'size & reach': 'Key = large', tier: 'Żółty' }
  expect(readOwn(writeOwn(own))).toEqual(own)
  expect(writeOwn({ tier: undefined })).toBeUndefined()
})
