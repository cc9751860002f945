import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor } from '../testing/open-door.js'
import type { Visitor } from '../testing/visitor.js'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

const make = async (person: Visitor, permissions: string[], days = 90) =>
  person.send('keys.create', { workspace: 'Ours', name: 'a script', permissions, days })

/** Asks an action with a key alone. */
const ask = async (key: unknown, name = 'members.list', input: Record<string, string> = { workspace: 'Ours' }) => {
  const path = `/api/v1/${name.replaceAll('.', '/')}?${new URLSearchParams(input)}`
  const { status, body } = await door.visitor().ask(path, { headers: { authorization: `Bearer ${key}` } })
  return [status, body.kind]
}

it('a key opens what it was made for and nothing else; only its hash is kept', async () => {
  const { body } = await make(door.owner, ['members:read'])
  expect(await ask(body.key)).toEqual([200, undefined])
  expect(await ask(body.key, 'audit.list')).toEqual([403, 'forbidden'])
  expect(await ask(body.key, 'members.list', { workspace: 'Theirs' })).toEqual([404, 'not-found'])
  const { rows } = await door.test.owner.query('select k::text as row from access.api_key k')
  expect(JSON.stringify(rows)).not.toContain(body.key)
})

it('a key for one workspace opens no other of its owner', async () => {
  await door.owner.send('workspaces.create', { name: 'Second' })
  const { body } = await make(door.owner, ['members:read'])
  expect(await ask(body.key, 'members.list', { workspace: 'Second' })).toEqual([404, 'not-found'])
})

it('what is one’s own is never done by key: sessions, keys, second factors', async () => {
  const { body } = await make(door.owner, ['members:read'])
  for (const name of ['session.show', 'sessions.list', 'keys.list']) {
    expect(await ask(body.key, name, {})).toEqual([403, 'forbidden'])
  }
  for (const right of ['self', 'public', 'everything']) {
    expect((await make(door.owner, [right])).body).toMatchObject({ kind: 'wrong-usage' })
  }
})

it('a key may never more than its maker, when made and when used', async () => {
  const person = await door.join('shrinking', 'cfo')
  expect((await make(person, ['members:write'])).status).toBe(403)
  const { body } = await make(person, ['audit:read', 'members:read'])
  expect(await ask(body.key, 'audit.list')).toEqual([200, undefined])
  const change = { workspace: 'Ours', userId: person.userId, role: 'finance', version: 1 }
  expect((await door.owner.send('members.change', change)).status).toBe(200)
  expect(await ask(body.key, 'audit.list')).toEqual([403, 'forbidden'])
  expect(await ask(body.key)).toEqual([200, undefined])
})

it('a key of somebody removed opens nothing, also when they are invited again', async () => {
  const person = await door.join('leaving', 'sales')
  const { body } = await make(person, ['members:read'])
  expect(await ask(body.key)).toEqual([200, undefined])
  await door.owner.send('members.remove', { workspace: 'Ours', userId: person.userId })
  expect((await ask(body.key))[0]).toBeGreaterThanOrEqual(401)
  expect((await person.read('members.list', { workspace: 'Ours' })).status).toBe(404)
  const again = { workspace: 'Ours', email: 'leaving@example.com', name: 'leaving', role: 'sales' }
  expect((await door.owner.send('members.invite', again)).status).toBe(200)
  expect(await ask(body.key)).toEqual([401, 'not-signed-in'])
})

it('a key that was taken back, has expired or is made up opens nothing', async () => {
  const { body: taken } = await make(door.owner, ['members:read'])
  const { body: old } = await make(door.owner, ['members:read'], 1)
  const other = await door.join('thief', 'sales')
  expect((await other.send('keys.delete', { id: taken.id })).status).toBe(404)
  expect((await door.owner.send('keys.delete', { id: taken.id })).status).toBe(200)
  expect(await ask(taken.key)).toEqual([401, 'not-signed-in'])
  await door.test.owner.query(`update access.api_key set "expiresAt" = now() - interval '1 second' where id = $1`, [
    old.id,
  ])
  expect(await ask(old.key)).toEqual([401, 'not-signed-in'])
  expect(await ask('mst_made_up')).toEqual([401, 'not-signed-in'])
})

it('the making of a key and its end stand in the log, without the key', async () => {
  const { body } = await make(door.owner, ['members:read'])
  await door.owner.send('keys.delete', { id: body.id })
  const { body: log } = await door.owner.read('audit.list', { workspace: 'Ours', limit: '2' })
  expect(log.rows).toMatchObject([
    { action: 'keys.delete', input: { id: body.id } },
    { action: 'keys.create', input: { name: 'a script', permissions: ['members:read'] } },
  ])
  expect(JSON.stringify(log)).not.toContain(body.key)
})
