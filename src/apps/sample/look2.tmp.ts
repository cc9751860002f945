import { day } from '#foundation'
import { defaultSeed, generateSample } from './index.js'

const t = performance.now()
const s = generateSample({ seed: Number(process.argv[2] ?? defaultSeed), lastDay: day('2026-12-31') })
console.log(performance.now() - t, 'ms')
for (const f of [...s.files, ...s.corrections]) {
  console.log(f.name, f.rows.length)
  console.log('  ', f.columns.join(','))
  for (const r of f.rows.filter((_, i) => i % Math.ceil(f.rows.length / 4) === 0))
    console.log('  ', r.map((c) => c ?? '').join(','))
}
const { movements, months, tenures, economics, ...rest } = s.truths
console.dir(
  {
    ...rest,
    m: months.slice(-3),
    economics: economics
      .slice(0, 8)
      .map((e) => ({ ...e, contributionMinorByMonth: e.contributionMinorByMonth.length })),
    none: economics.filter((e) => !e.breakEvenMonth).map((e) => [e.account, e.because]),
  },
  { depth: 6 },
)
