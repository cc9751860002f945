/** Sums and ratios of amounts in decimal text, without ever going through a float. */

type Scaled = { readonly digits: bigint; readonly scale: number }

/** The sum of decimal texts, with as many decimals as the longest of them: `['1.50', '-0.25']` → `'1.25'`. */
export function sumOf(amounts: readonly string[]): string {
  const parts = amounts.map(scaled)
  const scale = parts.reduce((longest, part) => Math.max(longest, part.scale), 0)
  return textOf(
    parts.reduce((sum, part) => sum + atScale(part, scale), 0n),
    scale,
  )
}

/** The amount with the other sign; zero stays plain. */
export function negated(amount: string): string {
  const { digits, scale } = scaled(amount)
  return textOf(-digits, scale)
}

/** −1, 0 or 1. */
export function signOf(amount: string): -1 | 0 | 1 {
  const { digits } = scaled(amount)
  return digits < 0n ? -1 : digits > 0n ? 1 : 0
}

/** Whether two decimal texts mean the same amount. */
export function isSame(a: string, b: string): boolean {
  return signOf(sumOf([a, negated(b)])) === 0
}

/** Orders amounts from small to large. */
export function compareAmounts(a: string, b: string): number {
  return signOf(sumOf([a, negated(b)]))
}

/** `part ÷ whole` with so many decimals, rounded half away from zero; null where the whole is zero. */
export function ratioOf(part: string, whole: string, decimals: number): string | null {
  const above = scaled(part)
  const below = scaled(whole)
  if (below.digits === 0n) return null
  const numerator = above.digits * 10n ** BigInt(below.scale + decimals)
  const denominator = below.digits * 10n ** BigInt(above.scale)
  const isNegative = numerator < 0n !== denominator < 0n
  const [n, d] = [absolute(numerator), absolute(denominator)]
  const rounded = (n * 2n + d) / (d * 2n)
  return textOf(isNegative ? -rounded : rounded, decimals)
}

/** Whether any of the amounts has something after its decimal point. */
export function hasDecimals(amounts: Iterable<string | null | undefined>): boolean {
  for (const amount of amounts) if (amount && /\.\d*[1-9]/.test(amount)) return true
  return false
}

/** As a float, for drawing only. */
export function forDrawing(amount: string | null): number {
  return amount === null ? 0 : Number(amount)
}

function scaled(text: string): Scaled {
  const [whole = '0', decimals = ''] = text.split('.')
  return { digits: BigInt(whole + decimals), scale: decimals.length }
}

function atScale({ digits, scale }: Scaled, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale)
}

function textOf(digits: bigint, scale: number): string {
  const text = absolute(digits)
    .toString()
    .padStart(scale + 1, '0')
  const sign = digits < 0n ? '-' : ''
  return scale === 0 ? `${sign}${text}` : `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`
}

function absolute(value: bigint): bigint {
  return value < 0n ? -value : value
}
