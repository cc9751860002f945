import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { type Currency, formatDecimal, formatMinor } from '#foundation'
import type { EvidenceRow } from './evidence.js'
import type { Metric, Words } from './metric.js'
import type { Sums } from './value.js'

/** An interval as decimal text in the unit of the metric, or why there is none. */
export type Interval =
  | { readonly known: true; readonly low: string; readonly high: string }
  | { readonly known: false; readonly because: Words }

const fewestCustomers = 5
const mostResamples = 2000
const fewestResamples = 200
const mostDraws = 1_000_000
/** The 95th percentile of the standard normal distribution. */
const normal95 = 1.6448536269514722

/**
 * The 90 % interval of a ratio over its customers: percentile bootstrap (Efron 1979), seeded, so that the same rows
 * give the same interval. Customers are drawn with replacement, each with all its rows. 2,000 resamples for up to 500
 * customers, fewer for more so that a million draws are never passed, 200 for 5,000; beyond that the ratio's
 * linearised standard error (Cochran 1977, §6.3) × 1.645 to both sides, which the bootstrap approaches.
 */
export function intervalOf(metric: Metric, rows: readonly EvidenceRow[], currency: Currency): Interval {
  if (metric.kind !== 'ratio') return { known: false, because: counted }
  if (metric.id === 'largest-ten-share') return { known: false, because: ranked }
  const customers = customersOf(rows)
  const inCohort = [...customers.values()].filter(({ denominator }) => denominator > 0n).length
  if (inCohort < fewestCustomers) return { known: false, because: tooFew }
  const [low, high] = customers.size * fewestResamples > mostDraws ? linearised(customers) : resampled(customers)
  const text = (value: number) =>
    metric.unit === 'money' ? formatMinor(BigInt(Math.round(value)), currency) : ratioText(value)
  return { known: true, low: text(low), high: text(high) }
}

type Customers = ReadonlyMap<string, Sums>

function customersOf(rows: readonly EvidenceRow[]): Customers {
  const found = new Map<string, Sums>()
  for (const { account, numerator, denominator } of rows) {
    const before = found.get(account)
    found.set(
      account,
      before
        ? { numerator: before.numerator + numerator, denominator: before.denominator + denominator }
        : { numerator, denominator },
    )
  }
  return found
}

function resampled(all: Customers): [number, number] {
  // In an order of their own, so that the interval does not depend on that of the rows.
  const customers = [...all].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, customer]) => customer)
  const count = customers.length
  const resamples = Math.min(mostResamples, Math.floor(mostDraws / count))
  const source = xoroshiro128plus(20_241_231)
  const numerators = Float64Array.from(customers, ({ numerator }) => Number(numerator))
  const denominators = Float64Array.from(customers, ({ denominator }) => Number(denominator))
  const values: number[] = []
  for (let nth = 0; nth < resamples; nth++) {
    let numerator = 0
    let denominator = 0
    for (let draw = 0; draw < count; draw++) {
      const at = Math.floor(uniformFloat64(source) * count)
      numerator += numerators[at] ?? 0
      denominator += denominators[at] ?? 0
    }
    if (denominator > 0) values.push(numerator / denominator)
  }
  values.sort((a, b) => a - b)
  return [percentile(values, 0.05), percentile(values, 0.95)]
}

function percentile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1)
  const below = sorted[Math.floor(at)] ?? 0
  const above = sorted[Math.ceil(at)] ?? below
  return below + (above - below) * (at - Math.floor(at))
}

// The sum of squared residuals (numerator − ratio × denominator)² from whole moments, so that no order of customers matters.
function linearised(customers: Customers): [number, number] {
  const count = customers.size
  let [above, below, aboveSquared, both, belowSquared] = [0n, 0n, 0n, 0n, 0n]
  for (const { numerator, denominator } of customers.values()) {
    above += numerator
    below += denominator
    aboveSquared += numerator * numerator
    both += numerator * denominator
    belowSquared += denominator * denominator
  }
  const ratio = Number(above) / Number(below)
  const whole = below * below * aboveSquared - 2n * above * below * both + above * above * belowSquared
  const squares = Number(whole) / Number(below * below)
  const error = Math.sqrt((squares * count) / (count - 1)) / Number(below)
  return [ratio - normal95 * error, ratio + normal95 * error]
}

function ratioText(value: number): string {
  return formatDecimal({ digits: BigInt(Math.round(value * 1e10)), scale: 10 })
}

const tooFew: Words = {
  en: 'There are fewer than five customers.',
  pl: 'Klientów jest mniej niż pięciu.',
}

const counted: Words = {
  en: 'It is counted, not estimated; ratios alone have an interval.',
  pl: 'To wynik zliczenia, a nie oszacowanie; przedział mają tylko wskaźniki.',
}

const ranked: Words = {
  en: 'The share follows from who the ten largest are; drawing customers anew says nothing about it.',
  pl: 'Udział wynika z tego, kim jest dziesięciu największych klientów; ponowne losowanie nic o nim nie mówi.',
}
