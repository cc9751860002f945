import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor } from '../testing/open-door.js'

let door: Door
let ownerId: string

beforeAll(async () => {
  door = await openDoor()
  ownerId = String(((await door.owner.read('session.show')).body.user as { id: string }).id)
})
afterAll(() => door.close())

const invite = (name: string, role: string, more = {}) =>
  door.owner.send('members.invite', { workspace: 'Ours', email: `${name}@example.com`, name, role, ...more })
const shiftDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

it('the last owner can neither be removed nor become something else', async () => {
  const asked = { workspace: 'Ours', userId: ownerId }
  for (const { status, body } of [
    await door.owner.send('members.remove', asked),
    await door.owner.send('members.change', { ...asked, role: 'cfo', version: 1 }),
  ]) {
    expect([status, body.kind]).toEqual([409, 'conflict'])
    expect(body.detail).toMatch(/last owner/)
  }
})

it('an owner who was invited and never came does not count', async () => {
  const { body } = await invite('absent', 'owner')
  expect((await door.owner.send('members.remove', { workspace: 'Ours', userId: ownerId })).status).toBe(409)
  await door.owner.send('members.remove', { workspace: 'Ours', userId: body.userId })
})

it('two owners who remove each other at once leave one', async () => {
  const second = await door.join('second', 'owner')
  const ends = await Promise.all([
    door.owner.send('members.remove', { workspace: 'Ours', userId: second.userId }),
    second.send('members.remove', { workspace: 'Ours', userId: ownerId }),
  ])
  expect(ends.filter(({ status }) => status === 200)).toHaveLength(1)
  const { rows } = await door.test.owner.query<{ userId: string }>(
    `select user_id as "userId" from access.member where role = 'owner'`,
  )
  expect(rows).toHaveLength(1)
  // Whoever is left lets the first one in again, for the tests that follow.
  if (rows[0]?.userId === second.userId) {
    await second.send('members.invite', { workspace: 'Ours', email: 'owner@example.com', name: 'Olga', role: 'owner' })
    await second.send('members.change', { workspace: 'Ours', userId: second.userId, role: 'sales', version: 1 })
  }
})

it('a guest comes until the end of their last day', async () => {
  expect((await invite('endless', 'guest-adviser')).body).toMatchObject({ kind: 'wrong-usage' })
  const guest = await door.join('guest', 'guest-adviser', { endsOn: shiftDays(0) })
  expect((await guest.read('workspaces.list')).text).toContain('Ours')
  await door.test.owner.query(`update access.member set ends_on = $1 where role = 'guest-adviser'`, [shiftDays(-1)])
  expect((await guest.read('workspaces.list')).status).toBe(403)
  expect((await guest.read('views.list', { workspace: 'Ours', screen: 'accounts' })).status).toBe(404)
})

it('without mail, a link is not shown to a second workspace that invites the same person', async () => {
  const { body: first } = await invite('shared', 'sales')
  expect(first.link).toMatch(/choose-password/)
  await door.owner.send('workspaces.create', { name: 'Second' })
  const again = { workspace: 'Second', email: 'shared@example.com', name: 'shared', role: 'sales' }
  expect((await door.owner.send('members.invite', again)).body).toMatchObject({ mailed: false, link: null })
})
