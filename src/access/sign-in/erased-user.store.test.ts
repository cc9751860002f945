import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../testing/open-door.js'
import type { Visitor } from '../testing/visitor.js'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

const workspace = 'Ours'

/** Where a word stands in the database, whatever the column: tables by name. */
async function tablesWith(word: string): Promise<string[]> {
  const { rows: tables } = await door.test.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname not like 'pg_%'`,
  )
  const found: string[] = []
  for (const { name } of tables) {
    const { rows } = await door.test.owner.query(
      `select from ${name} t where position(lower($1) in lower(t::text)) > 0 limit 1`,
      [word],
    )
    if (rows.length > 0) found.push(name)
  }
  return found.sort()
}

async function fill(person: Visitor): Promise<string> {
  const made = { workspace, name: 'a script', permissions: ['accounts:read', 'members:read'] }
  const { body } = await person.send('keys.create', made)
  await person.send('views.save', { workspace, screen: 'accounts', name: 'own', scope: 'private', address: '' })
  await person.send('views.save', { workspace, screen: 'accounts', name: 'shared', scope: 'team', address: '' })
  return String(body.key)
}

const byKey = async (key: string) =>
  (await door.visitor().ask('/api/v1/members/list?workspace=Ours', { headers: { authorization: `Bearer ${key}` } }))
    .status
const tryIn = async (email: string, given = password) => {
  const { status, body } = await door.visitor().signIn('sign-in/email', { email, password: given })
  return [status, body.kind, body.detail]
}
const isIntact = async () => (await door.owner.read('audit.verify', { workspace })).body.intact

it('who deletes their account is found nowhere, gets in no more, and can be invited anew', async () => {
  const email = 'Quillon@example.com'
  const person = await door.join('Quillon', 'sales', { knownAs: ['Quillon Q.'], scope: 'own' })
  await door.owner.send('members.change', {
    ...{ workspace, userId: person.userId, role: 'sales', version: 1, knownAs: ['Q. Quillon'] },
  })
  await tryIn(email, 'not the one')
  await door.visitor().signIn('request-password-reset', { email })
  const key = await fill(person)
  expect(await byKey(key)).toBe(200)
  expect(await tablesWith('quillon')).toEqual(['access."user"', 'access.member'])
  const { body: log } = await door.owner.read('audit.list', { workspace, action: 'members.invite', limit: '1' })
  expect(JSON.stringify(log)).toContain('Quillon Q.')

  expect((await person.send('own-user.erase', { password: 'not the one' })).body.kind).toBe('wrong-credentials')
  expect((await person.send('own-user.erase', { email })).body.kind).toBe('wrong-credentials')
  expect(await tablesWith('quillon')).not.toEqual([])
  const done = await person.send('own-user.erase', { password })
  expect([done.status, done.body]).toEqual([200, { erasedAt: expect.any(String) }])

  expect(await tablesWith('quillon')).toEqual([])
  expect(await tryIn(email)).toEqual(await tryIn('never.seen@example.com'))
  expect(await tryIn(`erased-${person.userId}@erased.invalid`)).toEqual(await tryIn('never.seen@example.com'))
  expect(await byKey(key)).toBe(401)
  expect((await person.read('session.show')).status).toBe(401)
  expect(await isIntact()).toBe(true)
  const { body: after } = await door.owner.read('audit.list', { workspace, actor: `user:${person.userId}` })
  expect(after.rows).toMatchObject([{ action: 'own-user.erase', input: {} }, {}, {}, {}, {}, {}])
  const { body: invited } = await door.owner.read('audit.list', { workspace, action: 'members.invite', limit: '1' })
  expect(JSON.stringify(invited)).toContain('{"erased":true}')
  const { rows: views } = await door.test.owner.query<{ name: string }>('select name from access.view')
  expect(views).toEqual([{ name: 'shared' }])

  const again = await door.join('Quillon', 'sales')
  expect(again.userId).not.toBe(person.userId)
  expect((await again.read('session.show')).body.user).toMatchObject({ name: 'Quillon' })
})

it('the last owner of a workspace cannot be erased, and is told of which; nothing changes', async () => {
  const { status, body } = await door.owner.send('own-user.erase', { password })
  expect([status, body.kind, body.detail]).toEqual([409, 'conflict', expect.stringMatching(/last owner of "Ours"/)])
  expect((await door.owner.read('session.show')).status).toBe(200)
})

it('somebody without a password gives their address instead', async () => {
  const person = await door.join('Byrovider', 'sales')
  await door.test.owner.query(`update access.sign_in_method set "providerId" = 'oidc' where "userId" = $1`, [
    person.userId,
  ])
  expect((await person.send('own-user.erase', { email: 'owner@example.com' })).body.kind).toBe('wrong-usage')
  expect((await person.send('own-user.erase', { email: 'byrovider@example.com' })).status).toBe(200)
  expect(await tablesWith('byrovider')).toEqual([])
})

it('who may erases a member, having seen what goes, and somebody who was removed', async () => {
  const person = await door.join('Xantippe', 'sales')
  const key = await fill(person)
  const asked = { workspace, userId: person.userId }
  const { body: told } = await door.owner.send('members.erase', asked)
  expect(told).toEqual({
    ...{ erased: false, at: null },
    rows: [
      // The user, their password, the link of the invitation is used up.
      { holding: 'users', rows: 2 },
      // The place, a private view, the key that opens the log, an API key.
      { holding: 'members', rows: 4 },
      { holding: 'sessions', rows: 1 },
    ],
  })
  expect((await person.read('session.show')).status).toBe(200)
  expect((await door.owner.send('members.erase', { ...asked, confirm: 'Somebody else' })).body.kind).toBe('wrong-usage')
  await door.owner.send('members.remove', { workspace, userId: person.userId })
  expect(await tablesWith('xantippe')).toEqual(['access."user"'])
  expect((await door.owner.send('members.erase', { ...asked, confirm: 'xantippe@example.com' })).body.erased).toBe(true)
  expect(await tablesWith('xantippe')).toEqual([])
  expect(await byKey(key)).toBe(401)
  expect(await isIntact()).toBe(true)
  expect((await door.owner.send('members.erase', asked)).body.kind).toBe('not-found')
})

it('nobody erases or is told of users of other workspaces, nor members without the right to end their access', async () => {
  const cro = await door.join('Charles', 'cro')
  const member = await door.join('Mona', 'sales')
  expect((await cro.send('members.erase', { workspace, userId: member.userId })).body.kind).toBe('forbidden')
  await door.owner.send('workspaces.create', { name: 'Second' })
  const asked = { workspace: 'Second', userId: member.userId }
  expect((await door.owner.send('members.erase', asked)).body.kind).toBe('not-found')
  expect((await door.owner.send('members.export', asked)).body.kind).toBe('not-found')
  const place = { workspace: 'Second', email: 'mona@example.com', name: 'Mona', role: 'sales' }
  expect((await door.owner.send('members.invite', place)).status).toBe(200)
  const { body } = await door.owner.send('members.erase', { ...asked, confirm: 'Mona' })
  expect([body.kind, body.detail]).toEqual(['conflict', expect.stringMatching(/belongs to other workspaces too/)])
})

it('everything about oneself is given out without a secret; about a member only what is of the workspace', async () => {
  const person = await door.join('Ida', 'cfo', { knownAs: ['I. Ida'] })
  const key = await fill(person)
  const { body: own, text } = await person.send('own-user.export')
  expect(own).toMatchObject({
    user: { id: person.userId, name: 'Ida', email: 'ida@example.com', signInMethods: [{ provider: 'credential' }] },
    sessions: [{ address: expect.any(String) }],
    keys: [{ name: 'a script', workspace }],
    workspaces: [
      {
        workspace,
        member: { role: 'cfo', scope: 'all', team: null, knownAs: ['I. Ida'] },
        views: [{ name: 'own' }, { name: 'shared' }],
        audit: {
          entries: 5,
          rows: ['views.save', 'views.save', 'keys.create', 'sign-in.password', 'password.reset'].map((action) => ({
            action,
          })),
        },
      },
    ],
  })
  for (const secret of [key, password, 'scrypt', '$argon']) expect(text).not.toContain(secret)
  await person.send('workspaces.create', { name: 'Third' })
  const { body: told } = await door.owner.send('members.export', { workspace, userId: person.userId })
  expect(told).toMatchObject({ user: { name: 'Ida' }, member: { role: 'cfo' }, keys: [{ name: 'a script' }] })
  expect(JSON.stringify(told)).not.toMatch(/Third|sessions|signInMethods|agent/)
  expect((await person.send('members.export', { workspace, userId: person.userId })).body.kind).toBe('forbidden')
})

it('what ended is forgotten, what still lets somebody in is not', async () => {
  const { owner } = door.test
  const person = await door.join('Dana', 'sales')
  await door.visitor().signIn('sign-in/email', { email: 'dana@example.com', password })
  await door.owner.send('members.invite', { workspace, email: 'new@example.com', name: 'New', role: 'sales' })
  const counts = async () => {
    const { rows } = await owner.query<Record<string, number>>(
      `select (select count(*)::int from access.session where "userId" = $1) as sessions,
              (select count(*)::int from access.verification) as links`,
      [person.userId],
    )
    return rows[0]
  }
  await door.signIn.forgetEnded()
  const before = await counts()
  expect(before).toMatchObject({ sessions: 2 })
  await owner.query(
    `update access.session set "createdAt" = now() - interval '31 days'
      where id = (select id from access.session where "userId" = $1 order by "createdAt" desc limit 1)`,
    [person.userId],
  )
  await owner.query(`update access.verification set "expiresAt" = now() - interval '1 second'`)
  await owner.query(`insert into access.guess values ('a', 1, now() - interval '2 days'), ('b', 1, now())`)
  await owner.query(
    `insert into access.attempt (key, count, "lastRequest")
     select key, 1, extract(epoch from now() - age) * 1000 from (values ('a', interval '2 days'), ('b', interval '0')) t (key, age)`,
  )
  await door.signIn.forgetEnded()
  expect(await counts()).toEqual({ sessions: 1, links: 0 })
  const { rows } = await owner.query(
    `select address_hash as key from access.guess where address_hash in ('a', 'b')
      union all select key from access.attempt where key in ('a', 'b')`,
  )
  expect(rows).toEqual([{ key: 'b' }, { key: 'b' }])
  expect((await person.read('session.show')).status).toBe(200)
})
