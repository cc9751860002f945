import { Client } from 'pg'
import { newPassword, type Secrets, writeSecrets } from './secrets.js'

/** The login that the app works with; see `prepareRoles` for what `mainstay_app` may do. */
const appLogin = 'mainstay_app_login'

/** Where to reach the database, by whom. */
export type Addresses = {
  /** For the owner's work (migrations, backup, rebuild) and for sign-in, whose secrets the app's login must not reach. */
  readonly url: string
  /** For the app: where there is one, a login that can act as `mainstay_app` alone; else the same as `url`. */
  readonly appUrl: string
}

/**
 * Makes the database and the two logins where they are missing, as the cluster's superuser. The app's password is
 * written to `file` only when its login has it, so a start that is cut off in between is made good by the next.
 */
export async function ensureDatabase(port: number, secrets: Secrets, file: string): Promise<Addresses> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: secrets.superuser,
    database: 'postgres',
    ssl: false,
  })
  client.on('error', () => undefined)
  await client.connect()
  try {
    await ensureOwner(client, secrets.login)
    const app = secrets.app ?? newPassword()
    await ensureAppLogin(client)
    if (secrets.app === undefined) {
      await client.query(`alter role ${appLogin} password ${client.escapeLiteral(app)}`)
      writeSecrets(file, { ...secrets, app })
    }
    return addressesOf(port, secrets.login, app)
  } finally {
    await client.end()
  }
}

/** The addresses at a port. */
export function addressesOf(port: number, owner: string, app: string): Addresses {
  return {
    url: `postgres://mainstay:${owner}@127.0.0.1:${port}/mainstay`,
    appUrl: `postgres://${appLogin}:${app}@127.0.0.1:${port}/mainstay`,
  }
}

async function ensureOwner(client: Client, password: string): Promise<void> {
  const { rows } = await client.query<{ has_role: boolean; has_database: boolean }>(
    `select exists (select from pg_roles where rolname = 'mainstay') as has_role,
            exists (select from pg_database where datname = 'mainstay') as has_database`,
  )
  const literal = client.escapeLiteral(password)
  // Not a superuser: row-level security does not hold superusers.
  if (!rows[0]?.has_role) await client.query(`create role mainstay login createrole createdb password ${literal}`)
  if (!rows[0]?.has_database) await client.query('create database mainstay owner mainstay')
}

async function ensureAppLogin(client: Client): Promise<void> {
  const { rows } = await client.query<{ has_role: boolean; has_login: boolean }>(
    `select exists (select from pg_roles where rolname = 'mainstay_app') as has_role,
            exists (select from pg_roles where rolname = $1) as has_login`,
    [appLogin],
  )
  // Made by `mainstay`, who must be able to hand it on.
  if (!rows[0]?.has_role) await client.query('set role mainstay; create role mainstay_app nologin; reset role')
  if (!rows[0]?.has_login) await client.query(`create role ${appLogin} login in role mainstay_app`)
}
