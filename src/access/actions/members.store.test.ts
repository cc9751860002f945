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

const ownersOf = async (userId: unknown) => {
  const { memberships } = await door.signIn.userWithPlaces(String(userId))
  return memberships.find(({ workspace }) => workspace === 'Ours')?.owners
}

it('own accounts are known by name, e-mail and other names, those of a team by those of its members', async () => {
  const { body: kim } = await invite('Kim', 'sales', { scope: 'own', team: 'East', knownAs: ['K. Kowalska'] })
  const { body: ada } = await invite('Ada', 'cro', { scope: 'team', team: 'East' })
  const { body: lee } = await invite('Lee', 'sales', { team: 'West', scope: 'team', knownAs: [' L. L. '] })
  const { body: all } = await invite('Max', 'board-reader')
  expect(await ownersOf(kim.userId)).toEqual(['Kim', 'kim@example.com', 'K. Kowalska'])
  const ofAda = (await ownersOf(ada.userId)) ?? []
  expect(ofAda.slice(0, 2)).toEqual(['Ada', 'ada@example.com'])
  expect([...ofAda].sort()).toEqual(['Ada', 'K. Kowalska', 'Kim', 'ada@example.com', 'kim@example.com'])
  expect(await ownersOf(lee.userId)).toEqual(['Lee', 'lee@example.com', 'L. L.'])
  expect(await ownersOf(all.userId)).toBe(null)
})

it('what is left out of a change of a role stays, and the log has both', async () => {
  const { body } = await invite('Una', 'sales', { scope: 'own', knownAs: ['U.'] })
  const asked = { workspace: 'Ours', userId: body.userId }
  await door.owner.send('members.change', { ...asked, role: 'customer-success', version: 1 })
  expect(await ownersOf(body.userId)).toEqual(['Una', 'una@example.com', 'U.'])
  await door.owner.send('members.change', { ...asked, role: 'customer-success', scope: 'all', version: 2 })
  expect(await ownersOf(body.userId)).toBe(null)
  const { text } = await door.owner.read('audit.list', { workspace: 'Ours', text: 'customer-success' })
  expect(text).toContain('own')
  await door.owner.send('members.change', { ...asked, role: 'owner', version: 3 })
  expect((await door.owner.send('members.change', { ...asked, role: 'sales', version: 4 })).status).toBe(200)
})

it('an owner sees all accounts, and who sees those of a team is in one', async () => {
  for (const [role, more] of [
    ['owner', { scope: 'own' }],
    ['sales', { scope: 'team' }],
    ['sales', { scope: 'team', team: ' ' }],
  ] as const) {
    expect((await invite('wrong', role, more)).body).toMatchObject({ kind: 'wrong-usage' })
  }
})

it('who sees only some accounts is told so, and has no rights over all of them, by a key neither', async () => {
  const sam = await door.join('Sam', 'cfo', { scope: 'own' })
  const { body } = await sam.read('session.show')
  const [place] = body.workspaces as { scope: string; permissions: string[] }[]
  expect(place?.scope).toBe('own')
  expect(place?.permissions).toEqual(expect.arrayContaining(['ledger:read', 'accounts:write']))
  for (const right of ['imports:write', 'ledger:close', 'audit:read', 'segments:write']) {
    expect(place?.permissions).not.toContain(right)
    const key = { workspace: 'Ours', name: 'k', permissions: [right] }
    expect((await sam.send('keys.create', key)).body).toMatchObject({
      kind: 'forbidden',
      detail:
        'This concerns all accounts in "Ours", and you see only some of them. Ask somebody who sees all accounts.',
    })
  }
  const made = await sam.send('keys.create', { workspace: 'Ours', name: 'k', permissions: ['ledger:read'] })
  const authorization = `Bearer ${made.body.key}`
  const caller = await door.signIn.admit(new Headers({ authorization }), 'a test')
  const { memberships } = await door.signIn.userWithPlaces(sam.userId)
  const workspaceId = memberships[0]?.workspaceId ?? ''
  expect(caller.reachIn?.(workspaceId)['app.owners']).toBe(JSON.stringify(['Sam', 'sam@example.com']))
})
