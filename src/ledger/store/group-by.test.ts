import { expect, it } from 'vitest'
import { reservedNames } from '#customers'
import { groupingOf, groupings } from './group-by.js'

it('no dimension can take the name of a grouping of ours', () => {
  expect(groupings.filter((name) => !reservedNames.includes(name))).toEqual([])
})

it('a name that is not ours is a dimension, also with its prefix', () => {
  const tier = { by: 'account', value: "a.dimensions ->> 'tier'", dated: true, dimension: 'tier' }
  expect(groupingOf('tier')).toEqual(tier)
  expect(groupingOf('dimensions.tier')).toEqual(tier)
  expect(groupingOf('attributes.tier')).toEqual({ by: 'account', value: "a.attributes ->> 'tier'", dated: true })
})

it.each(["ti'er", 'a"b', 'a.b', '', 'dimensions.', 'a\\b'])('%s is nothing to group by', (name) => {
  expect(() => groupingOf(name)).toThrow(`Nothing can be grouped by "${name}". It can by product, unit,`)
})
