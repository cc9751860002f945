import { expect, it } from 'vitest'
import {
  accountsChange,
  accountsCreate,
  accountsHistory,
  accountsShow,
  segmentsAssign,
  segmentsChange,
  segmentsCreate,
} from '#customers/server'
import { changesUndo } from '#ingest/server'
import { Conflict, speakerOf, translateOutput } from '#platform/server'
import { line, openWorkspace, type TestWorkspace, told } from '../support/workspace.js'

const acme = { ref: 'acme', name: 'Acme', segment: 'SMB', owner: 'Anna', 'attributes.size': '10' }

async function withAcme(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: [acme, { ref: 'beta', name: 'Beta', segment: 'SMB' }],
    contract_line: [line('l1', 'acme', '2024-01-01', 100), line('l2', 'beta', '2024-01-01', 10)],
  })
  return workspace
}

const show = ({ context, name }: TestWorkspace, account = 'acme') =>
  accountsShow.run(context, { workspace: name, account })

const change = ({ context, name }: TestWorkspace, input: Record<string, unknown>) =>
  accountsChange.run(context, { workspace: name, accounts: ['acme'], ...input })

it('a change is a version with who, when and why, and can be taken back', async () => {
  const workspace = await withAcme()
  const { context, name } = workspace
  const before = await show(workspace)
  const changed = await change(workspace, {
    owner: 'Bert',
    channel: 'partner',
    version: before.version,
    because: 'moved',
  })
  expect(await show(workspace)).toMatchObject({
    name: 'Acme',
    owner: 'Bert',
    channel: 'partner',
    segment: 'SMB',
    attributes: [{ name: 'size', value: '10' }],
    version: changed.accounts[0]?.version,
  })
  const undone = await changesUndo.run(context, { workspace: name, id: changed.changeId ?? '' })
  expect(undone).toMatchObject({
    of: { act: 'correct', by: 'tester', because: 'moved' },
    entities: [{ entity: 'account', restored: 1, removed: 0, kept: 0 }],
  })
  expect({ ...(await show(workspace)), version: '' }).toEqual({ ...before, version: '' })
  const { rows } = await accountsHistory.run(context, { workspace: name, account: 'acme' })
  expect(rows.map(({ by, act, because, file, row, changes }) => ({ by, act, because, file, row, changes }))).toEqual([
    {
      by: 'tester',
      act: 'undo',
      because: `correct ${changed.changeId}`,
      file: null,
      row: null,
      changes: [
        { field: 'owner', before: 'Bert', after: 'Anna' },
        { field: 'channel', before: 'partner', after: null },
      ],
    },
    {
      by: 'tester',
      act: 'correct',
      because: 'moved',
      file: null,
      row: null,
      changes: [
        { field: 'owner', before: 'Anna', after: 'Bert' },
        { field: 'channel', before: null, after: 'partner' },
      ],
    },
    {
      by: 'tester',
      act: 'import',
      because: 'test',
      file: 'account.csv',
      row: 2,
      changes: [
        { field: 'name', before: null, after: 'Acme' },
        { field: 'segment', before: null, after: 'SMB' },
        { field: 'owner', before: null, after: 'Anna' },
        { field: 'attributes.size', before: null, after: '10' },
      ],
    },
  ])
  expect(rows.map(({ undoneAt }) => undoneAt !== null)).toEqual([false, true, false])
})

it('what somebody else changed since is not overwritten: both values are told', async () => {
  const workspace = await withAcme()
  const { version } = await show(workspace)
  await change(workspace, { owner: 'Bert', version })
  const late = change(workspace, { owner: 'Cleo', version })
  await expect(late).rejects.toThrow('owner is Bert now, not Cleo')
  await expect(late).rejects.toBeInstanceOf(Conflict)
  await expect(late).rejects.toMatchObject({
    kind: 'conflict',
    conflicts: [{ field: 'owner', theirs: 'Bert', yours: 'Cleo' }],
  })
  // Another field, or the same value, is no conflict.
  await change(workspace, { country: 'PL', owner: 'Bert', version })
  expect(await show(workspace)).toMatchObject({ owner: 'Bert', country: 'PL' })
})

it('a change from a day on moves the balance on that day and leaves the months before', async () => {
  const workspace = await withAcme()
  await change(workspace, { segment: 'Large', from: '2024-02-10' })
  const bridge = { from: '2024-01', to: '2024-02', by: 'segment' }
  const shown = [
    '2024-01 Large · 0',
    '2024-02 Large transfer 1200.00 closing 1200.00 · 1',
    '2024-01 SMB new 1320.00 closing 1320.00 · 2',
    '2024-02 SMB transfer -1200.00 closing 120.00 · 1',
  ]
  expect(told((await workspace.bridge(bridge)).rows)).toEqual(shown)
  // Later changes without a day belong to the present attributes and leave the earlier ones.
  await change(workspace, { owner: 'Bert' })
  expect(told((await workspace.bridge(bridge)).rows)).toEqual(shown)
  await expect(change(workspace, { owner: 'Cleo', from: '2024-01-15' })).rejects.toThrow(
    'changed on 2024-02-10 already',
  )
  expect((await workspace.verify()).equal).toBe(true)
})

it('several accounts take one change, and what is so already stays untouched', async () => {
  const workspace = await withAcme()
  const changed = await change(workspace, { accounts: ['acme, beta'], owner: 'Anna' })
  expect(changed.accounts.map(({ ref }) => ref)).toEqual(['beta'])
  expect(await change(workspace, { accounts: ['acme', 'beta'], owner: 'Anna' })).toEqual({
    changeId: null,
    recordedAt: null,
    accounts: [],
  })
  expect(await show(workspace, 'beta')).toMatchObject({ owner: 'Anna' })
  await expect(change(workspace, { accounts: ['gone'], owner: 'Anna' })).rejects.toThrow('There is no account "gone"')
})

it("a change stays when the source's unchanged row comes again, and goes when the source changed it", async () => {
  const workspace = await withAcme()
  await change(workspace, { owner: 'Bert', attributes: ['size=20', 'plan=gold'] })
  await workspace.importRows({ account: [acme] })
  expect(await show(workspace)).toMatchObject({
    owner: 'Bert',
    attributes: [
      { name: 'plan', value: 'gold' },
      { name: 'size', value: '20' },
    ],
  })
  await workspace.importRows({ account: [{ ...acme, owner: 'Dora' }] })
  expect(await show(workspace)).toMatchObject({ owner: 'Dora', attributes: [{ name: 'size', value: '10' }] })
})

it('an act undone in the middle takes its span away, though a later one stands', async () => {
  const workspace = await withAcme()
  const march = await workspace.importRows({ account: [{ ...acme, segment: 'Mid', validFrom: '2024-03-01' }] })
  await workspace.importRows({ account: [{ ...acme, segment: 'Large', validFrom: '2024-05-01' }] })
  await workspace.undo(march.importId)
  const { rows } = await workspace.bridge({ from: '2024-03', to: '2024-05', by: 'segment' })
  expect(told(rows)).toEqual([
    '2024-03 Large · 0',
    '2024-04 Large · 0',
    '2024-05 Large transfer 1200.00 closing 1200.00 · 1',
    '2024-03 SMB closing 1320.00 · 2',
    '2024-04 SMB closing 1320.00 · 2',
    '2024-05 SMB transfer -1200.00 closing 120.00 · 1',
  ])
  expect((await workspace.verify()).equal).toBe(true)
})

it('a parent must be there, and not below', async () => {
  const workspace = await withAcme()
  await change(workspace, { accounts: ['beta'], parent: 'acme' })
  await expect(change(workspace, { parent: 'gone' })).rejects.toThrow('There is no account "gone"')
  await expect(change(workspace, { parent: 'acme' })).rejects.toThrow('cannot be its own parent')
  await expect(change(workspace, { parent: 'beta' })).rejects.toThrow('acme stands above beta')
})

it('a created account and a correction of a line can be taken back; an import cannot here', async () => {
  const workspace = await withAcme()
  const { context, name } = workspace
  const undo = (id: string | null) => changesUndo.run(context, { workspace: name, id: id ?? '' })
  const created = await accountsCreate.run(context, { workspace: name, ref: 'new', name: 'New' })
  expect((await undo(created.changeId)).entities).toEqual([{ entity: 'account', removed: 1, restored: 0, kept: 0 }])
  await expect(show(workspace, 'new')).rejects.toThrow('There is no account "new"')
  const { correctionId } = await workspace.correct('l1', 'arr=600')
  await undo(correctionId)
  const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-01' })
  expect(told(rows)).toEqual(['2024-01 new 1320.00 closing 1320.00 · 2'])
  const { rows: imports } = await workspace.imports()
  await expect(undo(imports[0]?.importId ?? '')).rejects.toThrow('Use imports.undo.')
  await expect(undo('999999999')).rejects.toThrow('There is no change 999999999')
})

it('an account that was created by hand is unchanged to an import of the same row, and can come back', async () => {
  const workspace = await withAcme()
  const { context, name } = workspace
  const cito = { ref: 'cito', name: 'Cito', country: 'PL', owner: '' }
  const create = (more = {}) => accountsCreate.run(context, { workspace: name, ...cito, ...more })
  const created = await create()
  expect(await show(workspace, 'cito')).toMatchObject({ name: 'Cito', country: 'PL', owner: null })
  await expect(create({ name: 'Another' })).rejects.toMatchObject({
    kind: 'name-taken',
    message: 'The key "cito" belongs to the account "Cito" already. Choose another.',
  })
  await expect(create({ ref: 'd', parent: 'd' })).rejects.toThrow('An account cannot be its own parent.')
  await changesUndo.run(context, { workspace: name, id: created.changeId })
  await expect(show(workspace, 'cito')).rejects.toMatchObject({ kind: 'not-found' })
  const again = await create({ name: 'Cito II' })
  expect(await show(workspace, 'cito')).toMatchObject({ name: 'Cito II', version: again.changeId })
  const imported = await workspace.importRows({ account: [{ ...cito, name: 'Cito II' }] })
  expect(imported.files[0]).toMatchObject({ created: 0, updated: 0, unchanged: 1 })
  expect((await workspace.verify()).equal).toBe(true)
})

it('an account that is created or changed alone is placed by the rules at once', async () => {
  const workspace = await withAcme()
  const { context, name } = workspace
  const tier = { workspace: name, dimension: 'tier' }
  await segmentsCreate.run(context, { ...tier, name: 'Polish', rule: 'country = PL' })
  await accountsCreate.run(context, { workspace: name, ref: 'cito', name: 'Cito', country: 'PL' })
  await change(workspace, { country: 'PL' })
  const placed = async (account: string) => (await show(workspace, account)).dimensions
  expect(await placed('cito')).toEqual([{ dimension: 'tier', segment: 'Polish' }])
  expect(await placed('acme')).toEqual([{ dimension: 'tier', segment: 'Polish' }])
  await change(workspace, { country: 'DE' })
  expect(await placed('acme')).toEqual([])
  expect((await workspace.verify()).equal).toBe(true)
})

it('the reason of an act that nobody gave is told in the language of the reader; what people wrote stays', async () => {
  const workspace = await withAcme()
  const { context, name } = workspace
  const speak = await speakerOf('pl')
  const toldUndo = async (id: string) => {
    const undone = await changesUndo.run(context, { workspace: name, id })
    return (translateOutput(changesUndo.output, undone, speak, []) as typeof undone).of.because
  }
  const gold = { workspace: name, dimension: 'tier', name: 'Gold' }
  await segmentsCreate.run(context, gold)
  const changed = await segmentsChange.run(context, { ...gold, rule: 'country = PL' })
  expect(await toldUndo(changed.changeId)).toBe('segment Gold wymiaru tier')
  const assigned = { workspace: name, dimension: 'tier', accounts: ['acme'] }
  expect(await toldUndo((await segmentsAssign.run(context, { ...assigned, segment: 'Gold' })).changeId)).toBe(
    'lista segmentu Gold wymiaru tier',
  )
  const because = 'our segment, the sum of many'
  expect(await toldUndo((await segmentsAssign.run(context, { ...assigned, because })).changeId)).toBe(because)
  const moved = await change(workspace, { owner: 'Zoe' })
  await changesUndo.run(context, { workspace: name, id: moved.changeId ?? '' })
  const history = await accountsHistory.run(context, { workspace: name, account: 'acme' })
  const told = translateOutput(accountsHistory.output, history, speak, []) as typeof history
  expect(told.rows[0]?.because).toBe(`poprawka ${moved.changeId}`)
})
