import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, personal } from '#platform/server'
import { stages } from '../model/kinds.js'
import { usualQuestions } from '../model/reviews.js'
import { findAccount } from '../store/find-account.js'
import { seeGapsAnew } from '../store/gaps-anew.js'
import { insertReview, type NewVoice, readPeople, readTeam } from '../store/open-review.js'
import { findReview, listReviews } from '../store/reviews.js'
import { accountField, dayField, workspaceField } from './fields.js'
import { reviewOutput, reviewTold, thereIs } from './reviews-fields.js'

/** Asks a plan's team, and people of the customer, how things stand. */
export const reviewsOpen = action({
  name: 'reviews.open',
  summary: "Open a 360° review: a plan's team and voices of the customer score, each without seeing the others.",
  effect: 'write',
  permission: 'plans:write',
  errors: ['not-found', 'conflict', 'wrong-usage'],
  command: { args: ['account', 'stage'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    stage: z.enum(stages).describe('At which stage of the customer.'),
    deadline: dayField.describe('The last day to answer.'),
    questions: z
      .array(z.string().trim().min(1, 'must not be empty').max(500))
      .min(1)
      .max(20)
      .optional()
      .describe('What is scored; the usual questions without it.'),
    voices: z
      .array(z.string().max(500))
      .max(100)
      .default([])
      .describe('Keys of people of the customer to ask as well, by a link.')
      .meta(personal('identity')),
  }),
  output: z.object({ review: reviewOutput }),
  async run({ database, actor, clock }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const today = clock().slice(0, 10)
    const { stage, deadline, questions = usualQuestions, voices } = request
    if (deadline < today) throw new Failure('wrong-usage', `${deadline} is past. Give a day from today on.`)
    return database.withWorkspace(workspace.id, async (transaction) => {
      await transaction.lockWorkspace('ledger')
      const account = await findAccount(transaction, workspace.id, request.account)
      const team = await readTeam(transaction, workspace.id, account.id)
      if (team === null)
        throw new Failure('conflict', `The account "${account.ref}" has no plan to look around. Start one first.`)
      const others = await listReviews(transaction, workspace.id, account.id)
      if (others.some(({ closed_on }) => closed_on === null))
        throw new Failure('conflict', `A review of "${account.ref}" is open already. Close that one first.`)
      const people = await readPeople(transaction, workspace.id, account.id, voices)
      const unknown = voices.find((ref) => !people.some((person) => person.ref === ref))
      if (unknown !== undefined)
        throw new Failure('not-found', `Nobody with the key "${unknown}" works at this account now.`)
      const all: NewVoice[] = [
        ...onceEach(team).map((member) => ({ side: 'ours' as const, function: member.function, member: member.owner })),
        ...people.map(({ id }) => ({ side: 'customer' as const, function: 'customer', personId: id })),
      ]
      // What one alone answers is known to be theirs.
      if (all.length < 2)
        throw new Failure('conflict', 'A review asks two or more. Add members to the team of the plan, or name voices.')
      const made = { accountId: account.id, stage, questions, openedOn: today, openedBy: actor, deadline, voices: all }
      const id = await insertReview(transaction, workspace.id, made)
      await seeGapsAnew(transaction, workspace.id, account.id, today)
      const review = thereIs(await findReview(transaction, workspace.id, id, { toChange: false }), id)
      return { review: reviewTold(review, { mine: null, isDecided: false }) }
    })
  },
})

function onceEach<Member extends { readonly owner: string }>(team: readonly Member[]): Member[] {
  const byName = new Map(team.map((member) => [member.owner.toLowerCase(), member]))
  return [...byName.values()]
}
