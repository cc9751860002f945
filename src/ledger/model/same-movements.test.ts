import { expect, it } from 'vitest'
import { type Policy, policies } from './policy.js'
import { sameMovements } from './same-movements.js'

const set = (name: string) => policies[name] as Policy

it.each([
  ['mainstay', 'smsb', true],
  ['mainstay', 'chartmogul', true],
  ['mainstay', 'lago', false],
  ['mainstay', 'stripe', false],
  ['mainstay', 'dbt', false],
  ['lago', 'smsb', false],
])('the movements under %s and %s are the same: %s', (one, other, same) => {
  expect(sameMovements(set(one), set(other))).toBe(same)
})
