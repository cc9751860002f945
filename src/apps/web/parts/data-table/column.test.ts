import { expect, it } from 'vitest'
import { type Column, columnsShown, nextSort, sortedBy } from './column.js'

type Row = { readonly name: string; readonly arr: string | null }

const columns: readonly Column<Row>[] = [
  { id: 'name', title: 'Name', cell: (row) => row.name, sortBy: (row) => row.name, isFixed: true },
  { id: 'arr', title: 'ARR', cell: (row) => row.arr, sortBy: (row) => row.arr, isNumber: true },
  { id: 'note', title: 'Note', cell: () => '', isExtra: true },
]
const rows: readonly Row[] = [
  { name: 'Żuk', arr: '9.5' },
  { name: 'Zebra', arr: null },
  { name: 'Adler', arr: '100' },
]
const names = (sort: string | undefined) => sortedBy(rows, columns, sort, 'pl').map((row) => row.name)

it('rows sort by number, not by text, and those without a value come last both ways', () => {
  expect(names('arr')).toEqual(['Żuk', 'Adler', 'Zebra'])
  expect(names('-arr')).toEqual(['Adler', 'Żuk', 'Zebra'])
})

it('names sort as the language sorts them, and an unknown column changes nothing', () => {
  expect(names('name')).toEqual(['Adler', 'Zebra', 'Żuk'])
  expect(names('nonsense')).toEqual(['Żuk', 'Zebra', 'Adler'])
})

it('a header asks for the largest numbers first, then the smallest, then for no order', () => {
  const arr = columns[1] as Column<Row>
  expect([nextSort(arr, undefined), nextSort(arr, '-arr'), nextSort(arr, 'arr')]).toEqual(['-arr', 'arr', undefined])
  expect(nextSort(columns[0] as Column<Row>, '-arr')).toBe('name')
})

it('fixed columns are always shown, extra ones only where they are named', () => {
  const shown = (named: string | undefined) => columnsShown(columns, named).map((column) => column.id)
  expect(shown(undefined)).toEqual(['name', 'arr'])
  expect(shown('note')).toEqual(['name', 'note'])
})
