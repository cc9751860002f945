import { seesAllAccounts } from '#access/server'
import type { Transaction } from '#platform/server'
import { type Movement, movementKinds, type UndefinedSpan } from '../model/movement.js'
import { movementKeyOf } from '../model/same-movements.js'
import type { World } from '../model/world.js'
import { accountsTouchedSince, accountsWithFacts } from './accounts-with-facts.js'
import { computedLedgers, type Variant } from './compute-ledger.js'
import { type ColumnRow, type ColumnView, MovementColumns } from './movement-columns.js'
import { readColumnRows } from './read-columns.js'

/** The spans without a value by counted account. */
type Spans = Map<number, readonly UndefinedSpan[]>
type Contents = { readonly columns: MovementColumns; readonly spans: Spans }

/** A ledger in memory, as of a recording of its workspace. */
type Kept = Contents & { recording: Stamp }

/** How a ledger is had whole, and what became of it since a recording. Null: not as numbers. */
type Source = {
  all(): Promise<Contents | null>
  since(recording: number): Promise<{ takenBack: readonly number[]; rows: readonly ColumnRow[]; spans: Spans } | null>
}

// Some 50 bytes a row; a ledger of 500,000 lines has 700,000 rows.
const rowsKept = 3_000_000
const kept = new Map<string, Kept>()
const tooLarge = new Set<string>()

/**
 * The maintained movements in memory, as this transaction sees them: read once, then only what was recorded since. Null
 * where they cannot be had as numbers (too many, too large), and for whoever sees only some accounts, because row-level
 * security does not hold here; the database answers then. For transactions that do not write, because what is not
 * committed yet must not be remembered.
 */
export async function keptColumns(
  transaction: Transaction,
  workspaceId: string,
  currency: string,
): Promise<ColumnView | null> {
  const read = (after: number | null, receive: (row: ColumnRow) => void): Promise<boolean> =>
    readColumnRows(transaction, { workspaceId, currency, after }, receive)
  const found = await broughtUp(transaction, workspaceId, `${workspaceId} ${currency}`, {
    async all() {
      const columns = new MovementColumns()
      return (await read(null, (row) => columns.add(row))) ? { columns, spans: new Map() } : null
    },
    async since(recording) {
      const rows: ColumnRow[] = []
      return (await read(recording, (row) => rows.push(row))) ? { takenBack: [], rows, spans: new Map() } : null
    },
  })
  return found?.view ?? null
}

/**
 * A computed ledger in memory with its spans without a value: computed once from all facts, then anew for the accounts
 * whose facts were recorded since; see `keptColumns`. Null also for what is as known earlier or does not count accounts.
 */
export async function computedColumns(
  transaction: Transaction,
  workspaceId: string,
  variant: Variant,
  world: World,
  signal?: AbortSignal,
): Promise<{ view: ColumnView; undefinedSpans: UndefinedSpan[] } | null> {
  if (variant.policy.countedUnit !== 'account' || variant.asKnownAt !== undefined) return null
  const compute = async (accounts: readonly number[], receive: (row: ColumnRow) => void): Promise<Spans> => {
    const spans: Spans = new Map()
    for await (const ledger of computedLedgers(transaction, workspaceId, variant, accounts, signal)) {
      for (const movement of ledger.movements) receive(rowOf(movement, world.currency))
      if (ledger.undefinedSpans.length > 0) spans.set(ledger.counted, ledger.undefinedSpans)
    }
    return spans
  }
  const found = await broughtUp(transaction, workspaceId, await keyOf(transaction, workspaceId, variant, world), {
    async all() {
      const columns = new MovementColumns()
      const accounts = await accountsWithFacts(transaction, workspaceId)
      return { columns, spans: await compute(accounts, (row) => columns.add(row)) }
    },
    async since(recording) {
      const rows: ColumnRow[] = []
      const takenBack = await accountsTouchedSince(transaction, workspaceId, recording)
      return { takenBack, rows, spans: await compute(takenBack, (row) => rows.push(row)) }
    },
  })
  return found && { view: found.view, undefinedSpans: [...found.spans.values()].flat() }
}

/** The last recording of a workspace: writers take turns, so it says what a transaction sees. */
export type Stamp = { readonly id: number; readonly recordedAt: string }

/** The last recording that a transaction sees; null before the first. */
export async function latestRecording(transaction: Transaction, workspaceId: string): Promise<Stamp | null> {
  const { rows } = await transaction.query<Stamp>(
    `select id, recorded_at as "recordedAt" from platform.recording where workspace_id = $1 order by id desc limit 1`,
    [workspaceId],
  )
  return rows[0] ?? null
}

async function broughtUp(
  transaction: Transaction,
  workspaceId: string,
  key: string,
  source: Source,
): Promise<{ view: ColumnView; spans: Spans } | null> {
  if (!seesAllAccounts(workspaceId)) return null
  const now = await latestRecording(transaction, workspaceId)
  if (now === null || tooLarge.has(key)) return null
  const found = kept.get(key)
  // Another transaction, which began later, has brought it further than this one sees.
  if (found && found.recording.id > now.id) return null
  if (!found || !(await stands(transaction, workspaceId, found.recording))) {
    const contents = await source.all()
    if (!contents?.columns.isExact) return null
    keep(key, { ...contents, recording: now })
    return seen(contents)
  }
  const before = found.recording
  if (before.id < now.id) {
    const change = await source.since(before.id)
    if (change === null) return null
    // Two transactions may have read the same change; the first one adds it.
    if (found.recording === before) apply(found, change, now)
  }
  if (found.recording.id !== now.id || !found.columns.isExact) return null
  keep(key, found)
  return seen(found)
}

/** Whether a recording is still what it was: a restored database may have others. */
async function stands(transaction: Transaction, workspaceId: string, { id, recordedAt }: Stamp): Promise<boolean> {
  const { rows } = await transaction.query(
    'select from platform.recording where workspace_id = $1 and id = $2 and recorded_at = $3',
    [workspaceId, id, recordedAt],
  )
  return rows.length > 0
}

function apply(
  found: Kept,
  { takenBack, rows, spans }: { takenBack: readonly number[]; rows: readonly ColumnRow[]; spans: Spans },
  now: Stamp,
): void {
  found.columns.takeBack(takenBack)
  for (const row of rows) found.columns.add(row)
  for (const account of takenBack) found.spans.delete(account)
  for (const [account, ofAccount] of spans) found.spans.set(account, ofAccount)
  found.recording = now
}

function seen({ columns, spans }: Contents): { view: ColumnView; spans: Spans } {
  return { view: { columns, count: columns.count }, spans: new Map(spans) }
}

// Those asked longest ago make room.
function keep(key: string, ledger: Kept): void {
  kept.delete(key)
  kept.set(key, ledger)
  let rows = [...kept.values()].reduce((sum, { columns }) => sum + columns.count, 0)
  for (const [other, { columns }] of kept) {
    if (rows <= rowsKept) return
    kept.delete(other)
    rows -= columns.count
    if (other === key) tooLarge.add(key)
  }
}

async function keyOf(
  transaction: Transaction,
  workspaceId: string,
  { policy, measure, currency }: Variant,
  { fiscalYearStartMonth, horizon }: World,
): Promise<string> {
  const { rows } = await transaction.query<{ rates: number | null }>(
    'select max(recording) as rates from ledger.exchange_rate_version where workspace_id = $1',
    [workspaceId],
  )
  const rates = rows[0]?.rates ?? null
  // Without any rates the day until which they count does not matter.
  const ofRates = rates === null ? 'no rates' : `${rates} ${horizon}`
  return [workspaceId, movementKeyOf(policy), measure, currency, fiscalYearStartMonth, ofRates].join(' ')
}

function rowOf(movement: Movement, currency: string): ColumnRow {
  return {
    account: movement.account,
    product: movement.product ?? 0,
    day: movement.day,
    kind: movementKinds.indexOf(movement.kind),
    isForeign: movement.currency !== currency,
    minor: Number(movement.minor),
    booked: Number(movement.bookedMinor),
    migration: Number(movement.migrationMinor),
    customers: movement.customers,
    productCustomers: movement.productCustomers,
  }
}
