import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action } from '#platform/server'
import { fits } from '../model/rule.js'
import { readAttributesOn } from '../store/read-segments.js'
import { dayField, ruleField, ruleOf, workspaceField } from './segment-fields.js'

const shown = 50

/** Which accounts a rule would take. Changes nothing. */
export const segmentsPreview = action({
  name: 'segments.preview',
  summary: 'Show which accounts a rule takes, before it is saved.',
  effect: 'read',
  permission: 'accounts:read',
  errors: ['not-found', 'wrong-usage'],
  input: z.object({
    workspace: workspaceField,
    rule: ruleField,
    on: dayField.optional().describe('By the attributes of this day; without it of today.'),
  }),
  output: z.object({
    count: z.int(),
    accounts: z.int().describe('How many accounts there are.'),
    rows: z.array(z.object({ ref: z.string(), name: z.string() })).describe(`The first ${shown} by name.`),
  }),
  async run({ database, clock, signal }, request) {
    const rule = ruleOf(request.rule)
    const workspace = await findWorkspace(database, request.workspace)
    const day = request.on ?? clock().slice(0, 10)
    return database.withWorkspace(workspace.id, async (transaction) => {
      let [count, accounts] = [0, 0]
      const rows: { ref: string; name: string }[] = []
      for await (const batch of readAttributesOn(transaction, workspace.id, day)) {
        signal.throwIfAborted()
        accounts += batch.length
        for (const account of batch) {
          if (!fits(rule, account)) continue
          if (count < shown) rows.push({ ref: account.ref, name: account.name })
          count++
        }
      }
      return { count, accounts, rows }
    })
  },
})
