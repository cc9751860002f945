import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../testing/open-door.js'
import { type RunningPost, startPost } from '../testing/start-post.js'

let door: Door
let post: RunningPost

beforeAll(async () => {
  post = await startPost()
  door = await openDoor({ mailUrl: post.url })
})
afterAll(() => door.close())

const letterTo = async (email: string): Promise<string> => {
  const find = () => post.letters.findLast((letter) => letter.includes(`To: ${email}`))
  await expect.poll(find).toBeDefined()
  return (find() ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=')
}
const tokenIn = (letter: string): string => /choose-password\?token=([\w%-]+)/.exec(letter)?.[1] ?? ''
const invite = (name: string) =>
  door.owner.send('members.invite', { workspace: 'Ours', email: `${name}@example.com`, name, role: 'sales' })
const choose = (token: string, newPassword: string) => door.visitor().signIn('reset-password', { token, newPassword })
const signInAs = (name: string, given: string) =>
  door.visitor().signIn('sign-in/email', { email: `${name}@example.com`, password: given })

it('an invitation comes by mail; its link works once, and the database keeps only a hash of it', async () => {
  expect((await invite('anna')).body).toMatchObject({ mailed: true, link: null })
  const token = tokenIn(await letterTo('anna@example.com'))
  expect(token.length).toBeGreaterThanOrEqual(32)
  const { rows } = await door.test.owner.query('select v::text as row from access.verification v')
  expect(rows.length).toBeGreaterThan(0)
  expect(JSON.stringify(rows)).not.toContain(token)
  expect((await choose(token, 'short')).status).toBe(400)
  expect((await choose(token, password)).status).toBe(200)
  expect((await choose(token, 'another long password')).status).toBe(403)
  expect((await signInAs('anna', password)).status).toBe(200)
})

it('two who use one link at once do not both succeed', async () => {
  await invite('twins')
  const token = tokenIn(await letterTo('twins@example.com'))
  const both = await Promise.all([choose(token, 'the first password'), choose(token, 'the second password')])
  expect(both.map(({ status }) => status).sort()).toEqual([200, 403])
})

it('a link expires: an invitation after a week, a new password after an hour', async () => {
  await invite('late')
  const lastsFor = async () => {
    const { rows } = await door.test.owner.query<{ hours: number }>(
      `select round(extract(epoch from "expiresAt" - "createdAt") / 3600)::int as hours
         from access.verification order by "createdAt" desc limit 1`,
    )
    return rows[0]?.hours
  }
  expect(await lastsFor()).toBe(7 * 24)
  const token = tokenIn(await letterTo('late@example.com'))
  await door.test.owner.query(`update access.verification set "expiresAt" = now() - interval '1 second'`)
  expect((await choose(token, password)).status).toBe(403)
  await door.visitor().signIn('request-password-reset', { email: 'anna@example.com' })
  await letterTo('anna@example.com')
  expect(await lastsFor()).toBe(1)
})

it('a new password comes by mail, ends every session and opens a closed address', async () => {
  const anna = door.visitor()
  await anna.signIn('sign-in/email', { email: 'anna@example.com', password })
  for (let turn = 0; turn < 10; turn++) await signInAs('anna', 'a wrong password')
  expect((await signInAs('anna', password)).status).toBe(429)
  post.letters.length = 0
  await door.visitor().signIn('request-password-reset', { email: 'anna@example.com' })
  const token = tokenIn(await letterTo('anna@example.com'))
  expect((await choose(token, 'a dog sings slowly')).status).toBe(200)
  expect((await anna.read('session.show')).status).toBe(401)
  expect((await signInAs('anna', password)).status).toBe(401)
  expect((await signInAs('anna', 'a dog sings slowly')).status).toBe(200)
  const { body } = await door.owner.read('audit.list', { workspace: 'Ours', action: 'password.reset' })
  expect((body.rows as unknown[])[0]).toMatchObject({ actor: expect.stringMatching(/^user:/), refused: false })
})

it('without a mail server the inviter is told, and may invite again', async () => {
  await post.stop()
  const { status, body } = await invite('unreached')
  expect([status, body.kind]).toEqual([502, 'mail-failed'])
  expect(body.detail).toMatch(/Check MAINSTAY_SMTP_URL and try again/)
  const asked = (email: string) => door.visitor().signIn('request-password-reset', { email })
  const [known, unknown] = [await asked('anna@example.com'), await asked('nobody@example.com')]
  expect([known.status, known.text]).toEqual([unknown.status, unknown.text])
})
