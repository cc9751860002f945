import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { formatMinor } from '#foundation'
import { metricsRows, metricsSeries, metricsShow } from '#metrics/server'
import { today, truths, withSampleWorkspace } from '../support/sample-workspace.js'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

type Asked = Omit<Parameters<typeof metricsShow.run>[1], 'workspace' | 'id'>

async function numberOf(workspace: TestWorkspace, id: string, asked: Asked): Promise<string | null> {
  const shown = await metricsShow.run(workspace.context, { id, workspace: workspace.name, ...asked })
  return Array.isArray(shown) ? null : shown.value
}

const inMonth: Asked = { at: '2024-01', months: 1, measure: 'mrr', policy: 'chartmogul' }

/** A company whose customers go from one MRR to another on 1 January 2024. */
async function moving(
  customers: Readonly<Record<string, readonly [before: number, after: number]>>,
): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  const lines = Object.entries(customers).flatMap(([ref, [before, after]]) => [
    ...(before > 0 ? [line(`${ref}-before`, ref, '2023-01-01', before, { endDay: '2024-01-01' })] : []),
    ...(after > 0 ? [line(`${ref}-after`, ref, '2024-01-01', after)] : []),
  ])
  await workspace.importRows({ account: accounts(...Object.keys(customers)), contract_line: lines })
  return workspace
}

describe('the published examples', () => {
  // help.chartmogul.com, articles 203359341 and 4414075567250: opening 100; churn 10, contraction 10, expansion 10.
  it('ChartMogul: gross MRR churn 20 %, net MRR churn 10 %', async () => {
    const workspace = await moving({ A: [10, 0], B: [40, 30], C: [50, 60] })
    expect(await numberOf(workspace, 'gross-churn', inMonth)).toBe('0.2')
    expect(await numberOf(workspace, 'net-churn', inMonth)).toBe('0.1')
  })

  // The same pages, the day-based variant: opening 100, closing 120 of which 10 are new business.
  it('ChartMogul: net MRR churn −10 % when existing customers grow', async () => {
    const workspace = await moving({ A: [100, 110], B: [0, 10] })
    expect(await numberOf(workspace, 'net-churn', inMonth)).toBe('-0.1')
  })

  // pulserevops.com/sales-trainings/q97: start 10.0 m; contraction 0.6, churn 0.9, expansion 1.8.
  it('PulseRevOps: GRR 85 %, NRR 103 %', async () => {
    const workspace = await moving({
      A: [900_000, 0],
      B: [5_000_000, 4_400_000],
      C: [4_100_000, 5_900_000],
      D: [0, 77],
    })
    for (const policy of ['mainstay', 'smsb']) {
      expect(await numberOf(workspace, 'grr', { ...inMonth, policy })).toBe('0.85')
      expect(await numberOf(workspace, 'nrr', { ...inMonth, policy })).toBe('1.03')
    }
  })

  // docs.stripe.com/billing/subscriptions/analytics: 100 subscribers at 100 a month, 50 at 600 a year.
  it('Stripe: MRR 12,500', async () => {
    const workspace = await openWorkspace({ currency: 'USD' })
    const monthly = { ...line('m', 'A', '2023-01-01', '', { currency: 'USD' }), quantity: 100, unitPrice: 100 }
    const yearly = {
      ...line('y', 'B', '2023-01-01', '', { currency: 'USD' }),
      quantity: 50,
      unitPrice: 600,
      period: 'year',
    }
    await workspace.importRows({ account: accounts('A', 'B'), contract_line: [monthly, yearly] })
    expect(await numberOf(workspace, 'mrr', { at: '2023-06' })).toBe('12500.00')
  })
})

// shared/oracles/dataset-ravenstack-mrr-expected.csv: month, NRR without reactivation, GRR; January has no opening.
const ravenstack = [
  ['2023-02', '1.198762', '1.000000'],
  ['2023-03', '1.172366', '1.000000'],
  ['2023-04', '1.317254', '1.000000'],
  ['2023-05', '1.522328', '1.000000'],
  ['2023-06', '1.166531', '0.993046'],
  ['2023-07', '1.245965', '1.000000'],
  ['2023-08', '1.291150', '0.998111'],
  ['2023-09', '1.132959', '1.000000'],
  ['2023-10', '1.227437', '0.995643'],
  ['2023-11', '1.158577', '0.976684'],
  ['2023-12', '1.147314', '0.982205'],
] as const

const raven = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'ravenstack-saas')
const ravenMapping = join(import.meta.dirname, '..', '..', 'mappings', 'ravenstack.json')

describe('RavenStack', () => {
  if (!existsSync(raven)) return void it(`NOT RUN, for ${raven} is not there`, () => undefined)

  it('has the published NRR and GRR of every month of 2023, shown and in a series', async () => {
    const workspace = await openWorkspace({ currency: 'USD' })
    await workspace.importFrom(raven, ravenMapping)
    const asked = { policy: 'dbt', measure: 'mrr', months: 1 } as const
    const shown = []
    for (const [month] of ravenstack) {
      const [nrr, grr] = [
        await numberOf(workspace, 'nrr', { ...asked, at: month }),
        await numberOf(workspace, 'grr', { ...asked, at: month }),
      ]
      shown.push([month, Number(nrr).toFixed(6), Number(grr).toFixed(6)])
    }
    expect(shown).toEqual(ravenstack)
    const series = await metricsSeries.run(workspace.context, {
      ids: ['nrr', 'grr'],
      workspace: workspace.name,
      from: '2023-01',
      to: '2023-12',
      ...asked,
    })
    const of = (id: string) => series.rows.filter((row) => row.id === id)
    expect(of('nrr')[0]).toMatchObject({ month: '2023-01', known: false, value: null })
    expect(
      of('nrr')
        .slice(1)
        .map(({ value }) => Number(value).toFixed(6)),
    ).toEqual(ravenstack.map(([, nrr]) => nrr))
    expect(
      of('grr')
        .slice(1)
        .map(({ value }) => Number(value).toFixed(6)),
    ).toEqual(ravenstack.map(([, , grr]) => grr))
  }, 180_000)
})

describe('the sample workspace', () => {
  const { context } = withSampleWorkspace()

  it.each(truths.retention)('has the planted retention of $year, to the cent', async (truth) => {
    const asked = { workspace: 'Sample', at: `${truth.year}-12` }
    const euros = (minor: bigint) => formatMinor(minor, 'EUR')
    const nrr = await metricsRows.run(context(), { id: 'nrr', ...asked })
    expect([nrr.numerator, nrr.denominator]).toEqual([euros(truth.retainedNetMinor), euros(truth.openingMinor)])
    const grr = await metricsRows.run(context(), { id: 'grr', ...asked })
    expect([grr.numerator, grr.denominator]).toEqual([euros(truth.retainedGrossMinor), euros(truth.openingMinor)])
    const logo = await metricsRows.run(context(), { id: 'logo-retention', ...asked })
    expect([logo.numerator, logo.denominator]).toEqual([`${truth.retainedCustomers}`, `${truth.openingCustomers}`])
    expect(
      Number(((await metricsShow.run(context(), { id: 'nrr', ...asked })) as { value: string }).value),
    ).toBeCloseTo(truth.nrr, 12)
  })

  it('has the planted movements of every full year', async () => {
    for (const year of truths.years) {
      const asked = { workspace: 'Sample', at: `${year.period}-12` }
      const found = []
      for (const id of ['new-arr', 'reactivation-arr', 'expansion-arr', 'contraction-arr', 'churned-arr', 'fx-arr'])
        found.push((await metricsRows.run(context(), { id, ...asked })).total)
      const planted = [
        year.newMinor,
        year.reactivationMinor,
        year.expansionMinor,
        year.contractionMinor,
        year.churnMinor,
        year.fxMinor,
      ]
      expect(found).toEqual(planted.map((minor) => formatMinor(minor, 'EUR')))
    }
  })

  it('tells what customers churned for, by the planted reasons', async () => {
    const groups = await metricsShow.run(context(), {
      id: 'churned-arr',
      workspace: 'Sample',
      at: today,
      months: 60,
      by: 'reason',
    })
    const found = (Array.isArray(groups) ? groups : []).map(({ group }) => group)
    // Renewals that were signed too late are no leavers of the plan, but have their reason in the rows.
    const late = truths.cases.lateRenewals.some(({ gapDays }) => gapDays > 0)
      ? ['Ran out while the renewal was negotiated']
      : []
    const planted = truths.cases.churns.map(({ reason }) => reason)
    expect(new Set(found)).toEqual(new Set([...planted, ...late]))
  })
})
