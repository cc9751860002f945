import { afterAll, beforeAll, expect, it } from 'vitest'
import { auditList, membersInvite, openSignIn, workspacesList } from '#access/server'
import { type Caller, type Context, machine, openLibraryPool } from '#platform/server'
import { createTestDatabase } from '../../../tests/support/test-database.js'
import { type Door, openDoor } from '../../access/testing/open-door.js'
import { whoAsks } from './who-asks.js'

let door: Door
let key: string

beforeAll(async () => {
  door = await openDoor()
  const wanted = { workspace: 'Ours', name: 'cli', permissions: ['workspaces:read', 'audit:read'] }
  key = String((await door.owner.send('keys.create', wanted)).body.key)
})
afterAll(() => door.close())

const contextOf = (caller: Caller): Context => ({
  ...{ database: door.test.app, caller, actor: caller.actor, requestId: 'r', home: '' },
  ...{ clock: () => new Date().toISOString(), progress: () => undefined, signal: new AbortController().signal },
})
const shared = () => ({ isShared: true, signIn: door.signIn })

it('on the embedded database it is the machine’s administrator, and without a database nobody else', async () => {
  expect(await whoAsks({ isShared: false, signIn: door.signIn }, { MAINSTAY_API_KEY: key })).toBe(machine)
  expect(await whoAsks(undefined, {})).toBe(machine)
})

it('on a shared database before an owner can sign in it is the machine’s administrator', async () => {
  const fresh = await createTestDatabase()
  const pool = openLibraryPool({ url: fresh.url, role: 'mainstay_sign_in', schema: 'access' })
  const signIn = openSignIn(pool, fresh.app, () => ({
    address: 'http://localhost',
    secret: 'only for tests'.repeat(3),
  }))
  expect(await whoAsks({ isShared: true, signIn }, {})).toBe(machine)
  await signIn.close()
  await fresh.drop()
})

it('on a shared database it needs a key that is good', async () => {
  await expect(whoAsks(shared(), {})).rejects.toMatchObject({
    kind: 'not-signed-in',
    message: expect.stringContaining('set MAINSTAY_API_KEY'),
  })
  await expect(whoAsks(shared(), { MAINSTAY_API_KEY: 'mst_made_up' })).rejects.toMatchObject({ kind: 'not-signed-in' })
})

it('a key does what it was made for, and the log says who and from where', async () => {
  const caller = await whoAsks(shared(), { MAINSTAY_API_KEY: key })
  expect((await workspacesList.run(contextOf(caller), {})).rows.map(({ name }) => name)).toEqual(['Ours'])
  const invite = { workspace: 'Ours', email: 'a@example.com', name: 'A', role: 'sales' } as const
  await expect(membersInvite.run(contextOf(caller), invite)).rejects.toMatchObject({ kind: 'forbidden' })
  const { rows } = await auditList.run(contextOf(caller), { workspace: 'Ours', limit: 1 })
  expect(rows).toMatchObject([
    { actor: expect.stringMatching(/^key:/), from: 'command line', action: 'members.invite', refused: true },
  ])
})
