import { URI } from 'otpauth'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Door, openDoor, password } from '../testing/open-door.js'
import type { Visitor } from '../testing/visitor.js'

let door: Door
let person: Visitor & { userId: string }
let codes: string[]
let clock: { generate(): string }

beforeAll(async () => {
  door = await openDoor()
  person = await door.join('careful', 'finance')
})
afterAll(() => door.close())

const knock = async () => {
  const visitor = door.visitor()
  const { body } = await visitor.signIn('sign-in/email', { email: 'careful@example.com', password })
  return { visitor, body }
}
const isIn = async (visitor: Visitor) => (await visitor.read('session.show')).status === 200

it('needs the password to be turned on', async () => {
  expect((await person.signIn('two-factor/enable', { password: 'a wrong password' })).status).toBe(401)
})

it('is on when the first code was given', async () => {
  const { body } = await person.signIn('two-factor/enable', { password })
  codes = body.backupCodes as string[]
  clock = URI.parse(String(body.totpURI)) as { generate(): string }
  expect(codes).toHaveLength(10)
  expect(await isIn((await knock()).visitor)).toBe(true)
  expect((await person.signIn('two-factor/verify-totp', { code: clock.generate() })).status).toBe(200)
  expect((await person.read('session.show')).body).toMatchObject({ user: { secondFactor: true } })
})

it('a password alone no longer opens anything; the code does', async () => {
  const { visitor, body } = await knock()
  expect(body).toMatchObject({ twoFactorRedirect: true })
  expect(await isIn(visitor)).toBe(false)
  expect((await visitor.signIn('two-factor/verify-totp', { code: '000000' })).status).toBe(401)
  expect(await isIn(visitor)).toBe(false)
  expect((await visitor.signIn('two-factor/verify-totp', { code: clock.generate() })).status).toBe(200)
  expect(await isIn(visitor)).toBe(true)
})

it('no browser is spared the code, even if it asks to be', async () => {
  const { visitor } = await knock()
  await visitor.signIn('two-factor/verify-totp', { code: clock.generate(), trustDevice: true })
  expect(await isIn(visitor)).toBe(true)
  await visitor.signIn('sign-out', {})
  const { body } = await visitor.signIn('sign-in/email', { email: 'careful@example.com', password })
  expect(body).toMatchObject({ twoFactorRedirect: true })
  expect(await isIn(visitor)).toBe(false)
})

it('a recovery code opens once', async () => {
  const { visitor } = await knock()
  expect((await visitor.signIn('two-factor/verify-backup-code', { code: codes[0] })).status).toBe(200)
  expect(await isIn(visitor)).toBe(true)
  const { visitor: again } = await knock()
  expect((await again.signIn('two-factor/verify-backup-code', { code: codes[0] })).status).toBe(401)
  expect(await isIn(again)).toBe(false)
})

it('neither the secret nor a recovery code lies open in the database', async () => {
  const { rows } = await door.test.owner.query('select f::text as row from access.second_factor f')
  const secret = (clock as unknown as { secret: { base32: string; utf8: string } }).secret
  expect(rows).toHaveLength(1)
  for (const word of [secret.base32, secret.utf8, ...codes]) expect(JSON.stringify(rows)).not.toContain(word)
})

it('codes are not guessed on and on', async () => {
  const { visitor } = await knock()
  let last = 0
  for (let turn = 0; turn < 12; turn++) {
    last = (await visitor.signIn('two-factor/verify-totp', { code: '000000' })).status
  }
  expect(last).toBeGreaterThanOrEqual(400)
  expect((await visitor.signIn('two-factor/verify-totp', { code: clock.generate() })).status).toBeGreaterThanOrEqual(
    400,
  )
  expect(await isIn(visitor)).toBe(false)
})

it('its steps stand in the log', async () => {
  const { body } = await door.owner.read('audit.list', { workspace: 'Ours', text: 'second-factor' })
  expect((body.rows as { action: string; refused: boolean }[]).map(({ action, refused }) => [action, refused])).toEqual(
    [
      ['second-factor.begin', false],
      ['second-factor.begin', true],
    ],
  )
  const { body: used } = await door.owner.read('audit.list', { workspace: 'Ours', action: 'sign-in.recovery-code' })
  expect(used.rows).toMatchObject([{ refused: true }, { refused: false }])
  const { body: wrong } = await door.owner.read('audit.list', { workspace: 'Ours', action: 'sign-in.code' })
  expect(wrong.rows).toContainEqual(expect.objectContaining({ actor: `user:${person.userId}`, refused: true }))
})
