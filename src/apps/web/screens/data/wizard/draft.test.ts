import { expect, it } from 'vitest'
import { carriedOver, correctionsOf, mappingText, nameOf, newDraft, openQuestions, questionsOf } from './draft.js'
import type { Inspection } from './planned-entry.js'

const question = (field: string) => ({ field, question: '', choices: [] })

function inspection(file: string, changes: object): Inspection {
  const account = { entity: 'account', distinct: true, confidence: 0.8, because: '', fields: [] }
  const lines = { entity: 'contract_line', distinct: false, confidence: 0.9, because: '', fields: [] }
  const mapping = { files: [{ match: file, entity: 'contract_line', fields: {} }] }
  const usual = { file, columns: [], entries: [account, lines], questions: [], remembered: null, mapping }
  return { ...usual, ...changes } as unknown as Inspection
}

const clients = inspection('clients.csv', {
  entries: [{ entity: 'account', distinct: false, confidence: 0.9, because: '', fields: [] }],
  mapping: { files: [{ match: 'clients.csv', entity: 'account', fields: {} }] },
})

it('asks where things come from that another file holds under other keys', () => {
  const lines = inspection('lines.csv', { questions: [question('dates'), question('product')] })
  const draft = newDraft(['clients.csv', 'lines.csv'])
  const asked = (...all: Inspection[]) => questionsOf(draft, lines, all).map(({ field }) => field)
  expect(asked(lines)).toEqual(['dates', 'product'])
  expect(asked(clients, lines)).toEqual(['dates', 'product', 'account'])
  const answered = { ...draft, answers: { 'lines.csv': { dates: 'D/M/Y' } } }
  expect(openQuestions(answered, lines, [lines]).map(({ field }) => field)).toEqual(['product'])
})

it('asks nothing about a file that was imported before', () => {
  const lines = inspection('lines.csv', { remembered: 'Lines', questions: [question('dates')] })
  expect(questionsOf(newDraft(['lines.csv']), lines, [lines])).toEqual([])
})

it('is called after what all files were imported with before, else after the files', () => {
  const lines = inspection('lines.csv', { remembered: 'Ours' })
  const draft = newDraft(['clients.csv', 'lines.csv'])
  expect(nameOf(draft, [clients, lines])).toBe('clients, lines')
  expect(nameOf({ ...draft, leftOut: ['clients.csv'] }, [clients, lines])).toBe('Ours')
  expect(nameOf({ ...draft, name: 'Mine' }, [clients, lines])).toBe('Mine')
})

it('comes to a mapping of what is included, once every file was looked at', () => {
  const draft = newDraft(['clients.csv', 'lines.csv'])
  const lines = inspection('lines.csv', {})
  expect(mappingText(draft, [lines])).toBeNull()
  const { files } = JSON.parse(mappingText(draft, [clients, lines]) ?? '')
  expect(files.map(({ match, entity }: { match: string[]; entity: string }) => `${match} ${entity}`)).toEqual([
    'clients.csv account',
    'lines.csv account',
    'lines.csv contract_line',
  ])
})

it('keeps what was decided about files that are the same, when others are added', () => {
  const before = { ...newDraft(['a.csv', 'b.csv']), corrections: { 'a.csv': { 2: { x: '1' } }, 'b.csv': {} } }
  const draft = carriedOver(before, ['a.csv', 'b.csv', 'c.csv'], ['a.csv'])
  expect(draft.files).toEqual(['a.csv', 'b.csv', 'c.csv'])
  expect(correctionsOf(draft.corrections)).toEqual([{ file: 'a.csv', row: 2, cells: { x: '1' } }])
})
