import { appendAuditEntry } from '#access/server'
import {
  type Erasure,
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
    for (const { id } of workspaces) {
      const theirs = erasures.filter(({ workspace }) => workspace === id)
      if (theirs.length > 0) await reapply(queryable, id, theirs)
    }
    await queryable.query(`select set_config('app.workspace_id', '', true), set_config('app.changes', '', true)`)
    await queryable.query('set local role mainstay_owner')
  }
}

async function reapply(queryable: Queryable, workspaceId: string, erasures: readonly Erasure[]): Promise<void> {
  await queryable.query(`select set_config('app.workspace_id', $1, true), set_config('app.changes', '', true)`, [
    workspaceId,
  ])
  await seeEverything(queryable)
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
