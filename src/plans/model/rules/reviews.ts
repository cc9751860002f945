import { type Stage, stages } from '../kinds.js'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanReview } from '../world.js'
import { adding } from './inputs.js'
import { isCustomer, livePlanOf } from './plan.js'

/** The stage that the customer is at; onboarding until the plan says one. */
export function stageOf(view: View): Stage {
  const stated = livePlanOf(view)?.attributes.stage
  return stages.find((stage) => stage === stated) ?? 'onboarding'
}

const noReview = {
  onboarding: 'Nobody has looked around from all sides at the onboarding of this customer.',
  adoption: 'Nobody has looked around from all sides at the adoption by this customer.',
  value: 'Nobody has looked around from all sides at the value that this customer gets.',
  renewal: 'Nobody has looked around from all sides before the renewal of this customer.',
  growth: 'Nobody has looked around from all sides at the growth with this customer.',
} as const satisfies Record<Stage, string>

/** The stage of the customer has no review. */
export const reviewMissing: Rule = {
  id: 'review-missing',
  severity: 'medium',
  name: { en: '360° review missing', pl: 'Brak przeglądu 360°' },
  says: {
    en: 'The stage at which the customer is has no 360° review, or only an old one.',
    pl: 'Etap, na którym jest klient, nie ma przeglądu 360° albo ma tylko dawny.',
  },
  mend: { en: 'Ask our functions and voices of the customer.', pl: 'Zapytaj nasze funkcje i osoby u klienta.' },
  thresholds: ['review-days'],
  action: 'reviews.open',
  find(view, thresholds) {
    const stage = stageOf(view)
    const { account, reviews, today } = view.world
    const counts = (review: PlanReview) =>
      review.stage === stage && today - (review.closedOn ?? today) <= thresholds['review-days']
    if (!isCustomer(view) || reviews.some(counts)) return []
    return [
      {
        about: [stage],
        reason: noReview[stage],
        rows: rowsOf('account', [account]),
        input: { account, stage, deadline: '' },
      },
    ]
  },
}

/** A review is open past its deadline. */
export const reviewOverdue: Rule = {
  id: 'review-overdue',
  severity: 'medium',
  name: { en: '360° review overdue', pl: 'Przegląd 360° po terminie' },
  says: {
    en: 'A 360° review is open after its deadline, so nobody sees what the others think.',
    pl: 'Przegląd 360° jest otwarty po terminie, więc nikt nie widzi, co myślą inni.',
  },
  mend: {
    en: 'Remind those who have not answered, or close it with the answers that there are.',
    pl: 'Przypomnij tym, którzy nie odpowiedzieli, albo zamknij go z odpowiedziami, które są.',
  },
  thresholds: [],
  action: 'reviews.close',
  find: ({ world, today }) =>
    world.reviews
      .filter(({ closedOn, deadline }) => closedOn === null && deadline < today)
      .map(({ ref, deadline, answered, asked }) => ({
        about: [ref],
        reason: `The 360° review was to be answered by ${said(deadline)}; ${answered} of ${asked} have answered.`,
        rows: rowsOf('review', [ref]),
        input: { review: ref },
      })),
}

/** What a review showed apart was not decided. */
export const reviewUndecided: Rule = {
  id: 'review-undecided',
  severity: 'high',
  name: { en: 'Disagreement undecided', pl: 'Nierozstrzygnięta różnica zdań' },
  says: {
    en: 'The scores of a closed 360° review lie far apart, and nothing was decided about it.',
    pl: 'Oceny zamkniętego przeglądu 360° bardzo się różnią, a nic w tej sprawie nie postanowiono.',
  },
  mend: {
    en: 'Bring the lowest and the highest together, and write down what was decided.',
    pl: 'Porozmawiaj z tymi, którzy ocenili najniżej i najwyżej, i zapisz decyzję.',
  },
  thresholds: ['disagreement-points'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const decided = new Set(view.items('decision').map(({ attributes }) => attributes.review))
    return view.world.reviews.flatMap(({ ref, closedOn, answers, isDecided }) => {
      const [lowest, highest] = rangeOf(answers.map(({ score }) => score))
      const isApart = highest - lowest >= thresholds['disagreement-points']
      if (closedOn === null || isDecided || decided.has(ref) || !isApart) return []
      return [
        {
          about: [ref],
          reason: `In the 360° review closed on ${said(closedOn)} the scores lie between ${lowest} and ${highest}, and nothing was decided.`,
          rows: rowsOf('review', [ref]),
          input: adding(view, 'decision', { title: '', day: said(view.today), 'attributes.review': ref }),
        },
      ]
    })
  },
}

function rangeOf(scores: readonly number[]): readonly [number, number] {
  return scores.length === 0 ? [0, 0] : [Math.min(...scores), Math.max(...scores)]
}
