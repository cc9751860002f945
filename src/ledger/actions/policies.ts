import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { action, beginRecording, Failure, type Transaction } from '#platform/server'
import { type Policy, type PolicySwitches, policies, policyKey, switchesOf } from '../model/policy.js'
import { keepPolicyVersion, listPolicyVersions, type PolicyVersion, readPolicy } from '../store/policy-sets.js'
import { workspaceField } from './fields.js'

const switches = {
  discounts: z
    .enum(['net', 'gross', 'permanent'])
    .describe('ARR net of every discount, gross, or net of permanent ones.'),
  churnDay: z
    .enum(['paid-end', 'cancellation'])
    .describe('Churn on the end of the paid period, or the day of cancellation.'),
  newWindowDays: z
    .int()
    .min(0)
    .max(366)
    .describe('Staggered starts of a first contract within so many days are all new.'),
  graceDays: z.int().min(0).max(366).describe('A renewal recorded within so many days after the end keeps the ARR.'),
  paused: z.enum(['not-arr', 'arr']).describe('Whether a paused line is ARR.'),
  reactivation: z
    .enum(['excluded', 'included-cohort', 'included-event', 'expansion'])
    .describe('How a customer that comes back counts in retention.'),
  fx: z
    .enum(['constant', 'day', 'period-end'])
    .describe('Exchange rates: constant in a fiscal year, of the day, of the end of the month.'),
  netting: z.enum(['day', 'month']).describe('Changes are netted within a day, or month-end against month-end.'),
  countedUnit: z.enum(['account', 'parent', 'contract']).describe('What is counted as one customer.'),
  retention: z
    .enum(['point-to-point', 'movements', 'renewals-due'])
    .describe(
      'NRR and GRR: ARR then against now per customer, ARR then plus its movements, or renewed of what was due.',
    ),
}

const switchInputs = z.object(switches).partial().shape

const setRow = z.object({
  name: z.string(),
  version: z.int(),
  key: z.string().describe('How to ask for exactly this version.'),
  shipped: z.boolean(),
  current: z.boolean().describe('The numbers of the workspace are kept under it.'),
  switches: z.object(switches),
  basedOn: z.string().nullable(),
  because: z.string().nullable(),
  recordedAt: z.string().nullable(),
  actor: z.string().nullable(),
})

const because = z.string().trim().min(3, 'must say why').describe('Why, for everybody who reads the numbers.')

/** The policy sets that numbers can be asked under. */
export const policiesList = action({
  name: 'policies.list',
  summary: 'List the policy sets: how the numbers can be defined, and under which the workspace keeps them.',
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found'],
  input: z.object({ workspace: workspaceField }),
  output: z.object({ rows: z.array(setRow).describe('Shipped ones, then every version of own ones.') }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const own = await database.withWorkspace(workspace.id, (transaction) =>
      listPolicyVersions(transaction, workspace.id),
    )
    return {
      rows: [
        ...Object.values(policies).map((policy) => rowOf(workspace, policy)),
        ...own.map((each) => rowOf(workspace, each.policy, each)),
      ],
    }
  },
})

/** A new policy set of the company's own. */
export const policiesCreate = action({
  name: 'policies.create',
  summary: 'Make a policy set of your own from another one.',
  effect: 'write',
  permission: 'ledger:policy',
  errors: ['not-found', 'name-taken', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({
    workspace: workspaceField,
    name: z
      .string()
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u, 'must be letters, digits, spaces and - only')
      .describe('Its name.'),
    basedOn: z.string().default('mainstay').describe('The policy set to start from.'),
    because,
    ...switchInputs,
  }),
  output: setRow,
  async run({ database, actor }, { workspace: name, basedOn, ...request }) {
    const workspace = await findWorkspace(database, name)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const act = { kind: 'policy', actor, because: request.because } as const
      const recording = await beginRecording(transaction, workspace.id, act)
      await refuseTakenName(transaction, workspace, request.name)
      const base = await readPolicy(transaction, workspace.id, basedOn)
      const policy: Policy = { ...changed(base, request), name: request.name, version: 1 }
      await keepPolicyVersion(transaction, recording, { policy, basedOn: policyKey(base), because: request.because })
      return rowOf(workspace, policy, { ...recording, basedOn: policyKey(base), because: request.because, actor })
    })
  },
})

/** A new version of an own policy set; numbers kept under an earlier version stay until it is chosen. */
export const policiesChange = action({
  name: 'policies.change',
  summary: 'Make a new version of your own policy set.',
  effect: 'write',
  permission: 'ledger:policy',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['name'] },
  input: z.object({ workspace: workspaceField, name: z.string().describe('Its name.'), because, ...switchInputs }),
  output: setRow,
  async run({ database, actor }, { workspace: name, ...request }) {
    const workspace = await findWorkspace(database, name)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const act = { kind: 'policy', actor, because: request.because } as const
      const recording = await beginRecording(transaction, workspace.id, act)
      const before = await readPolicy(transaction, workspace.id, request.name)
      if (Object.hasOwn(policies, before.name))
        throw new Failure(
          'wrong-usage',
          `${before.name} is shipped with the program and stays as it is. Make a policy set of your own from it.`,
        )
      const newest = await readPolicy(transaction, workspace.id, before.name)
      const policy: Policy = { ...changed(newest, request), name: newest.name, version: newest.version + 1 }
      if (JSON.stringify(switchesOf(policy)) === JSON.stringify(switchesOf(newest)))
        throw new Failure(
          'wrong-usage',
          `Nothing would change in ${policyKey(newest)}. Name a switch and its new value.`,
        )
      await keepPolicyVersion(transaction, recording, { policy, basedOn: policyKey(newest), because: request.because })
      return rowOf(workspace, policy, { ...recording, basedOn: policyKey(newest), because: request.because, actor })
    })
  },
})

async function refuseTakenName(transaction: Transaction, workspace: Workspace, name: string): Promise<void> {
  const own = await listPolicyVersions(transaction, workspace.id)
  if (Object.hasOwn(policies, name) || own.some(({ policy }) => policy.name === name))
    throw new Failure('name-taken', `There is a policy set "${name}" already. Choose another name, or change that one.`)
}

function changed(base: Policy, request: Partial<PolicySwitches>): PolicySwitches {
  const given = Object.keys(switches).flatMap((name) => {
    const value = request[name as keyof PolicySwitches]
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...switchesOf(base), ...Object.fromEntries(given) }
}

function rowOf(
  workspace: Workspace,
  policy: Policy,
  own?: Pick<PolicyVersion, 'basedOn' | 'because' | 'recordedAt' | 'actor'>,
): z.input<typeof setRow> {
  return {
    name: policy.name,
    version: policy.version,
    key: policyKey(policy),
    shipped: own === undefined,
    current: policyKey(policy) === workspace.policy,
    switches: switchesOf(policy),
    basedOn: own?.basedOn ?? null,
    because: own?.because ?? null,
    recordedAt: own?.recordedAt ?? null,
    actor: own?.actor ?? null,
  }
}
