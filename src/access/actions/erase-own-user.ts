import { z } from 'zod'
import { action, Failure, personal } from '#platform/server'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { eraseUser } from './erase-user.js'
import { knownUser } from './export-user.js'
import { ownUser } from './own-user.js'

/** Erases whoever asks. */
export const ownUserErase = action({
  name: 'own-user.erase',
  summary: 'Delete your account for good, in every workspace; what you did stays, without your name.',
  effect: 'write',
  permission: 'self',
  errors: ['forbidden', 'conflict', 'wrong-usage', 'wrong-credentials', 'too-many'],
  input: z.object({
    password: z.string().max(200).optional().describe('Your password, if you have one.'),
    email: z
      .string()
      .trim()
      .max(254)
      .optional()
      .describe('Without a password: your e-mail address once more.')
      .meta(personal('identity')),
  }),
  output: z.object({ erasedAt: z.string() }),
  only: { password: 'http' },
  async run(context, { password, email }) {
    const signIn = signInOf(context.database)
    const user = await knownUser(signIn.tracksOf(ownUser(context)))
    const { password: hasPassword } = await signIn.userWithPlaces(user.id)
    if (hasPassword) await signIn.checkPassword(user, password ?? '')
    else if (email?.toLowerCase() !== user.email.toLowerCase()) {
      throw new Failure('wrong-usage', 'This is not your e-mail address. Nothing was erased.')
    }
    return { erasedAt: await eraseUser(context, user) }
  },
})
