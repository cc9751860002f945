import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, beginRecording, Failure, saveFacts } from '#platform/server'
import { planItems } from '../store/fact-tables.js'
import { findAccount } from '../store/find-account.js'
import { findPlan } from '../store/read-items.js'
import { accountField, dayField, memberFields, planFields, recorded, workspaceField } from './fields.js'
import { planAttributes } from './plan-attributes.js'

/** Starts the plan of an account as a draft, with its first team. */
export const plansStart = action({
  name: 'plans.start',
  summary: 'Start the plan of an account, as a draft, with the team that there is.',
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    ...planFields,
    day: dayField.optional().describe('The day on which it begins; today without it.'),
    team: z.array(memberFields).max(50).default([]).describe('Who of ours works on it.'),
  }),
  output: z.object({ plan: z.string().describe('Key of the plan.'), version: z.string(), ...recorded.shape }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const { account, title, owner, text, day = clock().slice(0, 10) } = request
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const { id } = await findAccount(transaction, workspace.id, account)
      const present = await findPlan(transaction, workspace.id, id)
      if (present && present.state !== 'ended')
        throw new Failure('name-taken', `The account "${account}" has a plan already: ${present.ref}. Change that one.`)
      const recording = await beginRecording(transaction, workspace.id, { kind: 'create', actor })
      const ref = randomUUID()
      const attributes = JSON.stringify({ stage: 'onboarding', ...planAttributes({}, request) })
      const plan = { ref, account, kind: 'plan', state: 'draft', title, owner, text, day, attributes }
      const members = request.team.map((member) => ({
        ...member,
        ref: randomUUID(),
        account,
        kind: 'team-member',
        day,
      }))
      await saveFacts(transaction, planItems, recording, [plan, ...members])
      const changeId = String(recording.id)
      return { plan: ref, version: changeId, changeId, recordedAt: recording.recordedAt }
    })
  },
})
