import { addDays, type Day } from '#foundation'
import type { Account } from './accounts.js'
import { arrSteps, liveOn } from './arr-steps.js'
import { type Calendar, monthsLater } from './calendar.js'
import { dice } from './dice.js'
import type { Life } from './script.js'

/** A one-off service: sold once, delivered over some weeks. */
export type ServiceJob = {
  readonly account: Account
  readonly name: 'Onboarding' | 'Training'
  readonly from: Day
  /** Exclusive. */
  readonly to: Day
  readonly feeMinor: bigint
}

/** Draws the one-off services: an onboarding for every first contract, sometimes a training a year later. */
export function planServiceJobs(seed: number, lives: readonly Life[], calendar: Calendar): readonly ServiceJob[] {
  return lives
    .filter(({ firstStart }) => firstStart <= calendar.lastDay)
    .flatMap((life) => {
      const throws = dice(seed, `services ${life.account.ref}`)
      const arr = [...liveOn(arrSteps(life), life.firstStart).values()].reduce(
        (sum, { arrMinor }) => sum + arrMinor,
        0n,
      )
      const share = BigInt(throws.whole(6, 12))
      const onboarding = job(life, 'Onboarding', life.firstStart, 90, (arr * share) / 100n)
      const day = addDays(monthsLater(life.firstStart, 13), throws.whole(0, 40))
      const live = liveOn(arrSteps(life), day).size > 0 && day <= calendar.lastDay
      return live && throws.chance(0.4) ? [onboarding, job(life, 'Training', day, 5, (arr * 2n) / 100n)] : [onboarding]
    })
}

// Fees are quoted in whole hundreds.
function job(life: Life, name: ServiceJob['name'], from: Day, days: number, minor: bigint): ServiceJob {
  const feeMinor = (minor / 10_000n + 1n) * 10_000n
  return { account: life.account, name, from, to: addDays(from, days), feeMinor }
}
