import { expect, it } from 'vitest'
import { differences } from './differences.js'

it('only what differs is told, field by field', () => {
  expect(differences({ role: 'sales', version: 1, kept: 'x' }, { role: 'cfo', version: 2, kept: 'x' })).toEqual([
    { field: 'role', before: 'sales', after: 'cfo' },
    { field: 'version', before: '1', after: '2' },
  ])
})

it('of a row that came everything that it has is new, of one that went everything is gone', () => {
  expect(differences(undefined, { name: 'A', parent: null })).toEqual([
    { field: 'name', before: undefined, after: 'A' },
  ])
  expect(differences({ tags: ['a'] }, undefined)).toEqual([{ field: 'tags', before: '["a"]', after: undefined }])
})
