import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, type TestWorkspace, told } from '../support/workspace.js'

const lines = (...refs: string[]) => ({ contract_line: refs.map((ref) => line(ref, 'acme', '2024-01-01', 10)) })
const balance = (day: string) => ({ account: 'acme', day, source: 'crm', amount: '500', currency: 'EUR' })

async function open(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-15'
  await workspace.importRows({ account: accounts('acme') }, { mapping: 'accounts' })
  return workspace
}

async function moves(workspace: TestWorkspace): Promise<string[]> {
  expect(await workspace.verify()).toMatchObject({ equal: true })
  const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-12' })
  return told(rows).filter((row) => !/^\S+ closing \S+ · \d+$|^\S+ · 0$/.test(row))
}

it('ends today what the file no longer has, and not what another mapping brought', async () => {
  const workspace = await open()
  await workspace.importRows(lines('l1', 'l2'))
  await workspace.importRows(lines('other'), { mapping: 'another' })
  const { files } = await workspace.importRows(lines('l1'), { mode: 'snapshot' })
  expect(files[0]).toMatchObject({ read: 1, unchanged: 1, ended: 1 })
  expect(await moves(workspace)).toEqual([
    '2024-01 new 360.00 closing 360.00 · 1',
    '2024-06 contraction -120.00 closing 240.00 · 1',
  ])
  expect((await workspace.importRows(lines('l1'), { mode: 'snapshot' })).files[0]).toMatchObject({
    unchanged: 1,
    ended: 0,
  })
})

it('ends nothing of a kind of which rows were refused', async () => {
  const workspace = await open()
  await workspace.importRows(lines('l1', 'l2'))
  const { files } = await workspace.importRows(
    { contract_line: [...lines('l1').contract_line, line('l2', 'nobody', '2024-01-01', 10)] },
    { mode: 'snapshot' },
  )
  expect(files[0]).toMatchObject({ rejected: 1, ended: 0 })
  expect(await moves(workspace)).toEqual(['2024-01 new 240.00 closing 240.00 · 1'])
})

it('a line that comes back runs on as if it had never been gone, also where the source dates its rows', async () => {
  const workspace = await open()
  const dated = { contract_line: [line('l1', 'acme', '2024-01-01', 10, { knownAt: '2024-01-01T00:00:00Z' })] }
  await workspace.importRows(dated)
  await workspace.importRows(lines('x'), { mode: 'snapshot' })
  expect(await moves(workspace)).toEqual([
    '2024-01 new 240.00 closing 240.00 · 1',
    '2024-06 contraction -120.00 closing 120.00 · 1',
  ])
  expect((await workspace.importRows(dated)).files[0]).toMatchObject({ updated: 1 })
  expect(await moves(workspace)).toEqual(['2024-01 new 240.00 closing 240.00 · 1'])
})

it('the undo of a snapshot gives back what it ended and what it made void', async () => {
  const workspace = await open()
  await workspace.importRows({ ...lines('l1', 'l2'), balance: [balance('2024-02-29'), balance('2024-03-31')] })
  const before = await moves(workspace)
  // Lines 20 × 12 = 240; stated 500 leaves 260 unexplained.
  expect(before).toEqual(['2024-01 new 240.00 closing 240.00 · 1', '2024-02 unexplained 260.00 closing 500.00 · 1'])
  const snapshot = await workspace.importRows(
    { ...lines('l1'), balance: [balance('2024-03-31')] },
    { mode: 'snapshot' },
  )
  expect(snapshot.files.map(({ ended }) => ended)).toEqual([1, 1])
  expect(await moves(workspace)).toEqual([
    '2024-01 new 240.00 closing 240.00 · 1',
    '2024-03 unexplained 260.00 closing 500.00 · 1',
    '2024-06 contraction -120.00 closing 380.00 · 1',
  ])
  const { entities } = await workspace.undo(snapshot.importId)
  expect(entities).toContainEqual({ entity: 'balance', removed: 0, restored: 1, kept: 0 })
  expect(await moves(workspace)).toEqual(before)
})

it('the undo of an import that revived what a snapshot had made void makes it void again', async () => {
  const workspace = await open()
  await workspace.importRows({ balance: [balance('2024-02-29'), balance('2024-03-31')] })
  await workspace.importRows({ balance: [balance('2024-03-31')] }, { mode: 'snapshot' })
  const revival = await workspace.importRows({ balance: [balance('2024-02-29')] })
  expect(await moves(workspace)).toEqual(['2024-02 unexplained 500.00 closing 500.00 · 0'])
  await workspace.undo(revival.importId)
  expect(await moves(workspace)).toEqual(['2024-03 unexplained 500.00 closing 500.00 · 0'])
})
