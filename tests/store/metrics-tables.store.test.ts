import { beforeAll, describe, expect, it } from 'vitest'
import {
  metricsAccounts,
  metricsCohort,
  metricsCohorts,
  metricsCompare,
  metricsExplain,
  metricsList,
  metricsRows,
  metricsSeries,
  metricsShow,
} from '#metrics/server'
import { openExample } from '../support/example-company.js'
import { accounts, line, openWorkspace, products, type TestWorkspace } from '../support/workspace.js'

let workspace: TestWorkspace
beforeAll(async () => {
  workspace = await openExample()
})

const asked = () => ({ workspace: workspace.name, at: '2024-12' })

describe('a series', () => {
  it('has in every month what the metric shows there, for the whole and by segment', async () => {
    const ids = [
      'arr',
      'mrr',
      'customers',
      'average-arr',
      'largest-ten-share',
      'new-arr',
      'net-new-arr',
      'quick-ratio',
      'nrr',
      'grr',
      'logo-retention',
    ]
    for (const by of [undefined, 'segment']) {
      const { rows } = await metricsSeries.run(workspace.context, {
        ids,
        workspace: workspace.name,
        from: '2024-05',
        to: '2024-10',
        by,
      })
      for (const id of ids) {
        for (const month of ['2024-05', '2024-10']) {
          const shown = await metricsShow.run(workspace.context, { id, workspace: workspace.name, at: month, by })
          for (const { group, value } of Array.isArray(shown) ? shown : [shown]) {
            const row = rows.find((one) => one.id === id && one.month === month && one.group === group)
            expect([id, month, group, row?.value]).toEqual([id, month, group, value])
          }
        }
      }
    }
  })

  it('takes several metrics with commas, and refuses a range that runs backwards', async () => {
    const range = { workspace: workspace.name, from: '2024-01', to: '2024-02' }
    const { rows, units } = await metricsSeries.run(workspace.context, { ids: ['nrr,grr', 'arr'], ...range })
    expect(rows.map(({ id, month }) => `${id} ${month}`)).toEqual([
      'nrr 2024-01',
      'nrr 2024-02',
      'grr 2024-01',
      'grr 2024-02',
      'arr 2024-01',
      'arr 2024-02',
    ])
    expect(units).toEqual({ nrr: 'ratio', grr: 'ratio', arr: 'money' })
    await expect(metricsSeries.run(workspace.context, { ids: ['nrr'], ...range, to: '2023-01' })).rejects.toThrow(
      'runs backwards',
    )
  })
})

describe('the comparison of two policy sets', () => {
  it('names the customers that make the difference, with the switch that does it', async () => {
    const found = await metricsCompare.run(workspace.context, { id: 'nrr', ...asked(), policies: 'smsb,chartmogul' })
    expect(Number(found.values.smsb)).toBeCloseTo(3840 / 5400, 10)
    expect(Number(found.values.chartmogul)).toBeCloseTo(4680 / 5400, 10)
    expect(found.differences.map(({ account, left, right }) => [account, left, right])).toEqual([
      ['B', '0.00', '480.00'],
      ['E', '0.00', '360.00'],
    ])
    expect(found.switches.map((one) => one.switch)).toEqual(['reactivation'])
    expect(found.differences[0]?.because).toBe(
      'Reactivation: smsb: a customer that came down to 0 inside the window counts as lost; chartmogul: every reactivation in the window is added.',
    )
    expect(found.differences[0]?.words.pl).toContain('Reaktywacja')
  })

  it('tells the switches apart where the sets differ in several', async () => {
    const found = await metricsCompare.run(workspace.context, {
      id: 'nrr',
      ...asked(),
      policies: 'mainstay,chartmogul',
    })
    expect(found.switches.map((one) => one.switch)).toEqual(['reactivation', 'retention'])
    expect(found.differences.map(({ account, because }) => [account, because.split(':')[0]])).toEqual([
      ['B', 'Reactivation'],
      ['E', 'Reactivation'],
    ])
    const gross = await metricsCompare.run(workspace.context, {
      id: 'grr',
      ...asked(),
      policies: 'mainstay,chartmogul',
    })
    expect(gross.differences).toMatchObject([
      { account: 'C', left: '2400.00', right: '1200.00', because: expect.stringContaining('Form of the ratio') },
    ])
  })

  it('of a set with itself finds nothing', async () => {
    const found = await metricsCompare.run(workspace.context, { id: 'nrr', ...asked(), policies: 'smsb,smsb' })
    expect(found).toMatchObject({ differences: [], count: 0, switches: [] })
  })
})

describe('an explanation', () => {
  it('puts the values of the day into the formula, in both languages', async () => {
    const nrr = await metricsExplain.run(workspace.context, { id: 'nrr', ...asked() })
    expect(nrr.putIn).toEqual({
      en: '3,840.00 EUR (ARR of the cohort now) ÷ 5,400.00 EUR (ARR of the cohort then) = 71.11%',
      pl: '3\u00a0840,00 EUR (ARR kohorty teraz) ÷ 5\u00a0400,00 EUR (ARR kohorty wtedy) = 71,11%',
    })
    expect(nrr.switches.find((one) => one.switch === 'reactivation')).toMatchObject({ value: 'excluded' })
    const arr = await metricsExplain.run(workspace.context, { id: 'arr', ...asked() })
    expect(arr.putIn).toEqual({ en: 'Σ over 5 customers = 4,800.00 EUR', pl: 'Σ dla 5 klientów = 4\u00a0800,00 EUR' })
    const cac = await metricsExplain.run(workspace.context, { id: 'cac', ...asked() })
    expect(cac.putIn.en).toContain('Costs cannot be imported yet')
  })

  it('is listed for every metric', async () => {
    const { rows } = await metricsList.run(workspace.context, {})
    expect(rows.length).toBeGreaterThan(30)
    expect(rows.find(({ id }) => id === 'grr')).toMatchObject({ unit: 'ratio', direction: 'up', missing: null })
  })
})

describe('cohorts', () => {
  // A, B, C, D and E began in 2023 with 1,200 + 600 + 2,400 + 1,200 + 360; F in 2024 with 120.
  it('by year show who stays, and with how much', async () => {
    const { rows } = await metricsCohorts.run(workspace.context, {
      workspace: workspace.name,
      period: 'year',
      from: '2023-01',
      to: '2024-12',
    })
    expect(
      rows.map(({ cohort, customers, cells }) => [
        cohort,
        customers,
        cells.map(({ age, customers: there, start, arr }) => [age, there, start, arr]),
      ]),
    ).toEqual([
      [
        '2023',
        5,
        [
          [0, 4, '5760.00', '5400.00'],
          [1, 4, '5760.00', '4680.00'],
        ],
      ],
      ['2024', 1, [[0, 1, '120.00', '120.00']]],
    ])
    expect(Number(rows[0]?.cells[1]?.arrRetention)).toBeCloseTo(4680 / 5760, 10)
    expect(rows[0]?.cells[1]?.logoRetention).toBe('0.8')
  })

  it('open: every cell is the sum of its customers, by quarter and by segment too', async () => {
    for (const more of [{}, { by: 'segment', group: 'Small' }]) {
      const table = { workspace: workspace.name, period: 'quarter', from: '2023-01', to: '2024-12', ...more } as const
      const { rows } = await metricsCohorts.run(workspace.context, table)
      expect(rows.length).toBeGreaterThan(1)
      for (const { month, cells } of rows) {
        for (const { age, arr, start, customers, month: end } of cells) {
          const opened = await metricsCohort.run(workspace.context, { ...table, cohort: month, age })
          expect(opened).toMatchObject({ month: end, now: arr, start, customersNow: customers })
          expect(opened.rows.reduce((sum, row) => sum + Number(row.now), 0)).toBe(Number(arr))
        }
      }
    }
  })
})

describe('the table of accounts', () => {
  const list = (more: Partial<Parameters<typeof metricsAccounts.run>[1]> = {}) =>
    metricsAccounts.run(workspace.context, { ...asked(), ...more })

  it('shows ARR, what it was, its share and what moved it, with the sums of all', async () => {
    const found = await list()
    expect(
      found.rows.map(({ account, now, before, change, status }) => [account, now, before, change, status]),
    ).toEqual([
      ['C', '2400.00', '2400.00', '0.00', 'customer'],
      ['A', '1440.00', '1200.00', '240.00', 'customer'],
      ['B', '480.00', '600.00', '-120.00', 'customer'],
      ['E', '360.00', '0.00', '360.00', 'customer'],
      ['F', '120.00', '0.00', '120.00', 'customer'],
      ['D', '0.00', '1200.00', '-1200.00', 'former'],
    ])
    expect(found.rows[0]).toMatchObject({
      contraction: '-1200.00',
      expansion: '1200.00',
      since: '2023-03-01',
      share: '0.5',
    })
    expect(found).toMatchObject({
      count: 6,
      withoutValue: 0,
      total: '4800.00',
      sum: { now: '4800.00', before: '5400.00', change: '-600.00', share: '1' },
      average: { now: '800.00', before: '900.00', change: '-100.00' },
      next: null,
    })
  })

  it('finds the customers below last year, with what made it', async () => {
    const found = await list({ below: true, sort: 'change', descending: false })
    expect(
      found.rows.map(({ account, change, churn, reactivation }) => [account, change, churn, reactivation]),
    ).toEqual([
      ['D', '-1200.00', '-1200.00', '0.00'],
      ['B', '-120.00', '-600.00', '480.00'],
    ])
    expect(found.sum.change).toBe('-1320.00')
  })

  it('is filtered, sorted and paged; totals stay those of all that match', async () => {
    const page = await list({ limit: 2, sort: 'name' })
    expect(page.rows.map(({ account }) => account)).toEqual(['A', 'B'])
    expect(page).toMatchObject({ count: 6, next: '2', sum: { now: '4800.00' } })
    expect((await list({ limit: 2, sort: 'name', after: '4' })).rows.map(({ account }) => account)).toEqual(['E', 'F'])
    expect((await list({ segment: ['Large'] })).sum.now).toBe('3840.00')
    expect((await list({ segment: [''] })).rows.map(({ account }) => account)).toEqual(['F'])
    expect((await list({ status: ['former'] })).rows.map(({ account }) => account)).toEqual(['D'])
    expect((await list({ search: 'c' })).rows.map(({ account }) => account)).toEqual(['C'])
    expect((await list({ search: '%' })).rows).toEqual([])
  })
})

describe('lines that are signed and not live', () => {
  it('count what they add or take: renewals only their difference', async () => {
    const own = await openWorkspace()
    const signed = (signedDay: string, more = {}) => ({ signedDay, ...more })
    await own.importRows({
      account: accounts('A', 'B', 'C', 'D', 'E'),
      product: products('P', 'Q'),
      contract_line: [
        line('a1', 'A', '2024-01-01', 100, { endDay: '2025-01-01' }),
        line('a2', 'A', '2025-01-01', 120, signed('2024-11-15', { predecessor: 'a1' })),
        line('b1', 'B', '2025-02-01', 50, signed('2024-12-01')),
        line('c1', 'C', '2024-01-01', 30, { endDay: '2025-03-01', product: 'P' }),
        line('c2', 'C', '2025-03-01', 20, signed('2024-12-10', { product: 'P' })),
        line('d1', 'D', '2024-01-01', 10, { product: 'P' }),
        line('d2', 'D', '2025-01-15', 10, signed('2024-12-31', { product: 'Q' })),
        line('e1', 'E', '2025-02-01', 70, signed('2025-01-05')),
        line('e2', 'E', '2025-02-01', 70),
      ],
    })
    const found = await metricsRows.run(own.context, { id: 'signed-not-live-arr', workspace: own.name, at: '2024-12' })
    expect(
      found.rows.map(({ line: key, arr, replaces, replaced, amount }) => [key, arr, replaces, replaced, amount]),
    ).toEqual([
      ['b1', '600.00', null, '0.00', '600.00'],
      ['a2', '1440.00', 'a1', '1200.00', '240.00'],
      ['c2', '240.00', 'c1', '360.00', '-120.00'],
      ['d2', '120.00', null, '0.00', '120.00'],
    ])
    expect(found).toMatchObject({ total: '840.00', value: '840.00' })
    const byProduct = await metricsShow.run(own.context, {
      id: 'signed-not-live-arr',
      workspace: own.name,
      at: '2024-12',
      by: 'product',
    })
    expect((Array.isArray(byProduct) ? byProduct : []).map(({ group, value }) => [group, value])).toEqual([
      ['P', '-120.00'],
      ['Q', '120.00'],
      [null, '840.00'],
    ])
  })
})
