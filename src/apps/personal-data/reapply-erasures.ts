import { appendAuditEntry, type Erasure, eraseInWorkspace, eraseSignIn, type PersonErasure } from '#access/server'
import {
  erasePerson,
  findErasedPeople,
  findSubject,
  keepErasure,
  keepErasureSecret,
  refHash,
  seeEverything,
} from '#customers/server'
import { type AfterRestore, asAct, type Queryable } from '#platform/server'
import { holdings } from './holdings.js'

/**
 * Erases again whom a restored backup brought back, in the transaction that brings it, and keeps refusing them. It works as
 * the app does, under row-level security, so that the audit log has its entry for it.
 */
export function reapplyErasures(erasures: readonly Erasure[]): AfterRestore {
  return async (client) => {
    if (erasures.length === 0) return
    const queryable: Queryable = {
      query: async (sql, parameters = []) => (await client.query(sql, [...parameters])) as never,
    }
    const { rows: workspaces } = await queryable.query<{ id: string }>('select id from access.workspace')
    await queryable.query('set local role mainstay_app')
    const people = erasures.filter((erasure): erasure is PersonErasure => !('user' in erasure))
    for (const { id } of workspaces) {
      const theirs = people.filter(({ workspace }) => workspace === id)
      if (theirs.length > 0) await reapply(queryable, id, theirs)
    }
    const ids = workspaces.map(({ id }) => id)
    for (const erasure of erasures) if ('user' in erasure) await reapplyUser(queryable, ids, erasure.user)
    await queryable.query(`select set_config('app.workspace_id', '', true), set_config('app.changes', '', true)`)
    await queryable.query('set local role mainstay_owner')
  }
}

async function openWorkspace(queryable: Queryable, workspaceId: string): Promise<void> {
  await queryable.query(`select set_config('app.workspace_id', $1, true), set_config('app.changes', '', true)`, [
    workspaceId,
  ])
  await seeEverything(queryable)
}

async function reapplyUser(queryable: Queryable, workspaceIds: readonly string[], id: string): Promise<void> {
  await queryable.query('set local role mainstay_owner')
  const sql = `select 'key:' || id as actor from access.api_key where "referenceId" = $1`
  const { rows: keys } = await queryable.query<{ actor: string }>(sql, [id])
  const user = { id, actors: [`user:${id}`, ...keys.map(({ actor }) => actor)] }
  const act = { actor: 'mainstay', from: 'restore', action: 'members.erase', requestId: 'restore', input: undefined }
  await queryable.query('set local role mainstay_app')
  for (const workspaceId of workspaceIds) {
    await openWorkspace(queryable, workspaceId)
    if ((await eraseInWorkspace(queryable, workspaceId, user)) === 0) continue
    await asAct(act, () => appendAuditEntry(queryable, workspaceId))
  }
  await queryable.query('set local role mainstay_owner')
  await eraseSignIn(queryable, id)
}

async function reapply(queryable: Queryable, workspaceId: string, erasures: readonly PersonErasure[]): Promise<void> {
  await openWorkspace(queryable, workspaceId)
  const [first] = erasures
  const given = Buffer.from(first?.secret ?? '', 'base64url')
  const own = await keepErasureSecret(queryable, workspaceId, given)
  const again: { person: number; rows: unknown }[] = []
  for (const { at, hash, secret } of erasures) {
    const theirSecret = Buffer.from(secret, 'base64url')
    const [found] = await findErasedPeople(queryable, workspaceId, theirSecret, Buffer.from(hash, 'hex'))
    const subject = found === undefined ? null : await findSubject(queryable, workspaceId, { id: found })
    if (subject) {
      const rows = await erasePerson(queryable, workspaceId, subject, holdings)
      again.push({ person: subject.personId, rows })
    }
    const known = subject ? refHash(own, subject.ref) : theirSecret.equals(own) ? Buffer.from(hash, 'hex') : null
    const personId = subject?.personId ?? null
    if (known) await keepErasure(queryable, workspaceId, { hash: known, personId, at, actor: 'mainstay' })
  }
  const act = { actor: 'mainstay', from: 'restore', action: 'people.erase', requestId: 'restore', input: undefined }
  const noted = { what: 'customers.erasure', after: { afterRestore: true, people: again } }
  await queryable.query('select platform.note($1::jsonb)', [JSON.stringify(noted)])
  await asAct(act, () => appendAuditEntry(queryable, workspaceId))
}
