import { type Caller, Failure, machine } from '#platform/server'
import type { House } from '../house.js'

/**
 * Who gives commands. On the embedded database it is who administers this machine. A server's database is shared by
 * people who have roles: there it is the owner of MAINSTAY_API_KEY, as soon as an owner can sign in. Fails as
 * `not-signed-in`.
 */
export async function whoAsks(
  house: Pick<House, 'isShared' | 'signIn'> | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<Caller> {
  if (!house?.isShared || !(await house.signIn.hasOwner())) return machine
  const key = environment.MAINSTAY_API_KEY?.trim()
  if (!key) {
    throw new Failure(
      'not-signed-in',
      'DATABASE_URL names a database in which people sign in. Make an API key in the app and set MAINSTAY_API_KEY to it.',
    )
  }
  return house.signIn.admit(new Headers({ authorization: `Bearer ${key}` }), 'command line')
}
