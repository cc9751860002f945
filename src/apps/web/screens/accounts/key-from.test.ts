import { expect, it } from 'vitest'
import { keyFrom } from './key-from.js'

it('a key to begin with is the name in plain letters', () => {
  expect(keyFrom('Zażółć Sp. z o.o.')).toBe('zazolc-sp-z-o-o')
  expect(keyFrom('  Łódź & Søn  ')).toBe('lodz-søn')
  expect(keyFrom('…')).toBe('')
})
