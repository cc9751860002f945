import type { Currency } from '#foundation'
import { CopyRows, type Transaction } from '#platform/server'
import type { UndefinedMonths } from '../model/assemble-bridge.js'
import type { ContractLine, LedgerFacts } from '../model/facts.js'
import type { UndefinedSpan } from '../model/movement.js'
import { movementsOf } from '../model/movements.js'
import type { Policy } from '../model/policy.js'
import type { Ledger } from '../model/world.js'
import { accountsEverWithFacts, accountsWithFacts } from './accounts-with-facts.js'
import { movementContentColumns, movementContentWidth, writeContent } from './movement-rows.js'
import { type AccountFacts, readFacts, uuid } from './read-facts.js'
import { readWorld } from './read-world.js'
import { undefinedMonthsOf } from './undefined-months.js'

/** Another ledger than the maintained one: under other policies, in another measure or currency, as known earlier. */
export type Variant = {
  readonly policy: Policy
  readonly measure: 'arr' | 'mrr'
  readonly currency: Currency
  readonly asKnownAt?: string
}

const accountsPerBatch = 2000
const rowsPerCopy = 20_000

/**
 * Computes a ledger from the facts into the temporary table `computed_movement`, which has the columns of
 * `ledger.movement` that queries read. Costs what all accounts cost; the answer is not kept.
 */
export async function computeLedger(
  transaction: Transaction,
  workspaceId: string,
  variant: Variant,
  signal?: AbortSignal,
): Promise<UndefinedMonths[]> {
  return undefinedMonthsOf(await computeMovements(transaction, workspaceId, variant, signal))
}

/**
 * As `computeLedger`, with the spans without a value of counted accounts. Besides the columns of `ledger.movement` a row names its counted
 * unit: `counted_account` (the parent, where parents are counted) and `contract` (where contracts are).
 */
export async function computeMovements(
  transaction: Transaction,
  workspaceId: string,
  variant: Variant,
  signal?: AbortSignal,
): Promise<UndefinedSpan[]> {
  await transaction.query('drop table if exists computed_movement')
  await transaction.query(
    `create temporary table computed_movement on commit drop as
     select workspace_id, id, ${movementContentColumns}, report_month, recording, known_at, reverses, account_id as counted_account,
            currency as contract from ledger.movement limit 0`,
  )
  await transaction.query(`alter table computed_movement alter workspace_id set default '${uuid(workspaceId)}'`)
  const undefinedSpans: UndefinedSpan[] = []
  const known = variant.asKnownAt === undefined ? accountsWithFacts : accountsEverWithFacts
  const accounts = await known(transaction, workspaceId)
  const newRows = (): CopyRows => new CopyRows(movementContentWidth + 3)
  let rows = newRows()
  const write = async () => {
    const into = `computed_movement (counted_account, contract, ${movementContentColumns}, report_month)`
    await transaction.copyIn(`copy ${into} from stdin (format binary)`, rows.end())
    rows = newRows()
  }
  for await (const ledger of computedLedgers(transaction, workspaceId, variant, accounts, signal)) {
    const { counted } = ledger
    for (const movement of ledger.movements) {
      rows.begin()
      rows.int8(counted)
      rows.text(movement.contract)
      rows.int4(writeContent(rows, movement))
    }
    undefinedSpans.push(...ledger.undefinedSpans)
    if (rows.length > rowsPerCopy) await write()
  }
  await write()
  return undefinedSpans
}

/** The ledger of accounts that are counted as one, whose spans name the counted account. */
export type ComputedLedger = Ledger & { readonly counted: number }

/** Computes the ledgers of accounts from their facts, one counted account after the other. */
export async function* computedLedgers(
  transaction: Transaction,
  workspaceId: string,
  variant: Variant,
  accounts: readonly number[],
  signal?: AbortSignal,
): AsyncIterable<ComputedLedger> {
  const { policy, measure, currency, asKnownAt } = variant
  const { world } = await readWorld(transaction, workspaceId, asKnownAt)
  for (const batch of await batchesOf(transaction, workspaceId, variant, accounts)) {
    signal?.throwIfAborted()
    const scope = { workspaceId, accounts: batch.flatMap((unit) => unit.accounts) }
    for (const { counted, facts } of together(await collect(readFacts(transaction, scope, asKnownAt)), batch)) {
      const { movements, undefinedSpans } = movementsOf(facts, policy, { ...world, currency, measure })
      yield { counted, movements, undefinedSpans: undefinedSpans.map((span) => ({ ...span, account: counted })) }
    }
  }
}

/** Accounts that the policy counts as one, under the id that names them. */
type CountedAccounts = { readonly counted: number; readonly accounts: readonly number[] }

/** Accounts in batches; accounts that the policy counts together stay together. */
async function batchesOf(
  transaction: Transaction,
  workspaceId: string,
  { policy }: Variant,
  accounts: readonly number[],
): Promise<CountedAccounts[][]> {
  const groups =
    policy.countedUnit === 'parent'
      ? await underParents(transaction, workspaceId, accounts)
      : accounts.map((account) => ({ counted: account, accounts: [account] }))
  const batches: CountedAccounts[][] = []
  for (let at = 0; at < groups.length; at += accountsPerBatch) batches.push(groups.slice(at, at + accountsPerBatch))
  return batches
}

/** Accounts under the topmost parent of each. */
export async function underParents(
  transaction: Transaction,
  workspaceId: string,
  accounts: readonly number[],
): Promise<CountedAccounts[]> {
  const { rows } = await transaction.query<{ counted: number; ids: number[] }>(
    `with recursive roots as (
       select id, ref, id as root, 0 as depth from customers.account a
        where workspace_id = $1 and not exists (select from customers.account p where p.workspace_id = $1 and p.ref = a.parent)
       union all
       select a.id, a.ref, r.root, r.depth + 1 from customers.account a join roots r on a.parent = r.ref
        where a.workspace_id = $1 and r.depth < 50
     ) select root as counted, array_agg(id order by id)::text[] as ids from roots where id = any($2) group by root`,
    [workspaceId, accounts],
  )
  const grouped = rows.map((row) => ({ counted: row.counted, accounts: row.ids.map(Number) }))
  const seen = new Set(grouped.flatMap((unit) => unit.accounts))
  const alone = accounts.filter((account) => !seen.has(account))
  return [...grouped, ...alone.map((account) => ({ counted: account, accounts: [account] }))]
}

type CountedFacts = { readonly counted: number; readonly facts: LedgerFacts }

function together(read: readonly AccountFacts[], units: readonly CountedAccounts[]): CountedFacts[] {
  const byAccount = new Map(read.map((facts) => [facts.account, facts.facts]))
  return units.flatMap(({ counted, accounts }) => {
    const parts = accounts.flatMap((account) => byAccount.get(account) ?? [])
    const [only] = parts
    if (!only) return []
    return [{ counted, facts: parts.length === 1 ? only : merged(parts) }]
  })
}

function merged(parts: readonly LedgerFacts[]): LedgerFacts {
  return {
    lines: parts.flatMap((part): readonly ContractLine[] => part.lines),
    balances: parts.flatMap((part) => part.balances),
    unitParents: new Map(parts.flatMap((part) => [...part.unitParents])),
  }
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}
