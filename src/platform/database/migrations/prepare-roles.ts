import type { Client } from 'pg'
import { Failure } from '../../failure.js'

const roles = ['mainstay_owner', 'mainstay_app', 'mainstay_sign_in'] as const

/**
 * Makes the three roles, lets this login act as them, and lets the owner make schemas whose tables the app may
 * read and write. Roles belong to the whole server, so other databases may be doing the same now.
 */
export async function prepareRoles(client: Client): Promise<void> {
  try {
    for (const role of roles) await ensureRole(client, role)
    await grantCreate(client)
    await client.query('set role mainstay_owner')
    await client.query(`
      alter default privileges grant usage on schemas to mainstay_app;
      alter default privileges grant select, insert, update, delete on tables to mainstay_app;
      alter default privileges grant usage, select, update on sequences to mainstay_app;`)
  } catch (error) {
    if ((error as { code?: string }).code !== '42501') throw error
    throw new Failure('database-unavailable', await sentenceFor(client), { cause: error })
  }
}

async function ensureRole(client: Client, role: (typeof roles)[number]): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role])
      if (rowCount === 0) await client.query(`create role ${role} nologin`)
      if (!(await canBecome(client, role))) await client.query(`grant ${role} to current_user`)
      return
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      const raced = code === '42710' || code === '23505' || /tuple concurrently updated/.test(message)
      if (!raced || attempt === 10) throw error
    }
  }
}

// Being a member is not enough since PostgreSQL 16: trying is what holds for every version.
async function canBecome(client: Client, role: string): Promise<boolean> {
  try {
    await client.query(`set role ${role}`)
    await client.query('reset role')
    return true
  } catch (error) {
    if ((error as { code?: string }).code === '42501') return false
    throw error
  }
}

async function grantCreate(client: Client): Promise<void> {
  const { rows } = await client.query<{ granted: boolean; name: string }>(
    `select has_database_privilege('mainstay_owner', current_database(), 'create') as granted, quote_ident(current_database()) as name`,
  )
  if (!rows[0]?.granted) await client.query(`grant create on database ${rows[0]?.name} to mainstay_owner`)
}

async function sentenceFor(client: Client): Promise<string> {
  await client.query('reset role')
  const { rows } = await client.query<{ login: string; name: string }>(
    'select quote_ident(current_user) as login, quote_ident(current_database()) as name',
  )
  const { login, name } = rows[0] ?? { login: '?', name: '?' }
  return (
    'The login of DATABASE_URL may not make the roles that Mainstay needs. As an administrator run: ' +
    `create role mainstay_owner nologin; create role mainstay_app nologin; create role mainstay_sign_in nologin; grant mainstay_owner, mainstay_app, mainstay_sign_in to ${login}; ` +
    `grant create on database ${name} to mainstay_owner;`
  )
}
