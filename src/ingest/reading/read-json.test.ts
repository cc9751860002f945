import { describe, expect, it } from 'vitest'
import { JsonRecords } from './json-records.js'
import { cellsOf, recordsOf, scratchFolder, tableOf } from './testing/scratch.js'

const folder = scratchFolder()
const people = [
  { id: 1, name: 'Ann "A" \\ {[', address: { city: 'Łódź', zip: null }, tags: ['x', 'y'] },
  { id: 2, name: null, active: true, amount: 12.5 },
]
const columns = ['id', 'name', 'address.city', 'address.zip', 'tags', 'active', 'amount']
const cells = [
  ['1', 'Ann "A" \\ {[', 'Łódź', null, '["x","y"]', null, null],
  ['2', null, null, null, null, 'true', '12.5'],
]

describe('reading JSON', () => {
  it.each([
    ['an array of objects', 'array.json', JSON.stringify(people), {}],
    ['an indented array', 'indented.json', JSON.stringify(people, null, 2), {}],
    [
      'an array under "records"',
      'records.json',
      JSON.stringify({ meta: { records: [1] }, records: people, next: null }),
      {},
    ],
    ['an array elsewhere', 'path.json', JSON.stringify({ data: { 'a/b': people } }), { path: '/data/a~1b' }],
    ['objects on lines', 'lines.ndjson', people.map((person) => JSON.stringify(person)).join('\n'), {}],
    [
      'objects on lines under another name',
      'lines.json',
      people.map((person) => JSON.stringify(person)).join('\r\n'),
      {},
    ],
  ])('reads %s', async (_, name, content, options) => {
    const table = await tableOf(folder, name, content, options)
    expect(table.columns).toEqual(columns)
    expect(await cellsOf(table)).toEqual(cells)
    expect((await recordsOf(table)).map(({ rowNumber }) => rowNumber)).toEqual([1, 2])
  })

  it('keeps the digits of long numbers and writes exponents out', async () => {
    const table = await tableOf(
      folder,
      'long.json',
      '[{"id":9007199254740993,"big":1e21,"small":1.5e-7,"text":"1234567890123456"}]',
    )
    expect(await cellsOf(table)).toEqual([
      ['9007199254740993', '1000000000000000000000', '0.00000015', '1234567890123456'],
    ])
  })

  it('renders numbers in the decimal mark of the mapping, so that they read back as they are', async () => {
    const table = await tableOf(folder, 'comma.json', '[{"a":1.234}]', { decimals: ',' })
    expect(await cellsOf(table)).toEqual([['1,234']])
  })

  it('replaces what PostgreSQL cannot store', async () => {
    const table = await tableOf(folder, 'escapes.json', '[{"a":"x\\u0000y","b":"\\ud800!","c":"\\ud83d\\ude00"}]')
    expect(await cellsOf(table)).toEqual([['x\u2400y', '\ufffd!', '😀']])
  })

  it('says where the array could be when it is not where it is sought', async () => {
    const content = JSON.stringify({ total: 2, data: people })
    await expect(tableOf(folder, 'elsewhere.json', content)).rejects.toThrow(
      /no array of records at "\/records"; it has total, data/,
    )
  })

  it('reads nothing from an empty array and refuses what is no array of objects', async () => {
    expect((await tableOf(folder, 'none.json', '[]')).columns).toEqual([])
    await expect(tableOf(folder, 'numbers.json', '[1,2]')).rejects.toThrow(/record that is no object, record 1/)
    await expect(tableOf(folder, 'text.json', '"hello"')).rejects.toThrow(/not a JSON array of objects/)
    await expect(tableOf(folder, 'blank.json', '  \n ')).rejects.toThrow(/is empty/)
    await expect(tableOf(folder, 'csv.json', 'a,b\n1,2\n')).rejects.toThrow(/not a JSON array of objects/)
  })

  it('refuses invalid and truncated JSON by the number of the record', async () => {
    await expect(tableOf(folder, 'invalid.json', '[{"a":1},{"a":,}]')).rejects.toThrow(/not valid JSON in record 2/)
    await expect(tableOf(folder, 'cut.json', '[{"a":1},{"a":2')).rejects.toThrow(/ends in the middle, after record 1/)
    await expect(tableOf(folder, 'cut-array.json', '[{"a":1}')).rejects.toThrow(/ends in the middle, after record 1/)
  })

  it('cuts the same records whatever the pieces that the text comes in', () => {
    const text = JSON.stringify({
      note: 'say \\" [{"x":1}] \\',
      deep: [{ records: [{}] }],
      records: people,
      more: [{ id: 9 }],
    })
    for (let size = 1; size < 40; size++) {
      const splitter = new JsonRecords('x.json', { path: ['records'] })
      const records: string[] = []
      for (let at = 0; at < text.length; at += size) records.push(...splitter.add(text.slice(at, at + size)))
      splitter.end()
      expect(records.map((record) => JSON.parse(record))).toEqual(people)
    }
  })
})
