import { expect, it } from 'vitest'
import { auditList, auditVerify } from '#access/server'
import {
  opinionsList,
  opinionsRecord,
  opinionsWithdraw,
  peopleChange,
  peopleCreate,
  peopleList,
  peopleRemove,
  peopleShow,
} from '#customers/server'
import { changesUndo } from '#ingest/server'
import { accounts, openWorkspace } from '../support/workspace.js'

async function withAnna() {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-15'
  await workspace.importRows({
    account: accounts('acme', 'other'),
    unit: [{ ref: 'it', account: 'acme', name: 'IT' }],
    person: [
      { ref: 'anna', account: 'acme', unit: 'it', name: 'Anna Nowak', email: 'anna@acme.example', roles: 'CFO' },
    ],
  })
  const { name, context } = workspace
  return { workspace: name, context, importRows: workspace.importRows, undo: workspace.undo, importing: workspace }
}

it('of each kind the opinion of the latest day up to today counts, and what was thought before is kept', async () => {
  const { workspace, context, importRows } = await withAnna()
  await importRows({
    opinion: [
      {
        ref: '1',
        person: 'anna',
        day: '2024-01-10',
        kind: 'stance',
        value: 'blocker',
        because: 'said no',
        author: 'Ewa',
      },
      { ref: '2', person: 'anna', day: '2024-05-01', kind: 'stance', value: 'neutral' },
      { ref: '3', person: 'anna', day: '2024-02-01', kind: 'influence', value: 'high' },
      { ref: '4', person: 'anna', day: '2024-09-01', kind: 'stance', value: 'champion', because: 'planned' },
    ],
  })
  const { rows } = await peopleList.run(context, { workspace, account: 'acme' })
  expect(rows).toMatchObject([
    {
      ...{ ref: 'anna', name: 'Anna Nowak', unitName: 'IT', roles: ['CFO'] },
      stance: { value: 'neutral', day: '2024-05-01' },
      influence: { value: 'high', day: '2024-02-01' },
    },
  ])
  const history = await opinionsList.run(context, { workspace, person: 'anna' })
  expect(history.rows.map(({ day, value, counts }) => [day, value, counts])).toEqual([
    ['2024-09-01', 'champion', false],
    ['2024-05-01', 'neutral', true],
    ['2024-02-01', 'high', true],
    ['2024-01-10', 'blocker', false],
  ])
})

it('words that no stance or influence has are refused, by hand and by import', async () => {
  const { workspace, context, importRows, importing } = await withAnna()
  const said = { workspace, person: 'anna', kind: 'stance', value: 'fan' } as const
  await expect(opinionsRecord.run(context, said)).rejects.toThrow('A stance is one of champion, supporter, neutral')
  const { importId } = await importRows({
    opinion: [{ ref: '1', person: 'anna', day: '2024-01-10', kind: 'influence', value: 'huge' }],
  })
  const { rows } = await importing.errors(importId ?? '')
  expect(rows[0]?.problems).toEqual([
    { field: 'value', reason: 'An influence is one of high, medium, low, not "huge".' },
  ])
})

it('what is recorded, changed and removed by hand can be taken back', async () => {
  const { workspace, context } = await withAnna()
  const made = await peopleCreate.run(context, { workspace, account: 'acme', ref: 'jan', name: 'Jan' })
  expect(made.person).toMatchObject({ ref: 'jan', name: 'Jan', stance: null })
  await expect(peopleCreate.run(context, { workspace, account: 'acme', ref: 'jan', name: 'Jan' })).rejects.toThrow(
    'The key "jan" belongs to another person already.',
  )
  const moved = await peopleChange.run(context, { workspace, person: 'anna', account: 'other', title: 'CEO' })
  expect(await peopleShow.run(context, { workspace, person: 'anna' })).toMatchObject({
    ...{ account: 'other', title: 'CEO', unit: null, email: 'anna@acme.example', version: moved.version },
  })
  await changesUndo.run(context, { workspace, id: moved.changeId ?? '' })
  expect(await peopleShow.run(context, { workspace, person: 'anna' })).toMatchObject({ account: 'acme', unit: 'it' })
  const thought = await opinionsRecord.run(context, { workspace, person: 'anna', kind: 'stance', value: 'champion' })
  const gone = await opinionsWithdraw.run(context, { workspace, opinion: thought.opinion.ref })
  expect((await peopleShow.run(context, { workspace, person: 'anna' })).stance).toBeNull()
  await changesUndo.run(context, { workspace, id: gone.changeId })
  expect((await peopleShow.run(context, { workspace, person: 'anna' })).stance?.value).toBe('champion')
  const removed = await peopleRemove.run(context, { workspace, person: 'anna' })
  await expect(peopleShow.run(context, { workspace, person: 'anna' })).rejects.toThrow('There is no person "anna".')
  expect((await opinionsList.run(context, { workspace })).rows).toEqual([])
  await changesUndo.run(context, { workspace, id: removed.changeId })
  expect((await opinionsList.run(context, { workspace })).rows).toHaveLength(1)
})

it('a change of what somebody else changed since is a conflict, value by value; of anything else it goes in', async () => {
  const { workspace, context } = await withAnna()
  const { version } = await peopleShow.run(context, { workspace, person: 'anna' })
  await peopleChange.run(context, { workspace, person: 'anna', title: 'CEO', version })
  await expect(peopleChange.run(context, { workspace, person: 'anna', title: 'COO', version })).rejects.toMatchObject({
    kind: 'conflict',
    conflicts: [{ field: 'title', theirs: 'CEO', yours: 'COO' }],
  })
  const other = await peopleChange.run(context, { workspace, person: 'anna', email: '', version })
  expect(other.changeId).not.toBeNull()
  const same = await peopleChange.run(context, { workspace, person: 'anna', title: 'CEO' })
  expect(same.changeId).toBeNull()
})

it('importing the unchanged row again does not take back what was changed by hand', async () => {
  const { workspace, context, importRows } = await withAnna()
  await peopleChange.run(context, { workspace, person: 'anna', title: 'CEO' })
  await importRows({
    person: [
      { ref: 'anna', account: 'acme', unit: 'it', name: 'Anna Nowak', email: 'anna@acme.example', roles: 'CFO' },
    ],
  })
  expect((await peopleShow.run(context, { workspace, person: 'anna' })).title).toBe('CEO')
})

it('the audit log keeps a person sealed: no clear text in the table, open to who may read, the chain intact', async () => {
  const { workspace, context, importing } = await withAnna()
  await peopleChange.run(context, { workspace, person: 'anna', name: 'Zuzanna Marked' })
  await opinionsRecord.run(context, { workspace, person: 'anna', kind: 'note', value: 'marked doubts' })
  const { rows: bodies } = await importing.test.owner.query<{ body: string }>(
    `select body from access.audit_entry where workspace_id = (select id from access.workspace where name = $1)`,
    [workspace],
  )
  expect(bodies.filter(({ body }) => /anna|nowak|marked/i.test(body))).toEqual([])
  const { rows } = await auditList.run(context, { workspace })
  const [noted, changed] = rows
  expect(noted?.input).toMatchObject({ person: { withheld: 'identity' }, value: { withheld: 'opinion' } })
  expect(noted?.changes.at(-1)).toMatchObject({ what: 'customers.opinion', after: { value: 'marked doubts' } })
  expect(changed?.changes.at(-1)).toMatchObject({
    ...{ what: 'customers.person', before: { name: 'Anna Nowak' }, after: { name: 'Zuzanna Marked' } },
  })
  expect(await auditVerify.run(context, { workspace })).toMatchObject({ intact: true })
})
