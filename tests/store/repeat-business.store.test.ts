import { beforeAll, describe, expect, it } from 'vitest'
import { invoicesBridge, invoicesLines, invoicesRows, invoicesState } from '#ledger/server'
import { accounts, type Cells, line, openWorkspace, rate, type TestWorkspace } from '../support/workspace.js'

function invoice(ref: string, account: string, issuedDay: string, amount: number | string, more: Cells = {}): Cells {
  return { ref, account, issuedDay, amount, currency: 'EUR', recurring: false, ...more }
}

// One customer of each kind, worked by hand: 920.00 for the 92 days from November 2023 are 610.00 in 2023 (61 days).
const company = {
  account: [...accounts('a', 'b', 'c', 'd', 'k'), { ref: 'e', name: 'e', segment: 'Large' }],
  contract_line: [line('l1', 'k', '2022-01-01', 100)],
  invoice_line: [
    invoice('a1', 'a', '2022-06-15', 1000),
    invoice('a2', 'a', '2023-05-02', 1500),
    invoice('b1', 'b', '2022-03-01', 800),
    invoice('c1', 'c', '2021-02-01', 300),
    invoice('c2', 'c', '2023-07-01', 400),
    invoice('d1', 'd', '2023-11-01', 920, { serviceStart: '2023-11-01', serviceEnd: '2024-02-01' }),
    invoice('e1', 'e', '2022-10-01', 500),
    invoice('e2', 'e', '2023-10-01', 200),
    invoice('k1', 'k', '2022-10-01', 9999),
  ],
}

describe('repeat business', () => {
  let workspace: TestWorkspace
  const ask = (more: object = {}) =>
    invoicesBridge.run(workspace.context, { workspace: workspace.name, from: '2023-12', to: '2023-12', ...more })

  beforeAll(async () => {
    workspace = await openWorkspace()
    workspace.today = '2024-06-15'
    await workspace.importRows(company)
  })

  it('is the revenue of twelve months against the twelve before, of customers without contracts', async () => {
    expect((await ask()).rows).toEqual([
      {
        month: '2023-12',
        opening: '2300.00',
        new: '610.00',
        reactivation: '400.00',
        expansion: '500.00',
        contraction: '-300.00',
        churn: '-800.00',
        closing: '2710.00',
        customers: 4,
        // 1,700 ÷ 2,300, 1,200 ÷ 2,300 and two of three.
        nrr: '0.73913',
        grr: '0.521739',
        logoRetention: '0.666667',
        isOver: true,
      },
    ])
  })

  it('takes every account only when asked', async () => {
    const { rows } = await ask({ accounts: 'all' })
    expect(rows[0]).toMatchObject({ opening: '12299.00', churn: '-10799.00', closing: '2710.00' })
  })

  it('recognises the rest of a service in its later months', async () => {
    const { rows } = await ask({ from: '2024-01', to: '2024-12' })
    expect(rows.map(({ month, closing, isOver }) => [month, closing, isOver]).filter((_, n) => n % 11 === 0)).toEqual([
      ['2024-01', '3020.00', true],
      ['2024-12', '310.00', false],
    ])
  })

  it('adds up over the groups of an attribute', async () => {
    const { rows } = await ask({ by: 'segment' })
    expect(rows.map(({ group, opening, closing }) => [group, opening, closing])).toEqual([
      ['Large', '500.00', '200.00'],
      [null, '1800.00', '2510.00'],
    ])
    await expect(ask({ by: 'product' })).rejects.toThrow('follows customers')
  })

  it('opens every number into customers that sum to it, and these into invoice lines with their source rows', async () => {
    const { workspace: name, context } = { workspace: workspace.name, context: workspace.context }
    const found = await invoicesRows.run(context, { workspace: name, at: '2023-12', column: 'opening' })
    expect(found).toMatchObject({ from: '2023-01-01', to: '2023-12-31', opening: '2300.00', count: 3, next: null })
    expect(found.rows.map(({ account, opening, closing, kind }) => [account, opening, closing, kind])).toEqual([
      ['a', '1000.00', '1500.00', 'expansion'],
      ['b', '800.00', '0.00', 'churn'],
      ['e', '500.00', '200.00', 'contraction'],
    ])
    const lines = await invoicesLines.run(context, { workspace: name, account: 'd', at: '2023-12' })
    expect(lines).toMatchObject({ from: '2023-01-01', to: '2023-12-31', total: '610.00', unplaced: 0 })
    expect(lines.rows).toMatchObject([
      { line: 'd1', amount: '920.00', recognised: '610.00', file: 'invoice_line.csv', row: 7 },
    ])
  })

  // The contract customer k is invoiced in October 2022, within the months of the others; d1 is served to January 2024.
  it('says which months have revenue, of how many customers, and what groups them', async () => {
    const state = await invoicesState.run(workspace.context, { workspace: workspace.name })
    expect(state).toMatchObject({
      fiscalYearStart: 1,
      withoutContracts: { customers: 5, firstMonth: '2021-02', lastMonth: '2024-01' },
      all: { customers: 6, firstMonth: '2021-02', lastMonth: '2024-01' },
    })
    expect(state.groupings).toContain('segment')
    expect(state.groupings).not.toContain('product')
    const empty = await openWorkspace()
    expect(await invoicesState.run(empty.context, { workspace: empty.name })).toMatchObject({
      withoutContracts: { customers: 0, firstMonth: null, lastMonth: null },
      all: { customers: 0, firstMonth: null, lastMonth: null },
    })
  })

  it('is listed page by page', async () => {
    const page = (after?: string) =>
      invoicesRows.run(workspace.context, { workspace: workspace.name, at: '2023-12-31', limit: 3, after })
    const first = await page()
    const second = await page(first.next ?? '')
    expect([...first.rows, ...second.rows].map(({ account }) => account)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect([first.next, second.next]).toEqual(['c', null])
  })

  it('says so when there is nothing to divide by, and refuses days that do not exist', async () => {
    const { rows } = await ask({ from: '2020-12', to: '2020-12' })
    expect(rows[0]).toMatchObject({ opening: '0.00', nrr: null, grr: null, because: expect.stringContaining('before') })
    const at = (text: string) => invoicesRows.run(workspace.context, { workspace: workspace.name, at: text })
    await expect(at('2023-02-30')).rejects.toThrow('neither a day')
  })
})

describe('repeat business in several currencies', () => {
  it('converts both windows at the rates of the end, so that a rate moves nothing, and has no value without a rate', async () => {
    const workspace = await openWorkspace()
    await workspace.importRows({
      account: accounts('a', 'b'),
      exchange_rate: [
        rate('USD', 'EUR', '2022-01-01', '0.80', 'budget'),
        rate('USD', 'EUR', '2023-01-01', '0.90', 'budget'),
      ],
      invoice_line: [
        invoice('a1', 'a', '2022-05-01', 100, { currency: 'USD' }),
        invoice('a2', 'a', '2023-05-01', 100, { currency: 'USD' }),
        invoice('b1', 'b', '', 50),
      ],
    })
    const { rows, unplaced } = await invoicesBridge.run(workspace.context, {
      workspace: workspace.name,
      from: '2023-12',
      to: '2024-12',
    })
    expect(rows[0]).toMatchObject({ opening: '90.00', closing: '90.00', expansion: '0.00', nrr: '1' })
    expect(rows[11]).toMatchObject({ month: '2024-11', opening: null })
    expect(rows[12]).toMatchObject({ opening: null, nrr: null, because: expect.stringContaining('from USD to EUR') })
    expect(unplaced).toBe(1)
    // Long before both windows, dollars need no rate any more: whether there was revenue is all that counts.
    await workspace.importRows({ invoice_line: [invoice('a3', 'a', '2026-05-01', 70)] })
    const input = { workspace: workspace.name, from: '2026-12', to: '2026-12' }
    const later = await invoicesBridge.run(workspace.context, input)
    expect(later.rows[0]).toMatchObject({ reactivation: '70.00', closing: '70.00' })
  })
})

describe('repeat business by an attribute that changes', () => {
  it('counts a customer where it was when the window started', async () => {
    const workspace = await openWorkspace()
    await workspace.importRows({
      account: [{ ref: 'a', name: 'a', segment: 'Small', validFrom: '' }],
      invoice_line: [invoice('a1', 'a', '2022-05-01', 100), invoice('a2', 'a', '2023-05-01', 300)],
    })
    await workspace.importRows({ account: [{ ref: 'a', name: 'a', segment: 'Large', validFrom: '2023-03-01' }] })
    const bySegment = async (month: string) => {
      const input = { workspace: workspace.name, from: month, to: month, by: 'segment' }
      const { rows } = await invoicesBridge.run(workspace.context, input)
      return rows.map(({ group, opening, closing }) => [group, opening, closing])
    }
    expect(await bySegment('2023-12')).toEqual([['Small', '100.00', '300.00']])
    expect(await bySegment('2024-04')).toEqual([['Large', '100.00', '300.00']])
  })
})
