import { type Currency, type Day, type Known, known } from '#foundation'
import type { Transaction } from '#platform/server'
import { convert, rateOn } from '../model/conversion.js'
import type { Policy } from '../model/policy.js'
import type { RepeatCustomer } from '../model/repeat-bridge.js'
import { windowStart } from '../model/repeat-recognition.js'
import { RunningRevenue } from '../model/repeat-windows.js'
import type { World } from '../model/world.js'
import type { Grouping } from './group-by.js'
import { type GroupedAccount, readGroupedAccounts } from './grouped-accounts.js'
import { readInvoiceLines } from './read-invoice-lines.js'
import { readWorld } from './read-world.js'

/** What to read: windows of some months, each up to one of the days, against the windows of as many months before. */
export type RepeatQuestion = {
  readonly ends: readonly Day[]
  /** Months of a window; 12 without it. */
  readonly months?: number
  /** Accounts that have no contract line at all, or every account. */
  readonly accounts: 'without-contracts' | 'all'
  /** Only the account with this key. */
  readonly account?: string
  /** An attribute of accounts to group by. */
  readonly grouping?: Extract<Grouping, { by: 'account' }>
  /** The day on which the attribute counts: where the window starts (ratios) or ends (sums). */
  readonly groupedAt?: 'start' | 'end'
  /** Another policy set (only its `fx` matters) and reporting currency than those of the workspace. */
  readonly policy?: Policy
  readonly currency?: Currency
  readonly asKnownAt?: string
}

/** The customers of one window that have revenue in it or in the one before, by key; or why there is no value. */
export type RepeatWindow = {
  readonly end: Day
  readonly start: Day
  readonly customers: Known<readonly RepeatCustomer[]>
}

/** The windows in the order of their ends, their currency, and how many invoice lines name no day to count them on. */
export type RepeatRevenue = {
  readonly currency: Currency
  readonly windows: readonly RepeatWindow[]
  readonly unplaced: number
}

/**
 * The revenue of repeat business by customer from invoice lines: recurring and one-off, evenly over the service days,
 * else on the day of the invoice. Each window and the one before it are converted at the rates of its end, once per
 * customer and currency, so nothing of the difference is FX. Costs what the invoice lines of the accounts cost.
 */
export async function readRepeatRevenue(
  transaction: Transaction,
  workspaceId: string,
  question: RepeatQuestion,
): Promise<RepeatRevenue> {
  const { world: own, policy } = await readWorld(transaction, workspaceId, question.asKnownAt)
  const world: World = { ...own, currency: question.currency ?? own.currency }
  const months = question.months ?? 12
  const spans = question.ends.map((end) => {
    const start = windowStart(end, months)
    return { end, start, before: windowStart(start, months) }
  })
  const days = [...new Set(spans.flatMap(({ end, start, before }) => [end, start, before]))].sort((a, b) => a - b)
  const running = new RunningRevenue(days)
  const accounts = await readGroupedAccounts(transaction, workspaceId, question)
  let unplaced = 0
  const accountIds = question.account === undefined ? undefined : [...accounts.keys()]
  for await (const line of readInvoiceLines(transaction, { workspaceId, ...question, accountIds })) {
    if (accounts.has(line.account) && !running.add(line)) unplaced += 1
  }
  const totals = [...running.totals()]
  const at = new Map(days.map((day, index) => [day, index]))
  const indexOf = (day: Day): number => at.get(day) as number
  const fx = (question.policy ?? policy).fx
  const windows = spans.map(({ end, start, before }): RepeatWindow => {
    const borders = [indexOf(before), indexOf(start), indexOf(end)] as const
    const groupDay = question.groupedAt === 'end' ? end : start
    return { end, start, customers: customersOf({ totals, borders, accounts, groupDay, world, fx, end }) }
  })
  return { currency: world.currency, windows, unplaced }
}

type WindowParts = {
  readonly totals: readonly { account: number; currency: Currency; by: readonly bigint[] }[]
  readonly borders: readonly [number, number, number]
  readonly accounts: ReadonlyMap<number, GroupedAccount>
  readonly groupDay: Day
  readonly world: World
  readonly fx: Policy['fx']
  readonly end: Day
}

function customersOf(parts: WindowParts): Known<readonly RepeatCustomer[]> {
  const { totals, borders, accounts, groupDay, world, fx, end } = parts
  const customers = new Map<number, RepeatCustomer>()
  for (const { account, currency, by } of totals) {
    const [before, start, now] = borders.map((border) => by[border] ?? 0n) as [bigint, bigint, bigint]
    const [opening, closing] = [start - before, now - start]
    // What lies before both windows has a sign but no value, so it needs no rate.
    const rate = opening === 0n && closing === 0n ? atPar : rateOn(world, fx, currency, end)
    if (!rate.known) return rate
    const so = customers.get(account) ?? nothingOf(accounts.get(account) as GroupedAccount, groupDay)
    customers.set(account, {
      ...so,
      hadRevenue: so.hadRevenue || before > 0n,
      opening: so.opening + convert(opening, rate.value),
      closing: so.closing + convert(closing, rate.value),
    })
  }
  const active = [...customers.values()].filter(({ opening, closing }) => opening !== 0n || closing !== 0n)
  return known(active.sort((a, b) => (a.account < b.account ? -1 : 1)))
}

const atPar = known({ numerator: 1n, denominator: 1n })

function nothingOf({ ref, name, groupOn }: GroupedAccount, groupDay: Day): RepeatCustomer {
  return { account: ref, name, group: groupOn(groupDay), hadRevenue: false, opening: 0n, closing: 0n }
}
