import { Failure, nearest } from '#platform/server'
import { type Policy, policies } from '../model/policy.js'

/** The shipped policy set with a name; a failure that names the nearest one if there is none. */
export function policyNamed(name: string): Policy {
  const policy = Object.hasOwn(policies, name) ? policies[name] : undefined
  if (policy) return policy
  const near = nearest(name, Object.keys(policies))
  throw new Failure(
    'not-found',
    `There is no policy set "${name}".${near ? ` Did you mean "${near}"?` : ''} There are: ${Object.keys(policies).join(', ')}.`,
  )
}
