import { z } from 'zod'
import { action, Failure } from '#platform/server'
import { signInOf } from '../sign-in/lend-sign-in.js'
import { refuseGuessable } from '../sign-in/refuse-guessable.js'
import { makeOwner } from '../store/first-owner.js'
import { listWorkspaces } from '../store/read-workspace.js'
import { emailField, nameField, passwordField } from './user-fields.js'

/** Says what the sign-in page needs to know before anybody is signed in. */
export const setupShow = action({
  name: 'setup.show',
  summary: 'Show how people sign in here.',
  effect: 'read',
  permission: 'public',
  errors: [],
  input: z.object({}),
  output: z.object({
    needsOwner: z
      .boolean()
      .describe('No owner can sign in yet: the first one is made with the link of the first start.'),
    provider: z.string().nullable().describe('Name of the provider that people may sign in with.'),
    mail: z.boolean().describe('Letters can be sent, such as for a new password.'),
  }),
  async run({ database }) {
    const signIn = signInOf(database)
    return { needsOwner: !(await signIn.hasOwner()), provider: signIn.provider, mail: signIn.hasMail }
  },
})

/** Makes the first owner with the secret that the first start printed. */
export const setupOwner = action({
  name: 'setup.owner',
  summary: 'Make the first owner with the one-time secret of the first start.',
  effect: 'write',
  permission: 'public',
  errors: ['forbidden', 'conflict'],
  input: z.object({
    secret: z.string().describe('The secret in the link that the first start printed.'),
    name: nameField,
    email: emailField,
    password: passwordField,
  }),
  output: z.object({ userId: z.string() }),
  only: { secret: 'http' },
  async run({ database }, { secret, ...owner }) {
    const signIn = signInOf(database)
    return database.transaction(async (transaction) => {
      await transaction.query("select pg_advisory_xact_lock(hashtextextended('mainstay first owner', 0))")
      if (await signIn.hasOwner()) {
        throw new Failure('conflict', 'The first owner was made already. Sign in, or ask an owner to invite you.')
      }
      if (!signIn.isFirstSecret(secret)) {
        throw new Failure(
          'forbidden',
          'This link is not of the last start. Take the one that the program printed last.',
        )
      }
      const workspaces = await listWorkspaces(database)
      await refuseGuessable(owner.password, [owner.name, owner.email, ...workspaces.map(({ name }) => name)])
      const { id } = await signIn.ensureUser(owner)
      await signIn.setPassword(id, owner.password)
      for (const workspace of workspaces) {
        const owner = { userId: id, by: `user:${id}` }
        await database.withWorkspace(workspace.id, (inside) => makeOwner(inside, workspace.id, owner))
      }
      return { userId: id }
    })
  },
})
