import { divideHalfEven, formatDecimal, powerOfTen } from '#foundation'

const digitsKept = 14

/** numerator ÷ denominator as decimal text with at least 14 significant digits, rounded half-even once. Denominator > 0. */
export function exactRatio(numerator: bigint, denominator: bigint): string {
  const missing = digitsKept + lengthOf(denominator) - lengthOf(numerator)
  const scale = Math.max(missing, 0)
  return formatDecimal({ digits: divideHalfEven(numerator * powerOfTen(scale), denominator), scale })
}

function lengthOf(whole: bigint): number {
  return (whole < 0n ? -whole : whole).toString().length
}
