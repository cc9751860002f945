import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  accountsCount,
  segmentsAssign,
  segmentsChange,
  segmentsCreate,
  segmentsDelete,
  segmentsList,
  segmentsMembers,
  segmentsPreview,
} from '#customers/server'
import { changesUndo } from '#ingest/server'
import { ledgerCell } from '#ledger/server'
import { line, openWorkspace, type TestWorkspace, told } from '../support/workspace.js'

const account = (ref: string, employees: number, country = 'PL') => ({
  ref,
  name: ref,
  country,
  'attributes.employees': employees,
})

/** Three accounts of 1,200, 120 and 12 EUR a year since January 2024. */
async function threeAccounts(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-30'
  await workspace.importRows({
    account: [account('acme', 900), account('beta', 500, 'DE'), account('cito', 3)],
    contract_line: [
      line('l1', 'acme', '2024-01-01', 100),
      line('l2', 'beta', '2024-01-01', 10),
      line('l3', 'cito', '2024-01-01', 1),
    ],
  })
  return workspace
}

const enterprise = { dimension: 'tier', name: 'Enterprise', rule: 'attributes.employees >= 500' }
const april = { from: '2024-04', to: '2024-04', by: 'tier' }

it('a segment by rule groups the bridge, and its accounts open', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  await segmentsCreate.run(context, { workspace: name, ...enterprise })
  expect(told((await workspace.bridge(april)).rows)).toEqual([
    '2024-04 Enterprise closing 1320.00 · 2',
    '2024-04 null closing 12.00 · 1',
  ])
  expect((await workspace.bridge({ ...april, by: 'dimensions.tier' })).rows).toEqual(
    (await workspace.bridge(april)).rows,
  )
  expect(await segmentsList.run(context, { workspace: name })).toEqual({
    rows: [
      {
        ...enterprise,
        position: 1,
        from: null,
        accounts: 2,
        history: [{ from: null, rule: enterprise.rule }],
      },
    ],
    dimensions: [{ dimension: 'tier', assigned: 2, unassigned: 1 }],
    accounts: 3,
  })
  expect(await accountsCount.run(context, { workspace: name, by: 'tier' })).toEqual({
    rows: [
      { group: 'Enterprise', accounts: 2 },
      { group: null, accounts: 1 },
    ],
    total: 3,
  })
  await expect(accountsCount.run(context, { workspace: name, by: 'teir' })).rejects.toThrow('channel, tier.')
  const { total } = await ledgerCell.run(context, { workspace: name, ...april, column: 'closing', group: 'Enterprise' })
  expect(total).toBe('1320.00')
  expect((await workspace.verify()).equal).toBe(true)
})

it('a rule is tried before it is saved, and says what is wrong with it', async () => {
  const { context, name } = await threeAccounts()
  const tried = await segmentsPreview.run(context, { workspace: name, rule: 'country = DE' })
  expect(tried).toEqual({ count: 1, accounts: 3, rows: [{ ref: 'beta', name: 'beta' }] })
  await expect(segmentsPreview.run(context, { workspace: name, rule: 'land = DE' })).rejects.toThrow('not "land"')
  const create = segmentsCreate.run(context, { ...enterprise, workspace: name, rule: 'country' })
  await expect(create).rejects.toThrow('but the rule ends after "country"')
})

it('an account that comes to a list from a day on is transferred on that day, and nothing before changes', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  await segmentsCreate.run(context, { workspace: name, ...enterprise })
  await segmentsCreate.run(context, {
    workspace: name,
    dimension: 'tier',
    name: 'Key',
    accounts: ['acme'],
    from: '2024-04-10',
  })
  expect(told((await workspace.bridge({ ...april, from: '2024-03' })).rows)).toEqual([
    '2024-03 Enterprise closing 1320.00 · 2',
    '2024-04 Enterprise transfer -1200.00 closing 120.00 · 1',
    '2024-03 Key · 0',
    '2024-04 Key transfer 1200.00 closing 1200.00 · 1',
    '2024-03 null closing 12.00 · 1',
    '2024-04 null closing 12.00 · 1',
  ])
  const members = { workspace: name, dimension: 'tier', segment: 'Key' }
  expect((await segmentsMembers.run(context, members)).rows).toEqual([
    { ref: 'acme', name: 'acme', since: '2024-04-10', why: 'list' },
  ])
  expect((await segmentsMembers.run(context, { ...members, on: '2024-04-09' })).count).toBe(0)
  expect((await segmentsMembers.run(context, { ...members, segment: 'Enterprise' })).rows).toEqual([
    { ref: 'beta', name: 'beta', since: null, why: 'rule' },
  ])
  expect((await workspace.verify()).equal).toBe(true)
})

it('a rule that changes from a day on leaves the past, and without a day corrects it', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  await segmentsCreate.run(context, { workspace: name, ...enterprise })
  const stricter = { workspace: name, dimension: 'tier', name: 'Enterprise', rule: 'attributes.employees > 500' }
  await segmentsChange.run(context, { ...stricter, from: '2024-04-01' })
  expect(told((await workspace.bridge(april)).rows)).toEqual([
    '2024-04 Enterprise transfer -120.00 closing 1200.00 · 1',
    '2024-04 null transfer 120.00 closing 132.00 · 2',
  ])
  const corrected = await segmentsChange.run(context, stricter)
  expect(told((await workspace.bridge({ ...april, from: '2024-01', to: '2024-01' })).rows)).toEqual([
    '2024-01 Enterprise new 1200.00 closing 1200.00 · 1',
    '2024-01 null new 132.00 closing 132.00 · 2',
  ])
  const undone = await changesUndo.run(context, { workspace: name, id: corrected.changeId })
  expect(undone.of).toMatchObject({ act: 'correct', by: 'tester', because: 'segment Enterprise of tier' })
  expect(told((await workspace.bridge(april)).rows)[0]).toBe('2024-04 Enterprise transfer -120.00 closing 1200.00 · 1')
  expect((await workspace.verify()).equal).toBe(true)
})

it('membership by rule follows the attributes of the account, by import and with history', async () => {
  const workspace = await threeAccounts()
  const imported = await workspace.importRows({
    segment: [
      { ...enterprise, position: 1 },
      { dimension: 'tier', name: 'Small', rule: 'attributes.employees < 500', position: 2 },
    ],
    account: [{ ...account('cito', 700), validFrom: '2024-04-20' }],
  })
  expect(imported.files.map(({ rejected }) => rejected)).toEqual([0, 0])
  expect(told((await workspace.bridge(april)).rows)).toEqual([
    '2024-04 Enterprise transfer 12.00 closing 1332.00 · 3',
    '2024-04 Small transfer -12.00 · 0',
  ])
  expect((await workspace.verify()).equal).toBe(true)
  await workspace.undo(imported.importId)
  await expect(workspace.bridge(april)).rejects.toThrow('Nothing can be grouped by "tier".')
  expect((await workspace.verify()).equal).toBe(true)
})

it('what cannot be a segment is refused row by row, with the reason', async () => {
  const workspace = await threeAccounts()
  const { files } = await workspace.importRows({
    segment: [
      { dimension: 'country', name: 'A', rule: '' },
      { dimension: "it's", name: 'B', rule: '' },
      { dimension: 'tier', name: 'C', rule: 'size >' },
      { dimension: 'tier', name: 'D', rule: 'owner = Anna' },
    ],
    segment_member: [{ account: 'nobody', dimension: 'tier', segment: 'D' }],
  })
  expect(files.map(({ created, problems }) => [created, problems.map(({ reason }) => reason)])).toEqual([
    [
      1,
      [
        '"size >" in rule cannot be read. The rule needs country, industry, segment, owner, channel, parent or attributes.NAME here, not "size".',
        '"country" means something already. Call the dimension otherwise.',
        'The name of a dimension has at most 80 characters, and no quotes, backslashes, points or commas.',
      ],
    ],
    [0, ['There is no account with the key "nobody". Import it first, or correct the key.']],
  ])
})

it('a deleted segment leaves its accounts to the next that takes them, until that is undone', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  await segmentsCreate.run(context, { workspace: name, ...enterprise })
  await segmentsCreate.run(context, { workspace: name, dimension: 'tier', name: 'Key', accounts: ['acme,beta'] })
  const shown = told((await workspace.bridge(april)).rows)
  expect(shown).toEqual(['2024-04 Key closing 1320.00 · 2', '2024-04 null closing 12.00 · 1'])
  const key = { workspace: name, dimension: 'tier', name: 'Key' }
  const { changeId } = await segmentsDelete.run(context, key)
  expect(told((await workspace.bridge(april)).rows)[0]).toBe('2024-04 Enterprise closing 1320.00 · 2')
  await expect(segmentsDelete.run(context, key)).rejects.toThrow('has no segment "Key". It has Enterprise.')
  await changesUndo.run(context, { workspace: name, id: changeId })
  expect(told((await workspace.bridge(april)).rows)).toEqual(shown)
  await expect(changesUndo.run(context, { workspace: name, id: changeId })).rejects.toThrow('was undone on')
})

it('a renamed segment keeps its rules, its list and its days', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  const tier = { workspace: name, dimension: 'tier' }
  await segmentsCreate.run(context, { ...enterprise, ...tier })
  await segmentsCreate.run(context, { ...tier, name: 'Small', rule: 'attributes.employees < 500', accounts: ['beta'] })
  await segmentsChange.run(context, {
    ...tier,
    name: 'Enterprise',
    rule: 'attributes.employees > 900',
    from: '2024-05-01',
  })
  const half = { from: '2024-04', to: '2024-06', by: 'tier' }
  const before = told((await workspace.bridge(half)).rows)
  for (const old of ['Enterprise', 'Small'])
    await segmentsChange.run(context, { ...tier, name: old, rename: `${old} customers` })
  const after = told((await workspace.bridge(half)).rows)
  expect(after.map((row) => row.replace(' customers', ''))).toEqual(before)
  expect(after[0]).toBe('2024-04 Enterprise customers closing 1200.00 · 1')
  const taken = segmentsChange.run(context, { ...tier, name: 'Enterprise customers', rename: 'Small customers' })
  await expect(taken).rejects.toThrow('has a segment "Small customers" already')
  expect((await workspace.verify()).equal).toBe(true)
})

it('a closed month is reported by the dimension as it was defined when it was closed', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  await segmentsCreate.run(context, { workspace: name, ...enterprise })
  await workspace.close('2024-01', '2024-02')
  await segmentsAssign.run(context, { workspace: name, dimension: 'tier', segment: 'Enterprise', accounts: ['cito'] })
  const reported = { from: '2024-02', to: '2024-03', by: 'tier', basis: 'reported' } as const
  expect(told((await workspace.bridge(reported)).rows)).toEqual([
    '2024-02 Enterprise closing 1320.00 · 2',
    '2024-03 Enterprise transfer 12.00 closing 1332.00 · 3',
    '2024-02 null closing 12.00 · 1',
    '2024-03 null transfer -12.00 · 0',
  ])
  const moved = { ...reported, workspace: name, from: '2024-03', column: 'transfer', group: 'Enterprise' } as const
  expect((await ledgerCell.run(context, moved)).total).toBe('12.00')
  expect(told((await workspace.bridge({ ...reported, basis: 'known' })).rows)).toEqual([
    '2024-02 Enterprise closing 1332.00 · 3',
    '2024-03 Enterprise closing 1332.00 · 3',
  ])
})

it('whatever is assigned, the segments sum to the total, and no month before the day of an assignment changes', async () => {
  const workspace = await threeAccounts()
  const { context, name } = workspace
  for (const segment of ['Enterprise', 'Key'])
    await segmentsCreate.run(context, { workspace: name, ...enterprise, name: segment })
  const half = { from: '2024-01', to: '2024-06' }
  const total = (await workspace.bridge(half)).rows
  const columns = ['opening', 'new', 'churn', 'closing'] as const
  let before = (await workspace.bridge({ ...half, by: 'tier' })).rows
  const assignment = fc.record({
    accounts: fc.subarray(['acme', 'beta', 'cito'], { minLength: 1 }),
    segment: fc.option(fc.constantFrom('Enterprise', 'Key'), { nil: undefined }),
    month: fc.integer({ min: 2, max: 6 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  const act = async ({
    accounts,
    segment,
    month,
    day,
  }: {
    accounts: string[]
    segment?: string
    month: number
    day: number
  }) => {
    const from = `2024-0${month}-${String(day).padStart(2, '0')}`
    await segmentsAssign.run(context, { workspace: name, dimension: 'tier', accounts, segment, from })
    const rows = (await workspace.bridge({ ...half, by: 'tier' })).rows
    for (const whole of total) {
      const groups = rows.filter((row) => row.month === whole.month)
      for (const column of columns)
        expect(groups.reduce((sum, row) => sum + Number(row[column]), 0)).toBe(Number(whole[column]))
      expect(groups.reduce((sum, row) => sum + Number(row.transfer), 0)).toBe(0)
    }
    const earlier = (row: (typeof rows)[number]) => row.month < from.slice(0, 7) && Number(row.closing) !== 0
    expect(rows.filter(earlier)).toEqual(before.filter(earlier))
    before = rows
  }
  await fc.assert(fc.asyncProperty(assignment, act), { numRuns: 15 })
  expect((await workspace.verify()).equal).toBe(true)
})
