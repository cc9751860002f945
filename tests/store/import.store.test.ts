import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { importFiles } from '#ingest/server'
import { accounts, countAllRows, line, openWorkspace, products, rate, told, writeFiles } from '../support/workspace.js'

const company = {
  account: accounts('acme', 'beta'),
  product: products('core'),
  contract_line: [
    line('l1', 'acme', '2024-01-01', 100, { product: 'core', quantity: 10 }),
    line('l2', 'beta', '2024-02-01', 50, { product: 'core', endDay: '2024-06-01' }),
  ],
}
const year = { from: '2024-01', to: '2024-12' }

it('importing the same files again changes nothing', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows(company)
  expect(first.files.map(({ entity, read, created }) => [entity, read, created])).toEqual([
    ['account', 2, 2],
    ['product', 1, 1],
    ['contract_line', 2, 2],
  ])
  const before = await workspace.movements(year)
  const bridge = await workspace.bridge(year)
  const again = await workspace.importRows(company)
  expect(
    again.files.map(({ created, updated, unchanged, rejected }) => [created, updated, unchanged, rejected]),
  ).toEqual([
    [0, 0, 2, 0],
    [0, 0, 1, 0],
    [0, 0, 2, 0],
  ])
  expect(await workspace.movements(year)).toEqual(before)
  expect(await workspace.bridge(year)).toEqual(bridge)
})

it('a number that is written otherwise is the same number', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  const { files } = await workspace.importRows({
    contract_line: [{ ...company.contract_line[0], amount: '100.00', quantity: '10.0' } as never],
  })
  expect(files[0]).toMatchObject({ updated: 0, unchanged: 1 })
})

it('a changed row is a correction: both versions stay, and the movement of the earlier one is reversed', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows(company)
  const second = await workspace.importRows({
    contract_line: [line('l1', 'acme', '2024-01-01', 120, { product: 'core', quantity: 10 })],
  })
  expect(second.files[0]).toMatchObject({ read: 1, created: 0, updated: 1, unchanged: 0, rejected: 0 })
  expect(told((await workspace.bridge({ from: '2024-01', to: '2024-01' })).rows)).toEqual([
    '2024-01 new 1440.00 closing 1440.00 · 1',
  ])

  const { rows } = await workspace.movements({ from: '2024-01', to: '2024-01' })
  expect(rows).toMatchObject([
    { line: 'l1', kind: 'new', amount: '1440.00', importId: second.importId, file: 'contract_line.csv', row: 2 },
  ])
  const asBefore = await workspace.bridge({ from: '2024-01', to: '2024-01', asKnownAt: first.recordedAt ?? '' })
  expect(asBefore.rows[0]?.closing).toBe('1200.00')
  const { rows: stored } = await workspace.test.owner.query<{ minor: string; reverses: number | null }>(
    `select minor::text, reverses from ledger.movement m join access.workspace w on w.id = m.workspace_id
      where w.name = $1 and line_id = (select line_id from ledger.movement where id = $2) order by m.id`,
    [workspace.name, rows[0]?.id],
  )
  expect(stored.map(({ minor, reverses }) => [Number(minor), reverses !== null])).toEqual(
    expect.arrayContaining([
      [120_000, false],
      [-120_000, true],
      [144_000, false],
    ]),
  )
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('a key twice in one file goes in once if the rows are identical, and is refused in both rows if they differ', async () => {
  const workspace = await openWorkspace()
  const twin = line('twin', 'acme', '2024-01-01', 10)
  const { files } = await workspace.importRows({
    account: accounts('acme'),
    contract_line: [
      twin,
      line('other', 'acme', '2024-01-01', 1),
      twin,
      line('clash', 'acme', '2024-01-01', 5),
      line('clash', 'acme', '2024-01-01', 6),
    ],
  })
  expect(files[1]).toMatchObject({ read: 5, created: 2, updated: 0, unchanged: 1, rejected: 2 })
  expect(files[1]?.problems).toEqual([
    { row: 5, field: 'ref', reason: expect.stringContaining('more than once') },
    { row: 6, field: 'ref', reason: expect.stringContaining('more than once') },
  ])
  expect((await workspace.bridge({ from: '2024-01', to: '2024-01' })).rows[0]?.closing).toBe('132.00')
})

it('a key in two files of one import is refused in the later file if the rows differ, and the import goes on', async () => {
  const workspace = await openWorkspace()
  const { files } = await workspace.importRows({
    account: accounts('acme'),
    'contract_line-1': [line('same', 'acme', '2024-01-01', 10), line('clash', 'acme', '2024-01-01', 5)],
    'contract_line-2': [
      line('same', 'acme', '2024-01-01', 10),
      line('clash', 'acme', '2024-01-01', 6),
      line('own', 'acme', '2024-01-01', 1),
    ],
  })
  expect(files[1]).toMatchObject({ read: 2, created: 2 })
  expect(files[2]).toMatchObject({ read: 3, created: 1, unchanged: 1, updated: 0, rejected: 1 })
  expect(files[2]?.problems).toEqual([{ row: 3, field: 'ref', reason: expect.stringContaining('another file') }])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('rows that point nowhere, end before they start or have no amount are refused in words; the others go in', async () => {
  const workspace = await openWorkspace()
  const done = await workspace.importRows({
    account: accounts('acme'),
    product: products('core'),
    contract_line: [
      line('good', 'acme', '2024-01-01', 10),
      line('stranger', 'nobody', '2024-01-01', 10),
      line('odd', 'acme', '2024-01-01', 10, { product: 'cores', unit: 'sales' }),
      line('backwards', 'acme', '2024-05-01', 10, { endDay: '2024-04-30' }),
      line('free', 'acme', '2024-05-01', ''),
      line('never', 'acme', '2024-05-01', 10, { endDay: '2024-05-01' }),
      line('no day', 'acme', '2024-02-30', 10),
    ],
  })
  const file = done.files[2]
  expect(file).toMatchObject({ read: 7, created: 2, updated: 0, unchanged: 0, rejected: 5 })
  expect(importFiles.exitCode(done)).toBe(3)
  expect(file?.problems.map(({ row, field }) => [row, field]).sort()).toEqual([
    [3, 'account'],
    [4, 'product'],
    [4, 'unit'],
    [5, 'endDay'],
    [6, 'amount'],
    [8, 'startDay'],
  ])
  expect(file?.problems.find(({ row }) => row === 3)?.reason).toContain('There is no account with the key "nobody"')
  expect(file?.problems.find(({ row }) => row === 5)?.reason).toContain(
    'ends on 2024-04-30, before it starts on 2024-05-01',
  )

  const text = await readFile(file?.errorFile ?? '', 'utf8')
  const [header, ...rows] = text.replace('\ufeff', '').trim().split('\r\n')
  expect(header).toBe('ref,account,startDay,endDay,amount,period,currency,product,unit,row number,field,reason')
  expect(rows.map((row) => row.split(',')[0])).toEqual(['stranger', 'odd', 'backwards', 'free', 'no day'])
  expect(rows[1]).toMatch(/^odd,acme,2024-01-01,,10,month,EUR,cores,sales,4,product; unit,/)
  const errors = await workspace.errors(done.importId ?? '', 2)
  expect(errors.rows.map(({ row }) => row)).toEqual([3, 4, 5, 6, 8])

  // The line that ends on its first day is never live.
  expect(told((await workspace.bridge(year)).rows).filter((row) => /new|expansion|churn/.test(row))).toEqual([
    '2024-01 new 120.00 closing 120.00 · 1',
  ])
})

it('read = created + updated + unchanged + rejected, whatever meets in one file', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  const { files } = await workspace.importRows({
    contract_line: [
      ...company.contract_line.slice(0, 1),
      line('l2', 'beta', '2024-02-01', 55, { product: 'core' }),
      line('l3', 'beta', '2024-02-01', 55),
      line('l3', 'beta', '2024-02-01', 55),
      line('l4', 'gamma', '2024-02-01', 55),
      line('l4', 'gamma', '2024-02-01', 55),
      line('l5', 'beta', 'soon', 55),
      line('l6', 'beta', '2024-02-01', 1),
      line('l6', 'beta', '2024-02-01', 2),
    ],
  })
  expect(files[0]).toMatchObject({ read: 9, created: 1, updated: 1, unchanged: 2, rejected: 5 })
})

it('a dry run tells what would happen and writes nothing', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  const change = {
    account: accounts('acme', 'gamma'),
    contract_line: [
      line('l1', 'acme', '2024-01-01', 120),
      line('l3', 'gamma', '2024-03-01', 5),
      line('l4', 'nobody', '2024-03-01', 5),
    ],
    exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.9')],
  }
  const before = await countAllRows(workspace.test)
  const dry = await workspace.importRows(change, { dryRun: true, mode: 'snapshot' })
  expect(await countAllRows(workspace.test)).toEqual(before)
  expect(dry).toMatchObject({ importId: null, recordedAt: null })
  expect(importFiles.exitCode(dry)).toBe(3)
  const real = await workspace.importRows(change, { mode: 'snapshot' })
  expect(dry.files).toEqual(real.files.map((file) => ({ ...file, errorFile: null })))
})

it('an import that meets an unreadable file or is cancelled leaves nothing', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  const before = await countAllRows(workspace.test)
  const { folder, mapping } = await writeFiles({
    account: accounts('new'),
    contract_line: [line('n', 'new', '2024-01-01', 1)],
  })
  await writeFile(
    join(folder, 'contract_line.csv'),
    Buffer.from(`ref,account,startDay,endDay,amount,period,currency\n${'n\u0000'.repeat(2000)}`),
  )
  await expect(workspace.importFrom(folder, mapping)).rejects.toMatchObject({ kind: 'unreadable-file' })
  expect(await countAllRows(workspace.test)).toEqual(before)

  const wish = new AbortController()
  wish.abort(new Error('gave up'))
  await expect(workspace.importRows({ account: accounts('new') }, { signal: wish.signal })).rejects.toThrow('gave up')
  expect(await countAllRows(workspace.test)).toEqual(before)
})

it('an import whose error file cannot be written leaves nothing', async () => {
  const workspace = await openWorkspace()
  const { folder, mapping } = await writeFiles({
    account: accounts('new'),
    contract_line: [line('n', 'nobody', '2024-01-01', 1)],
  })
  const before = await countAllRows(workspace.test)
  // Its home has a file where the folder of the error files should be.
  const context = { ...workspace.context, home: join(folder, 'home') }
  await mkdir(context.home)
  await writeFile(join(context.home, 'files'), '')
  await expect(importFiles.run(context, { workspace: workspace.name, path: folder, mapping })).rejects.toThrow()
  expect(await countAllRows(workspace.test)).toEqual(before)
})

it('what the source knew can not be later than the import', async () => {
  const workspace = await openWorkspace()
  const { files } = await workspace.importRows({
    account: accounts('acme'),
    contract_line: [
      line('past', 'acme', '2024-01-01', 10, { knownAt: '2024-01-02T08:00:00Z' }),
      line('future', 'acme', '2024-01-01', 10, { knownAt: '2999-01-02T08:00:00Z' }),
    ],
  })
  expect(files[1]).toMatchObject({
    created: 1,
    rejected: 1,
    problems: [{ row: 3, field: 'knownAt', reason: expect.stringContaining('later') }],
  })
})

it('a stated balance that the lines do not explain is the unexplained row until the next one', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [line('l1', 'acme', '2024-01-01', 100)],
    balance: [
      { account: 'acme', day: '2024-02-29', source: 'crm', amount: '1250', currency: 'EUR' },
      { account: 'acme', day: '2024-04-30', source: 'crm', amount: '1200', currency: 'EUR' },
    ],
  })
  expect(told((await workspace.bridge({ from: '2024-01', to: '2024-04' })).rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 unexplained 50.00 closing 1250.00 · 1',
    '2024-03 closing 1250.00 · 1',
    '2024-04 unexplained -50.00 closing 1200.00 · 1',
  ])
})
