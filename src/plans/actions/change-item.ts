import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, type Transaction } from '#platform/server'
import type { ItemContent } from '../store/change-item.js'
import { personId, unitId } from '../store/find-keys.js'
import { findItem, type StoredItem } from '../store/read-items.js'
import { allowKind, refusePlan } from './add-item.js'
import { applyChange } from './apply-change.js'
import { itemFields, itemOutput, recordedIfChanged, versionField, workspaceField } from './fields.js'
import { itemTold } from './told.js'

const input = z.object({
  workspace: workspaceField,
  item: z.string().min(1, 'must not be empty').describe('Key of the item.'),
  ...itemFields,
  version: versionField.optional(),
})

/** Changes what an item of a plan says, its state too. The earlier versions are kept. */
export const planItemsChange = action({
  name: 'plan-items.change',
  summary: 'Change an item of a plan, or how far it is; earlier versions are kept.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'wrong-usage', 'conflict', 'forbidden'],
  command: { args: ['item'], options: { version: 'if-version' } },
  input,
  output: z.object({ item: itemOutput, ...recordedIfChanged.shape }),
  async run({ database, actor, caller }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const before = await findItem(transaction, workspace.id, request.item)
      refusePlan(before.kind)
      allowKind(caller, before.kind, request)
      const wanted = (now: ItemContent) => contentAfter(transaction, workspace.id, before, now, request)
      const recording = await applyChange(transaction, workspace.id, before, {
        actor,
        version: request.version,
        wanted,
      })
      const item = itemTold(await findItem(transaction, workspace.id, before.ref))
      if (recording === null) return { item, changeId: null, recordedAt: null }
      return { item, changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

async function contentAfter(
  transaction: Transaction,
  workspaceId: string,
  item: StoredItem,
  now: ItemContent,
  request: z.output<typeof input>,
): Promise<ItemContent> {
  const text = (given: string | undefined, was: string | null) => (given === undefined ? was : given || null)
  const key = async (given: string | undefined, was: number | null, find: (ref: string) => Promise<number>) =>
    given === undefined ? was : given === '' ? null : find(given)
  const person = (ref: string) => personId(transaction, workspaceId, ref)
  const changed = Object.entries({ ...now.attributes, ...request.attributes })
  return {
    state: request.state || now.state,
    title: text(request.title, now.title),
    person_id: await key(request.person, now.person_id, person),
    other_person_id: await key(request.otherPerson, now.other_person_id, person),
    unit_id: await key(request.unit, now.unit_id, (ref) => unitId(transaction, workspaceId, item.account_id, ref)),
    about: text(request.about, now.about),
    function: text(request.function, now.function),
    owner: text(request.owner, now.owner),
    day: text(request.day, now.day),
    due: text(request.due, now.due),
    until: text(request.until, now.until),
    text: text(request.text, now.text),
    attributes: Object.fromEntries(changed.filter(([, value]) => value !== '')),
  }
}
