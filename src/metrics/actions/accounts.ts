import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { listDimensions } from '#customers/server'
import { divideHalfEven, formatDay, formatMinor } from '#foundation'
import { movementKinds } from '#ledger'
import { action, Failure, sentenceField, type Transaction } from '#platform/server'
import { exactRatio } from '../model/exact-ratio.js'
import { monthsBefore } from '../model/window.js'
import {
  type AccountSort,
  type AccountTotals,
  accountSorts,
  type ListedAccount,
  listAccounts,
} from '../store/list-accounts.js'
import { ledgerOf } from './ask-evidence.js'
import { decimalField, definitionFields, pageFields, windowFields, workspaceField } from './fields.js'
import { dayAt, definitionOf, today } from './question.js'

const amounts: readonly string[] = ['now', 'before', 'change', 'share']

const filter = (what: string) => z.array(z.string().max(200)).optional().describe(`Only these ${what}; blank is none.`)

const money = decimalField.nullable()

const row = z.object({
  account: z.string().describe('Key of the account.'),
  name: z.string(),
  segment: z.string().nullable(),
  owner: z.string().nullable(),
  country: z.string().nullable(),
  industry: z.string().nullable(),
  channel: z.string().nullable(),
  parent: z.string().nullable(),
  dimensions: z
    .array(z.object({ dimension: z.string(), segment: z.string() }))
    .describe('The segment that it is in, of every own dimension in which it is in one.'),
  version: z.string().describe('Give it to accounts.change, so that nobody overwrites what another changed.'),
  now: money.describe('ARR at the end of the day; null when it has no value, with `because`.'),
  before: money.describe('ARR that many months before.'),
  change: money,
  share: decimalField.nullable().describe('Of the ARR of the whole company: 1.0 is all.'),
  since: z.string().nullable().describe('Day of its first ARR.'),
  status: z.enum(['customer', 'former', 'never']),
  new: decimalField,
  reactivation: decimalField,
  expansion: decimalField,
  contraction: decimalField,
  churn: decimalField,
  fx: decimalField,
  unexplained: decimalField,
  because: sentenceField.nullable().describe('Why it has no amounts.'),
})

/** A table of accounts with their ARR, its change and what made the change. */
export const metricsAccounts = action({
  name: 'metrics.accounts',
  summary: 'List accounts with their ARR on a day, that of some months before, and the movements between.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    ...windowFields,
    search: z.string().trim().max(200).optional().describe('Only accounts with these words in their name or key.'),
    accounts: z.array(z.string()).max(5000).optional().describe('Only the accounts with these keys.'),
    dimensions: z
      .array(z.string().regex(/^[^=]{1,80}=/, 'must be DIMENSION=SEGMENT'))
      .default([])
      .describe('Only these segments of own dimensions, as DIMENSION=SEGMENT; DIMENSION= is none.'),
    segment: filter('segments'),
    owner: filter('owners'),
    country: filter('countries'),
    industry: filter('industries'),
    channel: filter('channels'),
    parent: filter('parents'),
    status: z
      .array(z.enum(['customer', 'former', 'never']))
      .optional()
      .describe('Has ARR on the day, had it before, or never had.'),
    below: z.boolean().default(false).describe('Only those with less ARR than that many months before.'),
    sort: z
      .string()
      .max(100)
      .default('now')
      .describe(`Column to sort by: ${accountSorts.join(', ')}, or an own dimension as dimensions.NAME or NAME.`),
    descending: z.boolean().optional().describe('Without it amounts fall and words rise.'),
    ...definitionFields,
    ...pageFields,
  }),
  output: z.object({
    rows: z.array(row),
    count: z.int().describe('How many match, also on other pages.'),
    sum: z
      .object({ now: decimalField, before: decimalField, change: decimalField, share: decimalField.nullable() })
      .describe('Of all that match and have a value.'),
    average: z.object({ now: money, before: money, change: money }),
    withoutValue: z.int().describe('How many of them have no value.'),
    total: decimalField.describe('ARR of the whole company on the day.'),
    asOf: z.string(),
    from: z.string(),
    months: z.int(),
    measure: z.enum(['arr', 'mrr']),
    currency: z.string(),
    policy: z.string(),
    policyVersion: z.int(),
    computedAt: z.string(),
    next: z.string().nullable(),
  }),
  async run(context, request) {
    const { database, clock, signal } = context
    const workspace = await findWorkspace(database, request.workspace)
    const asked = definitionOf(workspace, request, clock())
    const at = request.at === undefined ? today(clock()) : dayAt(request.at)
    const months = request.months ?? 12
    const from = monthsBefore(at, months)
    const { segment, owner, country, industry, channel, parent, status, below, sort, limit } = request
    const filters = { segment, owner, country, industry, channel, parent }
    const descending = request.descending ?? amounts.includes(sort)
    const offset = Number(request.after ?? 0)
    const read = async (transaction: Transaction) => {
      const ledger = await ledgerOf(
        transaction,
        { workspace, ...asked, measure: request.measure, inMemory: 'sums' },
        signal,
      )
      const page = { status, below, sort: await sortOf(transaction, workspace.id, sort), descending, limit, offset }
      const dimensions = segmentsByDimension(request.dimensions)
      const { accounts, search = '' } = request
      const question = { at, from, search, accounts, dimensions, filters, ...page }
      return { ledger, ...(await listAccounts(transaction, ledger, question)) }
    }
    const { ledger, rows, totals } = await database.withWorkspace(workspace.id, read, {
      snapshot: 'with-temporary-tables',
    })
    const reached = offset + rows.length
    return {
      rows: rows.map((found) => toldAccount(found, BigInt(totals.whole), asked.currency)),
      ...toldTotals(totals, asked.currency),
      asOf: formatDay(at),
      from: formatDay(from),
      months,
      measure: request.measure,
      currency: asked.currency,
      policy: ledger.policy.name,
      policyVersion: ledger.policy.version,
      computedAt: asked.computedAt,
      next: reached < totals.count ? String(reached) : null,
    }
  },
})

// A name of ours goes before a dimension that is called the same, which can be asked for as dimensions.NAME.
async function sortOf(transaction: Transaction, workspaceId: string, asked: string): Promise<AccountSort> {
  const ours = accountSorts.find((name) => name === asked)
  if (ours) return ours
  const own = await listDimensions(transaction, workspaceId)
  const dimension = [asked, asked.replace(/^dimensions\./, '')].find((name) => own.includes(name))
  if (dimension !== undefined) return { dimension }
  const known = [...accountSorts, ...own].join(', ')
  throw new Failure('wrong-usage', `Accounts cannot be sorted by "${asked}". They can by ${known}.`)
}

function segmentsByDimension(pairs: readonly string[]): Record<string, string[]> {
  const asked = new Map<string, string[]>()
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    const dimension = pair.slice(0, equals)
    asked.set(dimension, [...(asked.get(dimension) ?? []), pair.slice(equals + 1)])
  }
  return Object.fromEntries(asked)
}

function toldAccount(found: ListedAccount, whole: bigint, currency: string): z.input<typeof row> {
  const { kinds, now, before, change, dimensions, ...account } = found
  const money = (minor: string | null) => (minor === null ? null : formatMinor(BigInt(minor), currency))
  const moved = (kind: (typeof movementKinds)[number]) =>
    formatMinor(BigInt(kinds[movementKinds.indexOf(kind)] ?? 0), currency)
  return {
    ...account,
    dimensions: Object.entries(dimensions ?? {}).map(([dimension, segment]) => ({ dimension, segment })),
    now: money(now),
    before: money(before),
    change: money(change),
    share: now === null || whole <= 0n ? null : exactRatio(BigInt(now), whole),
    new: moved('new'),
    reactivation: moved('reactivation'),
    expansion: moved('expansion'),
    contraction: moved('contraction'),
    churn: moved('churn'),
    fx: moved('fx'),
    unexplained: moved('unexplained'),
  }
}

function toldTotals(totals: AccountTotals, currency: string) {
  const [now, before, whole] = [BigInt(totals.sum_now), BigInt(totals.sum_before), BigInt(totals.whole)]
  const valued = BigInt(totals.valued)
  const money = (minor: bigint) => formatMinor(minor, currency)
  const mean = (minor: bigint) => (valued === 0n ? null : money(divideHalfEven(minor, valued)))
  const share = whole > 0n ? exactRatio(now, whole) : null
  return {
    count: totals.count,
    withoutValue: totals.count - totals.valued,
    sum: { now: money(now), before: money(before), change: money(now - before), share },
    average: { now: mean(now), before: mean(before), change: mean(now - before) },
    total: money(whole),
  }
}
