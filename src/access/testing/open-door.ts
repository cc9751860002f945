import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { type AnyAction, openLibraryPool, openMail, startServer, webHeaders } from '#platform/server'
import { homePrefix } from '../../../tests/support/sweep-homes.js'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/test-database.js'
import type { OidcSettings, SignIn } from '../server.js'
import * as access from '../server.js'
import { Visitor } from './visitor.js'

/** A server that signs people in, on a database of its own. */
export type Door = {
  readonly address: string
  readonly test: TestDatabase
  readonly signIn: SignIn
  /** Somebody new at the door. */
  visitor(): Visitor
  /** The first owner, signed in, with a workspace `Ours`. */
  readonly owner: Visitor
  /** Invites somebody to `Ours`, who chooses `password` and signs in. */
  join(name: string, role: string, more?: object): Promise<Visitor & { userId: string }>
  close(): Promise<void>
}

/** How the server is set up. */
export type DoorSettings = {
  readonly oidc?: Omit<OidcSettings, 'name'>
  readonly mailUrl?: string
  /** People reach the server under this name, through a proxy. */
  readonly publicName?: string
}

/** What everybody's password is. */
export const password = 'a horse reads slowly'

const actions = (Object.values(access) as unknown[]).filter(
  (each): each is AnyAction => typeof each === 'object' && each !== null && 'permission' in each,
)

/** Opens a door. */
export async function openDoor({ oidc, mailUrl, publicName }: DoorSettings = {}): Promise<Door> {
  const test = await createTestDatabase()
  const home = mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  let address = ''
  const pool = openLibraryPool({ url: test.url, role: 'mainstay_sign_in', schema: 'access' })
  const signIn = access.openSignIn(pool, test.app, () => ({
    address,
    secret: 'only for tests'.repeat(3),
    oidc: oidc && { ...oidc, name: 'The provider' },
    mail: mailUrl ? openMail({ MAINSTAY_SMTP_URL: mailUrl, MAINSTAY_MAIL_FROM: 'mainstay@example.com' }) : undefined,
  }))
  const server = await startServer({
    actions,
    version: '0',
    home,
    port: 0,
    // A proxy is in front, which says where people come from.
    publicAddress: publicName ?? 'https://mainstay.example',
    log: pino({ level: 'silent' }),
    takeJob: () => Promise.reject(new Error('no long work here')),
    signIn: { prefix: access.signInPath, handle: (request, asked) => signIn.handle(request, asked) },
    admit: (request) => signIn.admit(webHeaders(request), request.ip),
    contextFor: (caller, requestId, signal) => ({
      ...{ database: test.app, clock: () => new Date().toISOString(), requestId, signal, home, caller },
      ...{ progress: () => undefined, actor: caller.actor },
    }),
    checkReady: async () => undefined,
  })
  address = publicName ?? server.address
  const visitor = () => new Visitor(server.address, publicName)
  const owner = await beFirst(visitor(), signIn)
  return {
    ...{ address, test, signIn, visitor, owner },
    join: (name, role, more) => joinAs(visitor(), owner, { name, role, ...more }),
    async close() {
      await server.close()
      await signIn.close()
      await test.drop()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

async function beFirst(owner: Visitor, signIn: SignIn): Promise<Visitor> {
  const secret = new URL((await signIn.firstLink()) ?? '').searchParams.get('secret')
  const email = 'owner@example.com'
  expectOk(await owner.send('setup.owner', { secret, name: 'Olga Owner', email, password }))
  expectOk(await owner.signIn('sign-in/email', { email, password }))
  expectOk(await owner.send('workspaces.create', { name: 'Ours' }))
  return owner
}

async function joinAs(person: Visitor, owner: Visitor, given: { name: string; role: string }) {
  const email = `${given.name}@example.com`
  const { userId, link } = expectOk(await owner.send('members.invite', { workspace: 'Ours', email, ...given }))
  const token = new URL(String(link)).searchParams.get('token')
  expectOk(await person.signIn('reset-password', { token, newPassword: password }))
  expectOk(await person.signIn('sign-in/email', { email, password }))
  return Object.assign(person, { userId: String(userId) })
}

function expectOk({ status, text, body }: Awaited<ReturnType<Visitor['ask']>>): Record<string, unknown> {
  if (status >= 300) throw new Error(`Asked in vain: ${status} ${text}`)
  return body
}
