import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { call, command, quantile, type Server } from './mainstay.js'

const plans = Number(process.env.PLANS ?? 1000)
const peoplePerPlan = 50
// Accounts that have all but a plan: the same change costs there what it costs without looking for gaps.
const unplanned = 20
const accounts = plans + unplanned

type Cell = string | number
type Note = (what: string, value: number | undefined, unit: string, aim?: number) => void

/** 1,000 customer plans with 50,000 people: what lacks most, and a change whose plan is looked at anew. */
export async function measurePlans(server: Server, home: string, note: Note): Promise<void> {
  const folder = join(home, 'plans')
  command(home, 'workspaces', 'create', 'plans')
  const imported = command(home, 'import', folder, '--mapping', writePlans(folder), '--workspace', 'plans')
  note(`import of ${plans} plans with ${plans * peoplePerPlan} people, ms`, imported.ms, '')
  const worst: number[] = []
  const planned: number[] = []
  const plain: number[] = []
  const change = async (item: string, round: number): Promise<number> => {
    const body = { workspace: 'plans', item, owner: `Somebody ${round}` }
    return (await call(server, 'POST', '/api/v1/plan-items/change', body)).ms
  }
  for (let round = 0; round < 60; round += 1) {
    worst.push((await call(server, 'GET', '/api/v1/plans/gaps?workspace=plans&limit=20')).ms)
    planned.push(await change(`C${(round * 7) % plans}`, round))
    plain.push(await change(`C${plans + (round % unplanned)}`, round))
  }
  note(`worst gaps of ${plans} plans, p50 ms`, quantile(worst, 0.5), '', 50)
  note('change of an item over HTTP, its plan looked at anew, p50 ms', quantile(planned, 0.5), '')
  const lookedAnew = planned.map((ms, round) => ms - (plain[round] ?? 0))
  note('of which looking at the plan anew, p50 ms', quantile(lookedAnew, 0.5), '', 20)
}

function writePlans(folder: string): string {
  mkdirSync(folder, { recursive: true })
  const files: { match: string[]; entity: string; fields: Record<string, string> }[] = []
  const write = (entity: string, fields: readonly string[], rows: readonly (readonly Cell[])[]): void => {
    const text = [fields, ...rows].map((row) => row.join(',')).join('\n')
    writeFileSync(join(folder, `${entity}.csv`), `${text}\n`)
    files.push({ match: [`${entity}.csv`], entity, fields: Object.fromEntries(fields.map((field) => [field, field])) })
  }
  const all = <T>(count: number, of: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => of(n))
  const perAccount = <T>(of: (n: number) => readonly T[]): T[] => all(accounts, of).flat()
  write(
    'account',
    ['ref', 'name'],
    all(accounts, (n) => [`A${n}`, `Account ${n}`]),
  )
  write('product', ['ref', 'name'], [['P', 'Product']])
  write(
    'unit',
    ['ref', 'account', 'name'],
    perAccount((n) => all(5, (u) => [`U${u}`, `A${n}`, `Unit ${u}`])),
  )
  write(
    'contract_line',
    ['ref', 'account', 'unit', 'product', 'startDay', 'amount', 'period', 'currency'],
    all(accounts, (n) => [`L${n}`, `A${n}`, 'U0', 'P', '2024-01-01', 1000 + n, 'month', 'EUR']),
  )
  write(
    'person',
    ['ref', 'account', 'unit', 'name', 'roles'],
    perAccount((n) =>
      all(peoplePerPlan, (p) => [`H${n}-${p}`, `A${n}`, `U${p % 5}`, `Person ${p}`, p < 5 ? 'end user' : '']),
    ),
  )
  write(
    'touchpoint',
    ['ref', 'account', 'person', 'day', 'team', 'direction', 'kind'],
    perAccount((n) => all(20, (t) => [`T${n}-${t}`, `A${n}`, `H${n}-${t}`, '2026-06-01', 'service', 'out', 'call'])),
  )
  writeItems(write, perAccount)
  const mapping = join(folder, 'mapping.json')
  writeFileSync(mapping, JSON.stringify({ name: 'plans', version: 1, files }))
  return mapping
}

function writeItems(
  write: (entity: string, fields: readonly string[], rows: readonly (readonly Cell[])[]) => void,
  perAccount: (of: (n: number) => readonly (readonly Cell[])[]) => (readonly Cell[])[],
): void {
  const item = (ref: string, n: number, kind: string, state: string, title: string, owner: string): Cell[] => [
    ...[ref, `A${n}`, kind, state, title, owner],
  ]
  const rows = perAccount((n) => [
    ...(n < plans ? [item(`plan${n}`, n, 'plan', 'active', '', 'Ola')] : []),
    item(`C${n}`, n, 'renewal-condition', 'open', 'Show the result', 'Ola'),
    ...['a', 'b', 'c', 'd'].map((part) => item(`R${n}${part}`, n, 'renewal-condition', 'open', `Part ${part}`, '')),
    ...['a', 'b', 'c', 'd', 'e'].map((part) => item(`D${n}${part}`, n, 'difficulty', 'open', `Trouble ${part}`, '')),
    ...['a', 'b', 'c'].map((part) => item(`X${n}${part}`, n, 'action', 'open', `Do ${part}`, 'Jan')),
  ])
  write('plan_item', ['ref', 'account', 'kind', 'state', 'title', 'owner'], rows)
}
