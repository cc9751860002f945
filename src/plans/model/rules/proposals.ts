import { confirmationOf } from '../earned.js'
import type { Rule } from '../rule.js'
import { rowsOf, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'
import { teamOf } from './team.js'

const inState = (view: View, ...states: string[]) =>
  view.items('proposal').filter(({ state }) => states.includes(state))

/** More of the same was proposed before the customer confirmed the result that it rests on. */
export const proposalTooEarly: Rule = {
  id: 'proposal-too-early',
  severity: 'medium',
  name: { en: 'Proposal before a confirmed result', pl: 'Propozycja przed potwierdzonym rezultatem' },
  says: {
    en: 'More of the same is proposed although the customer has not confirmed the result that it rests on.',
    pl: 'Zaproponowano więcej tego samego, choć klient nie potwierdził rezultatu, na którym to się opiera.',
  },
  mend: {
    en: 'Have the result confirmed first, or take the proposal back until then.',
    pl: 'Najpierw uzyskaj potwierdzenie rezultatu albo do tego czasu wycofaj propozycję.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    inState(view, 'proposed').flatMap((proposal) => {
      const outcome = view.item(proposal.about)
      if (!outcome || confirmationOf(view.world, outcome) !== null) return []
      return [
        {
          about: [proposal.ref],
          reason: `"${view.titleOf(proposal)}" is proposed, but the customer has not confirmed "${view.titleOf(outcome)}" yet.`,
          rows: rowsOf('item', [proposal.ref, outcome.ref]),
          input: adding(view, 'confirmation', { about: outcome.ref, person: outcome.person ?? '' }),
        },
      ]
    }),
}

/** More of the same is proposed by somebody who is not of customer service. */
export const proposalNotByService: Rule = {
  id: 'proposal-not-by-service',
  severity: 'low',
  name: { en: 'Proposal not by customer service', pl: 'Propozycja spoza obsługi klienta' },
  says: {
    en: 'More of the same is proposed by somebody on the team who is not of customer service.',
    pl: 'Więcej tego samego proponuje ktoś z zespołu spoza obsługi klienta.',
  },
  mend: { en: 'Let customer service propose it.', pl: 'Niech zaproponuje to obsługa klienta.' },
  thresholds: [],
  action: 'plan-items.change',
  find(view) {
    const team = teamOf(view)
    const service = team.filter((member) => member.function === 'customer-service').map(({ owner }) => owner)
    return inState(view, 'idea', 'proposed')
      .filter(({ owner }) => team.some((member) => member.owner === owner) && !service.includes(owner))
      .map((proposal) => ({
        about: [proposal.ref],
        reason: `"${view.titleOf(proposal)}" is proposed by ${proposal.owner}, who is not of customer service.`,
        rows: rowsOf('item', [proposal.ref]),
        input: changing(proposal, { owner: service[0] ?? '' }),
        amountMinor: null,
      }))
  },
}

/** A proposal was accepted, and no opportunity follows. */
export const proposalWithoutOpportunity: Rule = {
  id: 'proposal-without-opportunity',
  severity: 'medium',
  name: { en: 'Accepted proposal without an opportunity', pl: 'Przyjęta propozycja bez szansy' },
  says: {
    en: 'The customer accepted a proposal, and no opportunity follows from it.',
    pl: 'Klient przyjął propozycję, ale nie ma z niej szansy sprzedaży.',
  },
  mend: {
    en: 'Make the expansion opportunity, and name it in the proposal.',
    pl: 'Utwórz szansę rozszerzenia i wskaż ją w propozycji.',
  },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    inState(view, 'accepted')
      .filter(({ attributes }: PlanItem) => !attributes.opportunity)
      .map((proposal) => ({
        about: [proposal.ref],
        reason: `The customer accepted "${view.titleOf(proposal)}", but no opportunity follows from it.`,
        rows: rowsOf('item', [proposal.ref]),
        input: changing(proposal, { 'attributes.opportunity': '' }),
        amountMinor: null,
      })),
}
