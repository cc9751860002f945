import { day } from '#foundation'
import { makePlan } from '/work/main/src/apps/sample/plan/make-plan.js'
import { bridgeByYear, movementTruths } from '/work/main/src/apps/sample/truths/bridge-truths.js'
import { retentionByYear } from '/work/main/src/apps/sample/truths/retention-truths.js'
import { arrSteps, euroArr, liveOn } from '/work/main/src/apps/sample/plan/arr-steps.js'
const [a, b] = process.argv.slice(2).map(Number) as [number, number]
const good = (seed: number, last: string, show = false) => {
  const plan = makePlan({ seed, lastDay: day(last) })
  const ret = retentionByYear(plan)
  const m = 1 - ret.reduce((s, r) => s + r.logoRetention, 0) / 4
  const ok = ret.every(r => r.nrr >= 1.032 && r.nrr <= 1.12 && r.grr >= .882 && r.grr <= .94 && r.logoRetention < .97 && r.logoRetention > .90) && m > .052 && m < .088
  if (!ok && !show) return null
  const years = bridgeByYear(plan, movementTruths(plan))
  const arrs = plan.lives.map(l => Number(euroArr(liveOn(arrSteps(l), plan.calendar.lastDay), l.account.currency, plan.calendar.lastFullYear, plan.rates))).sort((x, y) => y - x)
  const top = arrs.slice(0, 10).reduce((x, y) => x + y, 0) / arrs.reduce((x, y) => x + y, 0)
  const end = Number(years[3]!.closingMinor) / 1e8
  if (!show && (end < 9.5 || end > 14.5 || top < .41 || top > .49)) return null
  return `${seed} ${last}: ${years.map(y => (Number(y.closingMinor) / 1e8).toFixed(2))} nrr ${ret.map(r => r.nrr.toFixed(3))} grr ${ret.map(r => r.grr.toFixed(3))} logo ${ret.map(r => r.logoRetention.toFixed(3))} top ${top.toFixed(2)} cust ${years.map(y => y.customers)}`
}
for (let seed = a; seed <= b; seed++) {
  const one = good(seed, '2026-12-31')
  if (!one) continue
  console.log(one)
  console.log('    ', good(seed, '2026-11-23') ? 'OK' : '--', good(seed, '2026-11-23', true))
  console.log('    ', good(seed, '2027-06-30') ? 'OK' : '--', good(seed, '2027-06-30', true))
}
