import { describe, expect, it } from 'vitest'
import { day, divideHalfEven, formatDay, lastDayOf, month } from '#foundation'
import { defaultSeed, generateSample, type Sample, type SampleFile } from '../index.js'

const lastDay = day('2026-12-31')
const sample = generateSample({ seed: defaultSeed, lastDay })
const twenty = Array.from({ length: 20 }, (_, index) => generateSample({ seed: index + 1, lastDay }))

type Row = Record<string, string | null>

describe('the bridge', () => {
  it('foots in every month and year', () => {
    for (const { truths } of [sample, ...twenty]) {
      for (const row of [...truths.months, ...truths.years]) {
        const moved = row.newMinor + row.reactivationMinor + row.expansionMinor + row.contractionMinor + row.churnMinor
        expect(row.openingMinor + moved + row.fxMinor).toBe(row.closingMinor)
        expect(row.connectedNewMinor <= row.expansionMinor + -row.contractionMinor).toBe(true)
      }
    }
  })

  it('closes a year where its December closes', () => {
    for (const year of sample.truths.years) {
      const december = sample.truths.months.find(({ period }) => period === `${year.period}-12`)
      expect([december?.closingMinor, december?.customers]).toEqual([year.closingMinor, year.customers])
    }
  })

  it('closes every month at what the corrected contract lines add up to, read from the files alone', () => {
    for (const each of [sample, ...twenty.slice(0, 4)]) {
      const lines = correctedLines(each)
      const rates = budgetRates(each)
      for (const { period, closingMinor, customers } of each.truths.months) {
        const at = formatDay(lastDayOf(month(period)))
        const live = lines
          .map((line) => ({ account: line.account, minor: euroArr(line, at, rates) }))
          .filter((line) => line.minor > 0n)
        const total = live.reduce((sum, { minor }) => sum + minor, 0n)
        expect([period, total]).toEqual([period, closingMinor])
        expect([period, new Set(live.map(({ account }) => account)).size]).toEqual([period, customers])
      }
    }
  })
})

describe('the default seed', () => {
  const { retention, years } = sample.truths

  it('ends at € 8–15 million', () => {
    const closing = Number(years.at(-1)?.closingMinor) / 100
    expect(closing).toBeGreaterThan(8_000_000)
    expect(closing).toBeLessThan(15_000_000)
  })

  it('retains like a healthy company of this kind, every year', () => {
    for (const { nrr, grr } of retention) {
      expect(nrr).toBeGreaterThanOrEqual(1.03)
      expect(nrr).toBeLessThanOrEqual(1.12)
      expect(grr).toBeGreaterThanOrEqual(0.88)
      expect(grr).toBeLessThanOrEqual(0.94)
    }
    const churn = 1 - mean(retention.map(({ logoRetention }) => logoRetention))
    expect(churn).toBeGreaterThan(0.05)
    expect(churn).toBeLessThan(0.09)
  })

  it('earns about 45 % with its ten largest customers', () => {
    const share = topTenShare(sample)
    expect(share).toBeGreaterThan(0.4)
    expect(share).toBeLessThan(0.5)
  })
})

describe('twenty seeds', () => {
  it('are all believable, if more loosely', () => {
    for (const each of twenty) {
      const closing = Number(each.truths.years.at(-1)?.closingMinor) / 1e8
      expect(closing).toBeGreaterThan(6)
      expect(closing).toBeLessThan(18)
      expect(topTenShare(each)).toBeGreaterThan(0.3)
      expect(topTenShare(each)).toBeLessThan(0.65)
    }
  })

  it('are on average where they are planned', () => {
    const years = twenty.flatMap(({ truths }) => truths.retention)
    expect(mean(years.map(({ nrr }) => nrr))).toBeGreaterThan(1.03)
    expect(mean(years.map(({ nrr }) => nrr))).toBeLessThan(1.12)
    expect(mean(years.map(({ grr }) => grr))).toBeGreaterThan(0.88)
    expect(mean(years.map(({ grr }) => grr))).toBeLessThan(0.95)
    expect(1 - mean(years.map(({ logoRetention }) => logoRetention))).toBeGreaterThan(0.05)
    expect(1 - mean(years.map(({ logoRetention }) => logoRetention))).toBeLessThan(0.09)
  })
})

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

function topTenShare(from: Sample): number {
  const rates = budgetRates(from)
  const byAccount = new Map<string, number>()
  for (const line of correctedLines(from)) {
    const minor = Number(euroArr(line, formatDay(lastDay), rates))
    byAccount.set(line.account ?? '', (byAccount.get(line.account ?? '') ?? 0) + minor)
  }
  const sorted = [...byAccount.values()].sort((a, b) => b - a)
  return (mean(sorted.slice(0, 10)) * 10) / (mean(sorted) * sorted.length)
}

function rowsOf(file: SampleFile): Row[] {
  return file.rows.map((row) => Object.fromEntries(file.columns.map((column, index) => [column, row[index] ?? null])))
}

function correctedLines({ files, corrections }: Sample): Row[] {
  const lines = [...files, ...corrections].filter(({ entity }) => entity === 'contract_line').flatMap(rowsOf)
  return [...new Map(lines.map((line) => [line.ref, line])).values()]
}

function budgetRates({ files }: Sample): Map<string, bigint> {
  const rates = rowsOf(files.find(({ entity }) => entity === 'exchange_rate') as SampleFile)
  const budget = rates.filter(({ kind }) => kind === 'budget')
  return new Map(
    budget.map(({ from, day: from1, rate }) => [
      `${from} ${from1?.slice(0, 4)}`,
      BigInt((rate ?? '').replace('.', '')),
    ]),
  )
}

// ARR of one row on a day, by definitions.md, from its text.
function euroArr(line: Row, at: string, rates: Map<string, bigint>): bigint {
  const live = (line.startDay ?? '') <= at && (line.endDay === null || at < (line.endDay ?? ''))
  const paused = line.pausedFrom && line.pausedFrom <= at && at < (line.pausedTo ?? '9999')
  if (!live || paused) return 0n
  const price = BigInt((line.unitPrice ?? line.amount ?? '').replace('.', ''))
  const perYear = { month: 12n, quarter: 4n, year: 1n }[line.period ?? ''] ?? 0n
  const discounted = line.discountRatio && (line.discountTo === null || at < (line.discountTo ?? ''))
  const kept = discounted ? 100n - BigInt((line.discountRatio ?? '').slice(2)) : 100n
  const minor = divideHalfEven(BigInt(line.quantity ?? '1') * price * perYear * kept, 100n)
  const rate = rates.get(`${line.currency} ${at.slice(0, 4)}`)
  return rate === undefined ? minor : divideHalfEven(minor * rate, 100_000n)
}
