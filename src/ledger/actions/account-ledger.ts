import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { type Currency, type Day, formatMinor, parseDay } from '#foundation'
import { action, Failure, reasonField, type Transaction } from '#platform/server'
import { arrByLineOn } from '../model/balance-on.js'
import type { Policy } from '../model/policy.js'
import { findAccountId, type LineVersion, readArrOf, readLineVersions } from '../store/account-ledger.js'
import { readPolicy } from '../store/policy-sets.js'
import { readFacts } from '../store/read-facts.js'
import { amountField, dayField, workspaceField } from './fields.js'

const version = z.object({
  startDay: dayField,
  endDay: dayField.nullable().describe('First day without service; null is open-ended.'),
  quantity: z.string().nullable(),
  amount: z.string().describe('Per period, before discounts.'),
  period: z.string(),
  gone: z.boolean().describe('From here on the line does not exist.'),
  act: z.string().describe('What recorded it: import, correct, undo …'),
  by: z.string(),
  because: reasonField.nullable(),
  knownAt: z.string().nullable(),
  recordedAt: z.string(),
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
})

const line = z.object({
  line: z.string().describe('Key of the contract line.'),
  product: z.string().nullable(),
  productName: z.string().nullable(),
  unit: z.string().nullable(),
  contract: z.string().nullable(),
  currency: z.string(),
  arr: amountField.describe('ARR today in the currency of the line; zero when it is not live.'),
  versions: z.array(version).describe('The newest first.'),
})

/** The money of one account: its ARR today and its contract lines with every version that was recorded. */
export const ledgerAccount = action({
  name: 'ledger.account',
  summary: 'Show the ARR and the contract lines of an account, each with its versions and source rows.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  command: { args: ['account'] },
  input: z.object({ workspace: workspaceField, account: z.string().describe('Key of the account.') }),
  output: z.object({
    account: z.string(),
    arr: amountField.describe('ARR at the end of today, in the reporting currency.'),
    currency: z.string(),
    asOf: dayField,
    lines: z.array(line),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const asOf = clock().slice(0, 10)
    const read = async (transaction: Transaction) => {
      const id = await findAccountId(transaction, workspace.id, request.account)
      if (id === null) throw new Failure('not-found', `There is no account "${request.account}".`)
      const [balance] = await readArrOf(transaction, workspace.id, [request.account], asOf)
      const live = await arrToday(transaction, {
        workspaceId: workspace.id,
        account: id,
        asOf,
        policy: await readPolicy(transaction, workspace.id, workspace.policy),
      })
      const versions = await readLineVersions(transaction, workspace.id, id)
      return {
        account: request.account,
        arr: formatMinor(BigInt(balance?.minor ?? 0), workspace.currency),
        currency: workspace.currency,
        asOf,
        lines: linesOf(versions, live),
      }
    }
    return database.withWorkspace(workspace.id, read, { snapshot: true })
  },
})

/** The ARR today of several accounts, for lists. */
export const ledgerBalances = action({
  name: 'ledger.balances',
  summary: 'Show the ARR of accounts today.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField, accounts: z.array(z.string()).max(500).describe('Keys of accounts.') }),
  output: z.object({
    currency: z.string(),
    asOf: dayField,
    rows: z.array(z.object({ account: z.string(), arr: amountField })).describe('Accounts that ever had ARR.'),
  }),
  async run({ database, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const asOf = clock().slice(0, 10)
    const rows = await database.withWorkspace(workspace.id, (transaction) =>
      readArrOf(transaction, workspace.id, request.accounts, asOf),
    )
    const { currency } = workspace
    return {
      currency,
      asOf,
      rows: rows.map((row) => ({ account: row.account, arr: formatMinor(BigInt(row.minor), currency) })),
    }
  },
})

type Question = {
  readonly workspaceId: string
  readonly account: number
  readonly asOf: string
  readonly policy: Policy
}

async function arrToday(
  transaction: Transaction,
  { workspaceId, account, asOf, policy }: Question,
): Promise<Map<number, { minor: bigint; currency: Currency }>> {
  const live = new Map<number, { minor: bigint; currency: Currency }>()
  for await (const { facts } of readFacts(transaction, { workspaceId, accounts: [account] })) {
    for (const { line, minor } of arrByLineOn(facts, policy, account, parseDay(asOf) as Day)) {
      live.set(line.id, { minor, currency: line.currency })
    }
  }
  return live
}

function linesOf(
  versions: readonly LineVersion[],
  live: ReadonlyMap<number, { minor: bigint; currency: Currency }>,
): z.input<typeof line>[] {
  const byLine = new Map<number, LineVersion[]>()
  for (const each of versions) byLine.set(each.id, [...(byLine.get(each.id) ?? []), each])
  return [...byLine.values()].flatMap((ofLine) => {
    const now = ofLine.find((each) => each.is_current) ?? ofLine[0]
    if (!now || now.void) return []
    const arr = live.get(now.id)
    return {
      line: now.ref,
      product: now.product,
      productName: now.product_name,
      unit: now.unit,
      contract: now.contract,
      currency: now.currency,
      arr: formatMinor(arr?.minor ?? 0n, now.currency),
      versions: ofLine.map(versionOf),
    }
  })
}

function versionOf(stored: LineVersion): z.input<typeof version> {
  return {
    startDay: stored.start_day,
    endDay: stored.end_day,
    quantity: stored.quantity,
    amount: stored.amount,
    period: stored.period,
    gone: stored.void,
    act: stored.act,
    by: stored.actor,
    because: stored.because,
    knownAt: stored.known_at,
    recordedAt: stored.recorded_at,
    importId: stored.import_id === null ? null : String(stored.import_id),
    file: stored.import_id === null ? null : stored.file,
    row: stored.import_id === null ? null : stored.row_no,
  }
}
