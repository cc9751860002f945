/** An exact decimal number: `digits` ÷ 10^`scale`. For quantities, unit prices and rates; never a float. */
export type Decimal = { readonly digits: bigint; readonly scale: number }

const plainDecimal = /^([+-]?)(\d*)(?:\.(\d*))?$/

/** Reads plain decimal text (`-12.50`, `.5`); null if it is anything else. No exponent, no grouping. */
export function parseDecimal(text: string): Decimal | null {
  const parts = plainDecimal.exec(text)
  if (!parts || (!parts[2] && !parts[3])) return null
  const fraction = parts[3] ?? ''
  const digits = BigInt(`${parts[2]}${fraction}`)
  return { digits: parts[1] === '-' ? -digits : digits, scale: fraction.length }
}

/** Writes a decimal as plain text, trailing zeros of the fraction removed. */
export function formatDecimal(value: Decimal): string {
  const negative = value.digits < 0n
  const digits = (negative ? -value.digits : value.digits).toString().padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = value.scale ? digits.slice(digits.length - value.scale).replace(/0+$/, '') : ''
  return `${negative ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

/** The exact product. */
export function multiply(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale }
}

/** The exact sum. */
export function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale)
  return { digits: digitsAt(a, scale) + digitsAt(b, scale), scale }
}

/** 10^n as a bigint, for n ≥ 0. */
export function powerOfTen(n: number): bigint {
  return 10n ** BigInt(n)
}

/** numerator ÷ denominator to the nearest integer, halves to the even one (IEEE 754 roundTiesToEven). Denominator ≠ 0. */
export function divideHalfEven(numerator: bigint, denominator: bigint): bigint {
  const n = denominator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = n / d
  const remainder = n % d
  const twice = (remainder < 0n ? -remainder : remainder) * 2n
  if (twice < d || (twice === d && quotient % 2n === 0n)) return quotient
  return n < 0n ? quotient - 1n : quotient + 1n
}

/** The decimal's digits as if it had this larger or equal scale. */
export function digitsAt(value: Decimal, scale: number): bigint {
  return value.digits * powerOfTen(scale - value.scale)
}
