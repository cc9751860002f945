import { type Currency, type Day, divideHalfEven, type Known, known, laterOf } from '#foundation'
import { arrOfLineOn } from './balance-on.js'
import { convert, rateOn } from './conversion.js'
import type { ContractLine } from './facts.js'
import type { Policy } from './policy.js'
import { byProduct, bySuccession, canRenew, groupEarliestFirst, liveEnd } from './renewals.js'
import type { World } from './world.js'

/** ARR per year in minor units of its own currency. */
type OwnAmount = { readonly currency: Currency; readonly minor: bigint }

/** A line whose term ends: what it was worth on its last day, and what each of its renewals brings on its first. */
export type DueLine = OwnAmount &
  Pick<ContractLine, 'account' | 'product' | 'contract'> & {
    /** The first day without the line: the day on which its renewal is due. */
    readonly day: Day
    readonly renewals: readonly OwnAmount[]
  }

/** What a counted unit had due for renewal inside a window, in minor units of the reporting currency. */
export type UnitRenewals = Pick<ContractLine, 'product' | 'contract'> & {
  /** The account; of a parent, the parent itself. */
  readonly account: number
  readonly due: bigint
  readonly renewed: bigint
  /** What was renewed, of each renewal no more than was due. */
  readonly kept: bigint
  /** The days on which something was due, ascending. */
  readonly days: readonly Day[]
}

/**
 * The lines whose term ends, with what renews them.
 *
 * - A term ends on the line's end day, however many years it ran; by cancellation, where that is the churn day, if that
 *   comes first. A line without an end day has nothing due, nor has one worth 0 on its last day (a trial, a pause). A
 *   term that ended before its time was due on that day; one that was prolonged in its own line was never due.
 * - What renews it: every line of the account that names it as its predecessor; where none does, the next lines of the
 *   same account and product that name no predecessor, on the first day on which any starts. A renewal counts from its
 *   first day: on the day due or before it (only a named one), or at most the grace later; a later one is a return.
 * - A renewal counts once: for the line that ended last before it, of equal ones that of its contract, then the first.
 */
export function dueLines(lines: readonly ContractLine[], policy: Policy): DueLine[] {
  const able = lines.filter((line) => canRenew(line, policy))
  const ended = able.filter((line) => line.endDay !== null && worth(line, policy) !== 0n)
  const renewals = renewalsOf(ended, able, policy)
  return ended.map((line) => {
    const day = liveEnd(line, policy)
    const { account, product, contract, currency } = line
    const amounts = (renewals.get(line.id) ?? []).map((renewal) => ({
      currency: renewal.currency,
      minor: arrOfLineOn(renewal, policy, laterOf(day, renewal.startDay)),
    }))
    return { account, product, contract, currency, day, minor: worth(line, policy), renewals: amounts }
  })
}

function worth(line: ContractLine, policy: Policy): bigint {
  return arrOfLineOn(line, policy, (liveEnd(line, policy) - 1) as Day)
}

function renewalsOf(
  ended: readonly ContractLine[],
  able: readonly ContractLine[],
  policy: Policy,
): ReadonlyMap<number, readonly ContractLine[]> {
  const named = groupEarliestFirst(able, ({ predecessor }) => predecessor !== null, bySuccession)
  const unnamed = groupEarliestFirst(able, ({ predecessor }) => predecessor === null, byProduct)
  const found = new Map<number, ContractLine[]>()
  const openByProduct = groupEarliestFirst(ended, (line) => !named.has(`${line.account}|${line.ref}`), byProduct)
  for (const line of ended) found.set(line.id, inTime(line, named.get(`${line.account}|${line.ref}`) ?? [], policy))
  for (const [product, open] of openByProduct) {
    for (const renewal of unnamed.get(product) ?? []) {
      const line = nearestBefore(renewal, open, policy)
      const others = line && found.get(line.id)
      if (!line || !others || inTime(line, [renewal], policy).length === 0) continue
      if (others.length === 0 || others[0]?.startDay === renewal.startDay) others.push(renewal)
    }
  }
  return found
}

function inTime(line: ContractLine, renewals: readonly ContractLine[], policy: Policy): ContractLine[] {
  const last = liveEnd(line, policy) + policy.graceDays
  return renewals.filter((renewal) => renewal.id !== line.id && renewal.startDay <= last)
}

function nearestBefore(
  renewal: ContractLine,
  ended: readonly ContractLine[],
  policy: Policy,
): ContractLine | undefined {
  const isOther = ({ contract }: ContractLine): number => (contract === renewal.contract ? 0 : 1)
  const before = ended.filter((line) => line.id !== renewal.id && liveEnd(line, policy) <= renewal.startDay)
  const [nearest] = before.sort(
    (a, b) => liveEnd(b, policy) - liveEnd(a, policy) || isOther(a) - isOther(b) || a.id - b.id,
  )
  return nearest
}

/** How due lines are put together: `counted` gives the account that an account is counted under. */
export type RenewalCounting = {
  readonly policy: Policy
  readonly world: World
  readonly byProduct: boolean
  readonly counted: (account: number) => number
}

/**
 * NRR and GRR over renewals due: of the ARR whose renewal falls due inside the days (from, to], Σ renewed ÷ Σ due and
 * Σ kept ÷ Σ due, over the counted units. All at the rates of `to`; unknown, with the reason, where one is missing.
 *
 * - What a unit has due on one day is one renewal: within it, more of one line makes up for less of another, and what
 *   exceeds the sum due is kept out of `kept`; between the days of a unit nothing is made up. So kept ≤ due and
 *   kept ≤ renewed. By product the renewal counts for the product that was due, whatever it was renewed as.
 * - In MRR, a twelfth of what a unit had due on one day, rounded half-even once, and of what was renewed of it.
 *
 * Sources: Gainsight, Renewal Center Metric Calculations (support.gainsight.com): renewals due, the target amounts of
 * the renewals with a due date in the period, are the denominator of the gross and the net renewal rate; what exceeds
 * the target is upsell. SaaSGrid, ARR up for renewal (saasgrid.com/metrics-library): the ARR of the expiring contracts
 * below, that of the contracts that renew them above. winsabove.com/glossary/renewal-rate: a lower renewal is a loss.
 */
export function renewalsIn(
  lines: readonly DueLine[],
  { from, to }: { readonly from: Day; readonly to: Day },
  counting: RenewalCounting,
): Known<UnitRenewals[]> {
  const units = new Map<string, Mutable<UnitRenewals>>()
  for (const [first, together] of dueTogether(lines, from, to, counting)) {
    const due = sumAt(together, counting, to)
    if (!due.known) return due
    const renewals = together.flatMap((line) => line.renewals)
    const renewed = sumAt(renewals, counting, to)
    if (!renewed.known) return renewed
    if (due.value <= 0n) continue
    const key = JSON.stringify(unitOf(first, counting))
    const unit = units.get(key) ?? { ...unitOf(first, counting), due: 0n, renewed: 0n, kept: 0n, days: [] }
    units.set(key, unit)
    unit.due += due.value
    unit.renewed += renewed.value
    // biome-ignore lint/complexity/useMathMinMax: Math.min takes no bigint.
    unit.kept += renewed.value < due.value ? renewed.value : due.value
    unit.days = [...unit.days, first.day]
  }
  return known([...units.values()])
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

// The lines of each renewal, with the first of them, in the order of days.
function dueTogether(
  lines: readonly DueLine[],
  from: Day,
  to: Day,
  counting: RenewalCounting,
): (readonly [first: DueLine, together: readonly DueLine[]])[] {
  const renewals = new Map<string, [DueLine, DueLine[]]>()
  for (const line of lines) {
    if (line.day <= from || line.day > to) continue
    const key = JSON.stringify([line.day, unitOf(line, counting)])
    const found = renewals.get(key)
    if (found) found[1].push(line)
    else renewals.set(key, [line, [line]])
  }
  return [...renewals.values()].sort(([a], [b]) => a.day - b.day)
}

function unitOf(
  { account, contract, product }: DueLine,
  { policy, byProduct: isByProduct, counted }: RenewalCounting,
): Pick<UnitRenewals, 'account' | 'contract' | 'product'> {
  return {
    account: counted(account),
    contract: policy.countedUnit === 'contract' ? contract : null,
    product: isByProduct ? product : null,
  }
}

function sumAt(amounts: readonly OwnAmount[], { policy, world }: RenewalCounting, on: Day): Known<bigint> {
  let sum = 0n
  for (const { currency, minor } of amounts) {
    const rate = rateOn(world, policy.fx, currency, on)
    if (!rate.known) return rate
    sum += convert(minor, rate.value)
  }
  return known(world.measure === 'arr' ? sum : divideHalfEven(sum, 12n))
}
