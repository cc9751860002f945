import { afterEach, beforeEach, expect, it } from 'vitest'
import { auditList, auditVerify, membersInvite, membersList, setupOwner, workspacesCreate } from '#access/server'
import { type Context, machine, openLibraryPool } from '#platform/server'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import type { SignIn } from './lend-sign-in.js'
import { openSignIn } from './open-sign-in.js'

const password = 'a horse reads slowly'
const owner = { name: 'Olga', email: 'olga@example.com', password }
let test: TestDatabase
let signIn: SignIn
let context: Context

beforeEach(async () => {
  test = await createTestDatabase()
  const pool = openLibraryPool({ url: test.url, role: 'mainstay_sign_in', schema: 'access' })
  signIn = openSignIn(pool, test.app, () => ({ address: 'http://localhost', secret: 'only for tests'.repeat(3) }))
  context = {
    ...{ database: test.app, caller: machine, actor: machine.actor, requestId: 'r', home: '' },
    ...{ clock: () => new Date().toISOString(), progress: () => undefined, signal: new AbortController().signal },
  }
})
afterEach(async () => {
  await signIn.close()
  await test.drop()
})

const create = (name: string) => workspacesCreate.run(context, { name })
const log = async (workspace: string) => (await auditList.run(context, { workspace })).rows
const ownersOf = async (workspace: string) => {
  const { rows } = await membersList.run(context, { workspace })
  return rows.filter(({ role }) => role === 'owner').map(({ email }) => email)
}
const secretOf = async () => new URL((await signIn.firstLink()) ?? '').searchParams.get('secret') ?? ''
const beFirst = async (given = owner) => setupOwner.run(context, { secret: await secretOf(), ...given })

it('a workspace that the machine makes before there is an owner has its entry', async () => {
  await create('Ours')
  const [entry, ...others] = await log('Ours')
  expect(others).toEqual([])
  expect(entry).toMatchObject({
    ...{ no: 1, actor: 'local', action: 'workspaces.create' },
    changes: [{ what: 'access.workspace', after: { name: 'Ours', currency: 'EUR' } }],
  })
  expect(await auditVerify.run(context, { workspace: 'Ours' })).toMatchObject({ intact: true, entries: 1 })
})

it('a name that is taken makes nothing, in no log', async () => {
  await create('Ours')
  await expect(create('Ours')).rejects.toMatchObject({ kind: 'name-taken' })
  const { rows } = await test.owner.query('select from access.audit_entry')
  expect(rows).toHaveLength(1)
})

it('who was invited and came before the first owner does not close the link of the first owner', async () => {
  await create('Ours')
  const invited = { workspace: 'Ours', email: 'ann@example.com', name: 'Ann', role: 'sales' } as const
  const { userId } = await membersInvite.run(context, invited)
  await signIn.setPassword(userId, password)
  expect(await signIn.hasOwner()).toBe(false)
  await create('Theirs')
  expect(await ownersOf('Theirs')).toEqual([])
  await beFirst()
  expect(await signIn.firstLink()).toBeNull()
  expect([await ownersOf('Ours'), await ownersOf('Theirs')]).toEqual([[owner.email], [owner.email]])
})

it('who was invited as something else and uses the link of the first owner becomes an owner', async () => {
  await create('Ours')
  await membersInvite.run(context, { workspace: 'Ours', email: owner.email, name: 'Olga', role: 'sales' })
  await beFirst()
  expect(await ownersOf('Ours')).toEqual([owner.email])
  expect(await signIn.hasOwner()).toBe(true)
})

it('who was made by the link before there was a workspace owns what the machine makes then', async () => {
  await beFirst()
  expect(await signIn.firstLink()).toBeNull()
  await create('Ours')
  await create('More')
  expect([await ownersOf('Ours'), await ownersOf('More')]).toEqual([[owner.email], [owner.email]])
  expect(await signIn.firstLink()).toBeNull()
})
