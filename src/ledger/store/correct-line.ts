import { Failure, noteFacts, type Recording, type Transaction } from '#platform/server'
import { contractLines } from './fact-tables.js'

/** The columns of a contract line that a correction reads or changes, as text. */
export type StoredLine = {
  readonly id: number
  readonly account_id: number
  readonly ref: string
  readonly currency: string
  readonly start_day: string
  readonly end_day: string | null
  readonly quantity: string | null
  readonly unit_price: string | null
  readonly amount: string
  readonly period: string
  readonly discount_ratio: string | null
  readonly discount_amount: string | null
  readonly discount_from: string | null
  readonly discount_to: string | null
}

/** The current version of a line; a failure if there is no such line. */
export async function readLine(transaction: Transaction, workspaceId: string, ref: string): Promise<StoredLine> {
  const { rows } = await transaction.query<StoredLine>(
    `select v.id, v.account_id, v.ref, v.currency, v.start_day::text, v.end_day::text, trim_scale(v.quantity)::text as quantity,
            v.unit_price::text, trim_scale(v.amount)::text as amount, v.period, v.discount_ratio::text, v.discount_amount::text,
            v.discount_from::text, v.discount_to::text
       from ledger.contract_line l
       join ledger.contract_line_version v on v.workspace_id = l.workspace_id and v.account_id = l.account_id and v.id = l.id and v.recording = l.recording
      where l.workspace_id = $1 and l.ref = $2 and not l.void`,
    [workspaceId, ref],
  )
  if (!rows[0])
    throw new Failure('not-found', `There is no contract line "${ref}". Its key is the one in the imported file.`)
  return rows[0]
}

/**
 * Adds a version of the line with some columns changed. It keeps the hash of what the source said, so that
 * importing the source's unchanged row again does not take the correction back.
 */
export async function correctLine(
  transaction: Transaction,
  recording: Recording,
  line: StoredLine,
  change: Partial<StoredLine>,
): Promise<void> {
  await transaction.query(
    `insert into ledger.contract_line_version
     select (jsonb_populate_record(v, $4::jsonb || jsonb_build_object('recording', $3::bigint, 'known_at', null, 'file_no', null, 'row_no', null))).*
       from ledger.contract_line l
       join ledger.contract_line_version v
         on v.workspace_id = l.workspace_id and v.account_id = l.account_id and v.id = l.id and v.recording = l.recording
      where l.workspace_id = $1 and l.ref = $2`,
    [recording.workspaceId, line.ref, recording.id, JSON.stringify(change)],
  )
  await transaction.query('update ledger.contract_line set recording = $3 where workspace_id = $1 and ref = $2', [
    recording.workspaceId,
    line.ref,
    recording.id,
  ])
  const where = { ids: [line.id], accountIds: [line.account_id] }
  await noteFacts(transaction, contractLines, recording, 1, async () => where)
}
