import { expect, it } from 'vitest'
import { roleNamed } from './role-named.js'

it('words of roles count whatever their capitals, spaces and hyphens', () => {
  const words = ['End user', 'end-user', 'ENDUSER', ' Budget_Holder ', 'executive  sponsor', 'CFO', '']
  const roles = ['end-user', 'end-user', 'end-user', 'budget-holder', 'executive-sponsor', null, null]
  expect(words.map(roleNamed)).toEqual(roles)
})
