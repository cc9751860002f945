import { Failure, nearest, type Recording, type Transaction } from '#platform/server'
import { type Policy, type PolicySwitches, policies, policyKey, switchesOf } from '../model/policy.js'

/** One version of a company's own policy set, and how it came to be. */
export type PolicyVersion = {
  readonly policy: Policy
  readonly basedOn: string
  readonly because: string
  readonly recordedAt: string
  readonly actor: string
}

type Row = {
  name: string
  version: number
  switches: PolicySwitches
  based_on: string
  because: string
  recorded_at: string
  actor: string
}

/** All versions of the company's own policy sets, by name, the newest first. */
export async function listPolicyVersions(transaction: Transaction, workspaceId: string): Promise<PolicyVersion[]> {
  const { rows } = await transaction.query<Row>(
    `select p.name, p.version, p.switches, p.based_on, p.because, r.recorded_at, r.actor
       from ledger.policy_set p
       join platform.recording r on r.workspace_id = p.workspace_id and r.id = p.recording
      where p.workspace_id = $1 order by p.name, p.version desc`,
    [workspaceId],
  )
  return rows.map((row) => ({
    policy: { name: row.name, version: row.version, ...row.switches },
    basedOn: row.based_on,
    because: row.because,
    recordedAt: row.recorded_at,
    actor: row.actor,
  }))
}

/**
 * The policy set with a name: a shipped one, or the company's own in its newest version, or `name@version`. A failure
 * names the nearest one if there is none.
 */
export async function readPolicy(transaction: Transaction, workspaceId: string, name: string): Promise<Policy> {
  const shipped = Object.hasOwn(policies, name) ? policies[name] : undefined
  if (shipped) return shipped
  const own = (await listPolicyVersions(transaction, workspaceId)).map(({ policy }) => policy)
  const found = own.find((policy) => policy.name === name || policyKey(policy) === name)
  if (found) return found
  const names = [...Object.keys(policies), ...new Set(own.map((policy) => policy.name))]
  const near = nearest(name, names)
  throw new Failure(
    'not-found',
    `There is no policy set "${name}".${near ? ` Did you mean "${near}"?` : ''} There are: ${names.join(', ')}.`,
  )
}

/** Keeps a version of an own policy set. */
export async function keepPolicyVersion(
  transaction: Transaction,
  recording: Recording,
  { policy, basedOn, because }: { policy: Policy; basedOn: string; because: string },
): Promise<void> {
  await transaction.query(
    `insert into ledger.policy_set (workspace_id, name, version, switches, based_on, because, recording)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      recording.workspaceId,
      policy.name,
      policy.version,
      JSON.stringify(switchesOf(policy)),
      basedOn,
      because,
      recording.id,
    ],
  )
}
