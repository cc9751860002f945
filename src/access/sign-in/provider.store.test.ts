import { createServer } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../testing/open-door.js'
import { type RunningProvider, startProvider } from '../testing/start-provider.js'
import { Visitor } from '../testing/visitor.js'

let door: Door
let provider: RunningProvider | undefined
let port: number

// The server starts while the provider takes connections and never answers.
const mute = createServer()

beforeAll(async () => {
  port = await new Promise((resolve) => {
    mute.listen(0, '127.0.0.1', () => resolve((mute.address() as { port: number }).port))
  })
  const oidc = { issuer: `http://127.0.0.1:${port}`, clientId: 'mainstay', clientSecret: 'of the provider' }
  door = await openDoor({ oidc })
  mute.close()
})
afterAll(async () => {
  await door.close()
  await provider?.stop()
})

/** Goes to the provider, signs in there as somebody and comes back; gives where that ends. */
async function comeWithProvider(person: Visitor, name: string): Promise<URL> {
  const asked = { provider: 'oidc', callbackURL: '/home', errorCallbackURL: '/sign-in' }
  const { body } = await person.signIn('sign-in/social', asked)
  const elsewhere = new Visitor(new URL(String(body.url)).origin)
  let at = String(body.url)
  for (let step = 0; step < 12 && !at.startsWith(door.address); step++) {
    const page = await elsewhere.ask(at)
    const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1]
    const form = prompt && new URLSearchParams({ prompt, login: name, password: 'any' }).toString()
    const next = form ? await elsewhere.ask(at, { form, headers: { origin: elsewhere.origin } }) : page
    at = new URL(next.headers.get('location') ?? '', at).href
  }
  // The browser comes from another site, by a link.
  const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' }
  const back = await person.ask(at, { headers })
  expect(back.status).toBe(302)
  return new URL(back.headers.get('location') ?? '', door.address)
}

const invite = (name: string) =>
  door.owner.send('members.invite', { workspace: 'Ours', email: `${name}@example.com`, name, role: 'sales' })

it('while the provider is down people sign in with passwords, and are told that it is', async () => {
  const person = await door.join('patient', 'sales')
  expect((await person.read('session.show')).status).toBe(200)
  const asked = { provider: 'oidc', callbackURL: '/home' }
  const { status } = await door.visitor().signIn('sign-in/social', asked)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(status).toBeLessThan(500)
  expect((await person.signIn('sign-in/email', { email: 'patient@example.com', password })).status).toBe(200)
})

it('somebody invited signs in with the provider, which came up later', async () => {
  provider = await startProvider(`${door.address}/api/sign-in/callback/oidc`, port)
  await invite('anna')
  const anna = door.visitor()
  const end = await comeWithProvider(anna, 'anna')
  expect(end.pathname + end.search).toBe('/home')
  expect((await anna.read('session.show')).body).toMatchObject({
    user: { email: 'anna@example.com', password: false },
    workspaces: [{ workspace: 'Ours', role: 'sales' }],
  })
  const { body } = await door.owner.read('audit.list', { workspace: 'Ours', action: 'sign-in.provider' })
  expect(body.rows).toMatchObject([{ actor: expect.stringMatching(/^user:/), refused: false }])
  const again = door.visitor()
  await comeWithProvider(again, 'anna')
  expect((await again.read('session.show')).status).toBe(200)
})

it('somebody not invited is sent back to the sign-in page, and no user is made', async () => {
  const stranger = door.visitor()
  const end = await comeWithProvider(stranger, 'mallory')
  expect([end.pathname, end.searchParams.get('error')]).toEqual(['/sign-in', 'signup_disabled'])
  expect((await stranger.read('session.show')).status).toBe(401)
  const { rows } = await door.test.owner.query(`select from access."user" where email like 'mallory%'`)
  expect(rows).toHaveLength(0)
})

it('an address that the provider does not vouch for opens nothing', async () => {
  await invite('bert')
  const stranger = door.visitor()
  const end = await comeWithProvider(stranger, 'unproven-bert')
  expect([end.pathname, end.searchParams.get('error')]).toEqual(['/sign-in', 'account_not_linked'])
  expect((await stranger.read('session.show')).status).toBe(401)
})

it('an answer of the provider is good for the browser that asked alone', async () => {
  const person = door.visitor()
  const end = await person.ask('/api/sign-in/callback/oidc?code=stolen&state=made-up')
  expect(end.status).toBe(302)
  expect(new URL(end.headers.get('location') ?? '', door.address).pathname).toBe('/sign-in')
  expect(person.cookies.has('mainstay.session_token')).toBe(false)
})

it('after sign-in nobody is sent to another site', async () => {
  const asked = { provider: 'oidc', callbackURL: 'https://evil.example/' }
  expect((await door.visitor().signIn('sign-in/social', asked)).status).toBe(403)
})

it('a token of the provider is not taken from a page', async () => {
  const asked = { provider: 'oidc', idToken: { token: 'e30.e30.e30' } }
  const person = door.visitor()
  expect((await person.signIn('sign-in/social', asked)).status).toBeGreaterThanOrEqual(400)
  expect(person.cookies.size).toBe(0)
})
