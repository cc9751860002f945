import { afterAll, beforeAll, expect, it } from 'vitest'
import { checkRight, openLibraryPool } from '#platform/server'
import { type Door, openDoor, password } from '../testing/open-door.js'
import { openSignIn } from './open-sign-in.js'

let door: Door

beforeAll(async () => {
  door = await openDoor()
})
afterAll(() => door.close())

const audited = async (action: string) => {
  const { body } = await door.owner.read('audit.list', { workspace: 'Ours', action })
  return body.rows as { actor: string; from: string; refused: boolean; input?: unknown; requestId: string }[]
}
const tryPassword = (email: string, guess: string) => door.visitor().signIn('sign-in/email', { email, password: guess })

it('the cookie of a session is out of reach of scripts and of other sites', async () => {
  const { headers } = await tryPassword('owner@example.com', password)
  const [cookie = ''] = headers.getSetCookie().filter((text) => text.startsWith('mainstay.session_token='))
  expect(cookie).toMatch(/HttpOnly/i)
  expect(cookie).toMatch(/SameSite=Lax/i)
  expect(cookie).toMatch(/Path=\//i)
})

it('a wrong password and an unknown address are answered alike', async () => {
  const wrong = await tryPassword('owner@example.com', 'a horse reads fast')
  const unknown = await tryPassword('nobody@example.com', 'a horse reads fast')
  expect({ ...wrong.body, requestId: '' }).toEqual({ ...unknown.body, requestId: '' })
  expect([wrong.status, wrong.body.kind]).toEqual([401, 'wrong-credentials'])
  const asked = async (email: string) => {
    const { status, text } = await door.visitor().signIn('request-password-reset', { email })
    return [status, text]
  }
  expect(await asked('owner@example.com')).toEqual(await asked('nobody@example.com'))
})

it('ten wrong passwords from ten places close the address for the right one too, at once or one by one', async () => {
  await door.join('guessed', 'sales')
  const answers = await Promise.all(
    Array.from({ length: 14 }, () => tryPassword('Guessed@example.com', 'a wrong password')),
  )
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  expect(answers.filter(({ status }) => status === 429)).toHaveLength(4)
  expect((await tryPassword('guessed@example.com', password)).status).toBe(429)
  expect((await tryPassword('owner@example.com', password)).status).toBe(200)
  await door.test.owner.query(`update access.guess set last_at = last_at - interval '15 minutes'`)
  expect((await tryPassword('guessed@example.com', password)).status).toBe(200)
})

it('one place may not guess on and on', async () => {
  const place = door.visitor()
  const path = '/api/sign-in/sign-in/email'
  const statuses: number[] = []
  for (let turn = 0; turn < 5; turn++) {
    const body = { email: `guess${turn}@example.com`, password: 'a wrong password' }
    statuses.push((await place.ask(path, { body })).status)
  }
  expect(statuses).toEqual([401, 401, 401, 429, 429])
})

it('whoever changes their password is signed out everywhere else', async () => {
  const here = await door.join('changer', 'sales')
  const there = door.visitor()
  await there.signIn('sign-in/email', { email: 'changer@example.com', password })
  expect((await there.read('session.show')).status).toBe(200)
  const change = { currentPassword: password, newPassword: 'a cow writes slowly', revokeOtherSessions: false }
  expect((await here.signIn('change-password', change)).status).toBe(200)
  expect((await there.read('session.show')).status).toBe(401)
  expect((await here.read('session.show')).status).toBe(200)
  expect(await audited('password.change')).toMatchObject([{ actor: `user:${here.userId}`, refused: false }])
})

it('sessions are listed, and one that is ended ends with its next request', async () => {
  const here = await door.join('lister', 'sales')
  const there = door.visitor()
  await there.signIn('sign-in/email', { email: 'lister@example.com', password })
  const { rows } = (await here.read('sessions.list')).body as { rows: { id: string; current: boolean }[] }
  expect(rows.map(({ current }) => current).sort()).toEqual([false, true])
  const other = rows.find(({ current }) => !current)
  expect((await door.owner.send('sessions.end', { id: other?.id })).status).toBe(404)
  expect((await here.send('sessions.end', { id: other?.id })).body).toEqual({ ended: 1 })
  expect((await there.read('session.show')).status).toBe(401)
  expect(await audited('sessions.end')).toMatchObject([{ actor: `user:${here.userId}`, input: { id: other?.id } }])
})

it('what comes in, fails and goes out stands in the log of the workspace', async () => {
  const person = await door.join('watched', 'sales')
  await tryPassword('watched@example.com', 'a wrong password')
  await person.signIn('sign-out', {})
  expect((await person.read('session.show')).status).toBe(401)
  await expect.poll(async () => (await audited('sign-in.password')).find(({ refused }) => refused)).toBeDefined()
  const entries = await audited('sign-in.password')
  expect(entries).toContainEqual(expect.objectContaining({ actor: `user:${person.userId}`, refused: false }))
  expect(entries).toContainEqual(
    expect.objectContaining({ actor: 'nobody', refused: true, input: { userId: person.userId } }),
  )
  expect(await audited('sign-out')).toMatchObject([
    { actor: `user:${person.userId}`, from: expect.stringMatching(/^10\./) },
  ])
  expect(JSON.stringify(entries)).not.toContain('a wrong password')
})

it('what a role does not allow is refused and stands in the log', async () => {
  const person = await door.join('curious', 'sales')
  const invite = { workspace: 'Ours', email: 'friend@example.com', name: 'A friend', role: 'owner' }
  const { status, body } = await person.send('members.invite', invite)
  expect([status, body.kind]).toEqual([403, 'forbidden'])
  expect((await audited('members.invite'))[0]).toMatchObject({
    ...{ actor: `user:${person.userId}`, refused: true, requestId: body.requestId },
  })
  expect((await door.owner.read('audit.verify', { workspace: 'Ours' })).body).toMatchObject({ intact: true })
})

it('a thousand refusals do not fill the log, which tells how many they were', async () => {
  const person = await door.join('stubborn', 'sales')
  const cookie = [...person.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const pool = openLibraryPool({ url: door.test.url, role: 'mainstay_sign_in', schema: 'access' })
  const settings = { address: door.address, secret: 'only for tests'.repeat(3) }
  const signIn = openSignIn(pool, { ...door.test.app }, () => settings)
  const caller = await signIn.admit(new Headers({ cookie }), '10.0.0.1')
  const input = { workspace: 'Ours', email: 'friend@example.com', name: 'A friend', role: 'owner' }
  for (let turn = 0; turn < 1000; turn++) {
    const check = checkRight(caller, { name: 'members.invite', permission: 'members:write' }, input, `r${turn}`)
    await expect(check).rejects.toMatchObject({ kind: 'forbidden' })
  }
  const entries = async () => (await audited('members.invite')).filter(({ actor }) => actor === caller.actor)
  expect(await entries()).toMatchObject([{ refused: true, requestId: 'r0' }])
  await signIn.close()
  expect(await entries()).toMatchObject([
    { refused: true, requestId: 'r999', times: 999 },
    { refused: true, requestId: 'r0' },
  ])
})

it('a workspace of others is as good as none', async () => {
  const person = await door.join('outsider', 'cfo')
  await door.owner.send('workspaces.create', { name: 'Theirs' })
  const ask = async (workspace: string) => (await person.read('members.list', { workspace })).body
  const [theirs, none] = [await ask('Theirs'), await ask('Neither')]
  expect(theirs).toEqual({
    ...none,
    detail: String(none.detail).replace('Neither', 'Theirs'),
    requestId: theirs.requestId,
  })
  expect((await person.read('workspaces.list')).text).not.toContain('Theirs')
})

it.each(['/api/sign-in/sign-in/email', '/api/sign-in/sign-out', '/api/v1/sessions/end'])(
  'a page of another site cannot ask %s',
  async (path) => {
    const person = await door.join(`victim${path.length}`, 'sales')
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
    ] as Record<string, string>[]) {
      const { status } = await person.ask(path, { body: { email: 'owner@example.com', password }, headers })
      expect(status, JSON.stringify(headers)).toBe(403)
    }
    expect((await person.read('session.show')).status).toBe(200)
  },
)

it('what the library can do beside that is not offered', async () => {
  for (const path of [
    'sign-up/email',
    'update-user',
    'delete-user',
    'api-key/create',
    'set-password',
    'change-email',
  ]) {
    expect((await door.owner.ask(`/api/sign-in/${path}`, { body: {} })).status, path).toBe(404)
  }
  for (const path of ['get-session', 'list-sessions', 'list-accounts', 'api-key/list', 'error', 'ok']) {
    expect((await door.owner.ask(`/api/sign-in/${path}`)).status, path).toBe(404)
  }
})

it('behind a proxy the cookie goes over https alone, and the local name is not taken for the public one', async () => {
  const secure = await openDoor({ publicName: 'https://mainstay.example' })
  try {
    const person = secure.visitor()
    const { headers } = await person.signIn('sign-in/email', { email: 'owner@example.com', password })
    const [cookie = ''] = headers.getSetCookie().filter((text) => text.includes('session_token='))
    expect(cookie).toMatch(/^__Secure-mainstay\.session_token=.*; Secure/)
    expect(cookie).toMatch(/HttpOnly; Secure; SameSite=Lax/)
    expect((await person.read('session.show')).status).toBe(200)
    const plain = { origin: 'http://mainstay.example' }
    expect((await person.ask('/api/v1/sessions/end', { body: {}, headers: plain })).status).toBe(403)
    expect((await person.ask('/api/v1/setup/show', { headers: { host: 'evil.example' } })).status).toBe(403)
  } finally {
    await secure.close()
  }
})
