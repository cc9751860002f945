import { describe, expect, it } from 'vitest'
import { policiesCreate } from '#ledger/server'
import { metricsExplain, metricsRows, metricsShow } from '#metrics/server'
import { openExample } from '../support/example-company.js'
import { accounts, line, openWorkspace, rate, type TestWorkspace } from '../support/workspace.js'

type Asked = Omit<Parameters<typeof metricsShow.run>[1], 'workspace' | 'id'>

async function shown(workspace: TestWorkspace, id: string, asked: Asked = {}) {
  const found = await metricsShow.run(workspace.context, { id, workspace: workspace.name, at: '2024-12', ...asked })
  return Array.isArray(found) ? found[0] : found
}

const rowsOf = (workspace: TestWorkspace, id: string, asked: Asked = {}) =>
  metricsRows.run(workspace.context, { id, workspace: workspace.name, at: '2024-12', ...asked })

async function ownSet(workspace: TestWorkspace, countedUnit: 'parent' | 'contract'): Promise<Asked> {
  const made = { workspace: workspace.name, name: `by ${countedUnit}`, because: 'the board decided so', countedUnit }
  await policiesCreate.run(workspace.context, made)
  return { policy: made.name }
}

describe('an own policy set', () => {
  it('that counts parents counts a group of companies as one customer', async () => {
    const workspace = await openWorkspace()
    const child = (ref: string) => ({ ref, name: ref, parent: 'P' })
    await workspace.importRows({
      account: [{ ref: 'P', name: 'P' }, child('A'), child('B'), { ref: 'C', name: 'C' }],
      contract_line: [
        line('1', 'A', '2023-01-01', 100),
        line('2', 'B', '2023-01-01', 50, { endDay: '2024-07-01' }),
        line('3', 'C', '2023-01-01', 50),
      ],
    })
    const asked = await ownSet(workspace, 'parent')
    expect(await shown(workspace, 'logo-retention', asked)).toMatchObject({ value: '1', units: 2, policy: 'by parent' })
    expect((await shown(workspace, 'grr', asked))?.value).toBe('0.75')
    expect((await shown(workspace, 'churned-arr', asked))?.value).toBe('0.00')
    expect((await shown(workspace, 'customers', asked))?.value).toBe('2')
    const rows = await rowsOf(workspace, 'nrr', asked)
    expect(rows.rows.map(({ account, then, now }) => [account, then, now])).toEqual([
      ['P', '1800.00', '1200.00'],
      ['C', '600.00', '600.00'],
    ])
    const arr = await rowsOf(workspace, 'arr', asked)
    expect(arr.rows.map(({ account, amount }) => [account, amount])).toEqual([
      ['P', '1200.00'],
      ['C', '600.00'],
    ])
  })

  it('that counts contracts names them', async () => {
    const workspace = await openWorkspace()
    await workspace.importRows({
      account: accounts('A'),
      contract_line: [
        line('1', 'A', '2023-01-01', 100, { contract: 'K1' }),
        line('2', 'A', '2023-01-01', 50, { contract: 'K2', endDay: '2024-07-01' }),
      ],
    })
    const asked = await ownSet(workspace, 'contract')
    expect(await shown(workspace, 'logo-retention', asked)).toMatchObject({ value: '0.5', units: 2 })
    const { rows } = await rowsOf(workspace, 'logo-retention', asked)
    expect(rows.map(({ account, unit, numerator }) => [account, unit, numerator])).toEqual([
      ['A', 'K1', '1'],
      ['A', 'K2', '0'],
    ])
  })
})

describe('the state of knowledge', () => {
  it('is named, and a number as known before the import does not exist', async () => {
    const workspace = await openExample()
    const past = { asKnownAt: '2001-01-01T00:00Z' }
    expect(await shown(workspace, 'arr', past)).toMatchObject({ known: false, computedAt: past.asKnownAt })
    const later = { asKnownAt: '2100-01-01T00:00Z' }
    expect((await shown(workspace, 'nrr', later))?.value).toBe((await shown(workspace, 'nrr'))?.value)
  })
})

describe('another currency', () => {
  // 1 EUR = 4 PLN by the budget of 2023, 5 PLN by that of 2024: both ends of a ratio at 5.
  it('converts a sum at the rate of its day, and both ends of a ratio at the rate of its end', async () => {
    const workspace = await openWorkspace()
    await workspace.importRows({
      account: accounts('A', 'B'),
      exchange_rate: [rate('EUR', 'PLN', '2023-01-01', '4', 'budget'), rate('EUR', 'PLN', '2024-01-01', '5', 'budget')],
      contract_line: [line('1', 'A', '2023-01-01', 100), line('2', 'B', '2023-01-01', 100, { endDay: '2024-07-01' })],
    })
    const asked = { currency: 'PLN' }
    expect(await shown(workspace, 'arr', { ...asked, at: '2023-12' })).toMatchObject({
      value: '9600.00',
      currency: 'PLN',
    })
    expect((await shown(workspace, 'arr', asked))?.value).toBe('6000.00')
    expect((await shown(workspace, 'fx-arr', asked))?.value).toBe('2400.00')
    expect((await shown(workspace, 'nrr', asked))?.value).toBe('0.5')
    expect((await rowsOf(workspace, 'nrr', asked)).denominator).toBe('12000.00')
  })
})

describe('customers without contracts', () => {
  it('have the revenue of their invoices, never mixed with ARR', async () => {
    const workspace = await openWorkspace()
    const invoice = (ref: string, account: string, issuedDay: string, amount: number) => ({
      ref,
      account,
      issuedDay,
      amount,
      currency: 'EUR',
    })
    await workspace.importRows({
      account: accounts('A', 'B', 'C', 'K'),
      contract_line: [line('1', 'K', '2023-01-01', 100)],
      invoice_line: [
        invoice('a1', 'A', '2023-05-10', 1000),
        invoice('a2', 'A', '2024-05-10', 1200),
        invoice('b1', 'B', '2023-06-10', 1000),
        invoice('b2', 'B', '2024-06-10', 400),
        invoice('c1', 'C', '2024-03-10', 50),
        invoice('k1', 'K', '2024-03-10', 100),
      ],
    })
    expect((await shown(workspace, 'revenue-ttm'))?.value).toBe('1650.00')
    expect((await shown(workspace, 'revenue-nrr'))?.value).toBe('0.8')
    expect((await shown(workspace, 'revenue-grr'))?.value).toBe('0.7')
    expect((await shown(workspace, 'revenue-logo-retention'))?.value).toBe('1')
    expect(await rowsOf(workspace, 'revenue-logo-retention')).toMatchObject({ numerator: '2', denominator: '2' })
    const { rows, numerator, denominator } = await rowsOf(workspace, 'revenue-grr')
    expect(rows.map(({ account }) => account)).toEqual(['A', 'B'])
    expect([numerator, denominator]).toEqual(['1400.00', '2000.00'])
    const explained = await metricsExplain.run(workspace.context, {
      id: 'revenue-nrr',
      workspace: workspace.name,
      at: '2024-12',
    })
    expect(explained.putIn.en).toBe(
      '1,600.00 EUR (revenue of the window) ÷ 2,000.00 EUR (revenue of the window before) = 80.00%',
    )
  })
})
