import { z } from 'zod'
import { action, Failure } from '#platform/server'
import { ownerToBe } from '../sign-in/lend-sign-in.js'
import { makeWorkspace } from '../store/make-workspace.js'
import { workspaceOutput } from './workspace-output.js'

/** Creates an empty workspace. */
export const workspacesCreate = action({
  name: 'workspaces.create',
  summary: 'Create an empty workspace.',
  effect: 'write',
  permission: 'workspaces:create',
  errors: ['name-taken'],
  command: { args: ['name'] },
  input: z.object({
    name: z
      .string()
      .trim()
      .min(1, 'must not be empty')
      .max(100, 'must have at most 100 characters')
      .describe('Name of the workspace.'),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, 'must be a currency code such as EUR')
      .default('EUR')
      .describe('Reporting currency.'),
    fiscalYearStart: z.int().min(1).max(12).default(1).describe('First month of the fiscal year, 1 to 12.'),
  }),
  output: workspaceOutput,
  async run({ database, actor }, { name, currency, fiscalYearStart }) {
    if (!Intl.supportedValuesOf('currency').includes(currency)) {
      throw new Failure(
        'wrong-usage',
        `"${currency}" is not a currency code of ISO 4217. Take one such as EUR, USD or PLN.`,
      )
    }
    const asked = { name, currency, fiscalYearStart, sample: false }
    const made = await makeWorkspace(database, asked, await ownerToBe(database, actor))
    if (!made) throw new Failure('name-taken', `There is a workspace "${name}" already. Choose another name.`)
    return { name, currency, fiscalYearStart, policy: 'mainstay', sample: false }
  },
})
