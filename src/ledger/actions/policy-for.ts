import type { Workspace } from '#access/server'
import type { Database } from '#platform/server'
import { type Policy, policies } from '../model/policy.js'
import { readPolicy } from '../store/policy-sets.js'

/** The policy set that is asked for, or that of the workspace; a failure if there is none with this name. */
export async function policyFor(database: Database, workspace: Workspace, name?: string): Promise<Policy> {
  const asked = name ?? workspace.policy
  const shipped = Object.hasOwn(policies, asked) ? policies[asked] : undefined
  return shipped ?? database.withWorkspace(workspace.id, (transaction) => readPolicy(transaction, workspace.id, asked))
}
