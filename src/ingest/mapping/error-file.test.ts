import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { openTable } from '../reading/index.js'
import { ErrorFile } from './index.js'

const folder = mkdtempSync(join(tmpdir(), 'mainstay-errors-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const problem = (field: string, column: string, value: string | null, reason: string) => ({
  field,
  column,
  value,
  reason,
})

describe('the error file', () => {
  it('has the original columns, then the row number, the fields and the reasons', async () => {
    const path = join(folder, 'errors.csv')
    const file = await ErrorFile.create(path, {
      columns: ['id', 'Źródło'],
      text: { encoding: 'windows-1250', delimiter: ';' },
    })
    await file.write([
      {
        rowNumber: 7,
        cells: ['1', 'a "b"; c\nd'],
        problems: [problem('ref', 'id', '1', 'is bad'), problem('name', 'Źródło', null, 'is blank')],
      },
    ])
    await file.write([{ rowNumber: 9, cells: [null, 'x'], problems: [problem('', '', null, 'x')] }])
    await file.close()
    expect(readFileSync(path, 'utf8')).toBe(
      '\ufeffid;Źródło;row number;field;reason\r\n' +
        '1;"a ""b""; c\nd";7;ref; name;"""1"" in id is bad; Źródło is blank"\r\n'.replace(
          '7;ref; name',
          '7;"ref; name"',
        ) +
        ';x;9;; x\r\n'.replace('; x', ';" x"'),
    )
    const table = await openTable(path, 'errors.csv', { encoding: 'windows-1250' })
    expect(table.columns).toEqual(['id', 'Źródło', 'row number', 'field', 'reason'])
  })

  it('disarms cells that a spreadsheet would run, and leaves numbers alone', async () => {
    const path = join(folder, 'formulas.csv')
    const file = await ErrorFile.create(path, { columns: ['a', 'b', 'c', 'd'], text: null })
    await file.write([{ rowNumber: 2, cells: ['=1+1', '-12.50', '+48 123', '@x'], problems: [] }])
    await file.close()
    expect(readFileSync(path, 'utf8').split('\r\n')[1]).toBe(`"'=1+1",-12.50,+48 123,"'@x",2,,`)
  })
})
