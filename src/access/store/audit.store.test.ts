import { beforeAll, expect, it } from 'vitest'
import { auditList, auditVerify, findWorkspace, viewsSave } from '#access/server'
import { accounts, line, openWorkspace, type TestWorkspace } from '../../../tests/support/workspace.js'

let w: TestWorkspace
const verify = (head?: string) => auditVerify.run(w.context, { workspace: w.name, head })
const list = (search = {}) => auditList.run(w.context, { workspace: w.name, ...search })
const idOf = async () => (await findWorkspace(w.test.app, w.name)).id
const view = { screen: 'accounts', name: 'Mine', scope: 'private', address: '?x=1' } as const

beforeAll(async () => {
  w = await openWorkspace({ currency: 'EUR' })
})

it('every change leaves an entry: who, what, from where, as it was and as it is', async () => {
  const { context, name } = w
  const saved = await viewsSave.run(context, { workspace: name, ...view })
  await viewsSave.run(context, { workspace: name, ...view, name: 'Ours', id: saved.id, version: saved.version })
  const { rows } = await list({ action: 'views.save' })
  expect(rows.map(({ no, actor, from, action }) => ({ no, actor, from, action }))).toEqual([
    { no: 3, actor: 'tester', from: 'command line', action: 'views.save' },
    { no: 2, actor: 'tester', from: 'command line', action: 'views.save' },
  ])
  const [change] = rows[0]?.changes ?? []
  expect(change).toMatchObject({ what: 'access.view', before: { name: 'Mine' }, after: { name: 'Ours' } })
})

it('what only reads leaves none', async () => {
  const before = (await verify()).entries
  await list()
  expect((await verify()).entries).toBe(before)
})

it('an import leaves one entry with its recording, and a correction tells the line as it was and as it is', async () => {
  await w.importRows({ account: accounts('a'), contract_line: [line('l', 'a', '2024-01-01', 100)] })
  await w.correct('l', 'arr=200', 'They bought two')
  const [correction] = (await list({ action: 'ledger.correct' })).rows
  expect(correction?.changes.map(({ what }) => what)).toContain('platform.recording')
  expect((await list({ action: 'import' })).rows).toHaveLength(1)
})

it('an entry can be neither changed nor removed by the app, not even its number given', async () => {
  const { test } = w
  const workspaceId = await idOf()
  for (const sql of [
    `update access.audit_entry set body = '{}'`,
    'delete from access.audit_entry',
    'truncate access.audit_entry',
  ]) {
    await expect(test.app.withWorkspace(workspaceId, (inside) => inside.query(sql))).rejects.toThrow(
      /permission denied/,
    )
  }
  const forged = `insert into access.audit_entry (workspace_id, no, at, hash, body) values ($1, 999, '2020-01-01', 'x', '{"actor":"me"}')`
  await test.app.withWorkspace(workspaceId, (inside) => inside.query(forged, [workspaceId]))
  expect(await verify()).toMatchObject({ intact: true })
})

it('whoever changes, removes or cuts entries as owner of the database is found out', async () => {
  const { test } = w
  const { head, entries } = await verify()
  const tamper = async (sql: string, undo: string) => {
    await test.owner.query(sql)
    const found = await verify(head)
    await test.owner.query(undo)
    return found
  }
  await test.owner.query('create table access.copy as select workspace_id, no, at, body, hash from access.audit_entry')
  const restore = `delete from access.audit_entry`
  const all = `insert into access.audit_entry (workspace_id, no, at, body, hash) select * from access.copy`
  const again = async (sql: string) => {
    const found = await tamper(sql, restore)
    await test.owner.query(all)
    return found
  }
  expect(
    await again(`update access.audit_entry set body = replace(body, 'tester', 'nobody') where no = 2`),
  ).toMatchObject({
    intact: false,
    brokenAt: 2,
  })
  expect(await again('delete from access.audit_entry where no = 1')).toMatchObject({ intact: false, brokenAt: 1 })
  expect(await again(`delete from access.audit_entry where no = ${entries}`)).toMatchObject({
    intact: false,
    brokenAt: null,
    headFound: false,
  })
  expect(await verify(head)).toMatchObject({ intact: true, entries, headFound: true })
})

it('writers side by side make one chain without gaps', async () => {
  const { context, name } = w
  const before = (await verify()).entries
  await Promise.all(
    Array.from({ length: 24 }, (_, index) =>
      viewsSave.run(context, { workspace: name, ...view, name: `view ${index}` }),
    ),
  )
  expect(await verify()).toMatchObject({ intact: true, entries: before + 24 })
})
