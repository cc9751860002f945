import { describe, expect, it } from 'vitest'
import { policiesCreate, policiesUse } from '#ledger/server'
import { metricsCompare, metricsExplain, metricsRows, metricsSeries, metricsShow } from '#metrics/server'
import { accounts, type Cells, line, openWorkspace, products, type TestWorkspace } from '../support/workspace.js'

type Asked = Omit<Parameters<typeof metricsShow.run>[1], 'workspace' | 'id'>

const at = '2024-12'
const due: Asked = { policy: 'due' }

async function shown(workspace: TestWorkspace, id: string, asked: Asked = due) {
  const found = await metricsShow.run(workspace.context, { id, workspace: workspace.name, at, ...asked })
  return Array.isArray(found) ? found : [found]
}

const rowsOf = (workspace: TestWorkspace, id: string, asked: Asked = due) =>
  metricsRows.run(workspace.context, { id, workspace: workspace.name, at, ...asked })

/** A yearly line. */
const term = (ref: string, account: string, from: string, to: string, amount: number, more: Cells = {}): Cells =>
  line(ref, account, from, amount, { endDay: to, period: 'year', ...more })

async function openWith(lines: readonly Cells[], switches: object = {}) {
  const workspace = await openWorkspace()
  const own = { workspace: workspace.name, name: 'due', because: 'the board counts renewals' } as const
  await policiesCreate.run(workspace.context, { ...own, retention: 'renewals-due', graceDays: 30, ...switches })
  const segments: Readonly<Record<string, string>> = { A: 'Large', B: 'Large', C: 'Small' }
  await workspace.importRows({
    account: accounts('A', 'B', 'C', 'D', 'E', 'F').map((row) => ({ ...row, segment: segments[`${row.ref}`] ?? '' })),
    product: products('P', 'Q'),
    contract_line: lines.map((row) => ({ product: 'P', ...row })),
  })
  return workspace
}

/**
 * Worked by hand for 2024, grace 30 days: A is renewed higher; B late within the grace and lower; C not, and comes back
 * after it; D has an open end; E runs until 2026; F lost one contract in May and renewed another higher in October.
 */
const company = (): Cells[] => [
  term('a1', 'A', '2023-03-01', '2024-03-01', 1000),
  term('a2', 'A', '2024-03-01', '2025-03-01', 1300),
  term('b1', 'B', '2023-06-01', '2024-06-01', 2000),
  term('b2', 'B', '2024-06-20', '2025-06-20', 1500),
  term('c1', 'C', '2023-07-01', '2024-07-01', 800),
  term('c2', 'C', '2024-09-01', '2025-09-01', 900),
  term('d1', 'D', '2022-01-01', '', 5000),
  term('e1', 'E', '2023-01-01', '2026-01-01', 3000),
  term('f1', 'F', '2023-05-01', '2024-05-01', 600, { product: 'Q' }),
  term('f2', 'F', '2023-10-01', '2024-10-01', 600),
  term('f3', 'F', '2024-10-01', '2025-10-01', 700),
]

// Due 1000 + 2000 + 800 + 600 + 600 = 5000; renewed 1300 + 1500 + 0 + 0 + 700; kept 1000 + 1500 + 0 + 0 + 600.
describe('a company worked by hand, over the renewals due', () => {
  it.each([
    ['nrr', '0.7', '3500.00'],
    ['grr', '0.62', '3100.00'],
    ['gross-churn', '0.38', '1900.00'],
    ['net-churn', '0.3', '1500.00'],
  ])('has %s %s', async (id, value, numerator) => {
    const workspace = await openWith(company())
    const [found] = await shown(workspace, id)
    expect(found).toMatchObject({ known: true, value, numerator, denominator: '5000.00', units: 4, policy: 'due' })
    expect(found).toMatchObject({ interval: null, intervalBecause: 'There are fewer than five customers.' })
    expect(found?.largest?.account).toBe('B')
    const [series] = (
      await metricsSeries.run(workspace.context, {
        ids: [id],
        workspace: workspace.name,
        from: at,
        to: at,
        ...due,
      })
    ).rows
    expect(series).toMatchObject({ month: at, value, units: 4 })
  })

  it('without its largest customer has NRR 2000 ÷ 3000, and the logo retention of any other form', async () => {
    const workspace = await openWith(company())
    expect(Number((await shown(workspace, 'nrr'))[0]?.withoutLargest)).toBeCloseTo(2 / 3, 12)
    const [logos] = await shown(workspace, 'logo-retention')
    expect(logos).toMatchObject({ units: 6, numerator: '5' })
  })

  it('with five customers or more has an interval around it', async () => {
    const refs = ['A', 'B', 'C', 'D', 'E', 'F']
    const workspace = await openWith(
      refs.flatMap((ref, nth) => [
        term(`${ref}1`, ref, '2023-05-01', '2024-05-01', 1000),
        ...(nth < 4 ? [term(`${ref}2`, ref, '2024-05-01', '2025-05-01', 1000)] : []),
      ]),
    )
    const [found] = await shown(workspace, 'grr')
    expect(Number(found?.value)).toBeCloseTo(4 / 6, 12)
    expect(Number(found?.interval?.low)).toBeLessThan(4 / 6)
    expect(Number(found?.interval?.high)).toBeGreaterThan(4 / 6)
  })

  it('has rows that add up to it and say when what was due', async () => {
    const workspace = await openWith(company())
    const { rows, numerator, denominator, count } = await rowsOf(workspace, 'grr')
    expect([numerator, denominator, count]).toEqual(['3100.00', '5000.00', 4])
    expect(rows.map(({ account, then, now, numerator: kept }) => [account, then, now, kept])).toEqual([
      ['B', '2000.00', '1500.00', '1500.00'],
      ['F', '1200.00', '700.00', '600.00'],
      ['A', '1000.00', '1300.00', '1000.00'],
      ['C', '800.00', '0.00', '0.00'],
    ])
    expect(rows.map(({ because }) => because?.en)).toEqual([
      'Due on 2024-06-01.',
      'Due on 2024-05-01, 2024-10-01.',
      'Due on 2024-03-01.',
      'Due on 2024-07-01: not renewed.',
    ])
  })

  it('is explained in its own words, with the switches that matter to it', async () => {
    const workspace = await openWith(company())
    const told = await metricsExplain.run(workspace.context, { id: 'nrr', workspace: workspace.name, at, ...due })
    expect(told.putIn).toEqual({
      en: '3,500.00 EUR (renewed of it) ÷ 5,000.00 EUR (ARR due for renewal) = 70.00%',
      pl: '3\u00a0500,00 EUR (odnowione z tego) ÷ 5\u00a0000,00 EUR (ARR do odnowienia) = 70,00%',
    })
    expect(told.formula.en).toBe('Σ ARR renewed ÷ Σ ARR due for renewal in the window')
    const names = told.switches.map((one) => one.switch)
    expect(names).toEqual(['discounts', 'churnDay', 'graceDays', 'paused', 'fx', 'countedUnit', 'retention'])
    expect(told.switches.at(-1)?.words.en).toBe('what was renewed of the ARR that was due for renewal')
  })

  it('differs from another form by the customers whose renewal was not in question', async () => {
    const workspace = await openWith(company(), { graceDays: 0 })
    const asked = { id: 'nrr', workspace: workspace.name, at, policies: 'mainstay,due' }
    const { values, differences, switches } = await metricsCompare.run(workspace.context, asked)
    // Then 1000 + 2000 + 800 + 5000 + 3000 + 1200, now 1300 + 0 + 0 + 5000 + 3000 + 700; B and C touched 0.
    expect(Number(values.mainstay)).toBeCloseTo(10_000 / 13_000, 12)
    expect(values.due).toBe('0.4')
    expect(switches.map((one) => one.switch)).toEqual(['retention'])
    expect(differences.map(({ account, left, right }) => [account, left, right])).toEqual([
      ['D', '5000.00', '0.00'],
      ['E', '3000.00', '0.00'],
    ])
    expect(differences[0]?.because).toContain('what was renewed of the ARR that was due')
  })

  it('adds up over segments; by product a renewal is that of the product due', async () => {
    const workspace = await openWith(company())
    const parts = async (by: string) =>
      (await shown(workspace, 'grr', { ...due, by })).map(({ group, numerator, denominator }) => [
        group,
        numerator,
        denominator,
      ])
    expect(await parts('segment')).toEqual([
      ['Large', '2500.00', '3000.00'],
      ['Small', '0.00', '800.00'],
      [null, '600.00', '1200.00'],
    ])
    expect(await parts('product')).toEqual([
      ['P', '3100.00', '4400.00'],
      ['Q', '0.00', '600.00'],
    ])
    const [first] = await shown(workspace, 'grr', { ...due, by: 'product' })
    expect(first?.note?.en).toContain('counts for the product that was due')
    const grouped = { ids: ['grr'], workspace: workspace.name, from: at, to: at, by: 'segment', ...due }
    const { rows } = await metricsSeries.run(workspace.context, grouped)
    expect(rows.map(({ group, value }) => [group, value])).toEqual([
      ['Large', '0.83333333333333'],
      ['Small', '0'],
      [null, '0.5'],
    ])
  })

  it('answers the same from the kept ledger of a workspace that uses the set', async () => {
    const workspace = await openWith(company())
    const because = 'the board counts renewals'
    await policiesUse.run(workspace.context, { workspace: workspace.name, name: 'due', because })
    expect((await shown(workspace, 'nrr', {}))[0]).toMatchObject({ value: '0.7', policy: 'due' })
    expect((await shown(workspace, 'logo-retention', {}))[0]).toMatchObject({ numerator: '5', denominator: '6' })
    expect((await workspace.verify()).equal).toBe(true)
  })

  it('counts what was known: a renewal that came later was not there before', async () => {
    const workspace = await openWith([
      term('a1', 'A', '2023-03-01', '2024-03-01', 1000, { knownAt: '2023-03-01T00:00:00Z' }),
      term('a2', 'A', '2024-03-01', '2025-03-01', 1300, { knownAt: '2024-02-20T00:00:00Z' }),
    ])
    const asKnown = async (asKnownAt: string) => (await shown(workspace, 'nrr', { ...due, asKnownAt }))[0]?.value
    expect([await asKnown('2024-02-19T00:00Z'), await asKnown('2024-02-21T00:00Z')]).toEqual(['0', '1.3'])
  })
})

describe('where nothing was due', () => {
  const undue = () => [term('d1', 'D', '2022-01-01', '', 5000), term('e1', 'E', '2023-01-01', '2026-01-01', 3000)]
  const because = 'Nothing was due for renewal in the window: no contract with ARR ended in it.'

  it.each(['nrr', 'grr', 'gross-churn', 'net-churn'])('%s has no value, and says why', async (id) => {
    const workspace = await openWith(undue())
    const [found] = await shown(workspace, id)
    expect(found).toMatchObject({ known: false, value: null, because, interval: null, withoutLargest: null })
    expect(await rowsOf(workspace, id)).toMatchObject({ known: false, because, rows: [], numerator: '0.00' })
    const asked = { ids: [id], workspace: workspace.name, from: at, to: at, ...due }
    expect((await metricsSeries.run(workspace.context, asked)).rows).toMatchObject([{ known: false, because }])
  })

  it('a split answers one entry with the reason', async () => {
    const workspace = await openWith(undue())
    const split = await shown(workspace, 'nrr', { ...due, by: 'segment' })
    expect(split).toMatchObject([{ group: null, known: false, value: null, because }])
    expect(split[0]?.reasons.because?.pl).toBe(
      'W oknie nic nie było do odnowienia: nie skończyła się w nim żadna umowa z ARR.',
    )
  })
})
