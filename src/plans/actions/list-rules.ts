import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure } from '#platform/server'
import { rules } from '../model/rules/index.js'
import { thresholdNames, thresholdTable } from '../model/thresholds.js'
import { evaluatePlans, livePlans } from '../store/evaluate-plans.js'
import { seeingEverything } from '../store/maintain-plans.js'
import { readThresholds, setThreshold } from '../store/thresholds.js'
import { ruleAnswer, thresholdAnswer } from './answers.js'
import { workspaceField } from './fields.js'

/** Lists the rules that find gaps, and the numbers in them. */
export const plansRules = action({
  name: 'plans.rules',
  summary: 'List the rules that find what plans lack, with their numbers.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({ rules: z.array(ruleAnswer), thresholds: z.array(thresholdAnswer) }),
  async run({ database }, request) {
    const { id } = await findWorkspace(database, request.workspace)
    const values = await database.withWorkspace(id, (transaction) => readThresholds(transaction, id))
    return {
      rules: rules.map(({ id: rule, severity, name, says, mend, action: resolving, thresholds }) => {
        return { rule, severity, name, says, mend, action: resolving, thresholds: [...thresholds] }
      }),
      thresholds: thresholdNames.map((name) => ({ name, value: values[name], ...thresholdTable[name] })),
    }
  },
})

/** Sets a number that rules compare with; all plans are looked at again. */
export const plansTune = action({
  name: 'plans.tune',
  summary: 'Set a number that the rules of plans compare with, such as ask-budget; all plans are looked at again.',
  effect: 'write',
  permission: 'plans:tune',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['threshold', 'value?'] },
  input: z.object({
    workspace: workspaceField,
    threshold: z.enum(thresholdNames).describe('Its name, as plans.rules lists it.'),
    value: z.int().max(100_000).optional().describe('A whole number in its unit; without it, the usual one again.'),
  }),
  output: thresholdAnswer,
  async run({ database, clock }, request) {
    const { id } = await findWorkspace(database, request.workspace)
    const { threshold, value = null } = request
    const { least, standard, unit, words } = thresholdTable[threshold]
    if (value !== null && value < least)
      throw new Failure('wrong-usage', `${threshold} is at least ${least} ${unit}. Give a larger number.`)
    await database.withWorkspace(id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      await setThreshold(transaction, id, threshold, value)
      const today = clock().slice(0, 10)
      await seeingEverything(transaction, async () =>
        evaluatePlans(transaction, id, await livePlans(transaction, id, null), today),
      )
    })
    return { name: threshold, value: value ?? standard, standard, least, unit, words }
  },
})
