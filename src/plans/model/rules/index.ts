import { gapOf, type Rule } from '../rule.js'
import type { Thresholds } from '../thresholds.js'
import { type View, viewOf } from '../view.js'
import { type Gap, type PlanWorld, severities } from '../world.js'
import { advocateMissing, advocateOverAsked, advocateWornOut } from './advocates.js'
import { actionOverdue, actionUnowned, retrospectiveOverdue } from './agile.js'
import { calmZoneBroken } from './calm-zone-broken.js'
import { noContact, singleThread, tooFewPeople } from './contacts.js'
import { criticNotWonOver, criticSilent, criticWithoutOwner, opponentWithoutPlan } from './critics.js'
import { backupToStepIn, briefMissing, contactLeft } from './departures.js'
import { difficultyLate, difficultyUnconfirmed, difficultyUnowned } from './difficulties.js'
import { unitApproachedEarly, unitPromotedEarly, unitWithoutChallenge, unitWithoutPlan } from './group2.js'
import { backupNotMet, earlySilence, mainContactWithoutBackup } from './main-contacts.js'
import { personWithoutMessage } from './messages.js'
import { milestoneLate, milestonesMissing } from './milestones.js'
import {
  outcomeNotAgreed,
  outcomesMissing,
  outcomeUnconfirmed,
  outcomeWithoutBaseline,
  outcomeWithoutStory,
} from './outcomes.js'
import { customerChurned, halfWithoutMessage, isChurned, livePlanOf, planEmpty } from './plan.js'
import { outcomeBehind, outcomeUnmeasured } from './progress.js'
import { proposalNotByService, proposalTooEarly, proposalWithoutOpportunity } from './proposals.js'
import {
  renewalConditionFailed,
  renewalConditionOverdue,
  renewalConditionsMissing,
  renewalConditionUnowned,
  renewalConditionWithoutEvidence,
} from './renewal.js'
import { reviewMissing, reviewOverdue, reviewUndecided } from './reviews.js'
import { storyConsentEnding, storyWithoutConsent } from './stories.js'
import { functionMissing } from './team.js'

/** Every rule over the facts of a plan, in the order in which equally pressing gaps are shown. */
export const rules: readonly Rule[] = [
  planEmpty,
  customerChurned,
  functionMissing,
  contactLeft,
  backupToStepIn,
  calmZoneBroken,
  renewalConditionOverdue,
  renewalConditionFailed,
  renewalConditionsMissing,
  renewalConditionWithoutEvidence,
  renewalConditionUnowned,
  outcomesMissing,
  outcomeUnconfirmed,
  outcomeBehind,
  outcomeNotAgreed,
  outcomeUnmeasured,
  outcomeWithoutBaseline,
  difficultyLate,
  difficultyUnowned,
  difficultyUnconfirmed,
  milestoneLate,
  milestonesMissing,
  criticNotWonOver,
  criticWithoutOwner,
  criticSilent,
  opponentWithoutPlan,
  noContact,
  singleThread,
  tooFewPeople,
  earlySilence,
  mainContactWithoutBackup,
  backupNotMet,
  briefMissing,
  advocateMissing,
  advocateOverAsked,
  advocateWornOut,
  proposalTooEarly,
  proposalNotByService,
  proposalWithoutOpportunity,
  unitApproachedEarly,
  unitPromotedEarly,
  unitWithoutPlan,
  unitWithoutChallenge,
  storyWithoutConsent,
  storyConsentEnding,
  outcomeWithoutStory,
  reviewUndecided,
  reviewOverdue,
  reviewMissing,
  personWithoutMessage,
  halfWithoutMessage,
  actionOverdue,
  actionUnowned,
  retrospectiveOverdue,
]

/**
 * What the plan of an account lacks on the day of its world, the worst first: by severity, then by the money at
 * stake, then in the order of the rules. Nothing where no plan is kept. While the customer is lost, only that; of a
 * draft that nobody took up, only what to do first.
 */
export function evaluate(world: PlanWorld, thresholds: Thresholds): Gap[] {
  const view = viewOf(world, thresholds)
  if (!livePlanOf(view)) return []
  return applying(view)
    .flatMap((rule) => gapsOf(rule, view, thresholds))
    .sort(worstFirst)
}

function applying(view: View): readonly Rule[] {
  if (isChurned(view)) return [customerChurned]
  const isUntouched = view.world.items.every(({ kind, state }) => kind === 'plan' && state === 'draft')
  return isUntouched ? [planEmpty, functionMissing] : rules
}

function gapsOf(rule: Rule, view: View, thresholds: Thresholds): Gap[] {
  return rule.find(view, thresholds).map((finding) => gapOf(rule, view, finding))
}

const places = new Map(rules.map(({ id }, index) => [id, index]))

function worstFirst(a: Gap, b: Gap): number {
  const place = (gap: Gap) => places.get(gap.rule) ?? 0
  const [moneyOfA, moneyOfB] = [a.amountMinor ?? -1n, b.amountMinor ?? -1n]
  return (
    severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
    (moneyOfA === moneyOfB ? 0 : moneyOfA > moneyOfB ? -1 : 1) ||
    place(a) - place(b) ||
    (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
  )
}
