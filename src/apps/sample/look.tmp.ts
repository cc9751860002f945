import { day } from '#foundation'
import { makePlan } from '/work/main/src/apps/sample/plan/make-plan.js'
import { bridgeByYear, movementTruths } from '/work/main/src/apps/sample/truths/bridge-truths.js'
import { retentionByYear } from '/work/main/src/apps/sample/truths/retention-truths.js'
import { arrSteps, euroArr, liveOn } from '/work/main/src/apps/sample/plan/arr-steps.js'
const seeds = Number(process.argv[2] ?? 5)
const acc: number[][] = []
const good: string[] = []
for (let seed = 1; seed <= seeds; seed++) {
  const plan = makePlan({ seed, lastDay: day('2026-12-31') })
  const years = bridgeByYear(plan, movementTruths(plan))
  const ret = retentionByYear(plan)
  const arrs = plan.lives.map(l => Number(euroArr(liveOn(arrSteps(l), plan.calendar.lastDay), l.account.currency, 2026, plan.rates))).sort((a,b)=>b-a)
  const top = arrs.slice(0,10).reduce((a,b)=>a+b,0)/arrs.reduce((a,b)=>a+b,0)
  const end = Number(years[3]!.closingMinor)/1e8
  const m = (f: (r: typeof ret[number]) => number) => ret.reduce((s,r)=>s+f(r),0)/4
  acc.push([end, m(r=>r.nrr), m(r=>r.grr), m(r=>r.logoRetention), top, years[3]!.customers])
  const ok = ret.every(r=>r.nrr>=1.03&&r.nrr<=1.12&&r.grr>=.87&&r.grr<=.955&&1-r.logoRetention>=.03&&1-r.logoRetention<=.10) && end>9 && end<15 && top>.40&&top<.5
  if (ok) good.push(`${seed}: ${years.map(y=>(Number(y.closingMinor)/1e8).toFixed(2))} nrr ${ret.map(r=>r.nrr.toFixed(3))} grr ${ret.map(r=>r.grr.toFixed(3))} logo ${ret.map(r=>r.logoRetention.toFixed(3))} top ${top.toFixed(2)} cust ${years.map(y=>y.customers)}`)
}
const mean = acc[0]!.map((_,i)=>acc.reduce((s,r)=>s+r[i]!,0)/acc.length)
const sd = acc[0]!.map((_,i)=>Math.sqrt(acc.reduce((s,r)=>s+(r[i]!-mean[i]!)**2,0)/acc.length))
const mn = acc[0]!.map((_,i)=>Math.min(...acc.map(r=>r[i]!))), mx = acc[0]!.map((_,i)=>Math.max(...acc.map(r=>r[i]!)))
console.log('arr nrr grr logo top10 cust'); for (const r of [mean,sd,mn,mx]) console.log(r.map(x=>x.toFixed(3)).join(' '))
console.log(good.slice(0,12).join('\n'))
