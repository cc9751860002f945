import type { Transaction } from '#platform/server'
import type { ColumnRow } from './movement-columns.js'

const columnsRead = 10

/**
 * Reads the kept movements that were recorded after a recording, in no order, and gives each to `receive`. False if one
 * cannot be read as numbers because an older program derived it without booked amounts.
 */
export async function readColumnRows(
  transaction: Transaction,
  { workspaceId, currency, after }: { workspaceId: string; currency: string; after: number | null },
  receive: (row: ColumnRow) => void,
): Promise<boolean> {
  const since = after === null ? '' : `and m.recording > ${Number(after)}`
  const sql = `copy (
    select m.account_id, coalesce(m.product_id, 0), m.day - date '1970-01-01', m.kind, (m.currency <> '${code(currency)}')::int,
           m.minor, m.booked_minor, m.migration_minor, m.customers, m.product_customers
      from ledger.movement m where m.workspace_id = '${code(workspaceId)}' ${since}) to stdout`
  const row = new Float64Array(columnsRead)
  const finish = (): void => {
    const [account = 0, product = 0, day = 0, kind = 0, foreign = 0, minor = 0, booked = 0] = row
    const [, , , , , , , migration = 0, customers = 0, productCustomers = 0] = row
    const amounts = { minor, booked, migration, customers, productCustomers }
    receive({ account, product, day, kind, isForeign: foreign === 1, ...amounts })
  }
  const reader = numberReader(row, finish)
  for await (const bytes of transaction.copyOutBytes(sql)) reader.take(bytes)
  return reader.isWhole()
}

const [tab, newline, minus, zero, nine] = [9, 10, 45, 48, 57]

// COPY's text of whole numbers: digits between tabs, a row per line. Anything else is not whole.
function numberReader(row: Float64Array, finish: () => void) {
  let [cell, value, sign, whole] = [0, 0, 1, true]
  return {
    take(bytes: Uint8Array): void {
      for (const byte of bytes) {
        if (byte >= zero && byte <= nine) value = value * 10 + (byte - zero)
        else if (byte === tab || byte === newline) {
          row[cell++] = sign * value
          value = 0
          sign = 1
          if (byte === newline) {
            cell = 0
            finish()
          }
        } else if (byte === minus) sign = -1
        else whole = false
      }
    },
    isWhole: () => whole,
  }
}

// COPY takes no parameters.
function code(text: string): string {
  if (!/^[0-9A-Za-z-]{1,36}$/.test(text)) throw new Error('Broken promise: ids and currencies are plain text')
  return text
}
