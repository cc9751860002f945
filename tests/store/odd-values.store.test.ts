import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, rate, told, writeFiles } from '../support/workspace.js'

it('a value too large to count with refuses its row and not the import', async () => {
  const workspace = await openWorkspace()
  const { files } = await workspace.importRows({
    account: accounts('acme'),
    exchange_rate: [rate('USD', 'EUR', '2024-01-01', `1${'0'.repeat(30)}`), rate('PLN', 'EUR', '2024-01-01', '0.25')],
    contract_line: [
      line('good', 'acme', '2024-01-01', 10),
      line('huge', 'acme', '2024-01-01', '9'.repeat(20)),
      line('many', 'acme', '2024-01-01', '', { quantity: '9'.repeat(12), unitPrice: '9'.repeat(12) }),
      line('negative', 'acme', '2024-01-01', `-${'9'.repeat(20)}`),
      line('notice', 'acme', '2024-01-01', 10, { noticeDays: '99999999999' }),
      line('percent', 'acme', '2024-01-01', 10, { discountRatio: '10' }),
    ],
    balance: [{ account: 'acme', day: '2024-01-31', source: 'crm', amount: '9'.repeat(30), currency: 'EUR' }],
    invoice_line: [{ ref: 'i', account: 'acme', amount: '9'.repeat(30), currency: 'EUR' }],
  })
  const problems = files.map(({ entity, created, problems }) => [
    entity,
    created,
    problems.map(({ row, field }) => `${row} ${field}`),
  ])
  expect(problems).toEqual([
    ['account', 1, []],
    ['exchange_rate', 1, ['2 rate']],
    ['contract_line', 1, ['6 noticeDays', '3 amount', '4 amount', '5 amount', '7 discountRatio']],
    ['balance', 0, ['2 amount']],
    ['invoice_line', 0, ['2 amount']],
  ])
  expect((await workspace.bridge({ from: '2024-01', to: '2024-01' })).rows[0]?.closing).toBe('120.00')
})

it('texts with tabs, line ends, quotes, backslashes and SQL in them are kept as they are', async () => {
  const workspace = await openWorkspace()
  const odd = ['a\tb', 'a\nb', '\\N', '\\.', `O'Neil "&" Söhne; drop table x`, 'zażółć 漢字 🏝', '$1 %s {0}', '=1+1']
  const { files } = await workspace.importRows({
    account: odd.map((ref) => ({ ref, name: ref, segment: ref, 'attributes.odd': ref })),
    contract_line: odd.map((ref, index) => line(`l${index}`, ref, '2024-01-01', 1)),
  })
  expect(files.map(({ created, rejected }) => [created, rejected])).toEqual([
    [8, 0],
    [8, 0],
  ])
  for (const by of ['account', 'segment', 'attributes.odd']) {
    const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-01', by })
    expect(rows.map((row) => row.group).sort()).toEqual([...odd].sort())
  }
  const { rows } = await workspace.movements({ from: '2024-01', to: '2024-01', account: odd[4] })
  expect(rows).toMatchObject([{ accountName: odd[4], amount: '12.00' }])
})

it('a NUL in JSON does not stop the import with an error of the database', async () => {
  const workspace = await openWorkspace()
  const { folder, mapping } = await writeFiles({ account: accounts('acme') })
  await writeFile(join(folder, 'account.csv'), 'ref,name\nx,y\n')
  await writeFile(
    join(folder, 'account.json'),
    JSON.stringify([
      { ref: 'a\u0000b', name: 'A' },
      { ref: 'c', name: 'C\ud800' },
    ]),
  )
  await writeFile(
    mapping,
    JSON.stringify({
      name: 'json',
      version: 1,
      files: [{ match: 'account.json', entity: 'account', fields: { ref: 'ref', name: 'name' } }],
    }),
  )
  const outcome = await workspace.importFrom(folder, mapping).then(
    ({ files }) => files.map(({ created, rejected }) => [created, rejected]),
    (error: { kind?: string }) => error.kind,
  )
  expect(['unreadable-file', [[1, 1]], [[2, 0]]]).toContainEqual(outcome)
})

it('the last day of the calendar does no harm', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [
      line('first', 'acme', '1990-01-01', 1, { endDay: '1990-02-01' }),
      line('last', 'acme', '9999-12-31', 1),
    ],
  })
  expect(told((await workspace.bridge({ from: '9999-11', to: '9999-12' })).rows)).toEqual([
    '9999-11 · 0',
    '9999-12 reactivation 12.00 closing 12.00 · 1',
  ])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('a folder in which the mapping finds no file is said so, and nothing is recorded', async () => {
  const workspace = await openWorkspace()
  const { folder } = await writeFiles({ account: accounts('acme') })
  const other = await writeFiles({ product: accounts('core') })
  await expect(workspace.importFrom(folder, other.mapping)).rejects.toMatchObject({
    kind: expect.stringMatching(/wrong-usage|unreadable-file|invalid-mapping/),
  })
  expect((await workspace.imports()).rows).toEqual([])
})

it('a key or name that is too long for an index refuses its row and not the import', async () => {
  const workspace = await openWorkspace()
  const { files } = await workspace.importRows({
    account: [
      ...accounts('acme', 'ł'.repeat(300)),
      { ref: 'k'.repeat(3000), name: 'n' },
      { ref: 'b', name: 'ł'.repeat(301) },
    ],
    contract_line: [line('good', 'acme', '2024-01-01', 10), line('l'.repeat(3000), 'acme', '2024-01-01', 10)],
  })
  expect(files.map(({ created, problems }) => [created, problems.map(({ row, field }) => `${row} ${field}`)])).toEqual([
    [2, ['4 ref', '5 name']],
    [1, ['3 ref']],
  ])
  expect(files[0]?.problems[0]?.reason).toMatch(/is longer than 300 characters, which no key or name may be/)
})
