import { expect, it } from 'vitest'
import type { Segment } from './segment.js'
import { changeOf, creationOf, type SegmentDraft, segmentProblems } from './segment-draft.js'

const draft: SegmentDraft = {
  dimension: ' tier ',
  name: ' Large ',
  kind: 'rule',
  rule: 'attributes.employees >= 500',
  accounts: [],
  from: '2026-01-01',
}
const segment: Segment = {
  dimension: 'tier',
  name: 'Large',
  position: 1,
  rule: 'attributes.employees >= 500',
  from: null,
  accounts: 3,
  history: [],
}

it('a segment needs a dimension of its own name, a free name and a rule that can be read', () => {
  expect(segmentProblems(draft, [], undefined)).toEqual([])
  const says = (part: Partial<SegmentDraft>) =>
    segmentProblems({ ...draft, ...part }, [segment], undefined).map(({ says }) => says)
  expect(says({ dimension: 'country', name: '' })).toEqual(['badDimension', 'noName'])
  expect(says({ dimension: '', name: 'x', rule: ' ' })).toEqual(['noDimension', 'noRule'])
  expect(says({ rule: 'country is' })).toEqual(['takenName', 'badRule'])
})

it('a list is made with its accounts and without a rule', () => {
  expect(creationOf({ ...draft, kind: 'list', accounts: [{ ref: 'A1', name: 'Żuk' }], from: '' })).toEqual({
    dimension: 'tier',
    name: 'Large',
    accounts: ['A1'],
    from: undefined,
  })
})

it('a new name leaves the rules alone; a rule that is taken away is sent as blank', () => {
  expect(changeOf({ ...draft, name: 'Key' }, segment)).toEqual({ dimension: 'tier', name: 'Large', rename: 'Key' })
  expect(changeOf({ ...draft, kind: 'list' }, segment)).toEqual({
    dimension: 'tier',
    name: 'Large',
    rule: '',
    from: '2026-01-01',
  })
})
