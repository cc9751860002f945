import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace } from '#access/server'
import {
  action,
  beginRecording,
  type Caller,
  type Context,
  type FactFields,
  Failure,
  personal,
  saveFacts,
} from '#platform/server'
import { type ItemKindName, itemKind, itemKindNames } from '../model/kinds.js'
import { planItems } from '../store/fact-tables.js'
import { findAccount } from '../store/find-account.js'
import { hasItem } from '../store/find-keys.js'
import { findItem } from '../store/read-items.js'
import { accountField, itemFields, itemOutput, recorded, workspaceField } from './fields.js'
import { itemTold } from './told.js'

/** Adds something to what a plan says. */
export const planItemsAdd = action({
  name: 'plan-items.add',
  summary: 'Add to a plan: an outcome, a renewal condition, an advocate, a critic, an action or the like.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'name-taken', 'wrong-usage', 'forbidden'],
  command: { args: ['account', 'kind'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    kind: z.enum(itemKindNames).describe('What it is.').meta(personal('identity')),
    ref: z
      .string()
      .trim()
      .max(500)
      .optional()
      .describe('Key of the item, as your other systems know it; made up without it.'),
    ...itemFields,
  }),
  output: z.object({ item: itemOutput, ...recorded.shape }),
  async run({ database, actor, caller }, request) {
    const { account, kind, ref = '' } = request
    refusePlan(kind)
    allowKind(caller, kind, request)
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      await findAccount(transaction, workspace.id, account)
      const key = ref || randomUUID()
      if (await hasItem(transaction, workspace.id, key))
        throw new Failure('name-taken', `The key "${key}" belongs to another item already. Choose another.`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      await saveFacts(transaction, planItems, recording, [{ ...statedFields(request), ref: key, account, kind }])
      const item = itemTold(await findItem(transaction, workspace.id, key))
      return { item, changeId: String(recording.id), recordedAt: recording.recordedAt }
    })
  },
})

type Stated = z.output<z.ZodObject<typeof itemFields>>

function statedFields({ attributes = {}, ...fields }: Stated & Readonly<Record<string, unknown>>): FactFields {
  const { state, title, person, otherPerson, unit, about, owner, day, due, until, text } = fields
  const own = Object.entries(attributes).filter(([, value]) => value !== '')
  return {
    ...{ state, title, person, otherPerson, unit, about, function: fields.function, owner, day, due, until, text },
    attributes: own.length > 0 ? JSON.stringify(Object.fromEntries(own)) : null,
  }
}

/** A plan has actions of its own. */
export function refusePlan(kind: ItemKindName): void {
  if (kind === 'plan')
    throw new Failure('wrong-usage', 'A plan is begun by plans.start and changed by plans.change. Use those.')
}

/** Refuses, as `forbidden`, who may not see and write opinions where a kind of item is one. */
export function allowKind(
  caller: Caller,
  kind: ItemKindName,
  request: Parameters<Context['caller']['allow']>[1],
): void {
  if (itemKind(kind).personal !== 'opinion') return
  for (const permission of ['opinions:write', 'opinions:read']) caller.allow({ permission }, request)
}
