import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, products, told } from '../support/workspace.js'

const shared = join(import.meta.dirname, '..', '..', '..', 'shared')
const mappings = join(import.meta.dirname, '..', '..', 'mappings')
const raven = join(shared, 'data', 'ravenstack-saas')
const playbook = join(shared, 'data', 'mrr-playbook')

/** A test that needs the published files; where they are not there, it passes under a name that says so. */
function withFiles(folder: string, name: string, work: () => Promise<void>): void {
  if (existsSync(folder)) return void it(name, work, 120_000)
  console.warn(`Not run, for ${folder} is not there: ${name}`)
  it(`NOT RUN, for the published files are not there: ${name}`, () => undefined)
}

// shared/oracles/dataset-ravenstack-mrr-expected.csv: month, customers, opening, new, expansion, contraction, churn, closing.
const ravenOf2023 = [
  ['2023-01', 2, 0, 4684, 0, 0, 0, 4684],
  ['2023-02', 9, 4684, 10148, 931, 0, 0, 15763],
  ['2023-03', 19, 15763, 23168, 2717, 0, 0, 41648],
  ['2023-04', 33, 41648, 28330, 13213, 0, 0, 83191],
  ['2023-05', 46, 83191, 42466, 43453, 0, 0, 169110],
  ['2023-06', 64, 169110, 45649, 29338, -1176, 0, 242921],
  ['2023-07', 79, 242921, 60444, 59750, 0, 0, 363115],
  ['2023-08', 104, 363115, 59214, 106407, -686, 0, 528050],
  ['2023-09', 119, 528050, 46013, 70209, 0, 0, 644272],
  ['2023-10', 137, 644272, 30485, 149338, -2807, 0, 821288],
  ['2023-11', 159, 821288, 63423, 149386, -6413, -12736, 1014948],
  ['2023-12', 185, 1014948, 97649, 167577, -18061, 0, 1262113],
] as const

const cents = (amount: string | null | undefined): number => Number(amount)

withFiles(
  raven,
  'RavenStack by month-end equals the published bridge of 2023 in every cell, by day the sums of the definitions',
  async () => {
    const workspace = await openWorkspace({ currency: 'USD' })
    await workspace.importFrom(raven, join(mappings, 'ravenstack.json'))
    const year = { from: '2023-01', to: '2023-12', measure: 'mrr' } as const

    const byMonth = await workspace.bridge({ ...year, policy: 'dbt' })
    expect(byMonth.rows).toEqual(
      ravenOf2023.map(([month, customers, opening, ...rest]) => {
        const [begun, expansion, contraction, churn, closing] = rest.map((amount) => `${amount}.00`)
        const zero = { reactivation: '0.00', fx: '0.00', unexplained: '0.00', restated: '0.00' }
        return {
          month,
          customers,
          opening: `${opening}.00`,
          new: begun,
          expansion,
          contraction,
          churn,
          closing,
          ...zero,
        }
      }),
    )

    const byDay = await workspace.bridge(year)
    const sum = (column: 'new' | 'reactivation' | 'expansion' | 'contraction' | 'churn'): number =>
      byDay.rows.reduce((total, row) => total + cents(row[column]), 0)
    expect([sum('new'), sum('reactivation'), sum('expansion'), sum('contraction'), sum('churn')]).toEqual([
      389167, 1990, 922451, -38514, -12981,
    ])
    expect(byDay.rows[11]?.closing).toBe('1262113.00')

    // ARR = 12 × MRR holds before rounding, and RavenStack has whole dollars only.
    const kept = await workspace.bridge({ from: '2023-12', to: '2023-12' })
    expect(kept.rows[0]).toMatchObject({ closing: '15145356.00', customers: 185 })
    expect(await workspace.verify()).toMatchObject({ equal: true, differences: [] })
  },
)

// shared/oracles/mrr-playbook-monthly-expected.csv: month, customers, MRR, new, reactivation, upgrade, downgrade, churn.
const playbookMonths = [
  ['2018-01', 1, 55, 55, 0, 0, 0, 0],
  ['2018-02', 1, 70, 0, 0, 15, 0, 0],
  ['2018-03', 1, 70, 0, 0, 0, 0, 0],
  ['2018-04', 2, 150, 80, 0, 0, 0, 0],
  ['2018-05', 3, 190, 120, 0, 0, 0, -80],
  ['2018-06', 4, 235, 25, 0, 30, -10, 0],
  ['2018-07', 4, 260, 0, 0, 25, 0, 0],
  ['2018-08', 4, 260, 0, 0, 0, 0, 0],
  ['2018-09', 6, 340, 30, 50, 0, 0, 0],
  ['2018-10', 6, 335, 0, 0, 20, -25, 0],
  ['2018-11', 11, 575, 240, 0, 0, 0, 0],
  ['2018-12', 12, 585, 25, 0, 50, -65, 0],
  ['2019-01', 13, 620, 25, 0, 10, 0, 0],
  ['2019-02', 13, 625, 30, 0, 25, 0, -50],
  ['2019-03', 14, 660, 60, 0, 0, 0, -25],
  ['2019-04', 17, 895, 120, 50, 65, 0, 0],
  ['2019-05', 21, 965, 155, 0, 0, -85, 0],
  ['2019-06', 22, 1135, 50, 0, 150, -30, 0],
  ['2019-07', 26, 1350, 205, 50, 0, -40, 0],
  ['2019-08', 26, 1240, 105, 0, 0, -55, -160],
  ['2019-09', 31, 1455, 165, 0, 80, -30, 0],
  ['2019-10', 36, 1680, 220, 0, 80, -75, 0],
  ['2019-11', 42, 1840, 210, 0, 60, -110, 0],
  ['2019-12', 28, 1255, 100, 0, 50, -30, -705],
  ['2020-01', 4, 175, 175, 0, 0, 0, -1255],
  ['2020-02', 0, 0, 0, 0, 0, 0, -175],
] as const

withFiles(
  playbook,
  'the dbt playbook equals the published months, and every customer and month of the published rows',
  async () => {
    const workspace = await openWorkspace({ currency: 'USD' })
    await workspace.importFrom(playbook, join(mappings, 'mrr-playbook.json'))
    const range = { from: '2018-01', to: '2020-02', measure: 'mrr', policy: 'dbt' } as const

    // The published tables cut off what begins before 2018; there the opening is what their first month lacks.
    const { rows } = await workspace.bridge({ ...range, from: '2017-01' })
    const before = rows.filter((row) => row.month < '2018-01')
    const cutOff = cents(before[before.length - 1]?.closing)
    expect(cutOff).toBe(0)
    const of2018 = rows.filter((row) => row.month >= '2018-01')
    expect(
      of2018.map((row) => [
        row.month,
        row.customers,
        ...[row.closing, row.new, row.reactivation, row.expansion, row.contraction, row.churn].map(cents),
      ]),
    ).toEqual(playbookMonths)

    const byAccount = await workspace.bridge({ ...range, by: 'account' })
    const found = byAccount.rows
      .filter((row) => cents(row.opening) !== 0 || cents(row.closing) !== 0)
      .map((row) => {
        const changes = {
          new: row.new,
          reactivation: row.reactivation,
          upgrade: row.expansion,
          downgrade: row.contraction,
          churn: row.churn,
        }
        const category = Object.entries(changes).find(([, amount]) => cents(amount) !== 0)?.[0] ?? ''
        return [`${row.month}-01`, row.group, cents(row.closing), cents(row.opening), category].join(',')
      })
    const published = readFileSync(join(shared, 'oracles', 'mrr-playbook-rows-expected.csv'), 'utf8')
      .trim()
      .split(/\r?\n/)
      .slice(1)
    expect(published).toHaveLength(410)
    const expected = published.map((text) => {
      const [month, customer, mrr, previous, , category] = text.split(',')
      return [month, customer, mrr, previous, category].join(',')
    })
    // The published table also has the months between two subscriptions, in which nothing is and nothing moves.
    const isQuiet = (text: string): boolean => text.endsWith(',0,0,')
    expect(found.sort()).toEqual(expected.filter((text) => !isQuiet(text)).sort())
  },
)

it('the ChartMogul life cycle goes through the database as it is published', async () => {
  const workspace = await openWorkspace({ currency: 'USD' })
  await workspace.importRows({
    account: accounts('c'),
    product: products('gold', 'silver'),
    contract_line: [
      line('gold-1', 'c', '2023-01-01', 2000, {
        product: 'gold',
        quantity: 4,
        period: 'year',
        endDay: '2024-01-01',
        currency: 'USD',
      }),
      line('silver', 'c', '2023-03-10', 60, { product: 'silver', quantity: 2, endDay: '2023-05-20', currency: 'USD' }),
      line('gold-2', 'c', '2024-04-05', 150, { product: 'gold', quantity: 3, currency: 'USD' }),
    ],
  })
  const { rows } = await workspace.bridge({ from: '2023-01', to: '2024-04', measure: 'mrr', policy: 'chartmogul' })
  expect(told(rows).filter((row) => / (new|expansion|contraction|churn|reactivation) /.test(row))).toEqual([
    '2023-01 new 166.67 closing 166.67 · 1',
    '2023-03 expansion 60.00 closing 226.67 · 1',
    '2023-05 contraction -60.00 closing 166.67 · 1',
    // Published: dated at the end of the paid period; definitions.md: the first day without service.
    '2024-01 churn -166.67 · 0',
    '2024-04 reactivation 150.00 closing 150.00 · 1',
  ])
})

it("Stripe's 100 monthly and 50 yearly subscribers have an MRR of 12,500, and a yearly 1,200 counts 100", async () => {
  const workspace = await openWorkspace({ currency: 'USD' })
  const refs = Array.from({ length: 150 }, (_, index) => `s${index}`)
  const subscriptions = refs.map((ref, index) =>
    line(ref, ref, '2024-01-15', index < 100 ? 100 : 600, { period: index < 100 ? 'month' : 'year', currency: 'USD' }),
  )
  await workspace.importRows({ account: accounts(...refs), contract_line: subscriptions })
  const asked = { from: '2024-01', to: '2024-01', measure: 'mrr', policy: 'stripe' } as const
  expect(told((await workspace.bridge(asked)).rows)).toEqual(['2024-01 new 12500.00 closing 12500.00 · 150'])

  await workspace.importRows({
    account: accounts('t'),
    contract_line: [line('t', 't', '2024-02-01', 1200, { period: 'year', currency: 'USD' })],
  })
  const next = await workspace.bridge({ ...asked, from: '2024-02', to: '2024-02' })
  expect(told(next.rows)).toEqual(['2024-02 new 100.00 closing 12600.00 · 151'])
})

it('the published NRR example: 10 m less 0.6 m contraction less 0.9 m churn plus 1.8 m expansion', async () => {
  const workspace = await openWorkspace({ currency: 'USD' })
  const yearly = (ref: string, startDay: string, amount: number, endDay = '') =>
    line(ref, ref.slice(0, 1), startDay, amount, { period: 'year', currency: 'USD', endDay })
  await workspace.importRows({
    account: accounts('a', 'b', 'c', 'd'),
    contract_line: [
      yearly('a', '2023-01-01', 5_000_000),
      yearly('a2', '2024-05-01', 1_800_000),
      yearly('b', '2023-01-01', 4_100_000, '2024-07-01'),
      yearly('b2', '2024-07-01', 3_500_000),
      yearly('c', '2023-01-01', 900_000, '2024-03-01'),
      yearly('d', '2024-02-01', 700_000),
    ],
  })
  const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-12' })
  const sum = (column: 'expansion' | 'contraction' | 'churn' | 'new'): number =>
    rows.reduce((total, row) => total + cents(row[column]), 0)
  expect([cents(rows[0]?.opening), sum('contraction'), sum('churn'), sum('expansion'), sum('new')]).toEqual([
    10_000_000, -600_000, -900_000, 1_800_000, 700_000,
  ])
  expect((10_000_000 + sum('contraction') + sum('churn')) / 10_000_000).toBeCloseTo(0.85, 9)
  expect((10_000_000 + sum('contraction') + sum('churn') + sum('expansion')) / 10_000_000).toBeCloseTo(1.03, 9)
})
