import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { afterAll, describe, expect, it } from 'vitest'
import { customerShapes } from '#customers'
import { journeyShapes } from '#journeys'
import { ledgerShapes } from '#ledger'
import { pipelineShapes } from '#pipeline'
import { planShapes } from '#plans'
import { type ImportRow, type ImportSource, inWords, parseMapping, planImport } from './index.js'

const shapes = [...customerShapes, ...ledgerShapes, ...journeyShapes, ...pipelineShapes, ...planShapes]
const root = mkdtempSync(join(tmpdir(), 'mainstay-plan-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
let folders = 0
function folderOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = join(root, String(++folders))
  mkdirSync(folder)
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

function plan(files: Readonly<Record<string, string | Uint8Array>>, ...entries: object[]) {
  return planImport(folderOf(files), parseMapping({ name: 'Test', version: 1, files: entries }, shapes), shapes)
}

async function rowsOf(source: ImportSource | undefined): Promise<ImportRow[]> {
  const rows: ImportRow[] = []
  if (source) for await (const batch of source.open()) rows.push(...batch.rows)
  return rows
}

/** The values of one field in every row, or what is wrong with the row. */
async function fieldOf(name: string, source: ImportSource | undefined): Promise<(string | null | undefined)[]> {
  const place = source?.shape.fields.findIndex((field) => field.name === name) ?? -1
  return (await rowsOf(source)).map(({ values, problems }) =>
    values ? values.at(place) : problems.map(inWords).join(' & '),
  )
}

const account = { match: 'a.csv', entity: 'account', fields: { ref: 'id', name: 'name' } }
const lineFields = { ref: 'id', account: 'a', startDay: 's', period: { value: 'month' }, currency: 'c' }

/** Values of one field of contract lines in a file with the column `x` and the currency `c`. */
async function amounts(cells: readonly string[], source: string | object, entry: object = {}, currency = 'EUR') {
  const text = `id,a,s,c,x\n${cells.map((cell, index) => `${index},A,2024-01-01,${currency},"${cell}"\n`).join('')}`
  const fields = { ...lineFields, amount: source }
  return fieldOf(
    'amount',
    (await plan({ 'l.csv': text }, { match: 'l.csv', entity: 'contract_line', fields, ...entry })).sources[0],
  )
}

describe('planning an import', () => {
  it('takes the files that fit, in the order in which entities depend on each other', async () => {
    const line = { match: 'LINES-*.csv', entity: 'contract_line', fields: lineFields }
    const person = { match: 'p.csv', entity: 'person', fields: { ref: 'id', account: 'a', name: 'name' } }
    const files = {
      'lines-2.csv': 'id,a,s,c\n',
      'lines-1.csv': 'id,a,s,c\n',
      'a.csv': 'id,name\n',
      'notes.txt': 'x',
      '.hidden': 'x',
    }
    const { sources, ignoredFiles, unmatched } = await plan(files, line, person, account)
    expect(sources.map(({ file, entity }) => `${file} ${entity}`)).toEqual([
      'a.csv account',
      'lines-1.csv contract_line',
      'lines-2.csv contract_line',
    ])
    expect(ignoredFiles).toEqual(['notes.txt'])
    expect(unmatched).toEqual(['p.csv'])
  })

  it('takes one file alone, and says what it looked for when nothing fits', async () => {
    const folder = folderOf({ 'a.csv': 'id,name\n1,A\n', 'b.csv': 'id,name\n' })
    const mapping = parseMapping({ name: 'Test', version: 1, files: [account] }, shapes)
    expect((await planImport(join(folder, 'a.csv'), mapping, shapes)).sources.length).toBe(1)
    await expect(planImport(join(folder, 'b.csv'), mapping, shapes)).rejects.toThrow(
      /no file that the mapping Test reads.*files named a.csv/,
    )
    await expect(planImport(join(folder, 'c.csv'), mapping, shapes)).rejects.toThrow(/does not exist/)
    await expect(planImport(folderOf({}), mapping, shapes)).rejects.toThrow(/no file/)
  })

  it('names the nearest column for every one that a file does not have', async () => {
    const entry = { ...account, where: [{ column: 'delted', not: 'x' }], fields: { ref: 'Account Id', name: 'nme' } }
    await expect(plan({ 'a.csv': 'account_id,name,deleted\n' }, entry)).rejects.toMatchObject({
      kind: 'wrong-usage',
      problems: [
        { where: 'files[0].fields.ref', problem: 'a.csv has no column "Account Id"; did you mean "account_id"?' },
        { where: 'files[0].fields.name', problem: 'a.csv has no column "nme"; did you mean "name"?' },
        { where: 'files[0].where[0]', problem: 'a.csv has no column "delted"; did you mean "deleted"?' },
      ],
    })
  })

  it('finds columns by number and tells repeated names apart', async () => {
    const text = { 'a.csv': 'id,name,name\n1,first,second\n' }
    const named = (name: string) => plan(text, { ...account, fields: { ref: '#1', name } })
    expect(await fieldOf('name', (await named('name (2)')).sources[0])).toEqual(['second'])
    expect(await fieldOf('name', (await named('#2')).sources[0])).toEqual(['first'])
    await expect(named('name')).rejects.toThrow(/several columns "name"; write "name \(1\)"/)
    await expect(named('#4')).rejects.toThrow(/no column "#4"/)
  })
})

describe('the sources of a field', () => {
  it('reads the first column that is not blank, joined columns, constants and optional columns', async () => {
    const fields = {
      ref: { join: ['id', 'part'], separator: '/' },
      name: { firstOf: ['name', 'legal'] },
      country: { value: 'PL' },
      industry: { column: 'branch', optional: true },
      segment: { firstOf: ['gone', 'legal'], optional: true },
    }
    const { sources } = await plan({ 'a.csv': 'id,part,name,legal\n1,x, ,L\n2,,N,\n' }, { ...account, fields })
    expect((await rowsOf(sources[0])).map(({ values }) => values?.slice(0, 6))).toEqual([
      ['1/x', 'L', null, 'PL', null, 'L'],
      ['2', 'N', null, 'PL', null, null],
    ])
  })

  it('applies blankIf, values and default in this order', async () => {
    const industry = { column: 'i', blankIf: ['-', 'N/A'], values: { sw: 'Software', none: '' }, default: 'unknown' }
    const text = 'id,name,i\n1,A,-\n2,B,sw\n3,C, \n4,D,none\n5,E,other\n'
    const { sources } = await plan({ 'a.csv': text }, { ...account, fields: { ...account.fields, industry } })
    expect(await fieldOf('industry', sources[0])).toEqual(['unknown', 'Software', 'unknown', 'unknown', 'other'])
    const all = { column: 'i', values: { sw: 'Software', '*': 'Rest' } }
    const other = await plan({ 'a.csv': text }, { ...account, fields: { ...account.fields, industry: all } })
    expect(await fieldOf('industry', other.sources[0])).toEqual(['Rest', 'Software', null, 'Rest', 'Rest'])
  })

  it('keeps attributes as JSON text in the order of their names', async () => {
    const fields = { ...account.fields, 'attributes.tier': 't', 'attributes.__proto__': 'p' }
    const { sources } = await plan({ 'a.csv': 'id,name,t,p\n1,A,gold,x\n2,B,,\n' }, { ...account, fields })
    expect((await rowsOf(sources[0])).map(({ values }) => values?.at(-1))).toEqual([
      '{"__proto__":"x","tier":"gold"}',
      null,
    ])
  })

  it('filters rows and counts what it left out', async () => {
    const text = 'id,name,s,e\n1,A,Won,\n2,B,lost,x\n3,C,Live,\n4,D,won,y\n'
    const skipped = async (where: object[]) => {
      const { sources } = await plan({ 'a.csv': text }, { ...account, where })
      let count = 0
      for await (const batch of sources[0]?.open() ?? []) count += batch.skipped
      return [await fieldOf('name', sources[0]), count]
    }
    expect(await skipped([{ column: 's', is: ['won', 'live'] }])).toEqual([['A', 'C', 'D'], 1])
    expect(
      await skipped([
        { column: 's', not: 'lost' },
        { column: 'e', blank: true },
      ]),
    ).toEqual([['A', 'C'], 2])
    expect(await skipped([{ column: 'e', blank: false }])).toEqual([['B', 'D'], 2])
  })

  it('counts rows that give the same values once if they are to be distinct', async () => {
    const text = 'id,name\n1,A\n1,A\n2,B\n1,C\n,\n1,A\n'
    const { sources } = await plan({ 'a.csv': text }, { ...account, distinct: true })
    expect(await fieldOf('name', sources[0])).toEqual(['A', 'B', 'C'])
  })
})

describe('lookups', () => {
  const entry = {
    match: 'items.csv',
    entity: 'account',
    fields: {
      ref: 'id',
      name: {
        lookup: {
          file: 'plans.csv',
          key: 'id',
          by: { lookup: { file: 'subs.csv', key: 'id', by: 'sub', column: 'plan' } },
          column: ['count', 'unit'],
        },
      },
    },
  }
  const items = 'id,sub\n1,s1\n2,s2\n3,s9\n4,\n5,s3\n6,s4\n'
  const subs = 'id;plan\ns1;p1\ns2;p2\ns3;p9\ns4;p3\n'

  it('leads from file to file and says which key is missing or ambiguous', async () => {
    const plans = 'id,count,unit\np1,1,month\np2,,\np3,1,year\np3,2,year\n'
    const { sources, ignoredFiles } = await plan({ 'items.csv': items, 'subs.csv': subs, 'plans.csv': plans }, entry)
    expect(ignoredFiles).toEqual([])
    expect(await fieldOf('name', sources[0])).toEqual([
      '1 month',
      '"s2" in sub is blank, and the field needs a value',
      '"s9" in sub points to "s9", which is not in "id" of subs.csv',
      'sub is blank, and the field needs a value',
      '"s3" in sub points to "p9", which is not in "id" of plans.csv',
      '"s4" in sub points to "p3", for which plans.csv has different values of "count, unit"',
    ])
  })

  it('says when the file or its columns are not there', async () => {
    await expect(plan({ 'items.csv': items }, entry)).rejects.toThrow(/looked up by the mapping but is not there/)
    await expect(
      plan({ 'items.csv': items, 'subs.csv': 'idd,plan\n', 'plans.csv': 'id,count,unit\n' }, entry),
    ).rejects.toThrow(/no column "id"; did you mean "idd"/)
  })
})

describe('the values of a row', () => {
  it('reads numbers in the notation of the file or the field, in minor units, and multiplied', async () => {
    expect(await amounts(['1.234,50', '-5'], 'x', { decimals: ',' })).toEqual(['1234.5', '-5'])
    expect(await amounts(['1.234,50'], { column: 'x', decimals: ',' })).toEqual(['1234.5'])
    expect(await amounts(['1250', '0', ''], { column: 'x', units: 'minor' })).toEqual(['12.5', '0', null])
    expect(await amounts(['1250'], { column: 'x', units: 'minor' }, {}, 'jpy')).toEqual(['1250'])
    expect(await amounts(['12'], { column: 'x', times: '-0.01' })).toEqual(['-0.12'])
    expect(await amounts([''], { column: 'x', default: '7' })).toEqual(['7'])
  })

  it('keeps blank and 0 apart', async () => {
    expect(await amounts(['', '0', '0.00'], 'x')).toEqual([null, '0', '0'])
  })

  it('reads days as the file or the field writes them', async () => {
    const fields = {
      ...lineFields,
      startDay: 's',
      endDay: { column: 'e', plusDays: 1 },
      signedDay: { column: 'g', format: 'M/D/Y' },
    }
    const text = 'id,a,s,e,g,c\n1,A,01.02.2023,31.01.2024,1/31/2023,EUR\n'
    const { sources } = await plan(
      { 'l.csv': text },
      { match: 'l.csv', entity: 'contract_line', dates: 'D/M/Y', fields },
    )
    const [row] = await rowsOf(sources[0])
    expect(row?.values?.slice(6, 9)).toEqual(['2023-01-31', '2023-02-01', '2024-02-01'])
  })

  it('says everything that is wrong with a row, and keeps its cells', async () => {
    const text = 'id,a,s,c,x\n,A,2024-02-30,XXY,"1\0"\n1,A,2024-01-01,EUR,5\n'
    const { sources } = await plan(
      { 'l.csv': text },
      { match: 'l.csv', entity: 'contract_line', fields: { ...lineFields, amount: 'x' } },
    )
    const [bad, good] = await rowsOf(sources[0])
    expect(bad).toEqual({
      rowNumber: 2,
      cells: ['', 'A', '2024-02-30', 'XXY', '1\u2400'],
      values: null,
      problems: [
        { field: 'ref', column: 'id', value: null, reason: 'is blank, and the field needs a value' },
        { field: 'startDay', column: 's', value: '2024-02-30', reason: 'is not a day of the calendar' },
        { field: 'currency', column: 'c', value: 'XXY', reason: 'is not an ISO 4217 currency code such as EUR' },
        { field: 'amount', column: 'x', value: '1\u2400', reason: 'contains a NUL character' },
      ],
    })
    expect(good?.values?.length).toBe(sources[0]?.shape.fields.length)
  })

  it('reads workbooks and JSON like CSV', async () => {
    const rows = [
      ['id', 'a', 's', 'c', 'x'],
      ['1', 'A', new Date('2024-01-01T00:00:00Z'), 'EUR', 1.234],
    ]
    const book = await writeXlsx({ sheets: [{ name: 'S', rows }] })
    const json = JSON.stringify([{ id: 1, a: 'A', s: '2024-01-01', c: 'EUR', x: 1.234 }])
    const entry = {
      match: 'l.*',
      entity: 'contract_line',
      decimals: ',',
      dates: 'D/M/Y',
      fields: { ...lineFields, amount: 'x' },
    }
    const { sources } = await plan({ 'l.xlsx': book, 'l.json': json }, entry)
    for (const source of sources) expect(await fieldOf('amount', source)).toEqual(['1.234'])
    expect(await fieldOf('amount', (await plan({ 'l.json': '[]' }, entry)).sources[0])).toEqual([])
    const mixed = { ...entry, decimals: '.', fields: { ...entry.fields, amount: { column: 'x', decimals: ',' } } }
    await expect(plan({ 'l.json': json }, mixed)).rejects.toThrow(/"decimals" of a single field is for CSV files only/)
  })

  it('refuses a row only if a formula without value stands in a column that is read', async () => {
    const cells = new Map([['1,2', { value: null, formula: 'A2' }]])
    const book = await writeXlsx({
      sheets: [
        {
          name: 'S',
          rows: [
            ['id', 'name', 'x'],
            ['1', 'A', null],
          ],
          cells,
        },
      ],
    })
    const entry = { ...account, match: 'a.xlsx' }
    expect(await fieldOf('name', (await plan({ 'a.xlsx': book }, entry)).sources[0])).toEqual(['A'])
    const reads = { ...entry, fields: { ...entry.fields, industry: 'x' } }
    expect(await fieldOf('name', (await plan({ 'a.xlsx': book }, reads)).sources[0])).toEqual([
      expect.stringMatching(/^x holds a formula without a stored value/),
    ])
  })
})
