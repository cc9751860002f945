import { type Day, formatDay, type Known, known } from '#foundation'
import { arrByLineOn, type ContractLine, convert, type LedgerFacts, type Policy, rateOn, type World } from '#ledger'
import type { SignedLine } from './evidence.js'

/** Names of what lines refer to by id. */
export type ProductKeys = ReadonlyMap<number, string>

/**
 * The lines of an account that are signed on or before a day and start after it, each at its ARR on its first day, and
 * the ARR of what it renews or replaces. A line replaces its predecessor; without one, the lines of the same product
 * that end on or before its start. What is replaced counts as it is on the day, or on its own first day if it has not
 * started either, and once: by the first line to start. Unknown where a line has no rate on the day.
 */
export function signedNotLive(
  facts: LedgerFacts,
  { policy, world, account, day }: { policy: Policy; world: World; account: number; day: Day },
  products: ProductKeys,
): Known<SignedLine[]> {
  const arrOf = (line: ContractLine): Known<bigint> => {
    const on = line.startDay > day ? line.startDay : day
    const live = arrByLineOn(facts, policy, account, on).find((found) => found.line.id === line.id)
    if (!live) return known(0n)
    const rate = rateOn(world, policy.fx, line.currency, day)
    return rate.known ? known(convert(live.minor, rate.value)) : rate
  }
  const own = facts.lines.filter((line) => line.account === account)
  const signed: SignedLine[] = []
  const taken = new Set<number>()
  for (const line of own.filter((one) => isSignedNotLive(one, day)).sort(byStart)) {
    const arr = arrOf(line)
    if (!arr.known) return arr
    const olds = replacedBy(line, own, day).filter(({ id }) => !taken.has(id))
    let replaced = 0n
    for (const old of olds) {
      taken.add(old.id)
      const before = arrOf(old)
      if (!before.known) return before
      replaced += before.value
    }
    signed.push(signedLine(line, arr.value, olds, replaced, products))
  }
  return known(signed)
}

function isSignedNotLive({ signedDay, startDay, endDay }: ContractLine, day: Day): boolean {
  return signedDay !== null && signedDay <= day && startDay > day && (endDay === null || endDay > startDay)
}

function replacedBy(line: ContractLine, own: readonly ContractLine[], day: Day): ContractLine[] {
  if (line.predecessor !== null) return own.filter(({ ref }) => ref === line.predecessor)
  return own.filter(
    (old) =>
      old.id !== line.id &&
      old.product === line.product &&
      old.startDay < line.startDay &&
      old.endDay !== null &&
      old.endDay > day &&
      old.endDay <= line.startDay,
  )
}

function byStart(a: ContractLine, b: ContractLine): number {
  return a.startDay - b.startDay || (a.ref < b.ref ? -1 : 1)
}

function signedLine(
  line: ContractLine,
  arr: bigint,
  olds: readonly ContractLine[],
  replaced: bigint,
  products: ProductKeys,
): SignedLine {
  return {
    line: line.ref,
    product: line.product === null ? null : (products.get(line.product) ?? null),
    contract: line.contract,
    signedDay: line.signedDay === null ? '' : formatDay(line.signedDay),
    startDay: formatDay(line.startDay),
    arr,
    replaces: olds.length > 0 ? olds.map(({ ref }) => ref).join(', ') : null,
    replaced,
  }
}
