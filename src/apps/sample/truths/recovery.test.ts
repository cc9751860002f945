import { describe, expect, it } from 'vitest'
import { addDays, day, formatMonth, type Month, monthOf } from '#foundation'
import { generateSample, makePlan, type Sample, type SampleFile, tenureTruths } from '../index.js'
import { churnHazards, hazardAt, segments, stageConversions, stages } from '../plan/parameters.js'

const lastDay = day('2026-12-31')
const twelve = Array.from({ length: 12 }, (_, index) => generateSample({ seed: 100 + index, lastDay }))

type Row = Record<string, string | null>

describe('the planted churn', () => {
  const tenures = Array.from({ length: 200 }, (_, seed) => tenureTruths(makePlan({ seed, lastDay }))).flat()
  const drawn = tenures.filter(({ scenario }) => scenario === null)

  it.each(segments)('is recovered from 200 seeds at every anniversary: %s', (segment) => {
    const own = drawn.filter((tenure) => tenure.segment === segment)
    for (const anniversary of [1, 2, 3, 4, 5]) {
      const decided = own.filter(
        ({ renewals, churned }) => renewals >= anniversary || (churned && renewals === anniversary - 1),
      )
      const left = decided.filter(({ renewals, churned }) => churned && renewals === anniversary - 1)
      const hazard = hazardAt(segment, anniversary)
      const spread = Math.sqrt((hazard * (1 - hazard)) / decided.length)
      expect(Math.abs(left.length / decided.length - hazard)).toBeLessThan(3.3 * spread)
    }
  })

  it('is that of a shifted-beta-geometric: its mean is alpha ÷ (alpha + beta)', () => {
    for (const segment of segments) {
      const { alpha, beta } = churnHazards[segment]
      expect(hazardAt(segment, 1)).toBeCloseTo(alpha / (alpha + beta), 12)
    }
  })
})

describe('the planted friction', () => {
  it('shows in the days from signature to kick-off', () => {
    const days = { Enterprise: [] as number[], 'Mid-market': [] as number[] }
    for (const each of twelve) {
      const segmentOf = new Map(
        rowsOf(each, 'accounts.csv').map(({ ref, segment }) => [ref, segment as keyof typeof days]),
      )
      const touches = rowsOf(each, 'touchpoints.csv')
      for (const { account, day: kickOff } of touches.filter(({ kind }) => kind === 'kick-off')) {
        const signed = touches.find((touch) => touch.account === account && touch.kind === 'contract signed')
        days[segmentOf.get(account ?? null) as keyof typeof days].push(day(kickOff ?? '') - day(signed?.day ?? ''))
      }
    }
    expect(Math.abs(median(days.Enterprise) - 8)).toBeLessThanOrEqual(1)
    expect(Math.abs(median(days['Mid-market']) - 27)).toBeLessThanOrEqual(2.5)
  })

  it.each(segments)('shows in how new business converts from stage to stage: %s', (segment) => {
    const reached = new Map<string, number>()
    for (const each of twelve) {
      const segmentOf = new Map(rowsOf(each, 'accounts.csv').map((account) => [account.ref, account.segment]))
      const decided = rowsOf(each, 'opportunities.csv').filter(
        ({ type, outcome }) => type === 'new' && outcome !== 'open',
      )
      const own = new Set(
        decided.filter(({ account }) => segmentOf.get(account ?? null) === segment).map(({ ref }) => ref),
      )
      for (const { opportunity, stage } of rowsOf(each, 'opportunity-stages.csv')) {
        if (own.has(opportunity ?? null)) reached.set(stage ?? '', (reached.get(stage ?? '') ?? 0) + 1)
      }
    }
    stages.forEach((stage, index) => {
      const entered = reached.get(stage) ?? 0
      const passed = reached.get(stages[index + 1] ?? 'Won') ?? 0
      const planted = stageConversions[segment][stage]
      expect(Math.abs(passed / entered - planted)).toBeLessThan(3.3 * Math.sqrt((planted * (1 - planted)) / entered))
    })
  })
})

describe('the planted break-even months', () => {
  it('are recovered from invoices and costs, read from the files alone', () => {
    for (const each of twelve.slice(0, 6)) {
      const found = breakEvens(each)
      for (const { account, breakEvenMonth } of each.truths.economics) {
        expect([account, found.get(account) ?? null]).toEqual([account, breakEvenMonth])
      }
    }
  })

  it('are reached by most, and not by all', () => {
    const reached = twelve[0]?.truths.economics.filter(({ breakEvenMonth }) => breakEvenMonth !== null).length ?? 0
    expect(reached).toBeGreaterThan(35)
    expect(reached).toBeLessThan(60)
  })

  it('are never lost again', () => {
    const contributions = twelve.flatMap(({ truths }) =>
      truths.economics.flatMap((own) => own.contributionMinorByMonth),
    )
    expect(contributions.every((minor) => minor >= 0n)).toBe(true)
  })
})

describe('the planted disagreements', () => {
  it('are the only ones between contract lines and what the invoices bill for them', () => {
    for (const { truths } of twelve) {
      expect(truths.invoiceMismatches.map(({ kind }) => kind)).toEqual([
        'uplift-not-invoiced',
        'wrong-quantity',
        'not-invoiced',
        'invoiced-after-end',
      ])
      expect(new Set(truths.invoiceMismatches.map(({ account }) => account)).size).toBe(4)
    }
  })
})

// Recognises each invoice line by the day of service, takes off the costs that name the account.
function breakEvens(from: Sample): Map<string, string> {
  const sums = new Map<string, Map<Month, number>>()
  const rates = new Map(
    rowsOf(from, 'exchange-rates.csv')
      .filter(({ kind }) => kind === 'budget')
      .map((rate) => [`${rate.from} ${rate.day?.slice(0, 4)}`, Number(rate.rate)]),
  )
  const add = (account: string, at: Month, amount: number, currency: string | null) => {
    const own = sums.get(account) ?? new Map<Month, number>()
    own.set(at, (own.get(at) ?? 0) + amount * (rates.get(`${currency} ${formatMonth(at).slice(0, 4)}`) ?? 1))
    sums.set(account, own)
  }
  for (const { account, serviceStart, serviceEnd, amount, currency } of rowsOf(from, 'invoice-lines.csv')) {
    const [start, end] = [day(serviceStart ?? ''), day(serviceEnd ?? '')]
    for (let at = start; at < end && at <= lastDay; at = addDays(at, 1)) {
      add(account ?? '', monthOf(at), Number(amount) / (end - start), currency ?? null)
    }
  }
  for (const cost of rowsOf(from, 'costs.csv')) {
    if (cost.account) add(cost.account, monthOf(day(cost.day ?? '')), -Number(cost.amount), cost.currency ?? null)
  }
  return new Map([...sums].flatMap(([account, months]) => breakEvenOf(account, months)))
}

function breakEvenOf(account: string, months: Map<Month, number>): [string, string][] {
  let sum = 0
  let reached: Month | null = null
  for (const [at, amount] of [...months].sort(([a], [b]) => a - b)) {
    sum += amount
    if (sum < 0) reached = null
    else reached ??= at
  }
  return reached === null ? [] : [[account, formatMonth(reached)]]
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

function rowsOf({ files }: Sample, name: string): Row[] {
  const file = files.find((candidate) => candidate.name === name) as SampleFile
  return file.rows.map((row) => Object.fromEntries(file.columns.map((column, index) => [column, row[index] ?? null])))
}
