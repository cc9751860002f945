import { randomInt } from 'node:crypto'
import { Client } from 'pg'
import { Failure } from '../failure.js'
import { explainDatabaseError, sentenceOf } from './database-errors.js'
import type { FoundDatabase } from './find-database.js'

/** How safely the app is held by row-level security: by its login, or only by the role that this login takes on. */
export type Separation = {
  readonly by: 'login' | 'role'
  /** What to tell the administrator; null if there is nothing to mend. */
  readonly warning: string | null
}

/**
 * Makes sure, after the migrations, that row-level security holds the app: refuses a role that may pass over it, and a
 * login of MAINSTAY_APP_DATABASE_URL that may or that reaches another database. Fails as `database-unavailable`.
 */
export async function checkSeparation(found: Pick<FoundDatabase, 'url' | 'appUrl' | 'source'>): Promise<Separation> {
  const app = await connect(found.appUrl)
  try {
    const login = await powersOf(app, 'session_user')
    await takeOn(app, login.name)
    const role = await powersOf(app, 'current_user')
    if (role.powers.length > 0) throw refused(roleTooStrong(role))
    if (found.appUrl === found.url) return rated(login)
    if (login.powers.length > 0) throw refused(loginTooStrong(login))
    if (found.source === 'server') await sameDatabase(found.url, app)
    return rated(login)
  } catch (error) {
    throw explainDatabaseError(error)
  } finally {
    await app.end().catch(() => undefined)
  }
}

type Role = { readonly name: string; readonly powers: readonly string[] }

function rated(login: Role): Separation {
  if (login.powers.length === 0) return { by: 'login', warning: null }
  return { by: 'role', warning: loginWarning(login) }
}

async function connect(url: string): Promise<Client> {
  try {
    const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000, application_name: 'mainstay' })
    client.on('error', () => undefined)
    await client.connect()
    return client
  } catch (error) {
    const sentence = `The app cannot log in to its database: ${sentenceOf(error)}. Check MAINSTAY_APP_DATABASE_URL.`
    throw new Failure('database-unavailable', sentence, { cause: error })
  }
}

// Whoever may create roles can join any role before PostgreSQL 16, and whoever reaches the server's files reads them all.
const strong = `r.rolbypassrls or r.rolcreaterole or r.rolname in
  ('mainstay_owner', 'pg_execute_server_program', 'pg_read_server_files', 'pg_write_server_files')`

async function powersOf(client: Client, who: 'session_user' | 'current_user'): Promise<Role> {
  const { rows } = await client.query<Role>(
    `select me.rolname as name,
            case when me.rolsuper then array['is a superuser'] else array(
              select case when r.oid <> me.oid then 'is a member of ' || r.rolname
                          when r.rolbypassrls then 'has BYPASSRLS'
                          else 'has CREATEROLE' end
                from pg_roles r where pg_has_role(me.oid, r.oid, 'member') and (r.rolsuper or ${strong})
               order by r.rolname) end as powers
       from pg_roles me where me.rolname = ${who}`,
  )
  const [role] = rows
  if (!role) throw new Error('Broken promise: the role that asks exists')
  return role
}

async function takeOn(client: Client, login: string): Promise<void> {
  try {
    await client.query('set role mainstay_app')
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw refused(
      `The login ${login} of MAINSTAY_APP_DATABASE_URL may not act as mainstay_app. As an administrator run: grant mainstay_app to ${login};`,
    )
  }
}

// A lock of one session is seen by another of the same database alone.
async function sameDatabase(url: string, app: Client): Promise<void> {
  const owner = await connect(url)
  try {
    const key = randomInt(2 ** 47)
    await owner.query('select pg_advisory_lock($1)', [key])
    const { rows } = await app.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [key])
    if (rows[0]?.free) throw refused('MAINSTAY_APP_DATABASE_URL and DATABASE_URL name different databases.')
  } finally {
    await owner.end().catch(() => undefined)
  }
}

function refused(sentence: string): Failure {
  return new Failure('database-unavailable', sentence)
}

function roleTooStrong({ name, powers }: Role): string {
  return `The role ${name} ${powers.join(' and ')}, so row-level security would not keep workspaces apart. As an administrator take that away from it.`
}

function loginTooStrong({ name, powers }: Role): string {
  return `The login ${name} of MAINSTAY_APP_DATABASE_URL ${powers.join(' and ')}, so it could pass over row-level security. Use a login that is a member of mainstay_app alone.`
}

function loginWarning({ name, powers }: Role): string {
  return `The app logs in to the database as ${name}, which ${powers.join(' and ')}. Row-level security keeps workspaces apart in every query of Mainstay, but SQL smuggled into one could switch it off. Set MAINSTAY_APP_DATABASE_URL to a login that is a member of mainstay_app alone; docs/security.md says how.`
}
