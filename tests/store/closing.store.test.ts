import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, rate, type TestWorkspace, told } from '../support/workspace.js'

const year = { from: '2024-01', to: '2024-12' }

async function open(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme', 'beta'),
    contract_line: [
      line('l1', 'acme', '2024-01-01', 100),
      line('l2', 'beta', '2024-02-10', 50, { endDay: '2024-05-01' }),
    ],
  })
  return workspace
}

const reported = async (workspace: TestWorkspace, to: string, by?: string) =>
  (await workspace.bridge({ from: '2023-12', to, basis: 'reported', by })).rows

it('a closed month stays as it was reported; later changes are restated in the first open month', async () => {
  const workspace = await open()
  await workspace.close('2024-01', '2024-02')
  const before = await reported(workspace, '2024-02')
  await workspace.correct('l1', 'arr=1500', 'the price list was wrong')
  await workspace.importRows({ contract_line: [line('l3', 'beta', '2024-02-20', 10)] })
  expect(await reported(workspace, '2024-02')).toEqual(before)
  expect(told((await workspace.bridge({ ...year, to: '2024-03', basis: 'reported' })).rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 new 600.00 closing 1800.00 · 2',
    '2024-03 restated 420.00 closing 2220.00 · 2',
  ])
  expect(told((await workspace.bridge({ ...year, to: '2024-03' })).rows)).toEqual([
    '2024-01 new 1500.00 closing 1500.00 · 1',
    '2024-02 new 600.00 expansion 120.00 closing 2220.00 · 2',
    '2024-03 closing 2220.00 · 2',
  ])
  const { rows, total } = await workspace.restatements()
  expect(
    rows.map(({ month, reportedIn, account, kind, amount, cause, by }) => [
      month,
      reportedIn,
      account,
      kind,
      amount,
      cause,
      by,
    ]),
  ).toEqual([
    ['2024-01', '2024-03', 'acme', 'new', '300.00', 'correct: the price list was wrong', 'tester'],
    ['2024-02', '2024-03', 'beta', 'expansion', '120.00', 'import: test', 'tester'],
  ])
  expect(total).toBe('420.00')
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('what is restated twice is listed twice, and what is taken back within an open month is not listed', async () => {
  const workspace = await open()
  await workspace.close('2024-01', '2024-02')
  await workspace.correct('l1', 'arr=1500')
  await workspace.close('2024-03')
  const march = await reported(workspace, '2024-03')
  await workspace.correct('l1', 'arr=1400')
  expect(await reported(workspace, '2024-03')).toEqual(march)
  const { rows, total } = await workspace.restatements()
  expect(rows.map(({ reportedIn, amount }) => [reportedIn, amount])).toEqual([
    ['2024-03', '300.00'],
    ['2024-04', '-100.00'],
  ])
  expect(total).toBe('200.00')
  // Reported through March + what April restates = known through March.
  const known = (await workspace.bridge({ from: '2024-03', to: '2024-03' })).rows[0]?.closing
  expect([march[march.length - 1]?.closing, known]).toEqual(['2100.00', '2000.00'])
})

it('months are closed in their order, once, when they are over, and reopened from the last', async () => {
  const workspace = await open()
  await expect(workspace.close('2024-03')).rejects.toMatchObject({
    kind: 'wrong-usage',
    message: expect.stringContaining('close 2024-01 first'),
  })
  await workspace.close('2024-01')
  await expect(workspace.close('2024-01')).rejects.toMatchObject({ kind: 'month-closed' })
  await expect(workspace.close('2024-03')).rejects.toMatchObject({
    message: expect.stringContaining('close 2024-02 first'),
  })
  workspace.today = '2024-02-29'
  await expect(workspace.close('2024-02')).rejects.toMatchObject({ message: expect.stringContaining('not over yet') })
  workspace.today = '2024-03-01'
  await workspace.close('2024-02')
  await expect(workspace.reopen('2024-01')).rejects.toMatchObject({ message: expect.stringContaining('2024-02') })
  await workspace.reopen('2024-02')
  expect(await workspace.state()).toMatchObject({ closedMonth: '2024-01', nextToClose: '2024-02' })
})

it('a reopened month takes in what was restated after it, and closed again keeps it', async () => {
  const workspace = await open()
  await workspace.close('2024-01', '2024-02')
  await workspace.importRows({
    contract_line: [line('l3', 'beta', '2024-02-20', 10), line('l4', 'acme', '2024-01-20', 20)],
  })
  await workspace.reopen('2024-02')
  expect(told((await workspace.bridge({ ...year, to: '2024-03', basis: 'reported' })).rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 new 600.00 expansion 120.00 restated 240.00 closing 2160.00 · 2',
    '2024-03 closing 2160.00 · 2',
  ])
  expect(await workspace.verify()).toMatchObject({ equal: true })
  await workspace.close('2024-02')
  expect((await workspace.restatements()).total).toBe('240.00')
})

it('with every month open again, reported and known are the same', async () => {
  const workspace = await open()
  await workspace.close('2024-01')
  await workspace.importRows({ contract_line: [line('l0', 'acme', '2023-06-01', 5)] })
  await workspace.close('2024-02')
  await workspace.reopen('2024-02')
  await workspace.reopen('2024-01')
  const range = { from: '2023-05', to: '2024-12' }
  expect((await workspace.bridge({ ...range, basis: 'reported' })).rows).toEqual((await workspace.bridge(range)).rows)
  expect((await workspace.restatements()).rows).toEqual([])
})

it('an import of a wrong year that was undone does not stand before the first month to close', async () => {
  const workspace = await open()
  const wrong = await workspace.importRows({ contract_line: [line('x', 'acme', '2014-01-01', 1)] })
  await workspace.undo(wrong.importId)
  expect(await workspace.state()).toMatchObject({ firstMonth: '2024-01', nextToClose: '2024-01' })
  await workspace.close('2024-01')
})

it('a closed month keeps its numbers when a rate that it used is taken back', async () => {
  const workspace = await openWorkspace()
  const rates = await workspace.importRows({ exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.5')] })
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [line('d', 'acme', '2024-01-10', 1000, { currency: 'USD', period: 'year' })],
  })
  await workspace.close('2024-01', '2024-02')
  const before = await reported(workspace, '2024-02')
  expect(told(before)).toEqual(['2023-12 · 0', '2024-01 new 500.00 closing 500.00 · 1', '2024-02 closing 500.00 · 1'])
  await workspace.undo(rates.importId)
  expect(await reported(workspace, '2024-02')).toEqual(before)
  const march = (await workspace.bridge({ from: '2024-03', to: '2024-03', basis: 'reported' })).rows
  expect(march[0]).toMatchObject({ closing: null, because: expect.stringContaining('USD') })
})

it('a month without a value cannot be closed, and the refusal says which rate is missing', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme', 'beta'),
    contract_line: [line('e', 'acme', '2024-01-10', 10), line('d', 'beta', '2024-02-10', 1000, { currency: 'USD' })],
  })
  await workspace.close('2024-01')
  await expect(workspace.close('2024-02')).rejects.toMatchObject({
    kind: 'no-rate',
    message: expect.stringContaining('from USD to EUR'),
  })
  await workspace.importRows({ exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.5')] })
  await workspace.close('2024-02')
})

it('closed months keep their numbers product by product and account by account', async () => {
  const workspace = await openWorkspace()
  const p = (product: string) => ({ product })
  await workspace.importRows({
    account: accounts('acme', 'beta'),
    product: accounts('core', 'plus'),
    contract_line: [line('l1', 'acme', '2024-01-01', 100, p('core')), line('l2', 'beta', '2024-01-10', 50, p('plus'))],
  })
  await workspace.close('2024-01')
  const frozen = async () => [
    await reported(workspace, '2024-01', 'product'),
    await reported(workspace, '2024-01', 'account'),
  ]
  const before = await frozen()
  await workspace.importRows({
    contract_line: [line('l1', 'beta', '2024-01-01', 130, p('plus')), line('l2', 'acme', '2024-01-10', 50, p('core'))],
  })
  // A group that came up only later stands there with nothing.
  const after = (await frozen()).map((rows) =>
    rows.filter((row) => row.closing !== '0.00' || row.new !== '0.00' || row.month === '2023-12'),
  )
  expect(after.map(told)).toEqual(before.map((rows) => told(rows)))
})

it('a closed month keeps the attributes that were known when it was closed; a later change is a transfer after it', async () => {
  const workspace = await openWorkspace()
  const account = (ref: string, segment: string, validFrom = '') => ({
    account: [{ ref, name: ref, segment, validFrom }],
  })
  await workspace.importRows({
    account: [
      ...account('acme', 'small').account,
      ...account('beta', 'small').account,
      ...account('cora', 'small').account,
    ],
    contract_line: [
      line('l1', 'acme', '2024-01-01', 100),
      line('l2', 'beta', '2024-01-10', 50),
      line('l3', 'cora', '2024-01-10', 1),
    ],
  })
  await workspace.close('2024-01', '2024-02')
  const before = await reported(workspace, '2024-02', 'segment')
  expect(told(before)).toEqual([
    '2023-12 small · 0',
    '2024-01 small new 1812.00 closing 1812.00 · 3',
    '2024-02 small closing 1812.00 · 3',
  ])

  await workspace.importRows(account('acme', 'large'))
  await workspace.importRows(account('beta', 'large', '2024-02-10'))
  const undone = await workspace.importRows(account('cora', 'large'))
  await workspace.undo(undone.importId)
  const after = await reported(workspace, '2024-03', 'segment')
  expect(after.filter((row) => row.group === 'small' && row.month < '2024-03')).toEqual(before)
  expect(told(after.filter((row) => row.month === '2024-03' || row.group === 'large'))).toEqual([
    '2023-12 large · 0',
    '2024-01 large · 0',
    '2024-02 large · 0',
    '2024-03 large transfer 1800.00 closing 1800.00 · 2',
    '2024-03 small transfer -1800.00 closing 12.00 · 1',
  ])
  const known = await workspace.bridge({ from: '2024-01', to: '2024-02', by: 'segment' })
  expect(told(known.rows)).toEqual([
    '2024-01 large new 1200.00 closing 1200.00 · 1',
    '2024-02 large transfer 600.00 closing 1800.00 · 2',
    '2024-01 small new 612.00 closing 612.00 · 2',
    '2024-02 small transfer -600.00 closing 12.00 · 1',
  ])
})

it('the customers of a closed month stay counted as they were, currency by currency too', async () => {
  const workspace = await open()
  await workspace.close('2024-01', '2024-02')
  const closed = async () => (await reported(workspace, '2024-03', 'currency')).filter((row) => row.month < '2024-03')
  const before = await closed()
  expect(told(before)).toEqual([
    '2023-12 EUR · 0',
    '2024-01 EUR new 1200.00 closing 1200.00 · 1',
    '2024-02 EUR new 600.00 closing 1800.00 · 2',
  ])
  await workspace.correct('l1', 'arr=1800')
  expect(await closed()).toEqual(before)
})
