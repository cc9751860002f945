import { expect, it } from 'vitest'
import { csvOf } from './csv.js'

it('quotes what needs it and ends every line', () => {
  expect(
    csvOf([
      ['a', 'b;c'],
      ['say "no"', 'x,y'],
      [null, 7],
    ]),
  ).toBe('\uFEFFa,b;c\r\n"say ""no""","x,y"\r\n,7\r\n')
})
