import { seesAllAccounts } from '#access/server'
import { addMonths, lastDayOf, type Month } from '#foundation'
import type { Transaction } from '#platform/server'
import { policyKey } from '../model/policy.js'
import type { LedgerInUse } from './ledger-in-use.js'
import { readChanges } from './read-changes.js'
import { type LedgerWorld, readWorld } from './read-world.js'
import { lastMonthKept, monthsKept, RetentionTally } from './retention-tally.js'

type Table = {
  readonly name: string
  readonly keys: readonly string[]
  readonly columns: readonly { readonly name: string; readonly type: 'bigint' | 'int' }[]
}

const retentionTable: Table = {
  name: 'ledger.retention_month',
  keys: ['month'],
  columns: [
    { name: 'opening', type: 'bigint' },
    { name: 'retained', type: 'bigint' },
    { name: 'kept', type: 'bigint' },
    { name: 'units', type: 'int' },
    { name: 'stayed', type: 'int' },
    { name: 'unrated', type: 'int' },
  ],
}

const cohortTable: Table = {
  name: 'ledger.cohort_month',
  keys: ['first_month', 'month'],
  columns: [
    { name: 'start_minor', type: 'bigint' },
    { name: 'now_minor', type: 'bigint' },
    { name: 'customers_started', type: 'int' },
    { name: 'customers', type: 'int' },
    { name: 'unrated', type: 'int' },
  ],
}

async function addRows(transaction: Transaction, workspaceId: string, table: Table, rows: bigint[][]): Promise<void> {
  if (rows.length === 0) return
  const names = [...table.keys, ...table.columns.map(({ name }) => name)]
  const types = [...table.keys.map(() => 'int'), ...table.columns.map(({ type }) => type)]
  await transaction.query(
    `insert into ${table.name} as kept (workspace_id, ${names.join(', ')})
     select $1, * from unnest(${types.map((type, index) => `$${index + 2}::${type}[]`).join(', ')})
     on conflict (workspace_id, ${table.keys.join(', ')}) do update
        set ${table.columns.map(({ name }) => `${name} = kept.${name} + excluded.${name}`).join(', ')}`,
    [workspaceId, ...names.map((_, index) => rows.map((row) => String(row[index])))],
  )
}

/** Adds what was collected to the kept sums. */
export async function addToKeptSums(
  transaction: Transaction,
  workspaceId: string,
  tally: RetentionTally,
): Promise<void> {
  await addRows(transaction, workspaceId, retentionTable, tally.retentionRows())
  await addRows(transaction, workspaceId, cohortTable, tally.cohortRows())
}

/** What the kept sums must have been made with to be those of this world. Rates are named by what last brought any. */
async function basisOf(
  transaction: Transaction,
  workspaceId: string,
  { policy, world }: Pick<LedgerInUse, 'policy' | 'world'>,
): Promise<{ kept: string | null; now: string }> {
  const { rows } = await transaction.query<{ retention_basis: string | null; rates: string | null }>(
    `select (select retention_basis from ledger.state where workspace_id = $1) as retention_basis,
            (select max(recording) from ledger.exchange_rate_version where workspace_id = $1)::text as rates`,
    [workspaceId],
  )
  // Constant rates change with the fiscal year only; others may on every day.
  const until = policy.fx === 'constant' ? `to ${lastMonthKept({ policy, world })}` : world.horizon
  const now = [policyKey(policy), world.currency, world.fiscalYearStartMonth, rows[0]?.rates ?? 'none', until].join(' ')
  return { kept: rows[0]?.retention_basis ?? null, now }
}

/** Whether changes can be added to the kept sums, or these must be made anew because the world is another one. */
export async function keptSumsHold(
  transaction: Transaction,
  workspaceId: string,
  world: LedgerWorld,
): Promise<boolean> {
  const basis = await basisOf(transaction, workspaceId, world)
  return basis.kept === basis.now
}

/** Makes the kept sums anew: from a tally of all accounts if there is one, else from the movements. */
export async function rebuildRetention(
  transaction: Transaction,
  workspaceId: string,
  world: LedgerWorld,
  tally?: RetentionTally,
): Promise<void> {
  for (const { name } of [retentionTable, cohortTable])
    await transaction.query(`delete from ${name} where workspace_id = $1`, [workspaceId])
  const all = tally ?? (await tallyAll(transaction, workspaceId, world))
  await addToKeptSums(transaction, workspaceId, all)
  const { now } = await basisOf(transaction, workspaceId, world)
  await transaction.query('update ledger.state set retention_basis = $2 where workspace_id = $1', [workspaceId, now])
}

/** Makes the kept sums anew if they were made in another world, such as an earlier month. */
export async function bringRetentionUp(transaction: Transaction, workspaceId: string): Promise<void> {
  const world = await readWorld(transaction, workspaceId)
  if (!(await keptSumsHold(transaction, workspaceId, world))) await rebuildRetention(transaction, workspaceId, world)
}

async function tallyAll(transaction: Transaction, workspaceId: string, world: LedgerWorld): Promise<RetentionTally> {
  const tally = new RetentionTally(world)
  const { currency } = world.world
  const asked = { workspaceId, movements: 'ledger.movement', currency, to: lastDayOf(tally.months.last) } as const
  for await (const { changes } of readChanges(transaction, { ...asked, byProduct: false })) tally.add(changes, 1)
  return tally
}

/** How many kept sums differ from what the movements give, and how many there are to compare. */
export async function countWrongRetention(transaction: Transaction, workspaceId: string): Promise<number> {
  const world = await readWorld(transaction, workspaceId)
  const tally = await tallyAll(transaction, workspaceId, world)
  return (
    (await countWrong(transaction, workspaceId, retentionTable, tally.retentionRows())) +
    (await countWrong(transaction, workspaceId, cohortTable, tally.cohortRows()))
  )
}

async function countWrong(
  transaction: Transaction,
  workspaceId: string,
  table: Table,
  rebuilt: readonly bigint[][],
): Promise<number> {
  const names = [...table.keys, ...table.columns.map(({ name }) => name)]
  const { rows } = await transaction.query<Record<string, unknown>>(
    `select ${names.map((name) => `${name}::text`).join(', ')} from ${table.name} where workspace_id = $1`,
    [workspaceId],
  )
  const kept = rows.map((row) => names.map((name) => String(row[name])))
  const textOf = (row: readonly unknown[]): string => row.join(' ')
  const isEmpty = (row: readonly string[]): boolean => row.slice(table.keys.length).every((value) => value === '0')
  const left = new Set(rebuilt.map(textOf))
  let wrong = 0
  for (const row of kept) if (!left.delete(textOf(row)) && !isEmpty(row)) wrong += 1
  return wrong + left.size
}

/** The kept columns of retention for every month asked for, if they answer: no gap in any account, a rate for all. */
export async function readRetentionSums(
  transaction: Transaction,
  question: LedgerInUse & { readonly from: Month; readonly to: Month },
): Promise<bigint[][] | null> {
  if (!(await answers(transaction, question))) return null
  const rows = await readRows(transaction, question, retentionTable, 'true')
  const byMonth = new Map(rows.map(([month, ...columns]) => [Number(month), columns]))
  const found: bigint[][] = []
  for (let month = question.from; month <= question.to; month = addMonths(month, 1)) {
    const columns = byMonth.get(month) ?? []
    if (hasUnrated(columns)) return null
    found.push(columns)
  }
  return found
}

/** The kept columns of cohorts, by first month and month, if they answer. */
export async function readCohortSums(
  transaction: Transaction,
  question: LedgerInUse & { readonly from: Month; readonly to: Month },
): Promise<{ firstMonth: Month; month: Month; columns: bigint[] }[] | null> {
  if (!(await answers(transaction, question))) return null
  const rows = await readRows(transaction, question, cohortTable, 'first_month >= $2')
  const found = rows.map(([firstMonth, month, ...columns]) => ({
    firstMonth: Number(firstMonth) as Month,
    month: Number(month) as Month,
    columns,
  }))
  return found.some(({ columns }) => hasUnrated(columns)) ? null : found
}

function hasUnrated(columns: readonly bigint[]): boolean {
  return (columns[columns.length - 1] ?? 0n) !== 0n
}

async function answers(
  transaction: Transaction,
  question: LedgerInUse & { readonly from: Month; readonly to: Month },
): Promise<boolean> {
  const { movements, undefinedSpans, from, to, workspaceId } = question
  if (movements !== 'ledger.movement' || undefinedSpans.length > 0 || !seesAllAccounts(workspaceId)) return false
  const last = lastMonthKept(question)
  if (to > last || from <= last - monthsKept) return false
  const basis = await basisOf(transaction, workspaceId, question)
  return basis.kept === basis.now
}

async function readRows(
  transaction: Transaction,
  { workspaceId, from, to }: { workspaceId: string; from: Month; to: Month },
  table: Table,
  condition: string,
): Promise<bigint[][]> {
  const names = [...table.keys, ...table.columns.map(({ name }) => name)]
  const empty = table.columns.map(({ name }) => `${name} = 0`).join(' and ')
  const { rows } = await transaction.query<Record<string, unknown>>(
    `select ${names.map((name) => `${name}::text`).join(', ')} from ${table.name} t
      where workspace_id = $1 and t.month between $2 and $3 and ${condition} and not (${empty})
      order by ${table.keys.map((key) => `t.${key}`).join(', ')}`,
    [workspaceId, from, to],
  )
  return rows.map((row) => names.map((name) => BigInt(String(row[name]))))
}
