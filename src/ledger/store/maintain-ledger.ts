import { formatDay } from '#foundation'
import type { Recording, Transaction } from '#platform/server'
import type { Movement, UndefinedSpan } from '../model/movement.js'
import { movementsOf } from '../model/movements.js'
import type { BookedChange } from '../model/unit-changes.js'
import { accountsWithFacts } from './accounts-with-facts.js'
import { type MonthSums, monthSums } from './month-sums.js'
import {
  changeOf,
  difference,
  type MovementChange,
  type MovementRow,
  readMovements,
  rowOf,
  type StoredMovement,
  sumPlaces,
  writeMovements,
} from './movement-rows.js'
import { type AccountFacts, readFacts } from './read-facts.js'
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
  const upkeep: Upkeep = { world, hasMovements: !isFirst, sums: monthSums(sumPlaces), tally }
  const sorted = [...accounts].sort((a, b) => a - b)
  // While the database takes one batch of movements in, the next is computed.
  let computed: Computed | null = null
  for (let at = 0; at < sorted.length; at += accountsPerBatch) {
    const batch: ReadBatch = await readBatch(transaction, recording, sorted.slice(at, at + accountsPerBatch), upkeep)
    const writing: Promise<void> = computed ? write(transaction, recording, computed, upkeep) : Promise.resolve()
    const [next] = await Promise.all([compute(batch, upkeep), writing])
    computed = next
    progress(Math.min(at + accountsPerBatch, sorted.length), sorted.length)
  }
  if (computed) await write(transaction, recording, computed, upkeep)
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

type ReadBatch = {
  readonly accounts: readonly number[]
  readonly facts: readonly AccountFacts[]
  readonly before: readonly StoredMovement[]
}

async function readBatch(
  transaction: Transaction,
  recording: Recording,
  accounts: readonly number[],
  upkeep: Upkeep,
): Promise<ReadBatch> {
  const facts: AccountFacts[] = []
  for await (const ofAccount of readFacts(transaction, { workspaceId: recording.workspaceId, accounts }))
    facts.push(ofAccount)
  const before = upkeep.hasMovements ? await readMovements(transaction, recording.workspaceId, accounts) : []
  return { accounts, facts, before }
}

type Computed = {
  readonly accounts: readonly number[]
  readonly changes: readonly MovementChange[]
  readonly undefinedSpans: readonly UndefinedSpan[]
}

const accountsPerBreath = 100

async function compute({ accounts, facts, before }: ReadBatch, { world, tally }: Upkeep): Promise<Computed> {
  const now: (MovementRow & { knownAt: string | null })[] = []
  const undefinedSpans: UndefinedSpan[] = []
  const ledgers = new Map<number, readonly Movement[]>()
  for (const [index, { account, facts: ofAccount, knownAt }] of facts.entries()) {
    const ledger = movementsOf(ofAccount, world.policy, world.world)
    for (const movement of ledger.movements) {
      now.push({ ...rowOf(movement), knownAt: (movement.line !== null && knownAt.get(movement.line)) || null })
    }
    undefinedSpans.push(...ledger.undefinedSpans)
    ledgers.set(account, ledger.movements)
    // Lets what is being written leave for the database.
    if (index % accountsPerBreath === accountsPerBreath - 1) await new Promise(setImmediate)
  }
  const changes = difference(before, now)
  if (tally) count(tally, ledgers, before, changes)
  return { accounts, changes, undefinedSpans }
}

// What an account adds to the sums now, less what it added before.
function count(
  tally: RetentionTally,
  ledgers: ReadonlyMap<number, readonly Movement[]>,
  before: readonly StoredMovement[],
  changes: readonly MovementChange[],
): void {
  const changed = new Set(changes.map(({ row }) => Number(row.cells[0])))
  const stored = new Map<number, BookedChange[]>()
  for (const change of before.map(changeOf)) {
    const found = stored.get(change.account)
    if (found) found.push(change)
    else stored.set(change.account, [change])
  }
  for (const account of changed) {
    tally.add(ledgers.get(account) ?? [], 1)
    const earlier = stored.get(account)
    if (earlier)
      tally.add(
        earlier.sort((a, b) => a.day - b.day),
        -1,
      )
  }
}

async function write(
  transaction: Transaction,
  recording: Recording,
  { accounts, changes, undefinedSpans }: Computed,
  upkeep: Upkeep,
): Promise<void> {
  await writeMovements(transaction, recording, changes, upkeep.world.closedMonth, upkeep.sums)
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
