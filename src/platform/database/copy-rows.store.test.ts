import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#foundation'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import { CopyRows } from './copy-rows.js'

let world: TestDatabase

beforeAll(async () => {
  world = await createTestDatabase()
})

afterAll(() => world.drop())

test('binary rows go in as their numbers, days and words, blank as null, whatever their length', async () => {
  const rows = new CopyRows(6)
  const add = (
    flag: boolean,
    small: number | null,
    n: number,
    big: number | bigint | null,
    word: string | null,
  ): void => {
    rows.begin()
    rows.flag(flag)
    rows.int2(small)
    rows.int4(n)
    rows.int8(big)
    rows.day(day('1969-12-31'))
    rows.text(word)
  }
  const long = 'żółw'.repeat(30_000)
  add(true, -32_768, 2_147_483_647, Number.MAX_SAFE_INTEGER, 'Łódź\t\\N\n')
  add(false, null, -2_147_483_648, Number.MIN_SAFE_INTEGER, '')
  add(false, 0, 0, -(2n ** 63n), null)
  add(true, 7, -1, -1, long)
  add(true, 7, 1, null, 'last')
  await world.app.transaction(async (tx) => {
    await tx.query(
      'create temporary table kind (f boolean, s smallint, n int, b bigint, d date, w text) on commit drop',
    )
    expect(await tx.copyIn('copy kind from stdin (format binary)', rows.end())).toBe(5)
    const { rows: read } = await tx.query('select f, s, n, b::text, d, w from kind')
    expect(read.map((row) => Object.values(row))).toEqual([
      [true, -32_768, 2_147_483_647, '9007199254740991', '1969-12-31', 'Łódź\t\\N\n'],
      [false, null, -2_147_483_648, '-9007199254740991', '1969-12-31', ''],
      [false, 0, 0, '-9223372036854775808', '1969-12-31', null],
      [true, 7, -1, '-1', '1969-12-31', long],
      [true, 7, 1, null, '1969-12-31', 'last'],
    ])
  })
})
