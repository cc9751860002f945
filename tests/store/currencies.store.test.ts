import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, rate, told } from '../support/workspace.js'

const usd = { currency: 'USD', period: 'year' }

it('a fiscal year without a rate has no value, with the reason, and never 0; the rate imported later heals it', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme', 'beta'),
    contract_line: [
      line('d', 'acme', '2024-03-10', 1000, { ...usd, endDay: '2024-06-01' }),
      line('e', 'beta', '2024-01-01', 10),
    ],
  })
  const range = { from: '2024-02', to: '2024-07' }
  const { rows } = await workspace.bridge(range)
  expect(rows.map((row) => row.closing)).toEqual(['120.00', null, null, null, '120.00', '120.00'])
  expect(rows.map((row) => row.opening)).toEqual(['120.00', null, null, null, '120.00', '120.00'])
  expect(rows[1]).toMatchObject({ new: null, churn: null, fx: null, customers: null })
  expect(rows[1]?.because).toContain('from USD to EUR')
  expect(rows[1]?.because).toContain('2024-01-01')
  expect(await workspace.verify()).toMatchObject({ equal: true })

  await workspace.importRows({ exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.9')] })
  expect(told((await workspace.bridge(range)).rows)).toEqual([
    '2024-02 closing 120.00 · 1',
    '2024-03 new 900.00 closing 1020.00 · 2',
    '2024-04 closing 1020.00 · 2',
    '2024-05 closing 1020.00 · 2',
    '2024-06 churn -900.00 closing 120.00 · 1',
    '2024-07 closing 120.00 · 1',
  ])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('the budget rate goes before the rate of the first day, and its change lands on the first day of the fiscal year', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    exchange_rate: [
      rate('USD', 'EUR', '2023-01-01', '0.7'),
      rate('USD', 'EUR', '2023-05-05', '0.8', 'budget'),
      rate('USD', 'EUR', '2024-01-01', '0.9'),
      rate('USD', 'EUR', '2024-06-01', '0.5'),
    ],
    account: accounts('acme'),
    contract_line: [line('d', 'acme', '2023-03-10', 1000, usd)],
  })
  expect(
    told((await workspace.bridge({ from: '2023-03', to: '2024-07' })).rows).filter((row) => !/^\S+ closing/.test(row)),
  ).toEqual(['2023-03 new 800.00 closing 800.00 · 1', '2024-01 fx 100.00 closing 900.00 · 1'])
  const { rows } = await workspace.movements({ from: '2024-01', to: '2024-01' })
  expect(rows).toMatchObject([{ day: '2024-01-01', kind: 'fx', amount: '100.00', line: null }])
})

it('with a fiscal year that begins in April the FX row is in April, by the rate of up to seven days before', async () => {
  const workspace = await openWorkspace({ fiscalYearStart: 4 })
  await workspace.importRows({
    exchange_rate: [rate('USD', 'EUR', '2023-03-25', '0.8'), rate('USD', 'EUR', '2024-03-31', '1')],
    account: accounts('acme'),
    contract_line: [line('d', 'acme', '2023-04-10', 1000, usd)],
  })
  const { rows } = await workspace.bridge({ from: '2023-04', to: '2024-04' })
  expect(told(rows).filter((row) => !/^\S+ closing/.test(row))).toEqual([
    '2023-04 new 800.00 closing 800.00 · 1',
    '2024-04 fx 200.00 closing 1000.00 · 1',
  ])
})

it('FX by currency stands in the currency that moved: what another one gains does not offset it', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    exchange_rate: [
      rate('USD', 'EUR', '2023-01-01', '0.8'),
      rate('PLN', 'EUR', '2023-01-01', '0.25'),
      rate('USD', 'EUR', '2024-01-01', '0.9'),
      rate('PLN', 'EUR', '2024-01-01', '0.2'),
    ],
    account: accounts('acme'),
    contract_line: [
      line('d', 'acme', '2023-03-10', 1000, usd),
      line('z', 'acme', '2023-03-10', 1000, { currency: 'PLN', period: 'year' }),
    ],
  })
  expect(told((await workspace.bridge({ from: '2024-01', to: '2024-01', by: 'currency' })).rows)).toEqual([
    '2024-01 PLN fx -50.00 closing 200.00 · 1',
    '2024-01 USD fx 100.00 closing 900.00 · 1',
  ])
})

it('another reporting currency is computed from the lines, and says where it has no rate', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    exchange_rate: [rate('EUR', 'USD', '2024-01-01', '1.25')],
    account: accounts('acme'),
    contract_line: [
      line('e', 'acme', '2024-02-01', 1000, { period: 'year' }),
      line('d', 'acme', '2024-03-01', 100, usd),
    ],
  })
  const dollars = await workspace.bridge({ from: '2024-02', to: '2024-03', currency: 'USD' })
  expect(dollars.currency).toBe('USD')
  expect(told(dollars.rows)).toEqual([
    '2024-02 new 1250.00 closing 1250.00 · 1',
    '2024-03 expansion 100.00 closing 1350.00 · 1',
  ])
  expect(told((await workspace.bridge({ from: '2024-03', to: '2024-03' })).rows)).toEqual([
    '2024-03 expansion 80.00 closing 1080.00 · 1',
  ])
  const zloty = await workspace.bridge({ from: '2024-02', to: '2024-02', currency: 'PLN' })
  expect(zloty.rows[0]).toMatchObject({ closing: null, because: expect.stringContaining('PLN') })
})

it('a new fiscal year brings its FX row with the first change of the ledger in it', async () => {
  const workspace = await openWorkspace()
  workspace.today = '2024-12-20'
  await workspace.importRows({
    exchange_rate: [
      rate('USD', 'EUR', '2024-01-01', '0.8', 'budget'),
      rate('USD', 'EUR', '2025-01-01', '0.9', 'budget'),
    ],
    account: accounts('acme', 'beta'),
    contract_line: [line('d', 'acme', '2024-03-10', 1000, usd)],
  })
  const january = { from: '2025-01', to: '2025-01' }
  expect(told((await workspace.bridge(january)).rows)).toEqual(['2025-01 closing 800.00 · 1'])
  workspace.today = '2025-01-02'
  await workspace.importRows({ contract_line: [line('e', 'beta', '2024-03-10', 1)] })
  expect(told((await workspace.bridge(january)).rows)).toEqual(['2025-01 fx 100.00 closing 912.00 · 2'])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('yen have no decimals and dinars have three', async () => {
  const workspace = await openWorkspace({ currency: 'KWD' })
  await workspace.importRows({
    exchange_rate: [rate('JPY', 'KWD', '2024-01-01', '0.0021')],
    account: accounts('acme'),
    contract_line: [line('y', 'acme', '2024-02-01', 10_001, { currency: 'JPY', period: 'year' })],
  })
  // 10,001 × 0.0021 = 21.0021 dinars.
  expect(told((await workspace.bridge({ from: '2024-02', to: '2024-02' })).rows)).toEqual([
    '2024-02 new 21.002 closing 21.002 · 1',
  ])
})
