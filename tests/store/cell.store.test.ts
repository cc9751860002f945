import { beforeAll, expect, it } from 'vitest'
import { ledgerCell } from '#ledger/server'
import { line, openWorkspace, products, rate, type TestWorkspace } from '../support/workspace.js'

// A small company in which everything moves: units, products, currencies, a dated change of segment, a closed month.
let workspace: TestWorkspace
const year = { from: '2024-01', to: '2024-12' }

beforeAll(async () => {
  workspace = await openWorkspace()
  await workspace.importRows({
    account: [
      { ref: 'acme', name: 'Acme', segment: 'small', country: 'PL' },
      { ref: 'beta', name: 'Beta', parent: 'acme', segment: 'large', country: 'DE' },
      { ref: 'cora', name: 'Cora', country: 'PL' },
    ],
    unit: [
      { ref: 'hq', account: 'acme', name: 'Head office', parent: '' },
      { ref: 'it', account: 'acme', name: 'IT', parent: 'hq' },
    ],
    product: products('core', 'plus'),
    exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.5', 'budget')],
    contract_line: [
      line('a1', 'acme', '2024-01-01', 100, { product: 'core', unit: 'it', quantity: 10 }),
      line('a2', 'acme', '2024-03-01', 30, { product: 'plus', unit: 'hq' }),
      line('a3', 'acme', '2024-05-01', 20, { product: 'core', unit: 'it', endDay: '2024-06-01' }),
      line('a4', 'acme', '2024-06-01', 50, { product: 'plus', unit: 'it' }),
      line('b1', 'beta', '2024-02-01', 200, { product: 'core', currency: 'USD', endDay: '2024-09-01' }),
      line('b2', 'beta', '2024-11-01', 80, { product: 'plus', currency: 'USD' }),
      // On one day IT loses and the head office gains, in another product and currency.
      line('a5', 'acme', '2024-02-01', 40, { product: 'core', unit: 'it', endDay: '2024-10-01' }),
      line('a6', 'acme', '2024-10-01', 70, { product: 'plus', unit: 'hq', currency: 'USD' }),
      line('a7', 'acme', '2024-10-01', 25, { product: 'plus', unit: 'it' }),
      line('c1', 'cora', '2024-04-01', 10, { endDay: '2024-08-01' }),
    ],
  })
  await workspace.importRows({
    account: [{ ref: 'acme', name: 'Acme', segment: 'large', country: 'PL', validFrom: '2024-07-01' }],
  })
  await workspace.close('2024-01', '2024-02', '2024-03')
  await workspace.correct('a1', 'arr=1300', 'the price was wrong')
  // Changes a closed month, so the reported basis keeps the segment that was known at its close.
  await workspace.importRows({
    account: [{ ref: 'beta', name: 'Beta', parent: 'acme', segment: 'huge', country: 'DE', validFrom: '2024-02-01' }],
  })
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
  'migration',
  'transfer',
  'closing',
] as const

const cell = (input: Record<string, unknown>) =>
  ledgerCell.run(workspace.context, { workspace: workspace.name, ...input } as Parameters<typeof ledgerCell.run>[1])

it.each([
  {},
  { by: 'product' },
  { by: 'segment' },
  { by: 'country' },
  { by: 'parent' },
  { by: 'account' },
  { view: 'generation' },
  { by: 'unit' },
  { by: 'currency' },
  { view: 'generation', by: 'account' },
  { view: 'generation', by: 'product' },
  { view: 'generation', by: 'unit' },
  { basis: 'reported', by: 'unit' },
  { basis: 'reported', by: 'segment' },
  { basis: 'reported' },
  { policy: 'dbt', measure: 'mrr' },
  { policy: 'dbt', measure: 'mrr', by: 'product' },
] as const)('every number of the bridge is the sum of the movements behind it: %o', async (question) => {
  const { rows } = await workspace.bridge({ ...year, ...question })
  for (const row of rows) {
    const group = 'by' in question ? { group: row.group ?? undefined, unassigned: row.group === null } : {}
    for (const column of columns) {
      const number = row[column]
      if (number === undefined) continue
      const behind = await cell({ ...question, ...group, from: row.month, to: row.month, column })
      expect([row.month, row.group, column, behind.total]).toEqual([row.month, row.group, column, number])
      expect(behind.rows).toHaveLength(behind.count)
    }
  }
})

it('a change of an attribute opens to the accounts that came and went', async () => {
  const { rows } = await cell({ from: '2024-07', to: '2024-07', by: 'segment', group: 'large', column: 'transfer' })
  expect(rows.map(({ day, account, kind, amount }) => [day, account, kind, amount])).toEqual([
    ['2024-07-01', 'acme', 'transfer', '2740.00'],
  ])
})

it('a corrected movement names the reason and still opens to the row of the file', async () => {
  const { rows } = await cell({ from: '2024-01', to: '2024-01', column: 'new' })
  expect(rows).toMatchObject([
    { amount: '1300.00', act: 'correct', because: 'the price was wrong', row: expect.any(Number) },
  ])
})

it('pages follow each other without a gap', async () => {
  const whole = await cell({ ...year })
  const first = await cell({ ...year, limit: 3 })
  const rest = await cell({ ...year, limit: 100, after: first.next ?? '' })
  expect([...first.rows, ...rest.rows]).toEqual(whole.rows)
  expect(rest.next).toBeNull()
  expect(first.total).toBe(whole.total)
})
