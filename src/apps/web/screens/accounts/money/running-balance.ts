import { sumOf } from '../../../format/exact.js'

/** Each row, in order, with the balance after it. */
export function withBalance<Row extends { readonly amount: string }>(
  rows: readonly Row[],
): { row: Row; balance: string }[] {
  let balance = '0'
  return rows.map((row) => {
    balance = sumOf([balance, row.amount])
    return { row, balance }
  })
}
