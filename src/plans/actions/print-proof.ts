import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, compileDocument, Failure } from '#platform/server'
import { proofOf } from '../print/proof-of-story.js'
import { proofPage } from '../print/proof-page.js'
import { findItem } from '../store/read-items.js'
import { workspaceField } from './fields.js'
import { fileOutput, printedInField } from './print-plan.js'
import { plansShow } from './show-plan.js'

/** What a story tells, on one page to hand out, as PDF. Only with the consent of who tells it. */
export const plansProof = action({
  name: 'plans.proof',
  summary: 'What a story tells, on one page to hand out, as a PDF; only with the consent of who tells it.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['story'] },
  input: z.object({
    workspace: workspaceField,
    story: z.string().min(1, 'must not be empty').describe('Key of the story.'),
    printedIn: printedInField,
  }),
  output: fileOutput,
  async run(context, { workspace: name, story: ref, printedIn: language }) {
    const { database, clock } = context
    const workspace = await findWorkspace(database, name)
    const { account } = await database.withWorkspace(workspace.id, (inside) => findItem(inside, workspace.id, ref), {
      snapshot: true,
    })
    const shown = await plansShow.run(context, { workspace: name, account })
    const story = shown.items.find((item) => item.ref === ref)
    if (story?.kind !== 'story') throw new Failure('not-found', `"${ref}" is no story. Give the key of a story.`)
    if (story.state !== 'consented' && story.state !== 'told') {
      throw new Failure('wrong-usage', 'Who tells this story has not consented to it. Ask them first, then print it.')
    }
    if (story.until !== null && story.until < shown.asOf) {
      throw new Failure('wrong-usage', `The consent to this story ended on ${story.until}. Ask again, then print it.`)
    }
    const data = proofOf(shown, story, language)
    const { pdf } = await compileDocument({ template: proofPage, data, madeAt: clock() })
    const base64 = Buffer.from(pdf).toString('base64')
    return { file: `proof-${account}-${ref}.pdf`, mediaType: 'application/pdf', base64 }
  },
})
