import type { Day } from '#foundation'
import { movementKinds } from '../model/movement.js'
import type { UnitWindow } from '../model/retention.js'
import type { ColumnView } from './movement-columns.js'
import type { GroupOn } from './read-groups.js'

const kinds = ['expansion', 'contraction', 'churn', 'reactivation'] as const
const churn = movementKinds.indexOf('churn')

/**
 * Accounts at both ends of the days (from, to], those left out that have another currency than the reporting one: what
 * is booked in it needs no conversion, so the window is a sum of what moved. An account is in it if it has ARR at the
 * end or moved inside.
 */
export function accountWindows({ columns, count }: ColumnView, from: Day, to: Day, groupOn: GroupOn): UnitWindow[] {
  const accounts = columns.accounts.length
  const [before, now] = [new Float64Array(accounts), new Float64Array(accounts)]
  const inside = movementKinds.map(() => new Float64Array(accounts))
  const [fallen, moved] = [new Int32Array(accounts), new Uint8Array(accounts)]
  const { account, day, kind, booked, customers } = columns
  for (let at = 0; at < count; at++) {
    const on = day[at] as number
    if (on > to) continue
    const place = account[at] as number
    const amount = booked[at] as number
    now[place] = (now[place] as number) + amount
    if (on <= from) {
      before[place] = (before[place] as number) + amount
      continue
    }
    const of = kind[at] as number
    const sums = inside[of] as Float64Array
    sums[place] = (sums[place] as number) + amount
    moved[place] = 1
    if (of === churn) fallen[place] = (fallen[place] as number) + (customers[at] as number)
  }
  const sumsOf = kinds.map((name) => inside[movementKinds.indexOf(name)] as Float64Array)
  const found: UnitWindow[] = []
  for (let place = 0; place < accounts; place++) {
    if (columns.foreign.has(place) || (now[place] === 0 && moved[place] === 0)) continue
    const id = columns.accounts[place] as number
    const [expansion = 0n, contraction = 0n, lost = 0n, reactivation = 0n] = sumsOf.map((sums) =>
      BigInt(sums[place] as number),
    )
    found.push({
      unit: String(id),
      account: id,
      group: groupOn({ account: id, product: null }, from),
      // biome-ignore lint/suspicious/noThenProperty: ARR then and now; nothing awaits it.
      then: BigInt(before[place] as number),
      now: BigInt(now[place] as number),
      expansion,
      contraction,
      churn: lost,
      reactivation,
      touchedZero: (fallen[place] as number) < 0,
    })
  }
  return found
}
