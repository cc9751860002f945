import { z } from 'zod'
import { action, compileDocument, Failure, languages, speakerOf } from '#platform/server'
import { pageOfPlan } from '../print/page-of-plan.js'
import { planPage } from '../print/plan-page.js'
import { accountField, dayField, workspaceField } from './fields.js'
import { plansShow } from './show-plan.js'

/** A file that an action gives. */
export const fileOutput = z.object({
  file: z.string().describe('A name for it.'),
  mediaType: z.string(),
  base64: z.string().describe('Its bytes.'),
})

/** The language of a page. */
export const printedInField = z.enum(languages).default('en').describe('The language of what is not written by people.')

// The largest letters with which everything is on one page; then fewer entries, and less of long texts.
const attempts = [
  ...[10, 9, 8, 7].map((size) => ({ size, entriesMax: 40, textMax: 2_000 })),
  ...[20, 12, 8, 5, 3].map((entriesMax) => ({ size: 7, entriesMax, textMax: 50 * entriesMax })),
]

/** The plan of an account on one page, as PDF. */
export const plansPrint = action({
  name: 'plans.print',
  summary: 'The plan of an account on one page, as a PDF that can be read aloud.',
  effect: 'read',
  permission: 'plans:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input: z.object({
    workspace: workspaceField,
    account: accountField,
    paper: z.enum(['a4', 'a3']).default('a4').describe('Its size.'),
    printedIn: printedInField,
    asOf: dayField.optional().describe('A past day: the plan as it was known at its end. Today without it.'),
  }),
  output: fileOutput,
  async run(context, { paper, printedIn: language, ...question }) {
    const shown = await plansShow.run(context, question)
    if (!shown.plan) {
      throw new Failure(
        'not-found',
        `The account "${shown.account}" had no plan on ${shown.asOf}. There is nothing to print.`,
      )
    }
    const speak = await speakerOf(language)
    for (const attempt of attempts) {
      const page = pageOfPlan(shown, { language, paper, speak, ...attempt })
      const { pdf, pages } = await compileDocument({ template: planPage, data: page, madeAt: context.clock() })
      if (pages > 1 && attempt !== attempts.at(-1)) continue
      const base64 = Buffer.from(pdf).toString('base64')
      return { file: `plan-${shown.account}-${shown.asOf}.pdf`, mediaType: 'application/pdf', base64 }
    }
    throw new Error('Broken promise: the last attempt is printed as it is')
  },
})
