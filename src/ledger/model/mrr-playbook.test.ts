import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { addMonths, assert, day, firstDayOf, formatMonth, lastDayOf, type Month, month, monthOf } from '#foundation'
import { balanceOn } from './balance-on.js'
import { type BridgeMonth, bridgeOf } from './bridge.js'
import { exampleFacts, exampleWorld } from './example-facts.js'
import type { LedgerFacts } from './facts.js'
import type { Movement } from './movement.js'
import { movementsOf } from './movements.js'
import { policies } from './policy.js'

// dbt's MRR playbook (github.com/dbt-labs/mrr-playbook at f7921cf), recomputed from its published SQL:
// month, active customers, MRR, new, reactivation, upgrade, downgrade, churn, renewal amount, and the numbers of
// new, reactivated, upgraded, downgraded and churned customers.
const published = `
2018-01 1 55 55 0 0 0 0 0 1 0 0 0 0
2018-02 1 70 0 0 15 0 0 55 0 0 1 0 0
2018-03 1 70 0 0 0 0 0 70 0 0 0 0 0
2018-04 2 150 80 0 0 0 0 70 1 0 0 0 0
2018-05 3 190 120 0 0 0 -80 70 2 0 0 0 1
2018-06 4 235 25 0 30 -10 0 180 1 0 1 1 0
2018-07 4 260 0 0 25 0 0 235 0 0 1 0 0
2018-08 4 260 0 0 0 0 0 260 0 0 0 0 0
2018-09 6 340 30 50 0 0 0 260 1 1 0 0 0
2018-10 6 335 0 0 20 -25 0 315 0 0 1 1 0
2018-11 11 575 240 0 0 0 0 335 5 0 0 0 0
2018-12 12 585 25 0 50 -65 0 510 1 0 2 2 0
2019-01 13 620 25 0 10 0 0 585 1 0 1 0 0
2019-02 13 625 30 0 25 0 -50 570 1 0 1 0 1
2019-03 14 660 60 0 0 0 -25 600 2 0 0 0 1
2019-04 17 895 120 50 65 0 0 660 2 1 3 0 0
2019-05 21 965 155 0 0 -85 0 810 4 0 0 4 0
2019-06 22 1135 50 0 150 -30 0 935 1 0 6 2 0
2019-07 26 1350 205 50 0 -40 0 1095 3 1 0 2 0
2019-08 26 1240 105 0 0 -55 -160 1135 3 0 0 3 3
2019-09 31 1455 165 0 80 -30 0 1210 5 0 4 2 0
2019-10 36 1680 220 0 80 -75 0 1380 5 0 4 3 0
2019-11 42 1840 210 0 60 -110 0 1570 6 0 2 5 0
2019-12 28 1255 100 0 50 -30 -705 1105 3 0 3 2 17
2020-01 4 175 175 0 0 0 -1255 0 4 0 0 0 28
2020-02 0 0 0 0 0 0 -175 0 0 0 0 0 4`

const spine = { from: month('2018-01'), to: month('2020-02') }
const world = exampleWorld({ currency: 'USD', measure: 'mrr' })
const dbt = policies.dbt
assert(dbt, 'there is a policy set dbt')

// Published data sets lie beside the repository and may not be copied into it.
const shared = new URL('../../../../shared/', import.meta.url)

describe('the MRR playbook of dbt', () => {
  onShared('data/mrr-playbook', () => {
    const facts = readFacts()
    const { movements } = movementsOf(facts, dbt, world)

    test('every month of the published table', () => {
      const rows = bridgeOf(movements, spine.from, spine.to).map((row) => tableRow(row, movements))
      expect(rows.join('\n')).toBe(published.trim())
    })

    test('410 rows: 52 new, 55 churned, 30 upgrades, 27 downgrades, 3 reactivations', () => {
      const rows = customerMonths(facts, movements).filter((row) => row.month >= spine.from)
      expect(rows).toHaveLength(410)
      expect(countKinds(rows)).toEqual({
        new: 52,
        churn: 55,
        expansion: 30,
        contraction: 27,
        reactivation: 3,
        none: 243,
      })
    })

    test('without the cut at 2018-01 there are 417 rows, 55 new and 58 churned', () => {
      const rows = customerMonths(facts, movements)
      expect(rows).toHaveLength(417)
      expect(countKinds(rows)).toMatchObject({ new: 55, churn: 58 })
    })

    onShared('oracles/mrr-playbook-rows-expected.csv', () => {
      test('every customer in every month of the expected rows', () => {
        const rows = customerMonths(facts, movements).filter((row) => row.month >= spine.from)
        const expected = sharedRows('oracles/mrr-playbook-rows-expected.csv').map((row) => Object.values(row).join(','))
        expect(rows.map(expectedRow).sort()).toEqual(expected.sort())
      })
    })
  })
})

type CustomerMonth = { account: number; month: Month; mrr: bigint; before: bigint; kind: string }

function readFacts(): LedgerFacts {
  return exampleFacts(
    sharedRows('data/mrr-playbook/subscription_periods.csv').map((row) => ({
      account: Number(row.customer_id),
      amount: row.monthly_amount ?? '',
      period: { unit: 'month', count: 1 },
      from: row.start_date ?? '',
      to: row.end_date ?? '',
      currency: 'USD',
    })),
  )
}

function tableRow(row: BridgeMonth, movements: readonly Movement[]): string {
  const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn'] as const
  const counts = kinds.map(
    (kind) =>
      new Set(
        movements.filter((each) => each.kind === kind && monthOf(each.day) === row.month).map((each) => each.account),
      ).size,
  )
  const amounts = [row.closing, ...kinds.map((kind) => row[kind]), row.opening + row.contraction + row.churn]
  return [formatMonth(row.month), row.customers, ...amounts.map(units), ...counts].join(' ')
}

// A row per customer and month from the first start to the month after the last end, as the playbook writes them.
function customerMonths(facts: LedgerFacts, movements: readonly Movement[]): CustomerMonth[] {
  return [...new Set(facts.lines.map((line) => line.account))].flatMap((account) => {
    const lines = facts.lines.filter((line) => line.account === account)
    const first = Math.min(...lines.map((line) => monthOf(line.startDay)))
    const last = Math.max(...lines.map((line) => monthOf(line.endDay ?? day('2020-01-01'))))
    return Array.from({ length: last - first + 1 }, (_, index) => {
      const at = (first + index) as Month
      const kind = movements.find((each) => each.account === account && monthOf(each.day) === at)?.kind ?? 'none'
      return {
        account,
        month: at,
        mrr: mrrOf(facts, account, at),
        before: mrrOf(facts, account, addMonths(at, -1)),
        kind,
      }
    })
  })
}

function mrrOf(facts: LedgerFacts, account: number, at: Month): bigint {
  assert(dbt, 'there is a policy set dbt')
  const balance = balanceOn(facts, dbt, world, account, lastDayOf(at))
  assert(balance.known, 'one currency needs no rate')
  return balance.value
}

function countKinds(rows: readonly CustomerMonth[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

function expectedRow({ account, month: at, mrr, before, kind }: CustomerMonth): string {
  const names: Record<string, string> = { expansion: 'upgrade', contraction: 'downgrade', none: '' }
  const previous = firstDayOf(at) <= day('2018-01-01') ? 0n : before
  const renewal = mrr < previous ? mrr : previous
  return [
    `${formatMonth(at)}-01`,
    account,
    units(mrr),
    units(previous),
    units(mrr - previous),
    names[kind] ?? kind,
    units(renewal),
  ].join(',')
}

function units(minor: bigint): string {
  assert(minor % 100n === 0n, 'the playbook has whole amounts')
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
