import { expect, it } from 'vitest'
import { namesOf, reasonsOf, withEdit } from './refused-row.js'

const row = {
  row: 7,
  cells: ['L4', null, 'x'],
  problems: [
    { field: 'amount', reason: '"x" in mrr is not a number' },
    { field: 'account', reason: 'client is blank' },
    { field: '', reason: 'the row is broken' },
  ],
}

it('columns with one name are told apart as in a mapping', () => {
  expect(namesOf(['id', 'mrr', 'mrr'])).toEqual(['id', 'mrr (1)', 'mrr (2)'])
})

it('a reason stands at the column that its field is read from, else at the row', () => {
  const { byColumn, ofRow } = reasonsOf(row, ['id', 'client', 'mrr'], { amount: ['#3'], account: ['client'] })
  expect([...byColumn]).toEqual([
    ['mrr', ['"x" in mrr is not a number']],
    ['client', ['client is blank']],
  ])
  expect(ofRow).toEqual(['the row is broken'])
})

it('an edit stands beside the others', () => {
  expect(withEdit({ 3: { id: 'a' }, 7: { id: 'b' } }, 7, 'mrr', '100')).toEqual({
    3: { id: 'a' },
    7: { id: 'b', mrr: '100' },
  })
})
