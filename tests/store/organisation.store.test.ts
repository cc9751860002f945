import { writeFile } from 'node:fs/promises'
import { expect, it } from 'vitest'
import { auditVerify } from '#access/server'
import {
  engagementRolesCreate,
  engagementRolesEnd,
  linksCreate,
  linksEnd,
  organisationShow,
  peopleChange,
  peopleCreate,
  peopleExport,
  placementsCreate,
  readOrganisation,
  tiesRecord,
  unitsChange,
  unitsCreate,
  unitsRemove,
} from '#customers/server'
import { day } from '#foundation'
import { changesUndo, importable, importFiles, importsUndo } from '#ingest/server'
import { accountsTouched, maintainLedger } from '#ledger/server'
import { type Caller, Failure } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { accounts, line, openWorkspace, type TestWorkspace, writeFiles } from '../support/workspace.js'

async function withPeople(): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-15'
  await workspace.importRows({
    account: accounts('acme', 'other'),
    unit: [
      { ref: 'it', account: 'acme', name: 'IT' },
      { ref: 'ops', account: 'acme', name: 'Operations', parent: 'it' },
    ],
    person: ['anna', 'jan', 'ola'].map((ref) => ({
      ref,
      account: 'acme',
      unit: 'it',
      name: ref,
      roles: 'End User; CFO',
    })),
  })
  return workspace
}

const shown = ({ name, context }: TestWorkspace, onDay?: string, account = 'acme') =>
  organisationShow.run(context, { workspace: name, account, ...(onDay && { day: onDay }) })
const personIn = (found: Awaited<ReturnType<typeof shown>>, ref: string) =>
  found.people.find((person) => person.ref === ref)

it('lines, places, roles and ties are imported, hold on their days, and go with their import', async () => {
  const workspace = await withPeople()
  const imported = await workspace.importRows({
    person_link: [
      { ref: 'k1', person: 'anna', other: 'jan', kind: 'reports to', since: '2024-01-01', until: '2024-03-31' },
      { ref: 'k2', person: 'ola', other: 'anna', kind: 'influences', because: 'they studied together' },
    ],
    placement: [{ ref: 'w1', person: 'anna', account: 'acme', unit: 'ops', since: '2024-02-01' }],
    engagement_role: [
      { ref: 'r1', person: 'anna', account: 'acme', role: 'Executive Sponsor', contract: 'C-1', since: '2024-02-01' },
    ],
    tie: [
      { ref: 'b1', person: 'anna', member: 'Eva', strength: 'weak', day: '2024-01-01' },
      { ref: 'b2', person: 'anna', member: 'eva', strength: 'strong', day: '2024-05-01' },
    ],
  })
  expect(imported.files.map(({ entity, created, rejected }) => [entity, created, rejected])).toEqual([
    ['person_link', 2, 0],
    ['placement', 1, 0],
    ['engagement_role', 1, 0],
    ['tie', 2, 0],
  ])
  const january = await shown(workspace, '2024-01-31')
  expect(january.links.map(({ kind }) => kind).sort()).toEqual(['influences', 'reports_to'])
  expect(january.ties).toMatchObject([{ member: 'Eva', strength: 'weak', day: '2024-01-01' }])
  expect(personIn(january, 'anna')).toMatchObject({ unit: 'it', units: ['it'], leftOn: null })
  const today = await shown(workspace)
  expect(today.links).toMatchObject([{ person: 'ola', other: 'anna', kind: 'influences' }])
  expect(today.ties).toMatchObject([{ member: 'eva', strength: 'strong' }])
  expect(personIn(today, 'anna')?.units).toEqual(['it', 'ops'])
  expect(personIn(today, 'anna')?.roles.map(({ role, contract }) => [role, contract])).toEqual([
    ['end-user', null],
    ['CFO', null],
    ['executive-sponsor', 'C-1'],
  ])
  await importsUndo.run(workspace.context, { workspace: workspace.name, id: imported.importId ?? '' })
  expect(await shown(workspace)).toMatchObject({ links: [], ties: [] })
  expect(personIn(await shown(workspace), 'anna')?.units).toEqual(['it'])
})

it('nobody reports to themselves, at once or through others, and nothing ends before it begins', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const link = (person: string, other: string, more = {}) =>
    linksCreate.run(context, { workspace: name, person, other, kind: 'reports_to', ...more })
  await expect(link('anna', 'anna')).rejects.toThrow('Nobody stands in a line to themselves')
  await link('anna', 'jan', { until: '2023-12-31' })
  await link('jan', 'ola')
  // Anna reported to Jan only until 2023, so Ola may report to her since 2024, and not before.
  await link('ola', 'anna', { since: '2024-01-01' })
  await expect(link('anna', 'jan', { since: '2024-02-01' })).rejects.toThrow('They would report to themselves')
  await expect(link('ola', 'anna', { since: '2024-05-01', until: '2024-04-01' })).rejects.toThrow(
    'It cannot end on 2024-04-01, before it begins on 2024-05-01.',
  )
  await linksCreate.run(context, { workspace: name, person: 'anna', other: 'jan', kind: 'influences' })
  const { files, importId } = await workspace.importRows({
    person_link: [
      { ref: 'c1', person: 'jan', other: 'anna', kind: 'reports_to', until: '2020-01-01' },
      { ref: 'c2', person: 'anna', other: 'jan', kind: 'reports_to', until: '2019-01-01' },
      { ref: 'c3', person: 'nobody', other: 'jan', kind: 'reports_to' },
    ],
  })
  expect(files[0]).toMatchObject({ created: 0, rejected: 3 })
  const { rows } = await workspace.errors(importId ?? '')
  expect(rows.map(({ problems }) => problems[0]?.reason.slice(0, 31))).toEqual([
    'They would report to themselves',
    'They would report to themselves',
    'There is no person with the key',
  ])
})

it('ending is refused where somebody else ended it otherwise meanwhile, and can be undone', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const made = await engagementRolesCreate.run(context, {
    ...{ workspace: name, person: 'anna', account: 'acme', role: 'main-contact', since: '2024-01-01' },
  })
  const version = made.changeId
  const end = (until: string) => engagementRolesEnd.run(context, { workspace: name, ref: made.ref, until, version })
  const ended = await end('2024-05-31')
  expect(personIn(await shown(workspace), 'anna')?.roles.map(({ role }) => role)).not.toContain('main-contact')
  await expect(end('2024-04-30')).rejects.toMatchObject({ kind: 'conflict', conflicts: [{ field: 'until' }] })
  await expect(
    engagementRolesEnd.run(context, { workspace: name, ref: made.ref, until: '2023-01-01' }),
  ).rejects.toThrow('before it begins')
  await changesUndo.run(context, { workspace: name, id: ended.changeId ?? '' })
  expect(personIn(await shown(workspace), 'anna')?.roles.map(({ role }) => role)).toContain('main-contact')
})

it('who moves to another company leaves places, roles and lines behind, and both accounts show who was there when', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const at = { workspace: name, person: 'anna', account: 'acme' } as const
  await placementsCreate.run(context, { ...at, unit: 'ops', since: '2024-01-01' })
  await engagementRolesCreate.run(context, { ...at, role: 'main-contact' })
  await linksCreate.run(context, { workspace: name, person: 'jan', other: 'anna', kind: 'reports_to' })
  const moved = await peopleChange.run(context, {
    ...{ workspace: name, person: 'anna', account: 'other', title: 'CEO', movedOn: '2024-06-01' },
  })
  const may = personIn(await shown(workspace, '2024-05-31'), 'anna')
  expect(may).toMatchObject({ unit: 'it', units: ['it', 'ops'], leftOn: null })
  expect(may?.roles).toMatchObject([{ role: 'main-contact' }])
  const june = await shown(workspace, '2024-06-01')
  expect(personIn(june, 'anna')).toMatchObject({ leftOn: '2024-06-01', units: [], roles: [] })
  expect(june.links).toEqual([])
  expect((await shown(workspace, '2024-05-31', 'other')).people).toEqual([])
  expect((await shown(workspace, '2024-06-01', 'other')).people).toMatchObject([
    { ref: 'anna', title: 'CEO', account: 'other', leftOn: null, roles: [{ role: 'end-user' }, { role: 'CFO' }] },
  ])
  // And back again: the months elsewhere stay.
  await peopleChange.run(context, { ...at, movedOn: '2024-06-10' })
  expect(personIn(await shown(workspace, '2024-06-05'), 'anna')?.leftOn).toBe('2024-06-01')
  expect(personIn(await shown(workspace, '2024-06-10'), 'anna')?.leftOn).toBeNull()
  expect((await shown(workspace, '2024-06-12', 'other')).people).toMatchObject([{ ref: 'anna', leftOn: '2024-06-10' }])
  const again = changesUndo.run(context, { workspace: name, id: moved.changeId ?? '' })
  await expect(again).resolves.toMatchObject({ of: { act: 'correct' } })
})

it('a placeholder is called as its function until somebody is known, and who left says when', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const nobody = peopleCreate.run(context, { workspace: name, account: 'acme', title: 'CFO' })
  await expect(nobody).rejects.toThrow('Say who it is')
  const made = await peopleCreate.run(context, { workspace: name, account: 'acme', title: 'CFO', placeholder: true })
  expect(made.person).toMatchObject({ name: 'CFO', placeholder: true, leftOn: null })
  const { ref } = made.person
  await peopleChange.run(context, { workspace: name, person: ref, name: 'Ewa Kos', placeholder: false })
  await peopleChange.run(context, { workspace: name, person: ref, leftOn: '2024-06-01' })
  expect(personIn(await shown(workspace), ref)).toMatchObject({
    ...{ name: 'Ewa Kos', placeholder: false, leftOn: '2024-06-01' },
  })
  expect(personIn(await shown(workspace, '2024-05-31'), ref)?.leftOn).toBeNull()
})

it('units make a tree without circles, and stay while something is at them; the ledger follows', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const change = unitsChange(async (transaction, recording) =>
    maintainLedger(transaction, recording, await accountsTouched(transaction, recording)),
  )
  const remove = unitsRemove(importable)
  const at = { workspace: name, account: 'acme' }
  const { ref } = await unitsCreate.run(context, { ...at, name: 'Plant', parent: 'ops' })
  await expect(change.run(context, { ...at, unit: 'it', parent: ref })).rejects.toThrow(`it stands above ${ref}`)
  await expect(change.run(context, { ...at, unit: 'it', parent: 'it' })).rejects.toThrow('above itself')
  await expect(remove.run(context, { ...at, unit: 'ops' })).rejects.toThrow('stands below ops')
  await expect(remove.run(context, { ...at, unit: 'it' })).rejects.toThrow('stands below it')
  await workspace.importRows({ contract_line: [line('l1', 'acme', '2024-01-01', 100, { unit: 'ops' })] })
  await change.run(context, { ...at, unit: ref, parent: 'it', name: 'Plant 2' })
  await expect(remove.run(context, { ...at, unit: 'ops' })).rejects.toThrow('Something is still at ops: contract_line.')
  expect((await shown(workspace)).units.map((unit) => [unit.name, unit.parent])).toEqual([
    ['IT', null],
    ['Operations', 'it'],
    ['Plant 2', 'it'],
  ])
  await remove.run(context, { ...at, unit: ref })
  expect((await shown(workspace)).units).toHaveLength(2)
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('who may not see opinions finds no trace of influence, conflict and ties, and cannot write them', async () => {
  const workspace = await withPeople()
  const { name, context } = workspace
  const { rows } = await workspace.test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    name,
  ])
  const between = { workspace: name, person: 'anna', other: 'jan' } as const
  const conflict = await linksCreate.run(context, { ...between, kind: 'conflict', because: 'the budget' })
  await linksCreate.run(context, { ...between, kind: 'reports_to' })
  await tiesRecord.run(context, { workspace: name, person: 'anna', member: 'Eva', strength: 'strong' })
  const place = { workspaceId: rows[0]?.id ?? '', workspace: name, scope: 'all', owners: null } as const
  const blind: Caller = callerOf({ userId: 'u', memberships: [{ ...place, role: 'cfo' }] }, 'a test')
  const theirs = { ...context, caller: blind, actor: blind.actor }
  const seen = await organisationShow.run(theirs, { workspace: name, account: 'acme' })
  expect(seen.links.map(({ kind }) => kind)).toEqual(['reports_to'])
  expect(seen.ties).toEqual([])
  const end = linksEnd.run(theirs, { workspace: name, ref: conflict.ref })
  await expect(end).rejects.toMatchObject({ kind: 'not-found' })
  const draw = linksCreate.run(theirs, { ...between, kind: 'influences' })
  await expect(draw).rejects.toMatchObject({ kind: 'forbidden' })
  await expect(changesUndo.run(theirs, { workspace: name, id: conflict.changeId })).rejects.toBeInstanceOf(Failure)
  // Imports: lines of any kind are opinions, unless the mapping says that all of them report.
  const { folder, mapping } = await writeFiles({
    person_link: [{ ref: 'x', person: 'ola', other: 'jan', kind: 'reports_to' }],
  })
  await expect(importFiles.run(theirs, { workspace: name, path: folder, mapping })).rejects.toMatchObject({
    kind: 'forbidden',
  })
  const fields = { ref: 'ref', person: 'person', other: 'other', kind: { value: 'reports_to' } }
  const files = [{ match: 'person_link.csv', entity: 'person_link', fields }]
  await writeFile(mapping, JSON.stringify({ name: 'chart', version: 1, files }))
  const chart = await importFiles.run(theirs, { workspace: name, path: folder, mapping })
  expect(chart.files[0]).toMatchObject({ created: 1 })
  await importsUndo.run(theirs, { workspace: name, id: chart.importId ?? '' })
  const given = await peopleExport(holdings).run(context, { workspace: name, person: 'anna' })
  const told = given.holdings.find((holding) => holding.name === 'organisation')?.rows
  expect(told).toMatchObject([{ line: 'conflict', because: 'the budget' }, { line: 'reports_to' }])
  expect(JSON.stringify(told)).not.toContain('jan')
  expect(await auditVerify.run(context, { workspace: name })).toMatchObject({ intact: true })
})

it('reads the organisation of 200 people quickly', async () => {
  const workspace = await openWorkspace()
  const refs = Array.from({ length: 200 }, (_, n) => `p${n}`)
  await workspace.importRows({
    account: accounts('big'),
    person: refs.map((ref) => ({ ref, account: 'big', name: ref })),
    person_link: refs.slice(1).map((ref, n) => ({
      ...{ ref: `k${n}`, person: ref, other: `p${Math.floor(n / 8)}`, kind: 'reports_to' },
    })),
    engagement_role: refs.map((ref) => ({ ref: `r${ref}`, person: ref, account: 'big', role: 'end user' })),
    tie: refs.map((ref) => ({ ref: `b${ref}`, person: ref, member: 'Eva', strength: 'weak', day: '2024-01-01' })),
  })
  const { rows } = await workspace.test.owner.query<{ workspace_id: string; id: number }>(
    `select a.workspace_id, a.id from customers.account a join access.workspace w on w.id = a.workspace_id where w.name = $1`,
    [workspace.name],
  )
  const [account] = rows
  if (!account) throw new Error('no account')
  const times: number[] = []
  for (let n = 0; n < 8; n++) {
    const began = performance.now()
    const found = await workspace.test.app.withWorkspace(account.workspace_id, (transaction) =>
      readOrganisation(transaction, account.workspace_id, [Number(account.id)], day('2024-06-01')),
    )
    times.push(performance.now() - began)
    expect(found.size).toBe(1)
  }
  // Some 5 ms on a quiet machine; a scan for each person would take a second.
  expect(Math.min(...times)).toBeLessThan(100)
})
