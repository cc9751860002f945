import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { assert } from '#foundation'

/** A seeded source of chance. The same seed and label give the same sequence, whatever other dice are thrown. */
export type Dice = {
  /** Uniform in [0, 1). */
  unit(): number
  chance(probability: number): boolean
  /** Uniform between two numbers. */
  between(low: number, high: number): number
  /** A whole number from low to high, both included. */
  whole(low: number, high: number): number
  pick<T>(items: readonly T[]): T
  /** One item, in proportion to the weights. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T
  shuffle<T>(items: readonly T[]): T[]
  /** Standard normal. */
  normal(): number
  /** Lognormal with this median and this standard deviation of the logarithm. */
  lognormal(median: number, sigma: number): number
  /** Beta(alpha, beta). */
  beta(alpha: number, beta: number): number
}

/** Dice of their own for each label, so that more throws in one place do not change the others. */
export function dice(seed: number, label: string): Dice {
  const source = xoroshiro128plus(mix(seed, label))
  const unit = () => uniformFloat64(source)
  const whole = (low: number, high: number) => low + Math.floor(unit() * (high - low + 1))
  const normal = () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit())
  return {
    unit,
    whole,
    normal,
    chance: (probability) => unit() < probability,
    between: (low, high) => low + unit() * (high - low),
    pick: (items) => at(items, whole(0, items.length - 1)),
    weighted: (entries) => weighted(entries, unit()),
    shuffle: (items) => shuffle(items, whole),
    lognormal: (median, sigma) => median * Math.exp(sigma * normal()),
    beta: (alpha, beta) => {
      const a = gamma(alpha, unit, normal)
      return a / (a + gamma(beta, unit, normal))
    },
  }
}

function at<T>(items: readonly T[], index: number): T {
  assert(index >= 0 && index < items.length, 'there is something to pick from')
  return items[index] as T
}

function weighted<T>(entries: readonly (readonly [T, number])[], unit: number): T {
  let left = unit * entries.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of entries) {
    left -= weight
    if (left < 0) return item
  }
  return at(entries, entries.length - 1)[0]
}

// Fisher and Yates.
function shuffle<T>(items: readonly T[], whole: (low: number, high: number) => number): T[] {
  const mixed = [...items]
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = whole(0, last)
    const kept = at(mixed, last)
    mixed[last] = at(mixed, other)
    mixed[other] = kept
  }
  return mixed
}

// Marsaglia and Tsang (2000), for shape ≥ 1; every shape that we plant is.
function gamma(shape: number, unit: () => number, normal: () => number): number {
  assert(shape >= 1, 'gamma is drawn for shapes of at least 1')
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = normal()
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - unit()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

// FNV-1a over the label, started from the seed, finished as MurmurHash3 does, so that near seeds are far apart.
function mix(seed: number, label: string): number {
  let hash = 0x811c9dc5
  for (const char of `${seed}:${label}`) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return hash ^ (hash >>> 16)
}
