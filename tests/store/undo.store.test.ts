import { expect, it } from 'vitest'
import { importsUndo } from '#ingest/server'
import { failures } from '../../src/platform/failure.js'
import { accounts, line, openWorkspace, products, type TestWorkspace } from '../support/workspace.js'

const a = { account: accounts('acme'), product: products('core') }
const l = (amount: number, more = {}) => ({ contract_line: [line('l', 'acme', '2024-01-01', amount, more)] })

async function closing(workspace: TestWorkspace, by?: string): Promise<unknown> {
  const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-01', by })
  expect(await workspace.verify()).toMatchObject({ equal: true, differences: [] })
  return by === undefined ? rows[0]?.closing : rows.map((row) => [row.group, row.closing])
}

it('an undo removes what the import created and takes its changes back', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows({ ...a, ...l(100) })
  const second = await workspace.importRows({
    account: accounts('beta'),
    contract_line: [line('l', 'acme', '2024-01-01', 120), line('m', 'beta', '2024-01-01', 1)],
  })
  expect(await closing(workspace)).toBe('1452.00')
  const undone = await workspace.undo(second.importId)
  expect(undone.entities).toEqual([
    { entity: 'contract_line', removed: 1, restored: 1, kept: 0 },
    { entity: 'account', removed: 1, restored: 0, kept: 0 },
  ])
  expect(undone.kept).toEqual([])
  expect(await closing(workspace)).toBe('1200.00')
  await workspace.undo(first.importId)
  expect(await closing(workspace)).toBe('0.00')
})

it('a second undo of the same import is refused with exit code 1', async () => {
  const workspace = await openWorkspace()
  const { importId } = await workspace.importRows(a)
  await workspace.undo(importId)
  await expect(workspace.undo(importId)).rejects.toMatchObject({ kind: 'already-undone' })
  expect(failures['already-undone'].exitCode).toBe(1)
  await expect(workspace.undo('987654321')).rejects.toMatchObject({ kind: 'not-found' })
  expect(importsUndo.errors).toContain('already-undone')
})

it('what a later import confirmed or changed is kept and listed, and what others refer to', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows({
    account: accounts('acme', 'beta', 'gone'),
    contract_line: [
      line('confirmed', 'acme', '2024-01-01', 1),
      line('changed', 'acme', '2024-01-01', 2),
      line('own', 'acme', '2024-01-01', 4),
    ],
  })
  await workspace.importRows({
    contract_line: [line('confirmed', 'acme', '2024-01-01', 1), line('changed', 'beta', '2024-01-01', 8)],
  })
  const { kept, entities } = await workspace.undo(first.importId)
  expect(kept).toEqual([
    { entity: 'contract_line', key: 'changed', because: 'changed' },
    { entity: 'contract_line', key: 'confirmed', because: 'confirmed' },
    { entity: 'account', key: 'acme', because: 'in-use' },
    { entity: 'account', key: 'beta', because: 'in-use' },
  ])
  expect(entities).toEqual([
    { entity: 'contract_line', removed: 1, restored: 0, kept: 2 },
    { entity: 'account', removed: 1, restored: 0, kept: 2 },
  ])
  expect(await closing(workspace)).toBe('108.00')
})

it('a correction by hand keeps a line from the undo of its import', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows({ ...a, ...l(100) })
  await workspace.correct('l', 'arr=600')
  expect((await workspace.undo(first.importId)).kept).toContainEqual({
    entity: 'contract_line',
    key: 'l',
    because: 'changed',
  })
  expect(await closing(workspace)).toBe('600.00')
})

it('A, then B changes it, undone A then B: nothing is left', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(a)
  const first = await workspace.importRows(l(100))
  const second = await workspace.importRows(l(200))
  expect((await workspace.undo(first.importId)).kept).toHaveLength(1)
  expect(await closing(workspace)).toBe('2400.00')
  await workspace.undo(second.importId)
  expect(await closing(workspace)).toBe('0.00')
})

it('A, then B changes it, undone B then A: nothing is left', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(a)
  const first = await workspace.importRows(l(100))
  const second = await workspace.importRows(l(200))
  await workspace.undo(second.importId)
  expect(await closing(workspace)).toBe('1200.00')
  expect((await workspace.undo(first.importId)).kept).toEqual([])
  expect(await closing(workspace)).toBe('0.00')
})

it('A, then B confirms it, undone A then B: nothing is left', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(a)
  const first = await workspace.importRows(l(100))
  const second = await workspace.importRows(l(100))
  expect((await workspace.undo(first.importId)).kept).toEqual([
    { entity: 'contract_line', key: 'l', because: 'confirmed' },
  ])
  expect(await closing(workspace)).toBe('1200.00')
  await workspace.undo(second.importId)
  expect(await closing(workspace)).toBe('0.00')
})

it('a change goes back to what was confirmed before it, though the import that brought it is undone', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(a)
  const first = await workspace.importRows(l(100))
  await workspace.importRows(l(100))
  await workspace.undo(first.importId)
  const third = await workspace.importRows(l(300))
  await workspace.undo(third.importId)
  expect(await closing(workspace)).toBe('1200.00')
})

it('undone and imported again, also with the moments at which the source knew the rows, everything is back', async () => {
  const workspace = await openWorkspace()
  const rows = { ...a, ...l(100, { product: 'core', knownAt: '2024-01-05T00:00:00Z' }) }
  const first = await workspace.importRows(rows)
  await workspace.undo(first.importId)
  expect(await closing(workspace)).toBe('0.00')
  const again = await workspace.importRows(rows)
  expect(again.files.map(({ read, rejected }) => [read, rejected])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ])
  expect(await closing(workspace)).toBe('1200.00')
  await workspace.undo(again.importId)
  expect(await closing(workspace)).toBe('0.00')
})

it('a correction that the source dates before our first import still counts', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({ ...a, ...l(100) })
  const { files } = await workspace.importRows(l(130, { knownAt: '2024-01-05T00:00:00Z' }))
  expect(files[0]).toMatchObject({ updated: 1 })
  expect(await closing(workspace)).toBe('1560.00')
})

it('a line that moved twice between accounts comes back step by step', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({ account: accounts('x', 'y', 'z') })
  const at = (account: string) => ({ contract_line: [line('l', account, '2024-01-01', 100)] })
  const first = await workspace.importRows(at('x'))
  const second = await workspace.importRows(at('y'))
  const third = await workspace.importRows(at('x'))
  const fourth = await workspace.importRows(at('z'))
  expect(await closing(workspace, 'account')).toEqual([
    ['x', '0.00'],
    ['y', '0.00'],
    ['z', '1200.00'],
  ])
  await workspace.undo(third.importId)
  await workspace.undo(fourth.importId)
  expect(await closing(workspace, 'account')).toEqual([
    ['x', '0.00'],
    ['y', '1200.00'],
    ['z', '0.00'],
  ])
  await workspace.undo(first.importId)
  expect(await closing(workspace, 'account')).toEqual([
    ['x', '0.00'],
    ['y', '1200.00'],
    ['z', '0.00'],
  ])
  await workspace.undo(second.importId)
  expect(await closing(workspace, 'account')).toEqual([
    ['x', '0.00'],
    ['y', '0.00'],
    ['z', '0.00'],
  ])
})

it('undone rates leave the months without a value, and say why', async () => {
  const workspace = await openWorkspace()
  const rates = await workspace.importRows({
    exchange_rate: [{ from: 'USD', to: 'EUR', day: '2024-01-01', rate: '0.5', kind: 'budget' }],
  })
  await workspace.importRows({ ...a, ...l(100, { currency: 'USD' }) })
  expect(await closing(workspace)).toBe('600.00')
  await workspace.undo(rates.importId)
  expect(await closing(workspace)).toBeNull()
})

it('an attribute that held from a day on goes with its import, and the earlier ones stay', async () => {
  const workspace = await openWorkspace()
  const segment = (name: string, validFrom: string) => ({
    account: [{ ref: 'acme', name: 'acme', segment: name, validFrom }],
  })
  await workspace.importRows({ ...segment('small', ''), ...l(100) })
  await workspace.importRows(segment('middle', '2024-03-01'))
  const third = await workspace.importRows(segment('large', '2024-06-01'))
  const asked = { from: '2024-12', to: '2024-12', by: 'segment' }
  const closings = async () =>
    (await workspace.bridge(asked)).rows.filter((row) => row.closing !== '0.00').map((row) => [row.group, row.closing])
  expect(await closings()).toEqual([['large', '1200.00']])
  await workspace.undo(third.importId)
  expect(await closings()).toEqual([['middle', '1200.00']])
})
