import { expect, it } from 'vitest'
import { renderForPeople } from './table.js'

it('an output with facts and two lists shows each list under its name', () => {
  const output = { total: 2, opening: [{ month: '2024-01', amount: '-5.00' }], closing: [] }
  expect(renderForPeople(output).split('\n')).toEqual([
    'total: 2',
    '',
    'opening:',
    'month    amount',
    '-------  ------',
    '2024-01   -5.00',
    '',
    'closing:',
    '(none)',
  ])
})

it('what is deeper than a table is named or counted, and what does not exist is a dash', () => {
  const rows = [{ name: 'a', tags: ['x', 'y'], files: [{ size: 1 }, { size: 2 }], unit: null }]
  expect(renderForPeople({ rows }).split('\n').at(-1)).toBe('a     x, y  2 entries  —')
})

it('columns that only later rows have are shown too', () => {
  expect(renderForPeople([{ a: 1 }, { a: 2, b: 'x' }]).split('\n')).toEqual(['a  b', '-  -', '1', '2  x'])
})

it('an output without anything to show says that it is done', () => {
  expect(renderForPeople(undefined)).toBe('Done.')
})

it('words in both languages are shown in the one that is asked for, and a table in the columns that it names', () => {
  const rows = [
    { id: 'nrr', name: { en: 'Net retention', pl: 'Retencja netto' }, formula: { en: 'a ÷ b', pl: 'a ÷ b' } },
  ]
  const shown = renderForPeople({ rows }, { columns: ['id', 'name'], language: 'pl' })
  expect(shown.split('\n')).toEqual(['id   name', '---  --------------', 'nrr  Retencja netto'])
})

it('an interval is written as people write it, and another object in a row as its words', () => {
  const rows = [
    {
      id: 'nrr',
      interval: { low: '1.02', high: '1.21', level: '0.9' },
      largest: { account: 'acme', arrNow: '12.00', note: null },
    },
    { id: 'cac', interval: null, largest: {} },
  ]
  expect(renderForPeople(rows).split('\n').slice(2)).toEqual([
    'nrr  1.02 to 1.21 (90 %)  account acme, arr now 12.00',
    'cac  —                    —',
  ])
  expect(renderForPeople({ interval: rows[0]?.interval }, { language: 'pl' })).toBe('interval: 1.02 do 1.21 (90 %)')
})
