import { type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { describe, expect, it } from 'vitest'
import { cellsOf, recordsOf, scratchFolder, tableOf } from './testing/scratch.js'

const folder = scratchFolder()

async function book(name: string, sheets: WriteSheet[], options = {}) {
  return tableOf(folder, name, await writeXlsx({ sheets }), options)
}

const rows = [
  ['ref', 'name', 'start', 'amount', 'live', 'since'],
  ['A-1', 'Zażółć', new Date('2024-03-09T00:00:00Z'), 12.5, true, new Date('2024-03-09T13:05:07Z')],
  ['A-2', null, new Date('1999-12-31T00:00:00Z'), 0.1 + 0.2, false, null],
  [null, null, null, null, null, null],
  ['A-3', 'x', 45291, 123456789012345, null, null],
]

describe('reading XLSX', () => {
  it('reads texts, numbers as a spreadsheet shows them, flags, days and moments', async () => {
    const table = await book('plain.xlsx', [{ name: 'Data', rows }])
    expect(table.columns).toEqual(rows[0])
    expect(table.text).toBeNull()
    expect(await recordsOf(table)).toEqual([
      { rowNumber: 2, cells: ['A-1', 'Zażółć', '2024-03-09', '12.5', 'TRUE', '2024-03-09 13:05:07'] },
      { rowNumber: 3, cells: ['A-2', null, '1999-12-31', '0.3', 'FALSE', null] },
      { rowNumber: 5, cells: ['A-3', 'x', '45291', '123456789012345', null, null] },
    ])
  })

  it('is recognised by its content, whatever its name', async () => {
    const table = await book('named.csv', [{ name: 'Data', rows }])
    expect(table.columns[0]).toBe('ref')
  })

  it('renders numbers in the decimal mark of the mapping', async () => {
    const table = await book('comma.xlsx', [{ name: 'Data', rows: [['a'], [1.234]] }], { decimals: ',' })
    expect(await cellsOf(table)).toEqual([['1,234']])
  })

  it('takes the sheet that is named or numbered, else the first that is not hidden', async () => {
    const sheets: WriteSheet[] = [
      { name: 'Notes', hidden: true, rows: [['x'], ['hidden']] },
      { name: 'First', rows: [['a'], ['1']] },
      { name: 'Second', rows: [['Report'], [], ['b'], ['2']] },
    ]
    expect(await cellsOf(await book('sheets.xlsx', sheets))).toEqual([['1']])
    expect(await cellsOf(await book('sheets.xlsx', sheets, { sheet: 1 }))).toEqual([['hidden']])
    const second = await book('sheets.xlsx', sheets, { sheet: 'second', headerRow: 3 })
    expect(second.columns).toEqual(['b'])
    expect(await recordsOf(second)).toEqual([{ rowNumber: 4, cells: ['2'] }])
    expect((await book('sheets.xlsx', sheets, { sheet: 2, headerRow: 0 })).columns).toEqual(['#1'])
    await expect(book('sheets.xlsx', sheets, { sheet: 'Third' })).rejects.toThrow(
      /no sheet "Third"; it has Notes, First, Second/,
    )
  })

  it('uses the stored value of a formula and marks cells that have none, and errors', async () => {
    const cells = new Map([
      ['1,1', { value: 30, formula: 'A2*10', formulaResult: 30 }],
      ['2,1', { value: null, formula: 'A3*10' }],
    ])
    const table = await book('formulas.xlsx', [
      {
        name: 'Data',
        rows: [
          ['a', 'b'],
          [3, null],
          [4, null],
        ],
        cells,
      },
    ])
    const records = await recordsOf(table)
    expect(records[0]).toEqual({ rowNumber: 2, cells: ['3', '30'] })
    expect(records[1]?.cells).toEqual(['4', null])
    expect(records[1]?.brokenCells?.get(1)).toMatch(/formula without a stored value/)
  })

  it('ignores cells beside the table and keeps short rows', async () => {
    const table = await book('beside.xlsx', [
      { name: 'Data', rows: [['a', 'b', ' '], ['1', '2', 'remark'], ['3'], [null, null, 'x']] },
    ])
    expect(await cellsOf(table)).toEqual([
      ['1', '2'],
      ['3', null],
    ])
  })

  it('refuses an empty sheet', async () => {
    await expect(book('empty.xlsx', [{ name: 'Data', rows: [] }])).rejects.toThrow(/no header in row 1/)
  })

  it('hands over large sheets in batches and can stop early', async () => {
    const many = [['a', 'b'], ...Array.from({ length: 5000 }, (_, index) => [index, `text ${index}`])]
    const table = await book('large.xlsx', [{ name: 'Data', rows: many }])
    for await (const batch of table.open()) {
      expect(batch.length).toBe(999)
      break
    }
    expect((await cellsOf(table)).at(-1)).toEqual(['4999', 'text 4999'])
  })
})
