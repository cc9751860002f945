import { expect, it } from 'vitest'
import { endsOf, fiscalOf, type InvoicesState, invoicesQuestion, isEnd } from './invoices-question.js'

const range = { customers: 3, firstMonth: '2022-02', lastMonth: '2026-11' }
const state: InvoicesState = {
  currency: 'EUR',
  today: '2026-11-23',
  fiscalYearStart: 1,
  withoutContracts: range,
  all: range,
  groupings: ['segment'],
}
const april = { ...state, fiscalYearStart: 4 }
const asked = (search: Parameters<typeof invoicesQuestion>[0], of = state) => {
  const found = invoicesQuestion(search, of)
  return found && [found.from, found.to]
}

it('shows the twelve latest windows that are over, eight by quarter, and those of five fiscal years', () => {
  expect(asked({})).toEqual(['2025-11', '2026-10'])
  expect(asked({ every: 'quarter' })).toEqual(['2024-12', '2026-09'])
  expect(asked({ every: 'year' })).toEqual(['2022-12', '2025-12'])
  expect(asked({ every: 'year' }, april)).toEqual(['2022-03', '2026-03'])
})

it('windows end with the periods inside the months that are asked for, and there is always one', () => {
  expect(asked({ every: 'quarter', from: '2025-02', to: '2026-02' })).toEqual(['2025-03', '2025-12'])
  expect(asked({ every: 'year', from: '2026-02', to: '2026-05' })).toEqual(['2025-12', '2025-12'])
})

it('a company that was first invoiced this month is shown this month, one that stopped its last', () => {
  const since = (firstMonth: string, lastMonth: string) => ({
    ...state,
    withoutContracts: { ...range, firstMonth, lastMonth },
  })
  expect(asked({}, since('2026-11', '2027-01'))).toEqual(['2026-11', '2026-11'])
  expect(asked({}, since('2017-01', '2018-06'))).toEqual(['2017-07', '2018-06'])
  expect(
    invoicesQuestion({}, { ...state, withoutContracts: { customers: 0, firstMonth: null, lastMonth: null } }),
  ).toBeNull()
})

it('only what follows customers groups them', () => {
  const by = (name: string) => invoicesQuestion({ by: name }, state)?.by
  expect([by('segment'), by('product'), by('attributes.tier')]).toEqual(['segment', undefined, 'attributes.tier'])
})

it('offers the ends of periods up to the one that is not over', () => {
  const question = invoicesQuestion({ every: 'year' }, april)
  expect(question && endsOf(question, april)).toEqual(['2022-03', '2023-03', '2024-03', '2025-03', '2026-03'])
})

it('a fiscal year is named after the year that it ends in', () => {
  expect(fiscalOf('2026-09', 4)).toEqual({ quarter: 2, year: '27' })
  expect(fiscalOf('2026-03', 4)).toEqual({ quarter: 4, year: '26' })
  expect(fiscalOf('2026-12', 1)).toEqual({ quarter: 4, year: '26' })
  expect(isEnd('2026-03', 'year', 4)).toBe(true)
  expect(isEnd('2026-03', 'quarter', 2)).toBe(false)
})
