import { addDays, type Day } from '#foundation'
import type { Account } from '../plan/accounts.js'
import { arrSteps, liveOn } from '../plan/arr-steps.js'
import { dayIn } from '../plan/calendar.js'
import type { Plan } from '../plan/make-plan.js'
import { amountCell, dayCell, type SampleFile, table } from './table.js'

/** An ARR that the CRM states for an account at the end of a day. */
export type StatedBalance = {
  readonly account: Account
  readonly day: Day
  readonly statedMinor: bigint
  /** What the contract lines give. */
  readonly linesMinor: bigint
}

const accountsStated = 5

/**
 * Quarter-end statements of the CRM over the last two full years for five euro customers. One of them disagrees
 * with the lines at the end of June of the last year, and agrees again at the end of September.
 */
export function planBalances({ lives, calendar }: Plan): readonly StatedBalance[] {
  const { firstYear, lastFullYear } = calendar
  const steady = lives.filter(({ account, firstStart, events }) => {
    const leaves = events.some((event) => event.kind === 'stop' && (event.cause === 'churn' || event.cause === 'lapse'))
    return account.currency === 'EUR' && firstStart < dayIn(firstYear + 1, 1, 1) && !leaves
  })
  const ends = [lastFullYear - 1, lastFullYear].flatMap((year) =>
    [4, 7, 10, 13].map((month) => quarterEnd(year, month)),
  )
  const disputed = quarterEnd(lastFullYear, 7)
  return steady.slice(0, accountsStated).flatMap((life, index) =>
    ends.map((day) => {
      const live = liveOn(arrSteps(life), day)
      const linesMinor = [...live.values()].reduce((sum, { arrMinor }) => sum + arrMinor, 0n)
      const wrong = index === 0 && day === disputed
      return { account: life.account, day, linesMinor, statedMinor: wrong ? linesMinor + 1_250_000n : linesMinor }
    }),
  )
}

/** The file of stated balances. */
export function balanceFile(balances: readonly StatedBalance[]): SampleFile {
  const records = balances.map(({ account, day, statedMinor }) => ({
    account: account.ref,
    day: dayCell(day),
    source: 'CRM',
    amount: amountCell(statedMinor, account.currency),
    currency: account.currency,
  }))
  return table('balances.csv', 'balance', ['account', 'day', 'source', 'amount', 'currency'], records)
}

function quarterEnd(year: number, nextMonth: number): Day {
  return addDays(nextMonth > 12 ? dayIn(year + 1, 1, 1) : dayIn(year, nextMonth, 1), -1)
}
