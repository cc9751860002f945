import { expect, it } from 'vitest'
import { type AccountAttributes, fits, parseRule, problemOfRule } from './rule.js'

const acme: AccountAttributes = {
  parent: null,
  country: 'PL',
  industry: 'Food & drink',
  segment: 'SMB',
  owner: 'Anna Nowak',
  channel: null,
  attributes: { employees: '500', 'first contact': '2024-03-01', tags: ['a', 'b'], blank: '' },
}

const takes = (rule: string, account = acme): boolean => fits(parseRule(rule), account)

it('conditions joined by "and" must all hold', () => {
  expect(takes('country in (PL, DE) and attributes.employees >= 500')).toBe(true)
  expect(takes('country in (PL, DE) and attributes.employees > 500')).toBe(false)
  expect(takes('country in (DE, FR) AND attributes.employees >= 500')).toBe(false)
})

it.each([
  ['country = PL', true],
  ['country = pl', false],
  ['country != DE', true],
  ['country not in (PL, DE)', false],
  ['industry = "Food & drink"', true],
  ["owner = 'Anna Nowak' and segment = SMB", true],
  ['attributes.employees <= 500.0', true],
  ['attributes.employees < 500', false],
  ['attributes."first contact" >= 2024-03-01', true],
  ['attributes."first contact" > 2024-03-01', false],
  ['parent is blank and channel is blank', true],
  ['country is not blank', true],
  ['attributes.blank is blank and attributes.unheard is blank', true],
])('%s: %s', (rule, expected) => expect(takes(rule)).toBe(expected))

it('blank equals nothing and has no size', () => {
  expect(takes('channel = partner')).toBe(false)
  expect(takes('channel != partner')).toBe(true)
  expect(takes('channel not in (partner)')).toBe(true)
  expect(takes('attributes.unheard >= 0')).toBe(false)
  expect(takes('attributes.unheard < 0')).toBe(false)
})

it('what is no number has no size', () => {
  expect(takes('country >= 5')).toBe(false)
  expect(takes('attributes.employees >= 2024-01-01')).toBe(false)
})

it('sizes are compared exactly, whatever their length', () => {
  const large = { ...acme, attributes: { employees: '9007199254740993' } }
  expect(takes('attributes.employees > 9007199254740992', large)).toBe(true)
  expect(takes('attributes.employees > 9007199254740993', large)).toBe(false)
})

it.each([
  ['', 'The rule needs country, industry, segment, owner, channel, parent or attributes.NAME here, but it is blank.'],
  [
    'size > 5',
    'The rule needs country, industry, segment, owner, channel, parent or attributes.NAME here, not "size".',
  ],
  [
    'country',
    'The rule needs one of =, !=, >=, <=, >, <, in, not in, is blank, is not blank here, but the rule ends after "country".',
  ],
  ['country = ', 'The rule needs a value here, but the rule ends after "=".'],
  ['segment = Mid Market', 'The rule needs "and" or the end of the rule here, not "Market".'],
  ['country in PL', 'The rule needs "(" here, not "PL".'],
  ['country in (New Zealand)', 'The rule needs "," or ")" (quotes around a value with spaces) here, not "Zealand".'],
  ['country = PL or country = DE', 'The rule needs "and" or the end of the rule here, not "or".'],
  ['attributes.employees >= many', 'The rule needs a number such as 500 or a day such as 2024-01-31 here, not "many".'],
  ['country is empty', 'The rule needs "blank" here, not "empty".'],
  ['country = "PL', 'The rule cannot be read from ""PL" on.'],
])('%s: says what is wrong', (rule, problem) => expect(problemOfRule(rule)).toBe(problem))
