import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

const refs = Array.from({ length: 300 }, (_, index) => `a${String(index).padStart(3, '0')}`)
const year = { from: '2024-01', to: '2024-12' }

async function open(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  await workspace.importRows({ account: accounts(...refs) })
  return workspace
}

const lines = (name: string, amount: number) => ({
  contract_line: refs.map((ref) => line(`${name}-${ref}`, ref, '2024-02-01', amount)),
})

it('imports at once go in turn, and none is lost', async () => {
  const workspace = await open()
  const done = await Promise.all([1, 2, 3, 4].map((n) => workspace.importRows(lines(`i${n}`, n))))
  expect(new Set(done.map(({ importId }) => importId)).size).toBe(4)
  expect(new Set(done.map(({ recordedAt }) => recordedAt)).size).toBe(4)
  // 300 accounts × (1 + 2 + 3 + 4) × 12 months.
  expect((await workspace.bridge({ from: '2024-02', to: '2024-02' })).rows[0]?.closing).toBe('36000.00')
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('the same file imported twice at once is created once and found unchanged once', async () => {
  const workspace = await open()
  const done = await Promise.all([workspace.importRows(lines('same', 1)), workspace.importRows(lines('same', 1))])
  expect(done.map(({ files }) => [files[0]?.created, files[0]?.unchanged]).sort()).toEqual([
    [0, 300],
    [300, 0],
  ])
})

it('an import and a close at once: the month is closed before or after it, never in the middle', async () => {
  const workspace = await open()
  await workspace.importRows(lines('first', 1))
  await Promise.all([workspace.importRows(lines('second', 2)), workspace.close('2024-02')])
  const [february] = (await workspace.bridge({ from: '2024-02', to: '2024-02', basis: 'reported' })).rows
  const restated = (await workspace.restatements()).total
  // 300 × 12 = 3,600 of the first import, 7,200 more of the second.
  expect([
    ['3600.00', '7200.00'],
    ['10800.00', '0.00'],
  ]).toContainEqual([february?.closing, restated])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('of two closes of one month, one is refused by name', async () => {
  const workspace = await open()
  await workspace.importRows(lines('first', 1))
  const closes = await Promise.allSettled([workspace.close('2024-02'), workspace.close('2024-02')])
  expect(closes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const refused = closes.find(({ status }) => status === 'rejected') as PromiseRejectedResult
  expect(refused.reason).toMatchObject({
    kind: 'month-closed',
    message: expect.stringContaining('2024-02 is closed already'),
  })
})

it('corrections of one line at once go in turn', async () => {
  const workspace = await open()
  await workspace.importRows(lines('first', 1))
  await Promise.all([100, 200, 300].map((arr) => workspace.correct('first-a000', `arr=${arr}`)))
  const { rows } = await workspace.movements({ ...year, account: 'a000' })
  expect(rows).toHaveLength(1)
  expect(['100.00', '200.00', '300.00']).toContain(rows[0]?.amount)
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('a reader sees whole imports only, whether the bridge is kept or computed, and verify is never alarmed', async () => {
  const workspace = await open()
  await workspace.importRows(lines('first', 1))
  const writing = (async () => {
    for (let turn = 2; turn <= 6; turn++) await workspace.importRows(lines(`i${turn}`, 1))
  })()
  let isWriting = true
  void writing.finally(() => {
    isWriting = false
  })
  const whole = new Set([1, 2, 3, 4, 5, 6].map((imports) => imports * 3600))
  const seen = new Set<number>()
  while (isWriting) {
    const [kept, computed, grouped, listed, verified] = await Promise.all([
      workspace.bridge({ from: '2024-02', to: '2024-02' }),
      workspace.bridge({ from: '2024-02', to: '2024-02', policy: 'dbt' }),
      workspace.bridge({ from: '2024-02', to: '2024-02', by: 'currency' }),
      workspace.movements({ ...year, limit: 100_000 }),
      workspace.verify(),
    ])
    for (const { rows } of [kept, computed, grouped]) {
      if (rows[0]) seen.add(Number(rows[0].closing))
    }
    expect(listed.rows.reduce((sum, row) => sum + Number(row.amount), 0)).toBe(Number(listed.total))
    expect(whole).toContain(Number(listed.total))
    expect(verified).toMatchObject({ equal: true, differences: [] })
  }
  await writing
  for (const closing of seen) expect(whole).toContain(closing)
  expect(seen.size).toBeGreaterThan(1)
}, 60_000)
