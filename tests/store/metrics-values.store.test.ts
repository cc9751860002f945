import { describe, expect, it } from 'vitest'
import { metrics } from '#metrics'
import { metricsRows, metricsShow } from '#metrics/server'
import { openExample } from '../support/example-company.js'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

type Asked = Omit<Parameters<typeof metricsShow.run>[1], 'workspace' | 'id'>

const at = '2024-12'
const told = metrics.filter(({ missing }) => missing === null)

async function values(workspace: TestWorkspace, id: string, asked: Asked = {}) {
  const shown = await metricsShow.run(workspace.context, { id, workspace: workspace.name, at, ...asked })
  return Array.isArray(shown) ? shown : [shown]
}

async function numberOf(workspace: TestWorkspace, id: string, asked: Asked = {}): Promise<string | null> {
  return (await values(workspace, id, asked))[0]?.value ?? null
}

const rowsOf = (workspace: TestWorkspace, id: string, asked: Asked = {}) =>
  metricsRows.run(workspace.context, { id, workspace: workspace.name, at, ...asked })

const close = (text: string | null, value: number) => expect(Number(text)).toBeCloseTo(value, 12)

describe('a company worked by hand', () => {
  it.each([
    ['arr', 4800],
    ['mrr', 400],
    ['customers', 5],
    ['average-arr', 960],
    ['largest-ten-share', 1],
    ['signed-not-live-arr', 0],
    ['new-arr', 120],
    ['reactivation-arr', 840],
    ['expansion-arr', 1440],
    ['contraction-arr', -1200],
    ['churned-arr', -1800],
    ['fx-arr', 0],
    ['net-new-arr', -600],
    ['quick-ratio', 2400 / 3000],
    ['nrr', 3840 / 5400],
    ['grr', 3600 / 5400],
    ['logo-retention', 2 / 4],
    ['gross-churn', 1800 / 5400],
    ['net-churn', 1560 / 5400],
  ])('has %s %d under the default policy set', async (id, value) => {
    close(await numberOf(await example(), id), value)
  })

  it.each([
    ['smsb', 'nrr', 3840 / 5400],
    ['smsb', 'grr', 2400 / 5400],
    ['chartmogul', 'nrr', 4680 / 5400],
    ['chartmogul', 'gross-churn', 3000 / 5400],
    ['chartmogul', 'net-churn', 720 / 5400],
    ['lago', 'nrr', 4320 / 5400],
    ['lago', 'reactivation-arr', 0],
    ['lago', 'expansion-arr', 2280],
    ['stripe', 'nrr', 3840 / 5400],
    ['dbt', 'nrr', 3840 / 5400],
    ['dbt', 'grr', 3600 / 5400],
  ])('under %s has %s %d', async (policy, id, value) => {
    close(await numberOf(await example(), id, { policy }), value)
  })

  it('counts every return at a customer of the cohort once the policy set includes it there', async () => {
    const workspace = await example()
    const [shown] = await values(workspace, 'nrr')
    expect(shown).toMatchObject({
      policy: 'mainstay',
      policyVersion: 1,
      asOf: '2024-12-31',
      from: '2023-12-31',
      units: 4,
    })
    expect(shown).toMatchObject({ interval: null, largest: { account: 'C', name: 'C' }, known: true, because: null })
    expect(shown?.intervalBecause).toBe('There are fewer than five customers.')
  })

  it('says what the customers that left gave as their reason', async () => {
    const groups = await values(await example(), 'churned-arr', { by: 'reason' })
    expect(groups.map(({ group, value }) => [group, value])).toEqual([
      ['insolvency', '-1200.00'],
      ['price', '-600.00'],
    ])
  })

  it('may be asked for a day and a window of any length', async () => {
    const workspace = await example()
    close(await numberOf(workspace, 'arr', { at: '2024-06-30' }), 1440 + 1200 + 1200 + 360 + 120)
    close(await numberOf(workspace, 'arr', { at: '2024-07-01' }), 1440 + 1200 + 360 + 120)
    close(await numberOf(workspace, 'nrr', { at: '2024-07-01', months: 1 }), (1440 + 1200 + 360 + 120) / 4320)
  })
})

let opened: Promise<TestWorkspace> | undefined
const example = () => {
  opened ??= openExample()
  return opened
}

describe('every metric', () => {
  it.each(told)('is what its rows add up to: $id', async ({ id, kind }) => {
    for (const asked of [
      {},
      { by: 'segment' },
      { by: 'segment', group: 'Large' },
      { by: 'segment', unassigned: true },
    ]) {
      const workspace = await example()
      const found = await rowsOf(workspace, id, asked)
      if (!found.known && found.rows.length === 0) continue
      const add = (place: 'numerator' | 'denominator' | 'amount') =>
        found.rows.reduce((sum, row) => sum + Math.round(Number(row[place]) * 100), 0) / 100
      if (kind === 'ratio') {
        expect([add('numerator'), add('denominator')]).toEqual([Number(found.numerator), Number(found.denominator)])
        if (found.known) expect(Number(found.value)).toBeCloseTo(add('numerator') / add('denominator'), 10)
      } else {
        expect(add('amount')).toBe(Number(found.total))
        expect(found.value).toBe(found.total)
      }
      expect(found.count).toBe(found.rows.length)
    }
  })

  it.each(told.filter(({ kind }) => kind !== 'ratio'))(
    'that is a sum is the sum of its segments: $id',
    async ({ id }) => {
      const workspace = await example()
      const groups = (await values(workspace, id, { by: 'segment' })).filter(({ known }) => known)
      const whole = (await numberOf(workspace, id)) ?? '0'
      expect(groups.reduce((sum, { value }) => sum + Math.round(Number(value) * 100), 0)).toBe(
        Math.round(Number(whole) * 100),
      )
    },
  )

  it('without its largest customer is that of a workspace imported without it', async () => {
    const workspace = await example()
    const others = new Map<string, TestWorkspace>()
    for (const { id } of told) {
      const [shown] = await values(workspace, id)
      if (!shown?.largest || shown.withoutLargest === null) continue
      const { account } = shown.largest
      const other = others.get(account) ?? (await openExample([account]))
      others.set(account, other)
      expect([id, await numberOf(other, id)]).toEqual([id, shown.withoutLargest])
    }
    expect(others.size).toBeGreaterThan(2)
  })

  it('of an empty workspace is unknown with its reason, never 0', async () => {
    const workspace = await openWorkspace()
    for (const { id } of metrics) {
      const [shown] = await values(workspace, id)
      expect(shown, id).toMatchObject({ known: false, value: null, interval: null, withoutLargest: null })
      expect(shown?.because?.length).toBeGreaterThan(10)
      expect(shown?.reasons.because?.pl.length).toBeGreaterThan(10)
    }
  })

  it('that the program cannot tell yet says what is missing, also by group', async () => {
    const groups = await values(await example(), 'cac', { by: 'segment' })
    expect(groups).toMatchObject([
      { id: 'cac', known: false, because: expect.stringContaining('Costs cannot be imported yet') },
    ])
  })
})

describe('what does not exist', () => {
  it('is not 0: no retention without an opening, no quick ratio without losses, no value without a rate', async () => {
    const workspace = await openWorkspace()
    await workspace.importRows({
      account: accounts('A', 'B'),
      contract_line: [line('1', 'A', '2024-03-01', 100), line('2', 'B', '2024-06-01', 100, { currency: 'CHF' })],
    })
    const until = { at: '2024-05' }
    expect((await values(workspace, 'nrr', until))[0]).toMatchObject({ known: false, value: null })
    expect((await values(workspace, 'quick-ratio', until))[0]).toMatchObject({ known: false, value: null })
    expect((await values(workspace, 'arr', until))[0]).toMatchObject({ known: true, value: '1200.00' })
    for (const id of ['arr', 'mrr', 'new-arr', 'nrr'])
      expect((await values(workspace, id))[0], id).toMatchObject({
        known: false,
        value: null,
        because: expect.stringContaining('CHF'),
      })
  })

  it('has its reason in a split too, where no group has anything: a list of one', async () => {
    const workspace = await openWorkspace()
    const nothingYet = await values(workspace, 'nrr', { by: 'segment' })
    expect(nothingYet).toMatchObject([
      { group: null, known: false, because: expect.stringContaining('no contract lines') },
    ])
    await workspace.importRows({ account: accounts('A'), contract_line: [line('1', 'A', '2024-03-01', 100)] })
    const noOpening = { known: false, value: null, because: expect.stringContaining('No customer had ARR') }
    expect(await values(workspace, 'nrr', { by: 'segment' })).toMatchObject([{ group: null, ...noOpening }])
    const ofOne = { by: 'segment', group: 'Large' }
    expect(await values(workspace, 'nrr', ofOne)).toMatchObject([{ group: 'Large', ...noOpening }])
    expect(await values(workspace, 'churned-arr', ofOne)).toMatchObject([
      { group: 'Large', known: true, value: '0.00' },
    ])
  })

  it('is refused by name: a metric, a policy set, a group of nothing, a split that a metric has not', async () => {
    const workspace = await example()
    await expect(values(workspace, 'nr')).rejects.toThrow('There is no metric "nr". Did you mean "nrr"?')
    await expect(values(workspace, 'nrr', { policy: 'smbs' })).rejects.toThrow('Did you mean "smsb"?')
    await expect(values(workspace, 'nrr', { group: 'Large' })).rejects.toThrow('give `by` too')
    await expect(values(workspace, 'nrr', { by: 'reason' })).rejects.toThrow('nrr cannot be split by reason')
    await expect(values(workspace, 'nrr', { at: '2024-02-31' })).rejects.toThrow('not a day of the calendar')
    await expect(values(workspace, 'arr', { by: 'colour' })).rejects.toThrow('Nothing can be grouped by "colour"')
  })
})

describe('a customer that changes its segment inside the window', () => {
  it('counts where it was at the start of the window', async () => {
    const workspace = await openWorkspace()
    const account = (ref: string, segment: string) => ({ ref, name: ref, segment })
    await workspace.importRows({
      account: [account('A', 'Small'), account('B', 'Small'), account('C', 'Large')],
      contract_line: [
        line('1', 'A', '2023-01-01', 100),
        line('2', 'B', '2023-01-01', 100, { endDay: '2024-06-01' }),
        line('3', 'C', '2023-01-01', 300),
        line('4', 'A', '2024-08-01', 50),
      ],
    })
    await workspace.importRows({ account: [{ ...account('A', 'Large'), validFrom: '2024-05-01' }] })
    const groups = await values(workspace, 'nrr', { by: 'segment' })
    expect(groups.map(({ group, value }) => [group, value])).toEqual([
      ['Large', '1'],
      ['Small', '0.75'],
    ])
    const expansion = await values(workspace, 'expansion-arr', { by: 'segment' })
    expect(expansion.map(({ group, value }) => [group, value])).toEqual([['Large', '600.00']])
    const arr = await values(workspace, 'arr', { by: 'segment' })
    expect(arr.map(({ group, value }) => [group, value])).toEqual([['Large', '5400.00']])
  })
})
