import { expect, it } from 'vitest'
import { ledgerState, policiesChange, policiesCreate, policiesList, policiesUse } from '#ledger/server'
import { accounts, line, openWorkspace, type TestWorkspace, told } from '../support/workspace.js'

const quarter = { from: '2024-01', to: '2024-03' }
const because = 'the board decided so'

async function discountedWorkspace(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [line('l1', 'acme', '2024-01-01', 100, { discountRatio: '0.1', discountTo: '2024-03-01' })],
  })
  return workspace
}

const input = (workspace: TestWorkspace) => ({ workspace: workspace.name, because })

it('an own policy set starts from another one and changes the numbers asked under it', async () => {
  const workspace = await discountedWorkspace()
  const made = await policiesCreate.run(workspace.context, { ...input(workspace), name: 'Gross', discounts: 'gross' })
  expect(made).toMatchObject({ key: 'Gross@1', basedOn: 'mainstay', shipped: false, current: false })
  expect(told((await workspace.bridge(quarter)).rows)).toEqual([
    '2024-01 new 1080.00 closing 1080.00 · 1',
    '2024-02 closing 1080.00 · 1',
    '2024-03 expansion 120.00 closing 1200.00 · 1',
  ])
  const gross = await workspace.bridge({ ...quarter, policy: 'Gross' })
  expect(gross).toMatchObject({ policy: 'Gross', policyVersion: 1 })
  expect(told(gross.rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 closing 1200.00 · 1',
    '2024-03 closing 1200.00 · 1',
  ])
})

it('a change is a new version, and the earlier one can still be asked', async () => {
  const workspace = await discountedWorkspace()
  await policiesCreate.run(workspace.context, { ...input(workspace), name: 'ours', discounts: 'gross' })
  const second = await policiesChange.run(workspace.context, { ...input(workspace), name: 'ours', discounts: 'net' })
  expect(second).toMatchObject({ key: 'ours@2', basedOn: 'ours@1' })
  const january = { from: '2024-01', to: '2024-01' }
  const closing = async (policy: string) => (await workspace.bridge({ ...january, policy })).rows[0]?.closing
  expect([await closing('ours'), await closing('ours@1'), await closing('ours@2')]).toEqual([
    '1080.00',
    '1200.00',
    '1080.00',
  ])
  const { rows } = await policiesList.run(workspace.context, { workspace: workspace.name })
  expect(rows.filter((row) => !row.shipped).map((row) => row.key)).toEqual(['ours@2', 'ours@1'])
  expect(rows.find((row) => row.current)?.name).toBe('mainstay')
  const { policies } = await ledgerState.run(workspace.context, { workspace: workspace.name })
  expect(policies.slice(-2)).toEqual(['dbt', 'ours@2'])
})

it('a workspace that follows another set is kept under it, and closed months show restatements', async () => {
  const workspace = await discountedWorkspace()
  await workspace.close('2024-01')
  await policiesCreate.run(workspace.context, { ...input(workspace), name: 'ours', discounts: 'gross' })
  const used = await policiesUse.run(workspace.context, { ...input(workspace), name: 'ours' })
  expect(used).toMatchObject({ policy: 'ours', version: 1, accounts: 1 })
  expect(await workspace.verify()).toMatchObject({ equal: true })
  expect(told((await workspace.bridge(quarter)).rows)).toEqual([
    '2024-01 new 1200.00 closing 1200.00 · 1',
    '2024-02 closing 1200.00 · 1',
    '2024-03 closing 1200.00 · 1',
  ])
  expect(told((await workspace.bridge({ ...quarter, basis: 'reported' })).rows)).toEqual([
    '2024-01 new 1080.00 closing 1080.00 · 1',
    '2024-02 restated 120.00 closing 1200.00 · 1',
    '2024-03 closing 1200.00 · 1',
  ])
  const { rows } = await workspace.restatements()
  expect(rows.map((row) => row.cause)).toEqual(rows.map(() => expect.stringContaining(because)))
  // A later version does not move the numbers by itself.
  await policiesChange.run(workspace.context, { ...input(workspace), name: 'ours', discounts: 'net' })
  expect((await workspace.bridge(quarter)).policyVersion).toBe(1)
})

it('refuses names that are taken, shipped sets, changes of nothing and counted units that a ledger is not kept by', async () => {
  const workspace = await discountedWorkspace()
  const create = (name: string, more = {}) =>
    policiesCreate.run(workspace.context, { ...input(workspace), name, ...more })
  await create('ours', { countedUnit: 'parent' })
  await expect(create('ours')).rejects.toMatchObject({ kind: 'name-taken' })
  await expect(create('dbt')).rejects.toMatchObject({ kind: 'name-taken' })
  const change = (name: string) => policiesChange.run(workspace.context, { ...input(workspace), name })
  await expect(change('dbt')).rejects.toThrow('shipped with the program')
  await expect(change('ours')).rejects.toThrow('Nothing would change')
  await expect(change('our')).rejects.toThrow('Did you mean "ours"?')
  const use = (name: string) => policiesUse.run(workspace.context, { ...input(workspace), name })
  await expect(use('mainstay')).rejects.toThrow('already')
  await expect(use('ours')).rejects.toThrow('counts parents')
})
