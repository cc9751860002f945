import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, type Transaction } from '#platform/server'
import { itemKinds } from '../model/kinds.js'
import { activePlans } from '../store/active-plans.js'
import type { ItemContent } from '../store/change-item.js'
import { findAccount } from '../store/find-account.js'
import { seeingEverything } from '../store/maintain-plans.js'
import { findPlan, type StoredItem } from '../store/read-items.js'
import { readThresholds } from '../store/thresholds.js'
import { applyChange } from './apply-change.js'
import { accountField, dayField, planFields, recordedIfChanged, versionField, workspaceField } from './fields.js'
import { planAttributes } from './plan-attributes.js'

const input = z.object({
  workspace: workspaceField,
  account: accountField,
  state: z.enum(itemKinds.plan.states).optional().describe('draft, active, paused or ended.'),
  ...planFields,
  day: dayField.optional().describe('The day on which it begins.'),
  version: versionField.optional(),
})

/** Changes the plan of an account: how far it is, its stage, messages, views and cadence. */
export const plansChange = action({
  name: 'plans.change',
  summary: 'Change the plan of an account: its state, stage, messages, points of view, cadence.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'wrong-usage', 'conflict', 'too-many'],
  command: { args: ['account'], options: { version: 'if-version' } },
  input,
  output: z.object({ plan: z.string(), version: z.string(), ...recordedIfChanged.shape }),
  async run({ database, actor }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { id } = await findAccount(transaction, workspace.id, request.account)
      const plan = await findPlan(transaction, workspace.id, id)
      if (!plan) throw new Failure('not-found', `The account "${request.account}" has no plan. plans.start begins one.`)
      if (request.state === 'active' && plan.state !== 'active') await refuseOneMore(transaction, workspace.id, plan)
      const wanted = (now: ItemContent): ItemContent => contentAfter(now, request)
      const recording = await applyChange(transaction, workspace.id, plan, { actor, version: request.version, wanted })
      if (recording === null) return { plan: plan.ref, version: plan.version, changeId: null, recordedAt: null }
      const changeId = String(recording.id)
      return { plan: plan.ref, version: changeId, changeId, recordedAt: recording.recordedAt }
    })
  },
})

/** Start small: no more than a few plans are active until the first of them shows a confirmed result. */
async function refuseOneMore(transaction: Transaction, workspaceId: string, plan: StoredItem): Promise<void> {
  const { 'active-plans': most } = await readThresholds(transaction, workspaceId)
  const others = async () => (await activePlans(transaction, workspaceId)).filter(({ ref }) => ref !== plan.ref)
  // All of them count, and only those in sight are named.
  const active = await seeingEverything(transaction, others)
  if (active.length < most || active.some(({ has_result }) => has_result)) return
  const named = (await others()).map(({ account_name }) => account_name)
  const names = [...named, ...(named.length < active.length ? ['…'] : [])].join(', ')
  throw new Failure(
    'too-many',
    `${active.length} plans are active already: ${names}. Start small: bring one of them to a result that the customer confirmed, pause one, or raise the threshold active-plans by plans.tune.`,
  )
}

function contentAfter(now: ItemContent, request: z.output<typeof input>): ItemContent {
  const text = (given: string | undefined, was: string | null) => (given === undefined ? was : given || null)
  return {
    ...now,
    state: request.state ?? now.state,
    title: text(request.title, now.title),
    owner: text(request.owner, now.owner),
    text: text(request.text, now.text),
    day: request.day ?? now.day,
    attributes: planAttributes(now.attributes, request),
  }
}
