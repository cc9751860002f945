/** What somebody wants to correct on a line. */
export type Correction = { readonly what: 'arr' | 'quantity' | 'end'; readonly value: string; readonly because: string }

/** What is wrong with it, by field, before it is sent. */
export type CorrectionProblem = { readonly value?: 'number' | 'day'; readonly because?: 'missing' }

/** Checks what a person can get wrong while typing; the server checks the rest. */
export function correctionProblem({ what, value, because }: Correction): CorrectionProblem {
  return {
    ...(what === 'end' && value !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(value) ? { value: 'day' as const } : {}),
    ...(what !== 'end' && !/^\d+(\.\d+)?$/.test(plainDecimal(value)) ? { value: 'number' as const } : {}),
    ...(because.trim().length < 3 ? { because: 'missing' as const } : {}),
  }
}

/** A number as people type it, in either language, as decimal text: `12 000,50` and `12000.50` → `12000.50`. */
export function plainDecimal(text: string): string {
  const close = text.replace(/[\s\u00a0\u202f]/g, '')
  const [comma, point] = [close.lastIndexOf(','), close.lastIndexOf('.')]
  if (comma >= 0 && point >= 0) {
    return comma > point ? close.replaceAll('.', '').replace(',', '.') : close.replaceAll(',', '')
  }
  // One comma before exactly three digits may be thousands or decimals: not guessed.
  if (/^\d+,\d{3}$/.test(close)) return text
  return close.replace(',', '.')
}
