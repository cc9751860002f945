import { expect, it } from 'vitest'
import { correctionProblem, plainDecimal } from './check-correction.js'

it('reads numbers as people of both languages type them', () => {
  expect(plainDecimal('12 000,50')).toBe('12000.50')
  expect(plainDecimal('12\u00a0000.50')).toBe('12000.50')
  expect(plainDecimal('12,000.50')).toBe('12000.50')
  expect(plainDecimal('12.000,50')).toBe('12000.50')
})

it('does not guess whether one comma before three digits means thousands', () => {
  expect(correctionProblem({ what: 'arr', value: '12,000', because: 'why not' })).toEqual({ value: 'number' })
})

it('names the field that is wrong', () => {
  expect(correctionProblem({ what: 'quantity', value: '-1', because: 'x' })).toEqual({
    value: 'number',
    because: 'missing',
  })
  expect(correctionProblem({ what: 'end', value: '31.12.2024', because: 'ended' })).toEqual({ value: 'day' })
  expect(correctionProblem({ what: 'end', value: '', because: 'open-ended' })).toEqual({})
})
