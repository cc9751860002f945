import { day } from '#foundation'
import { generateSample } from './index.js'
let bad = 0
const t = performance.now()
let n = 0
for (const last of ['2026-12-31', '2025-08-17', '2024-02-29', '2026-11-22', '2027-01-31']) for (let seed = 1; seed <= 60; seed++) {
  n++
  try { const s = generateSample({ seed, lastDay: day(last) })
    const lines = s.files.find(f => f.entity === 'contract_line')!
    const c = (n: string) => lines.columns.indexOf(n)
    for (const f of [lines, s.corrections[1]!]) for (const r of f.rows) if (r[c('endDay')] && r[c('endDay')]! <= r[c('startDay')]!) { bad++; console.log(last, seed, 'end<=start', r.join()) }
    for (const r of lines.rows) if (r[c('signedDay')]! > last) { bad++; console.log(last, seed, 'signed late', r.join()) }
    if (s.truths.cases.reactivations.length !== 1 || !s.truths.balanceDisagreement) { bad++; console.log(last, seed, 'cases') }
    if (s.truths.invoiceMismatches.some(m => m.expectedMinor === m.invoicedMinor)) { bad++; console.log(last, seed, 'mm', s.truths.invoiceMismatches) }
    if (s.truths.corrections.some(m => m.arrChangeMinor === 0n)) { bad++; console.log(last, seed, 'corr', s.truths.corrections) }
    const days = new Set(s.truths.movements.filter(m => m.kind !== 'fx' && m.day.endsWith('-01-01')).map(m => m.account))
    const cur = new Map(s.files[0]!.rows.map(r => [r[0], r])); void cur
  } catch (e) { bad++; console.log(last, seed, String(e)) }
}
console.log(n, 'samples', bad, 'bad', ((performance.now() - t) / n).toFixed(0), 'ms each')
const big = performance.now(); const b = generateSample({ seed: 1, lastDay: day('2026-12-31'), customers: 600 }); console.log('600 customers', (performance.now() - big).toFixed(0), b.files.map(f => f.name + ' ' + f.rows.length).join(', '))
for (const s of [7]) generateSample({ seed: s, lastDay: day('2026-12-31'), customers: 45 })
