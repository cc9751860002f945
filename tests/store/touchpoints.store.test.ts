import { expect, it } from 'vitest'
import { personalDataExpire } from '#access/server'
import { peopleErase, peopleExport } from '#customers/server'
import { changesUndo } from '#ingest/server'
import {
  lastContacts,
  readTouchpoints,
  touchpointsChange,
  touchpointsList,
  touchpointsRecord,
  touchpointsRemove,
} from '#journeys/server'
import type { Context } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { openWorkspace } from '../support/workspace.js'

const contacts = [
  {
    ...{ ref: 't1', day: '2024-01-10', account: 'acme', person: 'anna', unit: 'it', team: 'marketing', kind: 'email' },
    ...{ direction: 'out', campaign: 'Spring', subject: 'Anna, look at this', by: 'Ewa' },
  },
  {
    ref: 't2',
    day: '2024-03-01',
    account: 'acme',
    person: 'anna',
    team: 'sales',
    direction: 'out',
    purpose: 'renewal',
  },
  { ref: 't3', day: '2024-02-01', account: 'acme', person: 'jan', team: 'sales', direction: 'in' },
  { ref: 't4', day: '2024-02-01', account: 'acme' },
  { ref: 't5', day: '2024-09-01', account: 'other', person: 'anna', team: 'service', kind: 'meeting', by: 'Ola' },
]

async function withContacts() {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-15'
  await workspace.importRows({
    account: [
      { ref: 'acme', name: 'acme', owner: 'Kim' },
      { ref: 'other', name: 'other', owner: 'Ada' },
    ],
    unit: [{ ref: 'it', account: 'acme', name: 'IT' }],
    person: [
      { ref: 'anna', account: 'acme', unit: 'it', name: 'Anna Nowak' },
      { ref: 'jan', account: 'acme', name: 'Jan Sowa' },
    ],
  })
  const { importId, files } = await workspace.importRows({ touchpoint: contacts })
  const { name, context, test } = workspace
  const { rows } = await test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [name])
  const list = (input: object = {}) => touchpointsList.run(context, { workspace: name, ...input })
  return { workspace, name, context, importId, files, list, id: rows[0]?.id ?? '' }
}

it('what is imported is listed, the latest first, with what was left out filled in', async () => {
  const { files, list } = await withContacts()
  expect(files).toMatchObject([{ entity: 'touchpoint', created: 5, rejected: 0 }])
  const { rows } = await list()
  expect(rows.map(({ ref, team, direction, purpose }) => [ref, team, direction, purpose])).toEqual([
    ['t5', 'service', 'out', 'other'],
    ['t2', 'sales', 'out', 'renewal'],
    ['t4', 'other', 'out', 'other'],
    ['t3', 'sales', 'in', 'other'],
    ['t1', 'marketing', 'out', 'promotion'],
  ])
  expect(rows.at(-1)).toMatchObject({
    ...{ accountName: 'acme', personName: 'Anna Nowak', unitName: 'IT', kind: 'email', campaign: 'Spring', by: 'Ewa' },
  })
})

it('lists are of an account, a person, a team and days, page by page', async () => {
  const { list } = await withContacts()
  const refs = async (input: object) => (await list(input)).rows.map(({ ref }) => ref)
  expect(await refs({ account: 'other' })).toEqual(['t5'])
  expect(await refs({ person: 'anna' })).toEqual(['t5', 't2', 't1'])
  expect(await refs({ team: 'sales' })).toEqual(['t2', 't3'])
  expect(await refs({ from: '2024-02-01', to: '2024-03-01' })).toEqual(['t2', 't4', 't3'])
  expect(await refs({ account: 'nobody' })).toEqual([])
  const first = await list({ limit: 3 })
  const second = await list({ limit: 3, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ ref }) => ref)).toEqual(['t5', 't2', 't4', 't3', 't1'])
  expect(second.next).toBeNull()
})

it('an import that is undone takes its contacts with it, and one of a person who is not there is refused', async () => {
  const { workspace, importId, list } = await withContacts()
  const second = await workspace.importRows({
    touchpoint: [
      { ...contacts[2], kind: 'call' },
      { ref: 't9', day: '2024-02-02', account: 'acme', person: 'nobody' },
    ],
  })
  expect(second.files).toMatchObject([{ created: 0, updated: 1, rejected: 1 }])
  expect((await list({ person: 'jan' })).rows).toMatchObject([{ kind: 'call' }])
  await workspace.undo(second.importId)
  expect((await list({ person: 'jan' })).rows).toMatchObject([{ kind: null }])
  await workspace.undo(importId)
  expect((await list()).rows).toEqual([])
})

it('a contact is recorded, changed and removed by hand, and each can be taken back', async () => {
  const { name: workspace, context, list } = await withContacts()
  const made = await touchpointsRecord.run(context, { workspace, account: 'acme', person: 'jan', kind: 'call' })
  expect(made.touchpoint).toMatchObject({ day: '2024-06-15', personName: 'Jan Sowa', by: 'tester', purpose: 'other' })
  const touchpoint = made.touchpoint.ref
  const late = touchpointsRecord.run(context, { workspace, account: 'acme', day: '2024-06-16' })
  await expect(late).rejects.toThrow('2024-06-16 has not been yet.')
  const again = touchpointsRecord.run(context, { workspace, account: 'acme', ref: touchpoint })
  await expect(again).rejects.toMatchObject({ kind: 'name-taken' })
  const elsewhere = touchpointsRecord.run(context, { workspace, account: 'other', unit: 'it' })
  await expect(elsewhere).rejects.toThrow('There is no unit with the key "it" in this account.')

  const changed = await touchpointsChange.run(context, { workspace, touchpoint, person: 'anna', unit: 'it', kind: '' })
  expect((await list({ person: 'anna' })).rows[1]).toMatchObject({ ref: touchpoint, unit: 'it', kind: null })
  const same = await touchpointsChange.run(context, { workspace, touchpoint, person: 'anna' })
  expect(same).toEqual({ changeId: null, recordedAt: null, version: changed.version })
  const wrong = touchpointsChange.run(context, { workspace, touchpoint, person: 'nobody' })
  await expect(wrong).rejects.toThrow('There is no person with the key "nobody".')
  await changesUndo.run(context, { workspace, id: changed.changeId ?? '' })
  expect((await list({ person: 'jan' })).rows[0]).toMatchObject({ ref: touchpoint, unit: null, kind: 'call' })

  const gone = await touchpointsRemove.run(context, { workspace, touchpoint })
  expect((await list()).rows.map(({ ref }) => ref)).not.toContain(touchpoint)
  await changesUndo.run(context, { workspace, id: gone.changeId })
  expect((await list()).rows.map(({ ref }) => ref)).toContain(touchpoint)
})

it('a change of what somebody else changed since is a conflict, value by value; of anything else it goes in', async () => {
  const { name: workspace, context, list } = await withContacts()
  const [seen] = (await list({ person: 'jan' })).rows
  const one = { workspace, touchpoint: 't3', version: seen?.version ?? '' }
  await touchpointsChange.run(context, { ...one, kind: 'call' })
  await expect(touchpointsChange.run(context, { ...one, kind: 'visit' })).rejects.toMatchObject({
    kind: 'conflict',
    conflicts: [{ field: 'kind', theirs: 'call', yours: 'visit' }],
  })
  await touchpointsChange.run(context, { ...one, channel: 'phone' })
  expect((await list({ person: 'jan' })).rows).toMatchObject([{ kind: 'call', channel: 'phone' }])
})

it('importing the unchanged row again does not take back what was changed by hand', async () => {
  const { workspace, name, context, list } = await withContacts()
  await touchpointsChange.run(context, { workspace: name, touchpoint: 't3', kind: 'call' })
  await workspace.importRows({ touchpoint: contacts })
  expect((await list({ person: 'jan' })).rows).toMatchObject([{ kind: 'call' }])
})

it('who sees only some accounts sees only their contacts, and who may not see people sees none in them', async () => {
  const { name, context, id } = await withContacts()
  const as = (owners: string[] | null, permissions?: string[]): Context => {
    const place = { workspaceId: id, workspace: name, role: 'sales', scope: owners ? 'own' : 'all', owners } as const
    const key = permissions && { id: 'k', permissions: new Set(permissions) }
    const caller = callerOf({ userId: '6b2f0c5e-0000-4000-8000-000000000001', memberships: [place], key }, 'a test')
    return { ...context, caller, actor: caller.actor }
  }
  const kims = await touchpointsList.run(as(['Kim']), { workspace: name })
  expect(new Set(kims.rows.map(({ account }) => account))).toEqual(new Set(['acme']))
  expect(kims.rows).toHaveLength(4)
  const withKey = as(null, ['journeys:read'])
  const nobodys = await touchpointsList.run(withKey, { workspace: name })
  expect(nobodys.rows.at(-1)).toMatchObject({ ref: 't1', kind: 'email', person: null, personName: null, subject: null })
  const asked = touchpointsList.run(withKey, { workspace: name, person: 'anna' })
  await expect(asked).rejects.toMatchObject({ kind: 'forbidden' })
})

it('of an erased person nothing is left in any version, and the contact stays one of the account', async () => {
  const { workspace, name, context, list } = await withContacts()
  await touchpointsChange.run(context, { workspace: name, touchpoint: 't1', subject: 'For Anna again' })
  await touchpointsChange.run(context, { workspace: name, touchpoint: 't2', person: 'jan', subject: 'after Anna left' })
  const given = await peopleExport(holdings).run(context, { workspace: name, person: 'anna' })
  expect(JSON.stringify(given)).toContain('For Anna again')
  await peopleErase(holdings).run(context, { workspace: name, person: 'anna', confirm: 'Anna Nowak' })
  const { rows } = await list({ account: 'acme' })
  expect(rows.map(({ ref, person, subject }) => [ref, person, subject])).toEqual([
    ['t2', 'jan', null],
    ['t4', null, null],
    ['t3', 'jan', null],
    ['t1', null, null],
  ])
  const { rows: kept } = await workspace.test.owner.query<{ told: string }>(
    `select string_agg(to_jsonb(v)::text, ' ') as told from journeys.touchpoint_version v
      join access.workspace w on w.id = v.workspace_id and w.name = $1`,
    [name],
  )
  expect(kept[0]?.told).toMatch(/Spring/)
  expect(kept[0]?.told).not.toMatch(/anna/i)
})

it('whom contacts of long ago name is forgotten, and the contacts are not', async () => {
  const { workspace, name, context, list } = await withContacts()
  workspace.today = '2027-02-15'
  await personalDataExpire(holdings).run(context, { workspace: name })
  const { rows } = await list()
  expect(rows.map(({ ref, person }) => [ref, person])).toEqual([
    ['t5', 'anna'],
    ['t2', 'anna'],
    ['t4', null],
    ['t3', null],
    ['t1', null],
  ])
})

it('other rooms read the contacts of several accounts at once, and the last one of each person', async () => {
  const { context, id } = await withContacts()
  const told = await context.database.withWorkspace(id, async (transaction) => {
    const { rows } = await transaction.query<{ id: number }>(
      'select id from customers.account where workspace_id = $1 order by ref',
      [id],
    )
    const ids = rows.map((row) => row.id)
    return {
      since: await readTouchpoints(transaction, id, ids, '2024-02-01'),
      upTo: await readTouchpoints(transaction, id, ids, '2024-02-01', '2024-06-15'),
      last: await lastContacts(transaction, id, ids),
      lastThen: await lastContacts(transaction, id, ids.slice(0, 1), '2024-02-15'),
    }
  })
  expect(told.since.map(({ ref }) => ref)).toEqual(['t5', 't2', 't4', 't3'])
  expect(told.upTo.map(({ ref }) => ref)).toEqual(['t2', 't4', 't3'])
  expect(told.last.map(({ person, day, team, by }) => [person, day, team, by])).toEqual([
    ['anna', '2024-03-01', 'sales', null],
    ['anna', '2024-09-01', 'service', 'Ola'],
    ['jan', '2024-02-01', 'sales', null],
  ])
  expect(told.lastThen.map(({ person, day }) => [person, day])).toEqual([
    ['anna', '2024-01-10'],
    ['jan', '2024-02-01'],
  ])
})
