import { addDays, type Day } from '#foundation'
import type { Account } from './accounts.js'
import type { Dice } from './dice.js'
import { type Segment, type Stage, stageDaysMedian, stageDaysSigma, stages } from './parameters.js'

/** A chance to sell, with the day on which it entered each stage. */
export type Opportunity = {
  readonly account: Account
  readonly unit: string | null
  readonly product: string
  readonly type: 'new' | 'expansion' | 'renewal'
  /** ARR at stake in minor units of the account's currency. */
  readonly amountMinor: bigint
  readonly history: readonly { readonly stage: Stage; readonly day: Day }[]
  readonly outcome: 'won' | 'lost' | 'open'
  readonly closedDay: Day | null
  readonly expectedCloseDay: Day
  readonly reason: string | null
  readonly competitor: string | null
  /** The position that it won or renewed. */
  readonly position: string | null
}

/** The day on which an opportunity was created: that of its first stage. */
export function createdDayOf({ history, expectedCloseDay }: Opportunity): Day {
  return history[0]?.day ?? expectedCloseDay
}

/** The stages up to one, dated backwards from the day on which the last of them was left. */
export function historyBackFrom(throws: Dice, segment: Segment, last: Stage, leftDay: Day): Opportunity['history'] {
  let day = leftDay
  const passed = stages.slice(0, stages.indexOf(last) + 1).reverse()
  const history = passed.map((stage) => {
    day = addDays(day, -Math.max(1, Math.round(throws.lognormal(stageDaysMedian[segment][stage], stageDaysSigma))))
    return { stage, day }
  })
  return history.reverse()
}

/** Invented competitors. */
export const competitors = ['Aldervane', 'Kopfwerk Digital', 'Tessaro MES'] as const
