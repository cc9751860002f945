import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { known, unknown } from '#foundation'
import { compare, explanationFor, stillHolds } from './reconciliation.js'

// 1 % or 1.00.
const tolerance = { millionths: 10_000n, minor: 100n }

function stateOf(theirs: bigint, ours: bigint): string {
  return compare(known(theirs), known(ours), tolerance).state
}

describe('two amounts', () => {
  test('agree up to one per cent of the larger one', () => {
    expect(stateOf(990_00n, 1000_00n)).toBe('agrees')
    expect(stateOf(989_99n, 1000_00n)).toBe('differs')
    expect(stateOf(1000_00n, 990_00n)).toBe('agrees')
    expect(stateOf(1000_00n, 989_99n)).toBe('differs')
  })

  test('agree up to 1.00 where one per cent is less', () => {
    expect(stateOf(11_00n, 10_00n)).toBe('agrees')
    expect(stateOf(11_01n, 10_00n)).toBe('differs')
    expect(stateOf(1_00n, 0n)).toBe('agrees')
  })

  test('differ as one side alone where the other has nothing', () => {
    expect(stateOf(0n, 500_00n)).toBe('only-ours')
    expect(stateOf(500_00n, 0n)).toBe('only-theirs')
    expect(stateOf(0n, 0n)).toBe('agrees')
    expect(stateOf(-500_00n, 0n)).toBe('only-theirs')
  })

  test('agree where rounding can hide the difference', () => {
    expect(compare(known(1_83n), known(0n), tolerance).state).toBe('only-theirs')
    expect(compare(known(1_83n), known(0n), tolerance, 1_83n).state).toBe('agrees')
  })

  test('have no difference where a side has no value, and the reason is told', () => {
    const none = unknown('There is no rate.')
    expect(compare(none, known(0n), tolerance)).toEqual({ state: 'undefined', because: 'There is no rate.' })
    expect(compare(known(0n), none, tolerance)).toEqual({ state: 'undefined', because: 'There is no rate.' })
  })

  test('are compared alike whichever side they stand on', () => {
    const amount = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n })
    const mirrored = { 'only-ours': 'only-theirs', 'only-theirs': 'only-ours' } as const
    fc.assert(
      fc.property(amount, amount, fc.bigInt({ min: 0n, max: 10n ** 6n }), (a, b, rounding) => {
        const there = compare(known(a), known(b), tolerance, rounding)
        const back = compare(known(b), known(a), tolerance, rounding)
        if (there.state === 'undefined' || back.state === 'undefined') throw new Error('both have values')
        expect(back.difference).toBe(-there.difference)
        expect(back.tolerance).toBe(there.tolerance)
        expect(back.state).toBe(there.state in mirrored ? mirrored[there.state as keyof typeof mirrored] : there.state)
      }),
    )
  })
})

describe('an explanation', () => {
  const explained = (at: string, difference: bigint) => ({ at, difference, currency: 'EUR' })

  test('speaks for its day and the days after it, until another one does', () => {
    const [june, august] = [explained('2024-06-30', 1n), explained('2024-08-31', 2n)]
    const days = ['2024-05-31', '2024-06-30', '2024-07-31', '2024-08-31', '2025-01-31']
    expect(days.map((day) => explanationFor([august, june], day))).toEqual([june, june, june, august, august])
    expect(explanationFor([], '2024-06-30')).toBeNull()
  })

  test('gives way to a later one for the same day', () => {
    const [first, second] = [explained('2024-06-30', 1n), explained('2024-06-30', 2n)]
    expect(explanationFor([first, second], '2024-06-30')).toBe(second)
    expect(explanationFor([first, second], '2024-01-31')).toBe(second)
  })

  test('holds while the difference stays the same within the tolerance', () => {
    const now = compare(known(700_00n), known(1000_00n), tolerance)
    expect(stillHolds(explained('2024-06-30', -300_00n), now, 'EUR')).toBe(true)
    expect(stillHolds(explained('2024-06-30', -310_00n), now, 'EUR')).toBe(true)
    expect(stillHolds(explained('2024-06-30', -310_01n), now, 'EUR')).toBe(false)
    expect(stillHolds(explained('2024-06-30', -300_00n), now, 'USD')).toBe(false)
  })
})
