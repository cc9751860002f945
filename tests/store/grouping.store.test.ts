import { beforeAll, expect, it } from 'vitest'
import { line, openWorkspace, products, rate, type TestWorkspace, told } from '../support/workspace.js'

// A small company with everything: units, products, currencies, parents, attributes, dated changes, a stated balance.
let workspace: TestWorkspace
const year = { from: '2024-01', to: '2024-12' }

beforeAll(async () => {
  workspace = await openWorkspace()
  await workspace.importRows({
    account: [
      { ref: 'acme', name: 'Acme', segment: 'small', country: 'PL', 'attributes.tier': 'gold' },
      { ref: 'beta', name: 'Beta', parent: 'acme', segment: 'large', country: 'DE', 'attributes.tier': 'iron' },
      { ref: 'cora', name: 'Cora', country: 'PL' },
    ],
    unit: [
      { ref: 'hq', account: 'acme', name: 'Head office', parent: '' },
      { ref: 'it', account: 'acme', name: 'IT', parent: 'hq' },
      { ref: 'hr', account: 'acme', name: 'HR', parent: 'hq' },
    ],
    product: products('core', 'plus'),
    exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.5', 'budget')],
    contract_line: [
      line('a1', 'acme', '2024-01-01', 100, { product: 'core', unit: 'it', quantity: 10 }),
      line('a2', 'acme', '2024-03-01', 30, { product: 'plus', unit: 'hr' }),
      line('a3', 'acme', '2024-05-01', 20, { product: 'core', unit: 'it', quantity: 2 }),
      // June: 20 of core end, 50 of plus begin: 20 migrate, 30 expand.
      line('a4', 'acme', '2024-06-01', 50, { product: 'plus', unit: 'it', currency: 'EUR' }),
      line('b1', 'beta', '2024-02-01', 200, { product: 'core', currency: 'USD', endDay: '2024-09-01' }),
      line('b2', 'beta', '2024-11-01', 80, { product: 'plus', currency: 'USD' }),
      line('c1', 'cora', '2024-04-01', 10, { endDay: '2024-08-01' }),
    ],
    balance: [{ account: 'cora', day: '2024-05-31', source: 'crm', amount: 150, currency: 'EUR' }],
  })
  await workspace.importRows({
    contract_line: [
      line('a3', 'acme', '2024-05-01', 20, { product: 'core', unit: 'it', quantity: 2, endDay: '2024-06-01' }),
    ],
  })
  await workspace.importRows({
    account: [
      {
        ref: 'acme',
        name: 'Acme',
        segment: 'large',
        country: 'PL',
        validFrom: '2024-07-01',
        'attributes.tier': 'gold',
      },
    ],
  })
})

it('the whole bridge, worked by hand', async () => {
  expect(told((await workspace.bridge(year)).rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 new 1200.00 closing 2400.00 · 2',
    '2024-03 expansion 360.00 closing 2760.00 · 2',
    '2024-04 new 120.00 closing 2880.00 · 3',
    '2024-05 expansion 240.00 unexplained 30.00 closing 3150.00 · 3',
    '2024-06 expansion 360.00 closing 3510.00 · 3',
    '2024-07 closing 3510.00 · 3',
    '2024-08 churn -120.00 closing 3390.00 · 2',
    '2024-09 churn -1200.00 closing 2190.00 · 1',
    '2024-10 closing 2190.00 · 1',
    '2024-11 reactivation 480.00 closing 2670.00 · 2',
    '2024-12 closing 2670.00 · 2',
  ])
})

const columns = [
  'opening',
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'fx',
  'unexplained',
  'restated',
  'closing',
] as const
const groupings = [
  'product',
  'unit',
  'currency',
  'account',
  'country',
  'industry',
  'segment',
  'owner',
  'channel',
  'parent',
  'attributes.tier',
  'attributes.none',
]
const cents = (amount: string | null | undefined): number => Math.round(Number(amount) * 100)

it.each(groupings)('by %s every kind adds up to the total in every month, and every group foots', async (by) => {
  for (const variant of [
    {},
    { policy: 'dbt' },
    { measure: 'mrr' as const },
    { view: 'generation' as const },
    { basis: 'reported' as const },
  ]) {
    const total = (await workspace.bridge({ ...year, ...variant })).rows
    const { rows } = await workspace.bridge({ ...year, ...variant, by })
    for (const whole of total) {
      const groups = rows.filter((row) => row.month === whole.month)
      const sums = Object.fromEntries(
        columns.map((column) => [column, groups.reduce((sum, row) => sum + cents(row[column]), 0)]),
      )
      expect(sums).toEqual(Object.fromEntries(columns.map((column) => [column, cents(whole[column])])))
      for (const column of ['migration', 'transfer'] as const)
        expect(groups.reduce((sum, row) => sum + cents(row[column]), 0)).toBe(0)
    }
    for (const row of rows) {
      const moved = [...columns.slice(1, -1), 'migration' as const, 'transfer' as const].reduce(
        (sum, column) => sum + cents(row[column]),
        0,
      )
      expect(cents(row.opening) + moved).toBe(cents(row.closing))
    }
  }
})

it('by segment, a change from a day on is a transfer of the balance on that day', async () => {
  const { rows } = await workspace.bridge({ from: '2024-07', to: '2024-07', by: 'segment' })
  expect(told(rows)).toEqual([
    '2024-07 large transfer 2160.00 closing 3360.00 · 2',
    '2024-07 small transfer -2160.00 · 0',
    '2024-07 null closing 150.00 · 1',
  ])
})

it('by product, what one product gains from another of the same customer is migration', async () => {
  const { rows } = await workspace.bridge({ from: '2024-06', to: '2024-06', by: 'product' })
  expect(told(rows)).toEqual([
    '2024-06 core migration -240.00 closing 2400.00 · 2',
    '2024-06 plus expansion 360.00 migration 240.00 closing 960.00 · 1',
    '2024-06 null closing 150.00 · 1',
  ])
})

it('connected new is new in the generation view and expansion in the finance view; both close alike', async () => {
  const march = { from: '2024-03', to: '2024-03' }
  expect(told((await workspace.bridge({ ...march, view: 'generation' })).rows)).toEqual([
    '2024-03 new 360.00 closing 2760.00 · 2',
  ])
  expect(told((await workspace.bridge({ ...march, view: 'finance' })).rows)).toEqual([
    '2024-03 expansion 360.00 closing 2760.00 · 2',
  ])
  // IT had ARR before, so its new line in June is no new connection.
  expect(told((await workspace.bridge({ from: '2024-06', to: '2024-06', view: 'generation' })).rows)).toEqual([
    '2024-06 expansion 360.00 closing 3510.00 · 3',
  ])
})

it('movements add up to the bridge, kind by kind and account by account', async () => {
  const { rows, total } = await workspace.movements(year)
  expect(total).toBe('2670.00')
  const bridge = (await workspace.bridge(year)).rows
  for (const kind of ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'unexplained'] as const) {
    const listed = rows.filter((row) => row.kind === kind).reduce((sum, row) => sum + cents(row.amount), 0)
    expect([kind, listed]).toEqual([kind, bridge.reduce((sum, row) => sum + cents(row[kind]), 0)])
    expect(cents((await workspace.movements({ ...year, kind })).total)).toBe(listed)
  }
  expect((await workspace.movements({ ...year, account: 'cora' })).total).toBe('30.00')
  const pages = [await workspace.movements({ ...year, limit: 5 })]
  for (let next = pages[0]?.next; next; next = pages[pages.length - 1]?.next)
    pages.push(await workspace.movements({ ...year, limit: 5, after: next }))
  expect(pages.flatMap((page) => page.rows)).toEqual(rows)
  expect(pages.every((page) => page.total === total && page.count === rows.length)).toBe(true)
})

it('customers of a currency are those with lines in it, not those with a stated balance', async () => {
  const { rows } = await workspace.bridge({ from: '2024-08', to: '2024-08', by: 'currency' })
  expect(told(rows)).toEqual(['2024-08 EUR churn -120.00 closing 2190.00 · 1', '2024-08 USD closing 1200.00 · 1'])
})
