import { z } from 'zod'
import { action } from '#platform/server'
import { listWorkspaces } from '../store/read-workspace.js'
import { workspaceOutput } from './workspace-output.js'

/** Lists the workspaces. */
export const workspacesList = action({
  name: 'workspaces.list',
  summary: 'List the workspaces that the caller belongs to.',
  effect: 'read',
  permission: 'workspaces:read',
  errors: [],
  input: z.object({}),
  output: z.object({ rows: z.array(workspaceOutput) }),
  async run({ database, caller }) {
    const rows = await listWorkspaces(database)
    const own = rows.filter(({ name }) => caller.sees(name))
    return {
      rows: own.map(({ name, currency, fiscalYearStart, policy, sample }) => ({
        name,
        currency,
        fiscalYearStart,
        policy,
        sample,
      })),
    }
  },
})
