import { expect, it } from 'vitest'
import { functions, itemKindNames } from '#plans'
import { changedIn, draftOf, entriesOf, type Item, inputOf, isClosed } from './plan.js'

const item: Item = {
  ...{ ref: 'o1', account: 'acme', accountName: 'Acme', kind: 'outcome', state: 'promised', title: 'Faster close' },
  ...{ person: 'p1', personName: 'Zuzanna', otherPerson: null, otherPersonName: null, unit: null, unitName: null },
  ...{ about: null, function: null, owner: 'Jan', day: null, due: '2026-06-30', until: null, text: null },
  attributes: { measure: 'days', target: '3' },
  ...{ createdOn: '2026-01-01', stateSince: '2026-01-01', version: '7' },
}

it('the form of a kind asks for what the kind has, and nothing else', () => {
  const entries = entriesOf('outcome', functions)
  expect(entries.map(({ id }) => id)).toEqual([
    ...['title', 'person', 'unit', 'owner'],
    ...['attributes.measure', 'attributes.baseline', 'attributes.target', 'attributes.metric'],
    ...['day', 'due', 'text'],
  ])
  expect(entries.filter(({ isNeeded }) => isNeeded).map(({ id }) => id)).toEqual([
    ...['title', 'attributes.measure', 'attributes.target'],
  ])
})

it('every kind has a form', () => {
  for (const name of itemKindNames) expect(entriesOf(name, functions).length, name).toBeGreaterThan(0)
})

it('only what was changed is sent, and attributes go under their own name', () => {
  const stood = draftOf(item)
  const written = { ...stood, owner: 'Ola', 'attributes.target': '2' }
  expect(inputOf(changedIn(written, stood))).toEqual({ owner: 'Ola', attributes: { target: '2' } })
  expect(inputOf(changedIn(stood, stood))).toEqual({})
})

it('a backup whom we met is not done with, a renewal condition that is met is', () => {
  expect(isClosed({ kind: 'backup', state: 'met' })).toBe(false)
  expect(isClosed({ kind: 'renewal-condition', state: 'met' })).toBe(true)
})
