import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace, noteSealed } from '#access/server'
import type { PersonalMark } from '#platform'
import { beginRecording, type Context, type FactTable, saveFacts, type Transaction } from '#platform/server'
import { personLinks, ties } from '../store/fact-tables.js'
import { findPerson } from '../store/read-people.js'
import { dayField, recorded } from './segment-fields.js'

/** The days of a link, a placement or a role as inputs. */
export const spanFields = {
  since: dayField.optional().describe('The first day on which it holds; without it, from the beginning.'),
  until: dayField.optional().describe('The last day on which it holds; without it, it goes on.'),
}

/** The key of a link, a placement, a role or a tie as an input. */
export const relationField = z.string().min(1, 'must not be empty').describe('Its key, as organisation.show gives it.')

/** What making one answers. */
export const relationMade = z.object({ ref: z.string().describe('Its key.'), ...recorded.shape })

type Fields = Readonly<Record<string, string | null | undefined>>

/** How personal a fact about a person is. */
export function markOf(facts: FactTable, { kind }: Fields): PersonalMark {
  return facts === ties || (facts === personLinks && kind !== 'reports_to') ? 'opinion' : 'identity'
}

/** Refuses, as forbidden, to touch what somebody thinks of people for whoever may not. */
export function allowMark(caller: Context['caller'], mark: PersonalMark, request: unknown): void {
  if (mark !== 'opinion') return
  // Who cannot see opinions cannot write them either: the database holds both.
  caller.allow({ permission: 'opinions:read' }, request)
  caller.allow({ permission: 'opinions:write' }, request)
}

/** Records a new fact about a person. */
export async function makeRelation(
  { database, actor, caller, clock }: Context,
  request: { readonly workspace: string; readonly person: string },
  facts: FactTable,
  fields: Fields,
): Promise<z.input<typeof relationMade>> {
  const mark = markOf(facts, fields)
  allowMark(caller, mark, request)
  const workspace = await findWorkspace(database, request.workspace)
  return database.withWorkspace(workspace.id, async (transaction) => {
    await transaction.lockWorkspace('ledger')
    const person = await findPerson(transaction, workspace.id, request.person, clock().slice(0, 10))
    const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
    const ref = randomUUID()
    const stated = { ref, person: person.ref, ...fields }
    await saveFacts(transaction, facts, recording, [stated])
    await noteRelation(transaction, { workspaceId: workspace.id, personId: person.id, mark }, facts, { after: stated })
    return { ref, changeId: String(recording.id), recordedAt: recording.recordedAt }
  })
}

type Owner = { readonly workspaceId: string; readonly personId: number; readonly mark: PersonalMark }

/** Notes a change for the audit log, each value sealed with the key of whom it is about. */
export async function noteRelation(
  transaction: Transaction,
  owner: Owner,
  facts: FactTable,
  { before, after }: { readonly before?: Fields; readonly after?: Fields },
): Promise<void> {
  const what = facts.table
  const own = (fields: Fields | undefined, key: 'before' | 'after') => {
    if (!fields) return {}
    // Evidence of a line tells of both; it stands in the versions of the line, which go with either of them.
    const { other: _, because: __, ...rest } = fields
    return { [key]: rest }
  }
  await noteSealed(transaction, owner, { what, ...own(before, 'before'), ...own(after, 'after') })
  const other = after?.other ?? before?.other
  if (!other) return
  const { rows } = await transaction.query<{ id: number }>(
    'select id from customers.person where workspace_id = $1 and ref = $2',
    [owner.workspaceId, other],
  )
  // The key of the other one goes with their own data, when they are erased.
  if (rows[0]) await noteSealed(transaction, { ...owner, personId: Number(rows[0].id) }, { what, after: { other } })
}
