import type { Day } from '#foundation'
import { type Amount, plus } from '../model/retention.js'
import { type Receive, WindowSums } from '../model/window-sums.js'
import type { ChangedUnit } from './read-changes.js'
import type { Groups } from './read-groups.js'

/** Sums of windows per group; a unit counts in each window under the group that it is in at its start. */
export class GroupedSums {
  private readonly sums = new Map<string | null, WindowSums>()

  constructor(
    private readonly starts: readonly Day[],
    private readonly columns: number,
    private readonly groups: Groups,
  ) {}

  /** Adds one unit, which `give` gives. */
  add(unit: ChangedUnit, give: (receive: Receive) => void): void {
    const [first] = this.starts
    if (first === undefined) return
    if (!this.groups.hasHistory(unit.account)) {
      const sums = this.of(this.groups.on(unit, first))
      sums.begin()
      give((index, column, change) => sums.add(index, column, change))
      return
    }
    const changes: Parameters<Receive>[] = []
    give((...change) => changes.push(change))
    this.addMoving(unit, changes)
  }

  /** The columns of every window by group, unassigned last. */
  rows(): { readonly group: string | null; readonly rows: bigint[][] }[] {
    return [...this.sums].sort(([a], [b]) => nullLast(a, b)).map(([group, sums]) => ({ group, rows: sums.rows() }))
  }

  // What the unit has goes over from one group to the next.
  private addMoving(unit: ChangedUnit, changes: readonly Parameters<Receive>[]): void {
    const running: (Amount | null)[] = new Array(this.columns).fill(null)
    let sums: WindowSums | null = null
    let at = 0
    for (const [index, start] of this.starts.entries()) {
      const next = this.of(this.groups.on(unit, start))
      if (next !== sums) {
        next.begin()
        for (const [column, value] of running.entries()) {
          if (value === null) continue
          sums?.add(index, column, -value)
          next.add(index, column, value)
        }
        sums = next
      }
      for (; at < changes.length && changes[at]?.[0] === index; at++) {
        const [, column, change] = changes[at] as Parameters<Receive>
        const value = running[column] ?? null
        running[column] = value === null ? change : plus(value, change)
        next.add(index, column, change)
      }
    }
  }

  private of(group: string | null): WindowSums {
    const found = this.sums.get(group)
    if (found) return found
    const made = new WindowSums(this.starts.length, this.columns)
    this.sums.set(group, made)
    return made
  }
}

function nullLast(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1
  return a < b ? -1 : a > b ? 1 : 0
}
