import { afterAll, beforeAll, expect, it } from 'vitest'
import { openLibraryPool } from '#platform/server'
import { type Door, openDoor } from '../testing/open-door.js'
import type { SignIn } from './lend-sign-in.js'
import { openSignIn } from './open-sign-in.js'

let door: Door
let cookie: string
let key: string
// As the door's own, over a database that does not answer.
let cutOff: SignIn

beforeAll(async () => {
  door = await openDoor()
  cookie = [...door.owner.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const wanted = { workspace: 'Ours', name: 'a script', permissions: ['members:read'] }
  key = String((await door.owner.send('keys.create', wanted)).body.key)
  const nowhere = new URL(door.test.url)
  nowhere.port = '1'
  const pool = openLibraryPool({ url: nowhere.href, role: 'mainstay_sign_in', schema: 'access' })
  cutOff = openSignIn(pool, { ...door.test.app }, () => ({ address: door.address, secret: 'only for tests'.repeat(3) }))
})
afterAll(async () => {
  await cutOff.close()
  await door.close()
})

it('while the database does not answer nobody is told that they are not signed in', async () => {
  const unavailable = { kind: 'database-unavailable' }
  await expect(cutOff.admit(new Headers({ cookie }), 'a test')).rejects.toMatchObject(unavailable)
  await expect(cutOff.admit(new Headers({ authorization: `Bearer ${key}` }), 'a test')).rejects.toMatchObject(
    unavailable,
  )
  const body = JSON.stringify({ email: 'owner@example.com', password: 'a wrong password' })
  for (const path of ['sign-in/email', 'request-password-reset']) {
    const headers = { 'content-type': 'application/json' }
    const request = new Request(`${door.address}/api/sign-in/${path}`, { method: 'POST', body, headers })
    await expect(cutOff.handle(request, { from: '10.0.0.1', requestId: 'r' })).rejects.toMatchObject(unavailable)
  }
})

it('a session in use ends after thirty days all the same', async () => {
  const visitor = door.visitor()
  for (const [name, value] of door.owner.cookies) visitor.cookies.set(name, value)
  await door.test.owner.query(`update access.session set "createdAt" = now() - interval '29 days'`)
  expect((await visitor.read('session.show')).status).toBe(200)
  await door.test.owner.query(`update access.session set "createdAt" = now() - interval '31 days'`)
  expect((await visitor.read('session.show')).status).toBe(401)
})
