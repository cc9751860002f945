import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addMonths, assert, formatMonth, month } from '#foundation'
import { type BridgeMonth, bridgeOf } from './bridge.js'
import { exampleFacts, exampleWorld } from './example-facts.js'
import type { LedgerFacts } from './facts.js'
import { MonthWindows } from './month-windows.js'
import type { Movement } from './movement.js'
import { movementsOf } from './movements.js'
import { policies } from './policy.js'
import { giveRetention, retentionColumns, WindowSums } from './window-sums.js'

// Month, active accounts, opening MRR, new, reactivation, expansion, contraction, churn, closing MRR: recomputed by
// independent code from the subscriptions of River @ Rivalytics (RavenStack), month-end against month-end.
const byMonthEnd = `
2023-01 2 0 4684 0 0 0 0 4684
2023-02 9 4684 10148 0 931 0 0 15763
2023-03 19 15763 23168 0 2717 0 0 41648
2023-04 33 41648 28330 0 13213 0 0 83191
2023-05 46 83191 42466 0 43453 0 0 169110
2023-06 64 169110 45649 0 29338 -1176 0 242921
2023-07 79 242921 60444 0 59750 0 0 363115
2023-08 104 363115 59214 0 106407 -686 0 528050
2023-09 119 528050 46013 0 70209 0 0 644272
2023-10 137 644272 30485 0 149338 -2807 0 821288
2023-11 159 821288 63423 0 149386 -6413 -12736 1014948
2023-12 185 1014948 97649 0 167577 -18061 0 1262113`

// Month, NRR without reactivation, GRR; from the same recomputation. January has no opening.
const ratios = `
2023-02 1.198762 1.000000
2023-03 1.172366 1.000000
2023-04 1.317254 1.000000
2023-05 1.522328 1.000000
2023-06 1.166531 0.993046
2023-07 1.245965 1.000000
2023-08 1.291150 0.998111
2023-09 1.132959 1.000000
2023-10 1.227437 0.995643
2023-11 1.158577 0.976684
2023-12 1.147314 0.982205`

const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const

const inDollars = exampleWorld({ currency: 'USD', measure: 'mrr' })

// Published data sets lie beside the repository and may not be copied into it.
const shared = new URL('../../../../shared/', import.meta.url)

describe('RavenStack in 2023', () => {
  onShared('data/ravenstack-saas', () => {
    const facts = readFacts()

    test('netted by month-end, every cell of every month', () => {
      const rows = bridge(facts, 'dbt').map((row) =>
        [
          formatMonth(row.month),
          row.customers,
          ...[row.opening, ...kinds.map((kind) => row[kind]), row.closing].map(units),
        ].join(' '),
      )
      expect(rows.join('\n')).toBe(byMonthEnd.trim())
    })

    test('netted by month-end, NRR and GRR of every month', () => {
      expect(ratiosOf(facts, 'dbt').join('\n')).toBe(ratios.trim())
    })

    test('netted by month-end, the year', () => {
      expect(yearOf(bridge(facts, 'dbt'))).toEqual(['511673', '0', '792319', '-29143', '-12736', '1262113'])
    })

    test('netted by day, the year', () => {
      expect(yearOf(bridge(facts, 'mainstay'))).toEqual(['389167', '1990', '922451', '-38514', '-12981', '1262113'])
    })

    test('by product, every kind adds up to the whole', () => {
      const { movements } = ledgerOf(facts, 'mainstay')
      const grouped = bridgeOf(movements, month('2023-01'), month('2023-12'), {
        groupOf: (movement) => movement.product,
      })
      for (const whole of bridge(facts, 'mainstay')) {
        const parts = grouped.filter((row) => row.month === whole.month)
        for (const kind of [...kinds, 'migration', 'closing'] as const) {
          expect(parts.reduce((sum, part) => sum + part[kind], 0n)).toBe(whole[kind])
        }
      }
    })

    test('trials have no MRR', () => {
      const trials = facts.lines.filter((line) => line.amount.digits === 0n)
      expect(trials.length).toBeGreaterThanOrEqual(778)
      expect(ledgerOf({ ...facts, lines: trials }, 'mainstay').movements).toEqual([])
    })
  })
})

function readFacts(): LedgerFacts {
  const accounts = new Map<string, number>()
  const plans = ['Basic', 'Pro', 'Enterprise']
  return exampleFacts(
    sharedRows('data/ravenstack-saas/ravenstack_subscriptions.csv').map((row) => ({
      account: numberOf(row.account_id ?? ''),
      product: plans.indexOf(row.plan_tier ?? ''),
      amount: row.mrr_amount ?? '',
      quantity: row.seats ?? '',
      period: { unit: 'month', count: 1 },
      from: row.start_date ?? '',
      ...(row.end_date ? { to: row.end_date } : {}),
      currency: 'USD',
    })),
  )

  function numberOf(account: string): number {
    if (!accounts.has(account)) accounts.set(account, accounts.size + 1)
    return accounts.get(account) ?? 0
  }
}

function ledgerOf(facts: LedgerFacts, policyName: string) {
  const policy = policies[policyName]
  assert(policy, `there is a policy set ${policyName}`)
  return movementsOf(facts, policy, inDollars)
}

function bridge(facts: LedgerFacts, policyName: string): BridgeMonth[] {
  return bridgeOf(ledgerOf(facts, policyName).movements, month('2023-01'), month('2023-12'))
}

function ratiosOf(facts: LedgerFacts, policyName: string): string[] {
  const policy = policies[policyName]
  assert(policy, `there is a policy set ${policyName}`)
  const from = month('2023-01')
  const windows = new MonthWindows(inDollars, policy.fx, from, month('2023-12')).trailing(1)
  const sums = new WindowSums(windows.ends.length, retentionColumns.length)
  const accounts = new Map<number, Movement[]>()
  for (const movement of ledgerOf(facts, policyName).movements)
    accounts.set(movement.account, [...(accounts.get(movement.account) ?? []), movement])
  for (const movements of accounts.values()) {
    sums.begin()
    giveRetention(movements, windows, { policy, unit: 'counted' }, (...change) => sums.add(...change))
  }
  return sums.rows().flatMap(([opening, retained, kept], index) => {
    const ratio = (part: bigint | undefined): string => (Number(part) / Number(opening)).toFixed(6)
    return opening === 0n ? [] : [`${formatMonth(addMonths(from, index))} ${ratio(retained)} ${ratio(kept)}`]
  })
}

function yearOf(rows: readonly BridgeMonth[]): string[] {
  const sums = kinds.map((kind) => rows.reduce((sum, row) => sum + row[kind], 0n))
  return [...sums, rows[rows.length - 1]?.closing ?? 0n].map(units)
}

function units(minor: bigint): string {
  assert(minor % 100n === 0n, 'RavenStack has whole amounts')
  return String(minor / 100n)
}

function onShared(folder: string, tests: () => void): void {
  if (existsSync(new URL(folder, shared))) {
    tests()
    return
  }
  console.warn(`NOT RUN: tests on ../shared/${folder}, which is not here.`)
  test(`not run: ../shared/${folder} is not here`, () => {})
}

function sharedRows(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(new URL(path, shared), 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])))
}
