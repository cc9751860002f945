import { expect, it } from 'vitest'
import { unfitText } from './check-texts.js'

it.each([
  ['a NUL', { name: 'a\0b' }, ['name']],
  ['half of a surrogate pair', { rows: [{ cells: { a: '\ud83d' } }] }, ['rows', 0, 'cells', 'a']],
  ['a name with a NUL', { cells: { 'a\0': '1' } }, ['cells']],
])('finds %s', (_what, input, path) => {
  expect(unfitText(input)).toEqual({ path, problem: 'has a character that is no text' })
})

it('takes every other text', () => {
  expect(unfitText({ name: 'Łódź 💣 \u202e\n', list: [null, 1, true, {}] })).toBeUndefined()
})

it('stops where an input is nested too deeply', () => {
  let deep: unknown = 'x'
  for (let level = 0; level < 50_000; level++) deep = [deep]
  expect(unfitText({ deep })).toEqual({ path: ['deep'], problem: 'is nested too deeply' })
})
