import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../testing/open-door.js'
import type { Visitor } from '../testing/visitor.js'

let door: Door
let person: Visitor & { userId: string }

beforeAll(async () => {
  door = await openDoor()
  person = await door.join('grazyna', 'sales')
})
afterAll(() => door.close())

const change = (newPassword: string) => person.signIn('change-password', { currentPassword: password, newPassword })
const invitationFor = async (email: string, name: string) => {
  const invite = { workspace: 'Ours', email, name, role: 'sales' }
  const { body } = await door.owner.send('members.invite', invite)
  return new URL(String(body.link)).searchParams.get('token')
}

it('what the library refuses is told as problem details, with our kind and the id of the request', async () => {
  const { status, headers, body } = await person.signIn('sign-in/email', {
    email: 'owner@example.com',
    password: 'a wrong password',
  })
  expect([status, headers.get('content-type')]).toEqual([401, 'application/problem+json; charset=utf-8'])
  expect(body).toEqual({
    type: 'urn:mainstay:problem:wrong-credentials',
    kind: 'wrong-credentials',
    title: 'Not the right password or code',
    status: 401,
    detail: 'The e-mail address and the password do not go together.',
    requestId: headers.get('x-request-id'),
  })
})

it.each([
  ['sign-in/email', { email: 'no address', password }, 'invalid-input'],
  ['sign-in/email', { password }, 'invalid-input'],
  ['reset-password', { token: 'made up', newPassword: password }, 'forbidden'],
  ['reset-password', { token: 'made up', newPassword: 'short' }, 'invalid-input'],
  ['change-password', { currentPassword: 'not mine at all', newPassword: 'a cow writes slowly' }, 'wrong-credentials'],
  ['two-factor/verify-totp', { code: '123456' }, 'conflict'],
  ['two-factor/generate-backup-codes', { password }, 'conflict'],
  ['sign-in/social', { provider: 'oidc', callbackURL: '/' }, 'not-found'],
])('%s %j is refused as %s', async (path, body, kind) => {
  const { status, body: problem } = await person.signIn(path, body)
  expect(problem).toMatchObject({ kind, status, type: `urn:mainstay:problem:${kind}`, requestId: expect.any(String) })
})

it('nobody signed in is told as everywhere, and in Polish where that is asked for', async () => {
  const body = { currentPassword: password, newPassword: 'a cow writes slowly' }
  const headers = { 'accept-language': 'pl' }
  const answer = await door.visitor().ask('/api/sign-in/change-password', { body, headers })
  expect(answer.body).toMatchObject({ kind: 'not-signed-in', detail: 'Najpierw się zaloguj albo podaj klucz API.' })
  const guess = { email: 'owner@example.com', password: 'a wrong password' }
  const wrong = await door.visitor().ask('/api/sign-in/sign-in/email', { body: guess, headers })
  expect(wrong.body.detail).toBe('Adres e-mail i hasło do siebie nie pasują.')
})

it.each(['password1234', 'qwertyuiop[]', 'Grazyna2026!', 'Grazyna@Ours!!', 'grazyna@example.com', 'aaaaaaaaaaaaaaaa'])(
  'a password that is guessed soon is not taken for a change: %s',
  async (word) => {
    const { status, body } = await change(word)
    expect([status, body.kind]).toEqual([400, 'invalid-input'])
    expect(body.detail).toMatch(/is easy to guess\. Take a longer sentence/)
    expect((await person.signIn('sign-in/email', { email: 'grazyna@example.com', password })).status).toBe(200)
  },
)

it('one of the most common passwords is told as such', async () => {
  expect((await change('123456789012')).body.detail).toMatch(/one of the most common passwords/)
})

it('nor by the link of an invitation, which stays good for a better one', async () => {
  const token = await invitationFor('bo@example.com', 'Bo')
  const choose = (newPassword: string) => door.visitor().signIn('reset-password', { token, newPassword })
  expect((await choose('letmeinletmein')).body).toMatchObject({ kind: 'invalid-input' })
  // The name of the workspace belongs to what others would try.
  expect((await choose('OursOursOurs')).body).toMatchObject({ kind: 'invalid-input' })
  expect((await choose('a dog sings at noon')).status).toBe(200)
})

it('nor for the first owner', async () => {
  const owner = { name: 'Olga', email: 'olga@example.com', password: 'iloveyou1234' }
  await door.test.owner.query('delete from access.member')
  const secret = new URL((await door.signIn.firstLink()) ?? '').searchParams.get('secret')
  const refused = await door.visitor().send('setup.owner', { secret, ...owner })
  expect(refused.body).toMatchObject({ kind: 'invalid-input', detail: expect.stringMatching(/easy to guess/) })
  expect((await door.visitor().send('setup.owner', { secret, ...owner, password })).status).toBe(200)
})
