import type { Rule } from '../rule.js'
import { rowsOf, said } from '../view.js'
import { adding, changing } from './inputs.js'
import { isCustomer } from './plan.js'

/** A step of deployment or adoption is past its day. */
export const milestoneLate: Rule = {
  id: 'milestone-late',
  severity: 'medium',
  name: { en: 'Deployment or adoption late', pl: 'Wdrożenie lub użytkowanie opóźnione' },
  says: {
    en: 'A step of the first deployment (high) or of adoption (medium) is past its day.',
    pl: 'Krok pierwszego wdrożenia (wysoka waga) albo użytkowania (średnia) jest po terminie.',
  },
  mend: { en: 'Reach it, or agree a new day.', pl: 'Osiągnij go albo uzgodnij nowy termin.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    view.items('milestone').flatMap((milestone) => {
      const { due, state, ref, attributes } = milestone
      if (state !== 'open' || due === null || due >= view.today) return []
      const isDeployment = attributes.of !== 'adoption'
      const title = view.titleOf(milestone)
      return [
        {
          about: [ref],
          severity: isDeployment ? 'high' : 'medium',
          reason: isDeployment
            ? `The deployment step "${title}" was due on ${said(due)} and is not reached.`
            : `The adoption step "${title}" was due on ${said(due)} and is not reached.`,
          rows: rowsOf('item', [ref]),
          input: changing(milestone, { state: 'reached' }),
        },
      ]
    }),
}

/** A new customer's deployment or adoption is not followed at all. */
export const milestonesMissing: Rule = {
  id: 'milestones-missing',
  severity: 'medium',
  name: { en: 'Deployment or adoption not followed', pl: 'Wdrożenie lub użytkowanie bez kroków' },
  says: {
    en: 'During the early watch of a new customer the plan has no step of deployment, or none of adoption.',
    pl: 'W okresie wczesnego czuwania plan nie ma żadnego kroku wdrożenia albo użytkowania.',
  },
  mend: { en: 'Write down the steps and their days.', pl: 'Zapisz kroki i ich terminy.' },
  thresholds: ['early-watch-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const { customerSince, account } = view.world
    if (!isCustomer(view) || customerSince === null) return []
    if (view.today - customerSince > thresholds['early-watch-days']) return []
    const followed = new Set(view.items('milestone').map(({ attributes }) => attributes.of))
    return steps
      .filter(({ of }) => !followed.has(of))
      .map(({ of, reason }) => ({
        about: [of],
        reason,
        rows: rowsOf('account', [account]),
        input: adding(view, 'milestone', { 'attributes.of': of, title: '', due: '' }),
      }))
  },
}

const steps = [
  { of: 'deployment', reason: 'The customer is new, and the plan has no step of their first deployment.' },
  { of: 'adoption', reason: 'The customer is new, and the plan has no step of their adoption.' },
] as const
