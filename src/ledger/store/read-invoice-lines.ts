import { parseDay, parseDecimal, toMinor } from '#foundation'
import type { Transaction } from '#platform/server'
import type { InvoiceLine } from '../model/repeat-recognition.js'

/** Which invoice lines to read: of all accounts, or of those that have no contract line at all; of some of them only. */
export type InvoiceScope = {
  readonly workspaceId: string
  readonly accounts: 'all' | 'without-contracts'
  readonly accountIds?: readonly number[]
  /** A past moment (ISO): the lines known then. */
  readonly asKnownAt?: string
  /** Only recurring ones. */
  readonly recurring?: boolean
  /** Only those whose service covers this day (ISO), and those that name no days of service. */
  readonly covering?: string
}

type Row = {
  id: number
  ref: string
  account_id: number
  product_id: number | null
  issued_day: string | null
  service_start: string | null
  service_end: string | null
  amount: string
  currency: string
  recurring: boolean | null
}

/** Reads invoice lines account by account, of each the version recorded last (of those known by the moment, if one is given). */
export async function* readInvoiceLines(transaction: Transaction, scope: InvoiceScope): AsyncIterable<InvoiceLine> {
  const { text, parameters } = latestInvoiceLines(scope)
  const query = `select id, ref, account_id, product_id, issued_day::text, service_start::text, service_end::text,
                        amount::text, currency, recurring from (${text}) v order by account_id, id`
  for await (const rows of transaction.rows<Row>(query, parameters, 5000)) for (const row of rows) yield lineOf(row)
}

/** SQL of the versions that count. */
export function latestInvoiceLines(scope: InvoiceScope): { text: string; parameters: unknown[] } {
  const parameters: unknown[] = [scope.workspaceId]
  const give = (value: unknown) => `$${parameters.push(value)}`
  const conditions = ['v.workspace_id = $1']
  if (scope.accountIds !== undefined) conditions.push(`v.account_id = any(${give(scope.accountIds)}::bigint[])`)
  if (scope.accounts === 'without-contracts') {
    conditions.push(
      'not exists (select from ledger.contract_line c where c.workspace_id = $1 and c.account_id = v.account_id and not c.void)',
    )
  }
  if (scope.asKnownAt !== undefined) {
    conditions.push(
      `exists (select from platform.recording r where r.workspace_id = $1 and r.id = v.recording
                  and coalesce(v.known_at, r.recorded_at) <= ${give(scope.asKnownAt)}::timestamptz)`,
    )
  }
  const recurring = scope.recurring ? 'and recurring' : ''
  const covering =
    scope.covering === undefined
      ? ''
      : `and (service_start is null or service_end is null or service_end <= service_start
              or ${give(scope.covering)}::date between service_start and service_end - 1)`
  const text = `select * from (
    select distinct on (v.account_id, v.id) v.* from ledger.invoice_line_version v
     where ${conditions.join(' and ')} order by v.account_id, v.id, v.recording desc) latest where not void ${recurring} ${covering}`
  return { text, parameters }
}

function lineOf(row: Row): InvoiceLine {
  const amount = parseDecimal(row.amount)
  if (amount === null) throw new Error('Broken promise: an invoice line has an amount')
  return {
    id: row.id,
    ref: row.ref,
    account: row.account_id,
    product: row.product_id,
    issuedDay: row.issued_day === null ? null : parseDay(row.issued_day),
    serviceStart: row.service_start === null ? null : parseDay(row.service_start),
    serviceEnd: row.service_end === null ? null : parseDay(row.service_end),
    minor: toMinor(amount, row.currency),
    currency: row.currency,
    recurring: row.recurring === true,
  }
}
