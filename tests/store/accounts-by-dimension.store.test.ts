import { beforeAll, expect, it } from 'vitest'
import { accountsChange, accountsShow, segmentsAssign, segmentsCreate } from '#customers/server'
import { metricsAccounts } from '#metrics/server'
import { line, openWorkspace, type TestWorkspace } from '../support/workspace.js'

// Three accounts; acme was put into Gold on 1 April 2024, beta into Silver since ever, cito into none.
let workspace: TestWorkspace
beforeAll(async () => {
  workspace = await openWorkspace()
  workspace.today = '2024-06-30'
  const account = (ref: string) => ({ ref, name: ref })
  await workspace.importRows({
    account: [account('acme'), account('beta'), account('cito')],
    contract_line: [line('l1', 'acme', '2024-01-01', 100), line('l2', 'beta', '2024-01-01', 10)],
  })
  const tier = { workspace: workspace.name, dimension: 'tier' }
  await segmentsCreate.run(workspace.context, { ...tier, name: 'Gold' })
  await segmentsCreate.run(workspace.context, { ...tier, name: 'Silver' })
  await segmentsAssign.run(workspace.context, { ...tier, accounts: ['acme'], segment: 'Gold', from: '2024-04-01' })
  await segmentsAssign.run(workspace.context, { ...tier, accounts: ['beta'], segment: 'Silver' })
})

const list = (more: Partial<Parameters<typeof metricsAccounts.run>[1]> = {}) =>
  metricsAccounts.run(workspace.context, { workspace: workspace.name, ...more })

const refs = ({ rows }: Awaited<ReturnType<typeof list>>) => rows.map(({ account }) => account)

it('the table of accounts has the segments of own dimensions as they were on the day', async () => {
  const tiers = async (at: string) =>
    (await list({ at })).rows.map(({ account, dimensions }) => [account, dimensions.map(({ segment }) => segment)])
  expect(await tiers('2024-06')).toEqual([
    ['acme', ['Gold']],
    ['beta', ['Silver']],
    ['cito', []],
  ])
  expect((await tiers('2024-03'))[0]).toEqual(['acme', []])
})

it('is narrowed down to segments of own dimensions, to those in none, and to accounts by their keys', async () => {
  expect(refs(await list({ dimensions: ['tier=Gold', 'tier=Silver'] }))).toEqual(['acme', 'beta'])
  expect(refs(await list({ dimensions: ['tier=Gold'] }))).toEqual(['acme'])
  expect(refs(await list({ dimensions: ['tier='] }))).toEqual(['cito'])
  expect(refs(await list({ dimensions: ['tier=Gold', 'size=Large'] }))).toEqual([])
  const beta = await list({ accounts: ['beta'] })
  expect(refs(beta)).toEqual(['beta'])
  // The share stays that of the whole company: 120 of 1,320.
  expect(beta).toMatchObject({ count: 1, total: '1320.00', sum: { now: '120.00' } })
})

it('is sorted by an own dimension, with those in none of its segments at the end', async () => {
  expect(refs(await list({ sort: 'tier' }))).toEqual(['acme', 'beta', 'cito'])
  expect(refs(await list({ sort: 'dimensions.tier', descending: true }))).toEqual(['beta', 'acme', 'cito'])
  // In March acme was in no segment.
  expect(refs(await list({ sort: 'tier', at: '2024-03' }))).toEqual(['beta', 'acme', 'cito'])
  await expect(list({ sort: 'teir' })).rejects.toThrow('Accounts cannot be sorted by "teir". They can by name,')
})

it('gives the version that a change is checked against', async () => {
  const [before] = (await list({ accounts: ['cito'] })).rows
  await accountsChange.run(workspace.context, {
    workspace: workspace.name,
    accounts: ['cito'],
    owner: 'Anna',
    version: before?.version,
  })
  const [after] = (await list({ accounts: ['cito'] })).rows
  const shown = await accountsShow.run(workspace.context, { workspace: workspace.name, account: 'cito' })
  expect(after?.version).toBe(shown.version)
  expect(after?.version).not.toBe(before?.version)
})

it('a list that somebody else put the account on since is a conflict that names who did and what stands there', async () => {
  const { context, name } = workspace
  const tier = { workspace: name, dimension: 'tier', accounts: ['cito'] }
  const seen = (await list({ accounts: ['cito'] })).rows[0]?.version
  expect((await accountsShow.run(context, { workspace: name, account: 'cito' })).version).toBe(seen)
  const theirs = await segmentsAssign.run({ ...context, actor: 'Bert' }, { ...tier, segment: 'Silver', version: seen })
  // An attribute that changed is another matter.
  await accountsChange.run(context, { workspace: name, accounts: ['cito'], owner: 'Zoe', version: seen })
  const refused = segmentsAssign.run(context, { ...tier, segment: 'Gold', version: seen })
  await expect(refused).rejects.toThrow(
    `Bert changed cito since you read it: tier is Silver now, not Gold. Read it again, then assign it with version ${theirs.changeId}.`,
  )
  await expect(refused).rejects.toMatchObject({
    kind: 'conflict',
    conflicts: [{ field: 'dimensions.tier', theirs: 'Silver', yours: 'Gold' }],
  })
  // What both want is no conflict, nor what was read again.
  await segmentsAssign.run(context, { ...tier, segment: 'Silver', version: seen })
  const fresh = (await list({ accounts: ['cito'] })).rows[0]?.version
  await segmentsAssign.run(context, { ...tier, segment: 'Gold', version: fresh })
  const several = segmentsAssign.run(context, { ...tier, accounts: ['acme', 'cito'], segment: 'Gold', version: fresh })
  await expect(several).rejects.toThrow('A version is of one account.')
})
