import { beforeAll, describe, expect, it } from 'vitest'
import { reconciliationExplain, reconciliationList, reconciliationReopen, reconciliationShow } from '#ledger/server'
import { accounts, type Cells, line, openWorkspace, products, rate, type TestWorkspace } from '../support/workspace.js'

function billed(
  ref: string,
  account: string,
  from: string,
  to: string,
  amount: number | string,
  more: Cells = {},
): Cells {
  const service = { issuedDay: from, serviceStart: from, serviceEnd: to }
  return { ref, account, product: 'core', ...service, amount, currency: 'EUR', recurring: true, ...more }
}

// 100.00 a month each, in the middle of 2024.
const company = {
  account: accounts('right', 'less', 'none', 'gone', 'dollars', 'vague'),
  product: products('core'),
  exchange_rate: [
    rate('USD', 'EUR', '2024-01-01', '0.90', 'budget'),
    rate('USD', 'EUR', '2025-01-01', '0.95', 'budget'),
  ],
  contract_line: [
    line('l1', 'right', '2024-01-01', 100),
    line('l2', 'less', '2024-01-01', 100),
    line('l3', 'none', '2024-01-01', 100),
    line('l4', 'gone', '2023-01-01', 100, { endDay: '2024-06-01' }),
    line('l5', 'dollars', '2023-07-01', 100, { currency: 'USD' }),
    line('l6', 'vague', '2024-01-01', 100),
  ],
  invoice_line: [
    billed('i1', 'right', '2024-01-01', '2025-01-01', 1200),
    billed('i2', 'less', '2024-06-01', '2024-07-01', 90),
    billed('i3', 'less', '2024-07-01', '2024-08-01', 80),
    billed('i4', 'gone', '2024-06-01', '2024-07-01', 100),
    billed('i5', 'dollars', '2024-06-01', '2024-07-01', 100, { currency: 'USD' }),
    billed('i6', 'vague', '', '', 100, { issuedDay: '2024-06-01' }),
    billed('i7', 'right', '2024-06-01', '2024-07-01', 500, { recurring: false }),
  ],
  balance: [
    { account: 'right', day: '2024-06-30', source: 'crm', amount: 1200, currency: 'EUR' },
    { account: 'less', day: '2024-05-31', source: 'crm', amount: 1500, currency: 'EUR' },
    { account: 'none', day: '2023-12-31', source: 'crm', amount: 1200, currency: 'EUR' },
  ],
}

type Ask = Omit<Parameters<typeof reconciliationList.run>[1], 'workspace'>

describe('reconciliation', () => {
  let workspace: TestWorkspace
  const list = (more: Ask = {}) =>
    reconciliationList.run(workspace.context, { workspace: workspace.name, at: '2024-06', ...more })
  const told = async (more: Ask = {}) =>
    (await list(more)).rows.map(({ account, source, state, theirs, ours }) => [account, source, state, theirs, ours])

  beforeAll(async () => {
    workspace = await openWorkspace()
    workspace.today = '2024-06-15'
    await workspace.importRows(company)
  })

  it('compares what is invoiced for the day with the ARR of the day, per account, the largest difference first', async () => {
    expect(await told({ source: 'billing' })).toEqual([
      ['gone', 'billing', 'only-theirs', '1200.00', '0.00'],
      ['none', 'billing', 'only-ours', '0.00', '1200.00'],
      ['less', 'billing', 'differs', '1080.00', '1200.00'],
      ['dollars', 'billing', 'agrees', '1080.00', '1080.00'],
      ['right', 'billing', 'agrees', '1200.00', '1200.00'],
      ['vague', 'billing', 'undefined', null, null],
    ])
  })

  it('sums what matches, counts what is open, and leaves what has no value out of both', async () => {
    expect(await list({ source: 'billing' })).toMatchObject({
      at: '2024-06-30',
      count: 6,
      theirs: '4560.00',
      ours: '4680.00',
      difference: '-120.00',
      // 1,200 of gone, 1,200 of none and 120 of less.
      size: '2520.00',
      open: 3,
      undefined: 1,
      hasBilling: true,
    })
    expect(await list({ state: 'agrees', source: 'billing' })).toMatchObject({
      count: 2,
      open: 0,
      difference: '0.00',
      sources: ['billing', 'crm'],
      owners: [],
    })
  })

  it('shows both sides per day too, as a 365th', async () => {
    const [row] = (await list({ state: 'differs', source: 'billing' })).rows
    // 1,080 ÷ 365 = 2.9589 and 1,200 ÷ 365 = 3.2877.
    expect(row).toMatchObject({
      theirsPerDay: '2.96',
      oursPerDay: '3.29',
      ratio: '0.9',
      tolerance: '12.00',
      open: true,
    })
  })

  it('compares each stated balance with the ARR of its own day, and none that is too old', async () => {
    expect(await told({ source: 'crm' })).toEqual([
      ['less', 'crm', 'differs', '1500.00', '1200.00'],
      ['none', 'crm', 'undefined', null, null],
      ['right', 'crm', 'agrees', '1200.00', '1200.00'],
    ])
    const [old] = (await list({ source: 'crm', state: 'undefined' })).rows
    expect(old?.because).toBe('The last balance that crm states is of 2023-12-31, more than 92 days before.')
    expect(await told({ source: 'crm', state: 'only-theirs', balanceMaxAgeDays: 182 })).toEqual([
      ['none', 'crm', 'only-theirs', '1200.00', '0.00'],
    ])
  })

  it('agrees within a tolerance that can be set', async () => {
    expect(await told({ source: 'billing', state: 'differs', toleranceRatio: '0.1' })).toEqual([])
    expect(
      await told({ source: 'billing', state: 'differs', toleranceRatio: '0', toleranceAmount: '119.99' }),
    ).toHaveLength(1)
    expect(await told({ source: 'billing', state: 'differs', toleranceRatio: '0', toleranceAmount: '120' })).toEqual([])
    await expect(list({ toleranceRatio: '1.5' })).rejects.toThrow('between 0 and 1')
  })

  it('is listed page by page', async () => {
    const first = await list({ source: 'billing', limit: 4 })
    const second = await list({ source: 'billing', limit: 4, after: first.next ?? '' })
    expect([first.rows.length, second.rows.length, second.next, second.count]).toEqual([4, 2, null, 6])
  })

  it('opens an account into the lines and balances behind it, with their source rows', async () => {
    const show = (account: string) =>
      reconciliationShow.run(workspace.context, { workspace: workspace.name, account, at: '2024-06-30' })
    expect(await show('less')).toMatchObject({
      invoiceLines: [
        {
          line: 'i2',
          amount: '90.00',
          perYear: '1080.00',
          basis: 'Whole months: × 12 ÷ 1.',
          file: 'invoice_line.csv',
          row: 3,
        },
      ],
      contractLines: [{ line: 'l2', arr: '1200.00', converted: '1200.00', file: 'contract_line.csv', row: 3 }],
      balances: [{ source: 'crm', day: '2024-05-31', amount: '1500.00', file: 'balance.csv', row: 3 }],
      history: [],
    })
    const vague = await show('vague')
    expect(vague.unplaced).toMatchObject([{ line: 'i6', because: expect.stringContaining('from which day'), row: 7 }])
    expect(vague.rows[0]?.because).toContain('The only recurring invoice line names no days of service')
    expect((await show('dollars')).contractLines).toMatchObject([
      { arr: '1200.00', currency: 'USD', converted: '1080.00' },
    ])
    await expect(show('nobody')).rejects.toThrow('There is no account "nobody".')
  })

  it('has no value on a day without a rate, and says why', async () => {
    const { rows } = await list({ at: '2023-09-30', source: 'billing', state: 'undefined' })
    expect(rows).toMatchObject([{ account: 'dollars', theirs: null, difference: null, open: false }])
    expect(rows[0]?.because).toContain('from USD to EUR')
  })

  it('takes today where no day is given', async () => {
    expect((await reconciliationList.run(workspace.context, { workspace: workspace.name })).at).toBe('2024-06-15')
  })
})

describe('an explained difference', () => {
  let workspace: TestWorkspace
  const row = async (at: string, account = 'less', source = 'billing') => {
    const { rows } = await reconciliationList.run(workspace.context, { workspace: workspace.name, at, source })
    return rows.find((each) => each.account === account)
  }
  const explain = (more: Partial<Parameters<typeof reconciliationExplain.run>[1]> = {}) =>
    reconciliationExplain.run(workspace.context, {
      workspace: workspace.name,
      account: 'less',
      at: '2024-06',
      owner: 'Ada',
      reason: 'A discount that the contract does not show.',
      ...more,
    })

  beforeAll(async () => {
    workspace = await openWorkspace()
    await workspace.importRows(company)
  })

  it('has an owner and a reason, and is no longer open', async () => {
    expect(await explain({ category: 'price' })).toMatchObject({ day: '2024-06-30', difference: '-120.00' })
    expect(await row('2024-06')).toMatchObject({
      state: 'differs',
      open: false,
      owner: 'Ada',
      category: 'price',
      reason: 'A discount that the contract does not show.',
      explainedFor: '2024-06-30',
      by: 'tester',
      note: null,
    })
    const { workspace: name, context } = { workspace: workspace.name, context: workspace.context }
    const mine = await reconciliationList.run(context, { workspace: name, at: '2024-06', owner: 'Ada' })
    expect(mine).toMatchObject({ count: 1, open: 0 })
    const open = await reconciliationList.run(context, {
      workspace: name,
      at: '2024-06',
      openOnly: true,
      source: 'billing',
    })
    expect(open.rows.map(({ account }) => account)).toEqual(['gone', 'none'])
  })

  it('is open again once the difference has changed', async () => {
    expect(await row('2024-07')).toMatchObject({
      difference: '-240.00',
      open: true,
      owner: 'Ada',
      note: 'Changed since it was explained: the difference was -120.00 EUR.',
    })
  })

  it('can be explained again: the later explanation speaks for its days, and the history keeps both', async () => {
    await explain({ at: '2024-07', owner: 'Ben', reason: 'A second discount.' })
    expect(await row('2024-07')).toMatchObject({ open: false, owner: 'Ben' })
    expect(await row('2024-06')).toMatchObject({ open: false, owner: 'Ada' })
    const shown = await reconciliationShow.run(workspace.context, { workspace: workspace.name, account: 'less' })
    expect(shown.history.map(({ act, owner, at }) => [act, owner, at])).toEqual([
      ['explain', 'Ben', '2024-07-31'],
      ['explain', 'Ada', '2024-06-30'],
    ])
  })

  it('is open again when the explanation is withdrawn, and the one before speaks again', async () => {
    const reopen = () =>
      reconciliationReopen.run(workspace.context, {
        workspace: workspace.name,
        account: 'less',
        at: '2024-07',
        because: 'There is no second discount.',
      })
    expect(await reopen()).toMatchObject({ explainedFor: '2024-07-31' })
    expect(await row('2024-07')).toMatchObject({ open: true, owner: 'Ada' })
    expect(await reopen()).toMatchObject({ explainedFor: '2024-06-30' })
    expect(await row('2024-06')).toMatchObject({ open: true, owner: null, reason: null })
    await expect(reopen()).rejects.toThrow('is explained')
    const shown = await reconciliationShow.run(workspace.context, { workspace: workspace.name, account: 'less' })
    expect(shown.history.map(({ act }) => act)).toEqual(['reopen', 'reopen', 'explain', 'explain'])
  })

  it('must be a difference: what agrees, has no value or is not there is refused', async () => {
    await expect(explain({ account: 'right' })).rejects.toThrow('the two agree')
    await expect(explain({ account: 'vague' })).rejects.toThrow('no days of service')
    await expect(explain({ account: 'gone', source: 'crm' })).rejects.toThrow('nothing to compare')
    await expect(explain({ account: 'nobody' })).rejects.toThrow('There is no account "nobody".')
  })

  it('of a stated balance belongs to the day of the statement', async () => {
    expect(await explain({ source: 'crm' })).toMatchObject({ day: '2024-05-31', difference: '300.00' })
    expect(await row('2024-06', 'less', 'crm')).toMatchObject({ open: false, owner: 'Ada' })
  })
})

it('says nothing about billing where no recurring invoice line was imported', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({ account: accounts('a'), contract_line: [line('l1', 'a', '2024-01-01', 100)] })
  const found = await reconciliationList.run(workspace.context, { workspace: workspace.name, at: '2024-06' })
  expect(found).toMatchObject({ hasBilling: false, count: 0, theirs: '0.00', ours: '0.00' })
})

it('follows corrections and the undo of invoices', async () => {
  const workspace = await openWorkspace()
  const told = async () => {
    const found = await reconciliationList.run(workspace.context, { workspace: workspace.name, at: '2024-06' })
    return [found.hasBilling, ...found.rows.map(({ state, theirs }) => `${state} ${theirs}`)]
  }
  await workspace.importRows({
    account: accounts('a'),
    product: products('core'),
    contract_line: [line('l1', 'a', '2024-01-01', 100)],
  })
  const first = await workspace.importRows({ invoice_line: [billed('i1', 'a', '2024-06-01', '2024-07-01', 90)] })
  expect(await told()).toEqual([true, 'differs 1080.00'])
  const second = await workspace.importRows({ invoice_line: [billed('i1', 'a', '2024-06-01', '2024-07-01', 100)] })
  expect(await told()).toEqual([true, 'agrees 1200.00'])
  await workspace.undo(second.importId)
  expect(await told()).toEqual([true, 'differs 1080.00'])
  await workspace.undo(first.importId)
  expect(await told()).toEqual([false])
})

it('takes odd invoice lines for what they are', async () => {
  const workspace = await openWorkspace()
  const { files } = await workspace.importRows({
    account: accounts('a', 'b'),
    product: products('core'),
    invoice_line: [
      billed('huge', 'a', '2024-06-30', '2024-07-01', '999999999999.99'),
      billed('empty', 'b', '2024-06-30', '2024-06-30', 10),
      billed('backwards', 'b', '2024-06-30', '2024-06-29', 10),
    ],
  })
  expect(files[2]).toMatchObject({ created: 2, rejected: 1 })
  const found = await reconciliationList.run(workspace.context, { workspace: workspace.name, at: '2024-06' })
  // One day of a year of 365.
  expect(found.rows).toMatchObject([
    { account: 'a', state: 'only-theirs', theirs: '364999999999996.35' },
    {
      account: 'b',
      state: 'undefined',
      note: '1 recurring invoice line names no days of service and cannot be placed.',
    },
  ])
  const shown = await reconciliationShow.run(workspace.context, {
    workspace: workspace.name,
    account: 'b',
    at: '2024-06',
  })
  expect(shown.unplaced).toMatchObject([
    { line: 'empty', because: expect.stringContaining('ends on the day it starts') },
  ])
})
