import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, type Day, divideHalfEven, firstDayOf, lastDayOf, monthOf } from '#foundation'
import { accounts, anyFacts, anyPolicy, anyWorld, type Choose, firstDay, lastDay } from './any-facts.js'
import { arrByLineOn, balanceOn } from './balance-on.js'
import { bridgeOf, type Group, type Grouping } from './bridge.js'
import { convert, rateOn } from './conversion.js'
import type { Balance, LedgerFacts } from './facts.js'
import { type Movement, movementKinds, movementParts, movementReasons } from './movement.js'
import { movementsOf } from './movements.js'
import type { Policy } from './policy.js'
import type { Ledger, World } from './world.js'

const runs = { numRuns: Number(process.env.MAINSTAY_PROPERTY_RUNS ?? 150) }
const from = monthOf(firstDay)
const to = addMonths(monthOf(lastDay), 8)
const groupings: Record<string, (movement: Movement) => Group> = {
  product: (movement) => movement.product,
  account: (movement) => movement.account,
  unit: (movement) => movement.unit,
  currency: (movement) => movement.currency,
  'line parity': (movement) => (movement.unit === null ? null : movement.unit % 2 === 0 ? 'even' : 'odd'),
}

const anyCase = fc.array(fc.nat(999_999), { minLength: 300, maxLength: 300 }).map((choices) => {
  let at = 0
  const choose: Choose = (count) => (choices[at++] ?? 0) % count
  return { facts: anyFacts(choose), policy: anyPolicy(choose), world: anyWorld(choose) }
})

function forAll(check: (ledger: Ledger, facts: LedgerFacts, policy: Policy, world: World) => void): void {
  fc.assert(
    fc.property(anyCase, ({ facts, policy, world }) => check(movementsOf(facts, policy, world), facts, policy, world)),
    runs,
  )
}

test('arbitrary facts reach every kind, part and reason, and every flag', () => {
  const ledgers = fc
    .sample(anyCase, { seed: 2, numRuns: 1500 })
    .map(({ facts, policy, world }) => movementsOf(facts, policy, world))
  const movements = ledgers.flatMap((ledger) => ledger.movements)
  expect(new Set(movements.map((movement) => movement.kind))).toEqual(new Set(movementKinds))
  expect(new Set(movements.map((movement) => movement.part))).toEqual(new Set([...movementParts, null]))
  expect(new Set(movements.map((movement) => movement.reason))).toEqual(new Set(movementReasons))
  expect(movements.some((movement) => movement.inGrace)).toBe(true)
  expect(movements.some((movement) => movement.connectedNew)).toBe(true)
  expect(movements.some((movement) => movement.migrationMinor !== 0n)).toBe(true)
  expect(ledgers.some((ledger) => ledger.undefinedSpans.some((span) => span.to === null))).toBe(true)
  expect(ledgers.some((ledger) => ledger.undefinedSpans.some((span) => span.to !== null))).toBe(true)
})

describe('for any facts, policy and rates', () => {
  test('the movements of an account up to a day sum to its balance, wherever it has a value', () => {
    forAll((ledger, facts, policy, world) => {
      for (const account of accounts) {
        for (const day of daysToCheck(facts, policy)) {
          if (isUndefined(ledger, account, day)) continue
          const balance = balanceOn(facts, policy, world, account, day)
          expect(balance.known && balance.value + unexplainedOn(ledger, facts, policy, world, account, day)).toBe(
            sumTo(ledger.movements, account, day),
          )
        }
      }
    })
  })

  test('each product of an account foots for itself, and each unit and currency too (in ARR)', () => {
    forAll((ledger, facts, policy, world) => {
      const arrWorld = { ...world, measure: 'arr' as const }
      const { movements } = world.measure === 'arr' ? ledger : movementsOf(facts, policy, arrWorld)
      const ofLines = movements.filter((movement) => movement.kind !== 'unexplained')
      for (const account of accounts) {
        for (const day of daysToCheck(facts, policy).filter((each) => !isUndefined(ledger, account, each))) {
          const expected = cellsOn(facts, policy, arrWorld, account, day)
          const actual = cellsUpTo(ofLines.filter((movement) => movement.account === account && movement.day <= day))
          expect(actual).toEqual(expected)
        }
      }
    })
  })

  test('an account is undefined exactly where a live line has no rate', () => {
    forAll((_ledger, facts, anyOf, world) => {
      const policy = { ...anyOf, countedUnit: 'account' as const }
      const ledger = movementsOf({ ...facts, balances: [] }, policy, world)
      for (const account of accounts) {
        for (const day of daysToCheck(facts, policy)) {
          expect(isUndefined(ledger, account, day)).toBe(!balanceOn(facts, policy, world, account, day).known)
        }
      }
      const inside = ledger.movements.filter((movement) => isUndefined(ledger, movement.account, movement.day))
      expect(inside).toEqual([])
    })
  })

  test('the order of the facts does not matter', () => {
    forAll((ledger, facts, policy, world) => {
      const turned = { ...facts, lines: [...facts.lines].reverse(), balances: [...facts.balances].reverse() }
      expect(movementsOf(turned, policy, world)).toEqual(ledger)
    })
  })

  test('accounts given together or one by one have the same ledger', () => {
    forAll((ledger, facts, policy, world) => {
      if (policy.countedUnit === 'parent') return
      const alone = accounts.map((account) =>
        movementsOf(
          {
            ...facts,
            lines: facts.lines.filter((line) => line.account === account),
            balances: facts.balances.filter((each) => each.account === account),
          },
          policy,
          world,
        ),
      )
      expect({
        movements: alone.flatMap((each) => each.movements),
        undefinedSpans: alone.flatMap((each) => each.undefinedSpans),
      }).toEqual(ledger)
    })
  })

  test('every grouping sums to the whole, kind by kind and month by month', () => {
    forAll((ledger, _facts, policy) => {
      const whole = bridgeOf(ledger.movements, from, to, countedBy(policy))
      for (const groupOf of Object.values(groupings)) {
        const rows = bridgeOf(ledger.movements, from, to, { ...countedBy(policy), groupOf })
        for (const total of whole) {
          const parts = rows.filter((row) => row.month === total.month)
          for (const column of [...movementKinds, 'opening', 'closing'] as const) {
            expect(parts.reduce((sum, part) => sum + part[column], 0n)).toBe(total[column])
          }
        }
      }
    })
  })

  test('by product, the columns are the movements less their migration', () => {
    forAll((ledger, _facts, policy) => {
      const rows = bridgeOf(ledger.movements, from, to, {
        ...countedBy(policy),
        groupOf: (movement) => movement.product,
      })
      for (const row of rows) {
        const own = ledger.movements.filter(
          (movement) => movement.product === row.group && monthOf(movement.day) === row.month,
        )
        for (const kind of movementKinds) {
          if (kind === 'migration') continue
          const ofKind = own.filter((movement) => movement.kind === kind)
          expect(row[kind]).toBe(ofKind.reduce((sum, movement) => sum + movement.minor - movement.migrationMinor, 0n))
        }
        expect(row.migration).toBe(own.reduce((sum, movement) => sum + movement.migrationMinor, 0n))
      }
    })
  })

  test('a month closes with as many customers as counted units have ARR, and products likewise', () => {
    forAll((ledger, _facts, policy) => {
      const ofLines = ledger.movements.filter((movement) => movement.kind !== 'unexplained')
      for (const row of bridgeOf(ledger.movements, from, to)) {
        const until = ofLines.filter((movement) => movement.day <= lastDayOf(row.month))
        const unit = (movement: Movement) =>
          policy.countedUnit === 'parent' ? 'parent' : `${movement.account} ${JSON.stringify(movement.contract)}`
        expect(row.customers).toBe(above0(until, unit))
        const ofProducts = until.reduce((sum, movement) => sum + movement.productCustomers, 0)
        expect(ofProducts).toBe(above0(until, (movement) => `${unit(movement)} ${movement.product}`))
      }
    })
  })

  test('kinds have their sign, net, per counted unit and day; migration is 0', () => {
    forAll((ledger, _facts, policy) => {
      const nets = new Map<string, bigint>()
      const migration = new Map<string, bigint>()
      for (const movement of ledger.movements) {
        const unit =
          policy.countedUnit === 'parent' ? 'parent' : `${movement.account} ${JSON.stringify(movement.contract)}`
        const key = `${movement.kind} ${movement.day} ${unit}`
        nets.set(key, (nets.get(key) ?? 0n) + movement.minor)
        migration.set(key, (migration.get(key) ?? 0n) + movement.migrationMinor)
        expect(magnitude(movement.migrationMinor) <= magnitude(movement.minor)).toBe(true)
        expect([movement.minor, movement.bookedMinor]).not.toEqual([0n, 0n])
      }
      for (const [key, net] of nets) {
        const kind = key.split(' ')[0]
        if (kind === 'new' || kind === 'reactivation' || kind === 'expansion') expect(net > 0n).toBe(true)
        if (kind === 'contraction' || kind === 'churn') expect(net < 0n).toBe(true)
        if (kind === 'migration') expect(net).toBe(0n)
      }
      expect([...migration.values()].every((sum) => sum === 0n)).toBe(true)
    })
  })

  test('GRR is at most 1 and at most NRR', () => {
    forAll((_ledger, facts, policy, world) => {
      const euros = { ...facts, lines: facts.lines.map((line) => ({ ...line, currency: 'EUR' })), balances: [] }
      const then = lastDayOf(monthOf(firstDay))
      const now = lastDayOf(addMonths(monthOf(firstDay), 12))
      let [opening, kept, present] = [0n, 0n, 0n]
      for (const account of accounts) {
        const [before, after] = [then, now].map((day) => minorOf(balanceOn(euros, policy, world, account, day)))
        if (before === undefined || after === undefined || before <= 0n) continue
        opening += before
        kept += smaller(before, after)
        present += after
      }
      expect(kept <= opening && kept <= present).toBe(true)
    })
  })

  test('what is counted and how it is netted never changes a balance', () => {
    forAll((ledger, facts, policy, world) => {
      if (ledger.undefinedSpans.length > 0) return
      const closing = bridgeOf(ledger.movements, from, to).map((row) => row.closing)
      for (const countedUnit of ['account', 'parent', 'contract'] as const) {
        for (const netting of ['day', 'month'] as const) {
          const other = movementsOf(facts, { ...policy, countedUnit, netting }, world)
          expect(bridgeOf(other.movements, from, to).map((row) => row.closing)).toEqual(closing)
        }
      }
    })
  })
})

function countedBy(policy: Policy): Grouping {
  return policy.countedUnit === 'parent' ? { countedUnitOf: () => 'parent' } : {}
}

// Every day on which something of the facts begins or ends, the days around it, and the ends of months.
function daysToCheck(facts: LedgerFacts, policy: Policy): Day[] {
  const days = new Set<number>()
  for (let at = from; at <= to; at = addMonths(at, 1)) days.add(lastDayOf(at))
  if (policy.netting === 'day') {
    for (let at = from; at <= to; at = addMonths(at, 1)) days.add(firstDayOf(at))
    for (const line of facts.lines) {
      for (const day of [
        line.startDay,
        line.endDay,
        line.cancellationDay,
        ...line.pauses.flatMap((pause) => [pause.from, pause.to]),
      ]) {
        if (day !== null) for (const near of [-1, 0, 1, 8]) days.add(day + near)
      }
    }
  }
  return [...days] as Day[]
}

function isUndefined(ledger: Ledger, account: number, day: Day): boolean {
  return ledger.undefinedSpans.some(
    (span) =>
      span.account === account &&
      !span.because.includes('states') &&
      span.from <= day &&
      (span.to === null || day < span.to),
  )
}

function sumTo(movements: readonly Movement[], account: number, day: Day): bigint {
  return movements
    .filter((each) => each.account === account && each.day <= day)
    .reduce((sum, each) => sum + each.minor, 0n)
}

// The last usable stated balance up to the day less the lines' balance of its day, from the definition.
function unexplainedOn(
  ledger: Ledger,
  facts: LedgerFacts,
  policy: Policy,
  world: World,
  account: number,
  day: Day,
): bigint {
  const usable = facts.balances.filter(
    (each) => each.account === account && each.day <= day && !isUndefined(ledger, account, each.day),
  )
  const latestFirst = [...usable].sort((a, b) => b.day - a.day || (a.source < b.source ? -1 : 1))
  const firstOfDay = latestFirst.filter((each, index) => each.day !== latestFirst[index - 1]?.day)
  for (const stated of firstOfDay) {
    const minor = statedIn(stated, policy, world)
    const lines = balanceOn(facts, policy, world, account, stated.day)
    if (minor !== null && lines.known) return minor - lines.value
  }
  return 0n
}

function statedIn(balance: Balance, policy: Policy, world: World): bigint | null {
  const rate = rateOn(world, policy.fx, balance.currency, balance.day)
  if (!rate.known) return null
  const arr = convert(balance.minor, rate.value)
  return world.measure === 'arr' ? arr : divideHalfEven(arr, 12n)
}

function cellsOn(facts: LedgerFacts, policy: Policy, world: World, account: number, day: Day): Record<string, bigint> {
  const cells: Record<string, bigint> = {}
  for (const { line, minor } of arrByLineOn(facts, policy, account, day)) {
    const rate = rateOn(world, policy.fx, line.currency, day)
    const key = `${line.product} ${line.unit} ${line.currency}`
    cells[key] = (cells[key] ?? 0n) + (rate.known ? convert(minor, rate.value) : 0n)
  }
  return withoutZeros(cells)
}

function cellsUpTo(movements: readonly Movement[]): Record<string, bigint> {
  const cells: Record<string, bigint> = {}
  for (const { product, unit, currency, minor } of movements) {
    const key = `${product} ${unit} ${currency}`
    cells[key] = (cells[key] ?? 0n) + minor
  }
  return withoutZeros(cells)
}

function withoutZeros(cells: Record<string, bigint>): Record<string, bigint> {
  return Object.fromEntries(Object.entries(cells).filter(([, minor]) => minor !== 0n))
}

function above0(movements: readonly Movement[], keyOf: (movement: Movement) => string): number {
  const sums = new Map<string, bigint>()
  for (const movement of movements) sums.set(keyOf(movement), (sums.get(keyOf(movement)) ?? 0n) + movement.minor)
  return [...sums.values()].filter((sum) => sum > 0n).length
}

function minorOf(balance: { known: true; value: bigint } | { known: false }): bigint | undefined {
  return balance.known ? balance.value : undefined
}

function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b
}

function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value
}
