import { expect, it } from 'vitest'
import { newestSets } from '../../../parts/comparator/newest-sets.js'
import { draftOf, problemsOf, switchesIn } from './policy-draft.js'
import { differing, type PolicySet } from './policy-set.js'

const set: PolicySet = {
  name: 'board',
  version: 1,
  key: 'board@1',
  shipped: false,
  current: false,
  switches: {
    discounts: 'net',
    churnDay: 'paid-end',
    newWindowDays: 0,
    graceDays: 30,
    paused: 'not-arr',
    reactivation: 'excluded',
    fx: 'constant',
    netting: 'day',
    countedUnit: 'account',
    retention: 'point-to-point',
  },
  basedOn: 'mainstay',
  because: 'as the board reads it',
  recordedAt: null,
  actor: null,
}

it('a copy needs a name and a reason; a new version needs a reason', () => {
  expect(problemsOf(draftOf(set, 'create'))).toEqual(['name', 'because'])
  expect(problemsOf(draftOf(set, 'change'))).toEqual(['because'])
})

it('days are whole numbers up to 366, and go to the server as numbers', () => {
  const draft = { ...draftOf(set, 'change'), because: 'the contract says so' }
  const withDays = (graceDays: string) => ({ ...draft, switches: { ...draft.switches, graceDays } })
  expect(['', '1.5', '-1', '367', 'ten'].map((days) => problemsOf(withDays(days)))).toEqual(
    Array.from({ length: 5 }, () => ['graceDays']),
  )
  expect(problemsOf(withDays('366'))).toEqual([])
  expect(switchesIn(withDays('45'))).toEqual({ ...set.switches, graceDays: 45 })
})

it('of every set the newest version is shown, and what differs is found', () => {
  const second = { ...set, version: 2, key: 'board@2', switches: { ...set.switches, fx: 'day' as const } }
  expect(newestSets([second, set]).map(({ key }) => key)).toEqual(['board@2'])
  expect(differing(set.switches, second.switches)).toEqual(['fx'])
})
