import { formatDay } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import type { Movement, UndefinedSpan } from '../model/movement.js'
import { movementsOf } from '../model/movements.js'
import { accountsWithFacts } from './accounts-with-facts.js'
import { MonthSums } from './month-sums.js'
import { difference, MovementChanges, readMovements, type StoredMovement } from './movement-rows.js'
import { accountsIn, type FetchedFacts, fetchFacts } from './read-facts.js'
import { type LedgerWorld, readWorld } from './read-world.js'
import { RetentionTally } from './retention-tally.js'
import { addToKeptSums, keptSumsHold, rebuildRetention } from './retention-upkeep.js'

/** How many accounts are taken at a time: enough to make each statement worth its trip, few enough for memory. */
const accountsPerBatch = 4000

/**
 * Brings the movements of accounts up to their facts, in the caller's transaction: movements that no longer
 * hold are reversed, new ones added, the monthly sums changed by the difference. Costs what the accounts cost.
 */
export async function maintainLedger(
  transaction: Transaction,
  recording: Recording,
  accounts: readonly number[],
  progress: (done: number, total: number) => void = () => {},
): Promise<void> {
  if (accounts.length === 0) return
  const { workspaceId } = recording
  const world = await readWorld(transaction, workspaceId)
  const isFirst = !(await hasMovements(transaction, workspaceId))
  const holds = await keptSumsHold(transaction, workspaceId, world)
  // Made anew from the movements when all are written, where what is kept is of another world.
  const tally = isFirst || holds ? new RetentionTally(world) : undefined
  const upkeep: Upkeep = { world, hasMovements: !isFirst, sums: new MonthSums(), tally }
  const sorted = [...accounts].sort((a, b) => a - b)
  const batchFrom = (at: number): readonly number[] => sorted.slice(at, at + accountsPerBatch)
  // While one batch is computed, the database takes in the movements of the one before and sends the facts of the next.
  let fetched = await fetchBatch(transaction, workspaceId, batchFrom(0), upkeep)
  let computed: Computed | null = null
  for (let at = 0; at < sorted.length; at += accountsPerBatch) {
    const before: Computed | null = computed
    const exchange = async (): Promise<FetchedBatch> => {
      if (before) await write(transaction, recording, before)
      return fetchBatch(transaction, workspaceId, batchFrom(at + accountsPerBatch), upkeep)
    }
    const [now, next] = await Promise.all([compute(fetched, upkeep), exchange()])
    computed = now
    fetched = next
    progress(Math.min(at + accountsPerBatch, sorted.length), sorted.length)
  }
  if (computed) await write(transaction, recording, computed)
  await upkeep.sums.save(transaction, recording)
  if (tally && holds) await addToKeptSums(transaction, workspaceId, tally)
  else await rebuildRetention(transaction, workspaceId, world, tally)
}

type Upkeep = {
  readonly world: LedgerWorld
  readonly hasMovements: boolean
  readonly sums: MonthSums
  readonly tally: RetentionTally | undefined
}

async function hasMovements(transaction: Transaction, workspaceId: string): Promise<boolean> {
  const { rows } = await transaction.query<{ any: boolean }>(
    'select exists (select from ledger.movement where workspace_id = $1) as any',
    [workspaceId],
  )
  return rows[0]?.any === true
}

type FetchedBatch = {
  readonly accounts: readonly number[]
  readonly facts: FetchedFacts
  readonly before: readonly StoredMovement[]
}

async function fetchBatch(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  { hasMovements }: Upkeep,
): Promise<FetchedBatch> {
  const facts = await fetchFacts(transaction, { workspaceId, accounts })
  return { accounts, facts, before: hasMovements ? await readMovements(transaction, workspaceId, accounts) : [] }
}

type Computed = {
  readonly accounts: readonly number[]
  readonly changes: MovementChanges
  readonly undefinedSpans: readonly UndefinedSpan[]
}

const accountsPerBreath = 100

async function compute({ accounts, facts, before }: FetchedBatch, { world, sums, tally }: Upkeep): Promise<Computed> {
  const changes = new MovementChanges(world.closedMonth, sums)
  const undefinedSpans: UndefinedSpan[] = []
  const stored = byAccount(before)
  let done = 0
  for (const read of accountsIn(facts)) {
    const ledger = movementsOf(read.facts, world.policy, world.world)
    bringUp(changes, stored.get(read.account) ?? none, ledger.movements, read.knownAt, tally)
    stored.delete(read.account)
    for (const span of ledger.undefinedSpans) undefinedSpans.push(span)
    // Lets what is being written leave for the database, and what it sends come in.
    if (++done % accountsPerBreath === 0) await new Promise(setImmediate)
  }
  // Accounts that have no facts any more.
  for (const earlier of stored.values()) bringUp(changes, earlier, none, unknownMoments, tally)
  return { accounts, changes, undefinedSpans }
}

const none: readonly never[] = []
const unknownMoments: ReadonlyMap<number, string> = new Map()

function byAccount(movements: readonly StoredMovement[]): Map<number, StoredMovement[]> {
  const grouped = new Map<number, StoredMovement[]>()
  for (const stored of movements) {
    const found = grouped.get(stored.movement.account)
    if (found) found.push(stored)
    else grouped.set(stored.movement.account, [stored])
  }
  return grouped
}

// Notes what changes in the movements of one account; where anything does, it counts in the kept sums as it is now
// instead of as it was.
function bringUp(
  changes: MovementChanges,
  before: readonly StoredMovement[],
  now: readonly Movement[],
  knownAt: ReadonlyMap<number, string>,
  tally: RetentionTally | undefined,
): void {
  const isFirst = before.length === 0
  const changed = isFirst ? now.map((movement) => ({ movement, reverses: null })) : difference(before, now)
  if (changed.length === 0) return
  for (const change of changed) {
    const { line } = change.movement
    const isNew = change.reverses === null
    changes.add(change, (isNew && line !== null && knownAt.get(line)) || null)
  }
  tally?.add(now, 1)
  if (isFirst) return
  const earlier = before.map(({ movement }) => movement)
  tally?.add(
    earlier.sort((a, b) => a.day - b.day),
    -1,
  )
}

async function write(
  transaction: Transaction,
  recording: Recording,
  { accounts, changes, undefinedSpans }: Computed,
): Promise<void> {
  await changes.save(transaction, recording)
  await replaceUndefinedSpans(transaction, recording.workspaceId, accounts, undefinedSpans)
}

async function replaceUndefinedSpans(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
  spans: readonly UndefinedSpan[],
): Promise<void> {
  await transaction.query('delete from ledger.undefined_span where workspace_id = $1 and account_id = any($2)', [
    workspaceId,
    accounts,
  ])
  if (spans.length === 0) return
  await transaction.query(
    `insert into ledger.undefined_span (workspace_id, account_id, from_day, to_day, because)
     select $1, * from unnest($2::bigint[], $3::date[], $4::date[], $5::text[])`,
    [
      workspaceId,
      spans.map((span) => span.account),
      spans.map((span) => formatDay(span.from)),
      spans.map((span) => (span.to === null ? null : formatDay(span.to))),
      spans.map((span) => span.because),
    ],
  )
}

/** The accounts whose ledger a recording may have changed: all of them if it brought rates. */
export async function accountsTouched(transaction: Transaction, recording: Recording): Promise<number[]> {
  const rates = await transaction.query<{ any: boolean }>(
    'select exists (select from ledger.exchange_rate_version where workspace_id = $1 and recording = $2) as any',
    [recording.workspaceId, recording.id],
  )
  if (rates.rows[0]?.any) return accountsWithFacts(transaction, recording.workspaceId)
  const { rows } = await transaction.query<{ account_id: number }>(
    `select account_id from ledger.contract_line_version where workspace_id = $1 and recording = $2
     union select account_id from ledger.balance_version where workspace_id = $1 and recording = $2
     union select u.account_id from customers.unit_version u
             join ledger.contract_line l on l.workspace_id = u.workspace_id and l.account_id = u.account_id
            where u.workspace_id = $1 and u.recording = $2
     order by 1`,
    [recording.workspaceId, recording.id],
  )
  return rows.map((row) => row.account_id)
}
