import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { cellsOf, recordsOf, scratchFolder, tableOf } from './testing/scratch.js'

const folder = scratchFolder()
const polish = 'ref;nazwa\nA-1;Zażółć gęślą jaźń\nA-2;ŁÓDŹ Śródmieście\n'
// Windows-1250 and ISO 8859-2 by hand: Node writes neither.
const windows1250 = bytesOf(polish, {
  ą: 0xb9,
  ć: 0xe6,
  ę: 0xea,
  ł: 0xb3,
  ń: 0xf1,
  ó: 0xf3,
  ś: 0x9c,
  ź: 0x9f,
  ż: 0xbf,
  Ł: 0xa3,
  Ó: 0xd3,
  Ś: 0x8c,
  Ź: 0x8f,
})
const latin2 = bytesOf(polish, {
  ą: 0xb1,
  ć: 0xe6,
  ę: 0xea,
  ł: 0xb3,
  ń: 0xf1,
  ó: 0xf3,
  ś: 0xb6,
  ź: 0xbc,
  ż: 0xbf,
  Ł: 0xa3,
  Ó: 0xd3,
  Ś: 0xa6,
  Ź: 0xac,
})

function bytesOf(text: string, letters: Readonly<Record<string, number>>): Uint8Array {
  return Uint8Array.from([...text], (letter) => letters[letter] ?? letter.charCodeAt(0))
}

describe('reading CSV', () => {
  it.each([
    ['UTF-8', Buffer.from(polish), 'utf-8'],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${polish}`), 'utf-8'],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff${polish}`, 'utf16le'), 'utf-16le'],
    ['UTF-16 without one', Buffer.from(polish, 'utf16le'), 'utf-16le'],
    ['windows-1250', windows1250, 'windows-1250'],
    ['ISO 8859-2', latin2, 'iso-8859-2'],
  ])('recognises %s', async (name, content, encoding) => {
    const table = await tableOf(folder, `${name}.csv`, content)
    expect(table.text).toEqual({ encoding, delimiter: ';' })
    expect(table.columns).toEqual(['ref', 'nazwa'])
    expect(await cellsOf(table)).toEqual([
      ['A-1', 'Zażółć gęślą jaźń'],
      ['A-2', 'ŁÓDŹ Śródmieście'],
    ])
  })

  it('recognises an encoding by a letter that comes after megabytes of plain text', async () => {
    const plain = Buffer.from(`ref;nazwa\n${'A-1;Firma\n'.repeat(200_000)}`)
    const table = await tableOf(folder, 'late.csv', Buffer.concat([plain, windows1250.subarray(10)]))
    expect((await cellsOf(table)).at(-1)).toEqual(['A-2', 'ŁÓDŹ Śródmieście'])
  })

  it('takes the encoding that the mapping says, and refuses bytes that it does not have', async () => {
    const french = Buffer.from('ref;name\n1;Soci\xe9t\xe9\n', 'latin1')
    const table = await tableOf(folder, 'french.csv', french, { encoding: 'windows-1252' })
    expect(await cellsOf(table)).toEqual([['1', 'Société']])
    await expect(tableOf(folder, 'wrong.csv', french, { encoding: 'utf-8' })).rejects.toThrow(/not utf-8.*windows-1250/)
  })

  it.each([
    [',', 'a,b\n1,2\n'],
    [';', 'a;b\n1;2,5\n3;4,5\n'],
    ['\t', 'a\tb\n1\t2\n'],
    ['|', 'a|b\n1|2\n'],
    ['^', 'sep=^\r\na^b\r\n1^2\r\n'],
  ])('finds the delimiter %j', async (delimiter, content) => {
    const table = await tableOf(folder, 'delimiter.csv', content)
    expect(table.text?.delimiter).toBe(delimiter)
    expect(table.columns).toEqual(['a', 'b'])
    expect((await cellsOf(table))[0]?.[0]).toBe('1')
  })

  it('takes the delimiter that the mapping says', async () => {
    const table = await tableOf(folder, 'said.csv', 'a:b,c\n1:2,3\n', { delimiter: ':' })
    expect(await cellsOf(table)).toEqual([['1', '2,3']])
  })

  it.each(['\n', '\r\n', '\r'])('reads lines that end in %j, also inside quotes', async (end) => {
    const content = ['a,b', '1,"two', 'lines"', '', '2,x', ''].join(end)
    const records = await recordsOf(await tableOf(folder, 'ends.csv', content))
    expect(records.map(({ cells }) => cells)).toEqual([
      ['1', 'two\nlines'],
      ['2', 'x'],
    ])
  })

  it('numbers rows as a spreadsheet does and leaves blank ones out', async () => {
    const records = await recordsOf(await tableOf(folder, 'numbers.csv', 'a,b\n1,2\n\n , \n3,4\n'))
    expect(records.map(({ rowNumber }) => rowNumber)).toEqual([2, 5])
  })

  it('reads a header from a later row, or none', async () => {
    const report = 'Report of May\n\nref,name\n1,A\n'
    const table = await tableOf(folder, 'report.csv', report, { headerRow: 3 })
    expect(table.columns).toEqual(['ref', 'name'])
    expect(await recordsOf(table)).toEqual([{ rowNumber: 4, cells: ['1', 'A'] }])
    const bare = await tableOf(folder, 'bare.csv', '1,A\n2,B\n', { headerRow: 0 })
    expect(bare.columns).toEqual(['#1', '#2'])
    expect(await cellsOf(bare)).toEqual([
      ['1', 'A'],
      ['2', 'B'],
    ])
    await expect(tableOf(folder, 'short.csv', 'a,b\n', { headerRow: 5 })).rejects.toThrow(/no header in row 5/)
  })

  it('fills up short rows, and refuses long ones and one that the end of the file cut', async () => {
    const records = await recordsOf(await tableOf(folder, 'ragged.csv', 'a,b,c\n1\n1,2,3,\n1,2,3,4\n1,2'))
    expect(records.map(({ cells }) => cells)).toEqual([
      ['1', null, null],
      ['1', '2', '3'],
      ['1', '2', '3'],
      ['1', '2', null],
    ])
    expect(records.map(({ broken }) => broken?.slice(0, 27))).toEqual([
      undefined,
      undefined,
      'the row has 4 cells, the he',
      'the file ends in the middle',
    ])
  })

  it('marks a row with a stray quote as broken', async () => {
    const records = await recordsOf(await tableOf(folder, 'stray.csv', 'a,b\n"x"y,1\n"z",2\n3,4\n'))
    expect(records[0]?.broken).toMatch(/a quote stands in the middle/)
    expect(records.at(-1)?.cells).toEqual(['3', '4'])
  })

  it('reads a file of nothing but a header', async () => {
    expect(await cellsOf(await tableOf(folder, 'header.csv', 'a,b\n'))).toEqual([])
    expect(await cellsOf(await tableOf(folder, 'header-only.csv', 'a,b'))).toEqual([])
  })

  it('keeps repeated names of columns and numbers those without one', async () => {
    expect((await tableOf(folder, 'names.csv', 'a,,a\n1,2,3\n')).columns).toEqual(['a', '#2', 'a'])
  })

  it('reads back whatever cells are written', async () => {
    const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\r\n?/g, '\n').replaceAll('\0', ''))
    const rows = fc.array(fc.tuple(fc.constantFrom('k', '"', ',;'), cell, cell), { minLength: 1, maxLength: 40 })
    const ends = fc.constantFrom('\n', '\r\n')
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom(',', ';', '\t'), ends, async (written, delimiter, newline) => {
        const text = Papa.unparse([['h1', 'h2', 'h3'], ...written], { delimiter, newline, quotes: true })
        const table = await tableOf(folder, 'round.csv', text, { delimiter, encoding: 'utf-8' })
        expect(await cellsOf(table)).toEqual(written.map((row) => [...row]))
      }),
      { numRuns: 200 },
    )
  })

  it('reads the same whatever the pieces that the file comes in', async () => {
    // Cells of 1000 characters with quotes and line breaks straddle the borders of the 256 KiB that are read at a time.
    const rows = Array.from({ length: 2000 }, (_, index) => [`${index}`, `"${'ż"\r\n,'.repeat(index % 200)}`, 'x'])
    const text = Papa.unparse([['a', 'b', 'c'], ...rows], { newline: '\r\n' })
    const table = await tableOf(folder, 'pieces.csv', text)
    expect(await cellsOf(table)).toEqual(rows.map((row) => row.map((value) => value.replaceAll('\r\n', '\n'))))
  })
})
