import { expect, it } from 'vitest'
import { parseRule } from '#customers'
import { blankCondition, conditionsOf, ruleTextOf, valuesIn } from './rule-draft.js'

it.each([
  'country in (PL, DE) and attributes.employees >= 500',
  'owner is blank',
  'segment != "Mid market" and channel is not blank',
  'attributes."Number of staff" < 50 and attributes.since > 2024-01-31',
  'industry not in ("Food, drink", Retail)',
])('a rule becomes rows and the same rule again: %s', (rule) => {
  expect(parseRule(ruleTextOf(conditionsOf(rule)))).toEqual(parseRule(rule))
})

it('rows that say nothing yet are left out', () => {
  const blank = blankCondition()
  const named = { ...blank, field: 'attributes' as const, value: 'x' }
  expect(ruleTextOf([blank, named])).toBe('')
  expect(ruleTextOf([blank, { ...blank, value: 'PL' }])).toBe('country = PL')
})

it('values are separated by commas, and quotes keep theirs', () => {
  expect(valuesIn('PL, DE ,"New York, NY"')).toEqual(['PL', 'DE', 'New York, NY'])
})
