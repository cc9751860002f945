import { expect, it } from 'vitest'
import { type Inspection, missingFields, plannedAtFirst, unusedColumns, withSource } from './planned-entry.js'

const field = (name: string, column: string | null, required = false) => ({
  field: name,
  type: 'text',
  required,
  refersTo: null,
  choices: null,
  summary: '',
  columns: column ? [column] : [],
  source: column ? { column } : null,
  confidence: column ? 0.9 : 0,
  because: null,
})

const seen = {
  file: 'lines.csv',
  columns: [
    { name: 'id', samples: ['L1'] },
    { name: 'client', samples: ['A1', 'A2'] },
    { name: 'note', samples: [] },
  ],
  entries: [
    { entity: 'account', distinct: true, confidence: 0.8, because: '', fields: [field('ref', 'client', true)] },
    { entity: 'product', distinct: true, confidence: 0.4, because: '', fields: [field('ref', 'id', true)] },
    {
      entity: 'contract_line',
      distinct: false,
      confidence: 0.9,
      because: '',
      fields: [field('ref', 'id', true), field('account', 'client', true), field('period', null, true)],
    },
  ],
  remembered: null,
  mapping: { files: [{ match: 'lines.csv', headerRow: 3, entity: 'contract_line', fields: { ref: 'id' } }] },
} as unknown as Inspection

const told = (planned: ReturnType<typeof plannedAtFirst>) =>
  planned.map(({ entry, isIncluded }) => `${entry.entity}${isIncluded ? '' : ' not'}`)

it('takes out what the guess is sure of, with the options of the file', () => {
  const planned = plannedAtFirst(seen, [])
  expect(told(planned)).toEqual(['account', 'product not', 'contract_line'])
  expect(planned[0]?.entry).toEqual({
    match: ['lines.csv'],
    headerRow: 3,
    entity: 'account',
    distinct: true,
    fields: { ref: { column: 'client' } },
  })
})

const clients = (...keys: string[]) =>
  ({
    file: 'clients.csv',
    columns: [{ name: 'no', samples: keys }],
    entries: [{ entity: 'account', distinct: false, fields: [field('ref', 'no', true)] }],
  }) as unknown as Inspection

it('leaves out what another file of the upload holds under the same keys', () => {
  expect(told(plannedAtFirst(seen, [clients('A2', 'A3')]))).toEqual(['account not', 'product not', 'contract_line'])
  expect(told(plannedAtFirst(seen, [clients('1', '2')]))).toEqual(['account', 'product not', 'contract_line'])
})

it('takes a file as it was imported before, and offers the rest', () => {
  const planned = plannedAtFirst({ ...seen, remembered: 'lines' }, [])
  expect(told(planned)).toEqual(['account not', 'product not', 'contract_line'])
  expect(planned[2]?.entry.fields).toEqual({ ref: { column: 'id' } })
})

it('says which columns are left over and which needed fields are missing', () => {
  const planned = plannedAtFirst(seen, [])
  expect(unusedColumns(seen, planned)).toEqual(['note'])
  const [, , main] = planned
  const fields = seen.entries[2]?.fields ?? []
  if (!main) throw new Error('the file has an entry')
  expect(missingFields(main.entry, fields)).toEqual(['period'])
  expect(missingFields(withSource(main.entry, 'period', { value: 'month' }), fields)).toEqual([])
  expect(missingFields(withSource(main.entry, 'ref', undefined), fields)).toEqual(['ref', 'period'])
})
