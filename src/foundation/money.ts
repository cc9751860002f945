import { type Decimal, divideHalfEven, powerOfTen } from './decimal.js'

/** An ISO 4217 code in capitals. */
export type Currency = string

/** An amount in whole minor units (cents) of its currency. Never a float. */
export type Money = { readonly minor: bigint; readonly currency: Currency }

// ISO 4217 lists the currencies whose minor unit is not a hundredth.
const otherDecimals: Readonly<Record<string, number>> = {
  BIF: 0,
  CLP: 0,
  DJF: 0,
  GNF: 0,
  ISK: 0,
  JPY: 0,
  KMF: 0,
  KRW: 0,
  PYG: 0,
  RWF: 0,
  UGX: 0,
  UYI: 0,
  VND: 0,
  VUV: 0,
  XAF: 0,
  XOF: 0,
  XPF: 0,
  BHD: 3,
  IQD: 3,
  JOD: 3,
  KWD: 3,
  LYD: 3,
  OMR: 3,
  TND: 3,
  CLF: 4,
  UYW: 4,
}

/** How many decimals a currency's amounts have: 2 for EUR, 0 for JPY. */
export function decimalsOf(currency: Currency): number {
  return otherDecimals[currency] ?? 2
}

/** Minor units as a decimal string with the currency's decimals: `"-12.50"`, never `"-0.00"`. */
export function formatMinor(minor: bigint, currency: Currency): string {
  const decimals = decimalsOf(currency)
  const negative = minor < 0n
  const digits = (negative ? -minor : minor).toString().padStart(decimals + 1, '0')
  if (decimals === 0) return `${negative ? '-' : ''}${digits}`
  return `${negative ? '-' : ''}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** A decimal amount in major units as minor units of the currency, rounded half-even once. */
export function toMinor(amount: Decimal, currency: Currency): bigint {
  return divideHalfEven(amount.digits * powerOfTen(decimalsOf(currency)), powerOfTen(amount.scale))
}

/**
 * Shares a total out in proportion to weights (all ≥ 0, not all 0), in their order, so that the parts sum to
 * the total: each running share is rounded half-even and parts are the differences.
 */
export function shareOut(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0n)
  let weightSoFar = 0n
  let shared = 0n
  return weights.map((weight) => {
    weightSoFar += weight
    const upToHere = divideHalfEven(total * weightSoFar, whole)
    const part = upToHere - shared
    shared = upToHere
    return part
  })
}
