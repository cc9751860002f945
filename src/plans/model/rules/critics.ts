import { isPresent } from '../roles.js'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'
import { isCustomer } from './plan.js'

/** Critics who are there and not won over. */
function openCritics(view: View): readonly (PlanItem & { readonly person: string })[] {
  return view.items('critic').filter((critic): critic is PlanItem & { person: string } => {
    const person = view.person(critic.person)
    return critic.state === 'open' && critic.person !== null && (!person || isPresent(person, view.today))
  })
}

const rowsBehind = ({ ref, person }: PlanItem) => [...rowsOf('item', [ref]), ...rowsOf('person', [person])]

/** Nobody answers for winning a critic over. */
export const criticWithoutOwner: Rule = {
  id: 'critic-without-owner',
  severity: 'high',
  name: { en: 'Critic without an owner', pl: 'Krytyk bez opiekuna' },
  says: {
    en: 'Nobody of ours answers for winning over somebody who was against us.',
    pl: 'Nikt z nas nie odpowiada za przekonanie osoby, która była przeciw nam.',
  },
  mend: { en: 'Name who wins them over.', pl: 'Wskaż, kto ma tę osobę przekonać.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    openCritics(view)
      .filter(({ owner }) => owner === null)
      .map((critic) => ({
        about: [critic.ref],
        reason: `Nobody answers for winning over ${view.nameOf(critic.person)}.`,
        rows: rowsBehind(critic),
        input: changing(critic, { owner: '' }),
        revealsOpinion: true,
      })),
}

/** Nobody has spoken to a critic for long. */
export const criticSilent: Rule = {
  id: 'critic-silent',
  severity: 'medium',
  name: { en: 'Critic silent', pl: 'Krytyk milczy' },
  says: {
    en: 'We have not been in touch for long with somebody who was against us.',
    pl: 'Dawno nie mieliśmy kontaktu z osobą, która była przeciw nam.',
  },
  mend: { en: 'Speak to them about what troubles them.', pl: 'Porozmawiaj z tą osobą o jej wątpliwościach.' },
  thresholds: ['silent-critic-days'],
  action: 'touchpoints.record',
  find: (view, thresholds) =>
    openCritics(view).flatMap((critic) => {
      const last = view.lastContact(critic.person)
      if (last !== null && view.today - last < thresholds['silent-critic-days']) return []
      const name = view.nameOf(critic.person)
      return [
        {
          about: [critic.ref],
          reason:
            last === null
              ? `We know of no contact with ${name}, who is still to be won over.`
              : `The last contact with ${name}, who is still to be won over, was on ${said(last)}.`,
          rows: rowsBehind(critic),
          input: { account: view.world.account, person: critic.person, day: said(view.today), team: 'service' },
          revealsOpinion: true,
        },
      ]
    }),
}

/** The day of notice comes, and a critic is not won over. */
export const criticNotWonOver: Rule = {
  id: 'critic-not-won-over',
  severity: 'high',
  name: { en: 'Critic not won over before the notice', pl: 'Krytyk nieprzekonany przed wypowiedzeniem' },
  says: {
    en: 'The day of notice is near or over, and somebody who was against us is not won over.',
    pl: 'Termin wypowiedzenia jest blisko lub minął, a osoba, która była przeciw nam, nie jest przekonana.',
  },
  mend: {
    en: 'Win them over with results that matter to them, or decide how to renew without them.',
    pl: 'Przekonaj tę osobę wynikami, które są dla niej ważne, albo zdecyduj, jak odnowić umowę bez niej.',
  },
  thresholds: ['critic-notice-days'],
  action: 'plan-items.change',
  find(view, thresholds) {
    const { noticeDay, today } = view.world
    if (noticeDay === null || noticeDay - today > thresholds['critic-notice-days']) return []
    return openCritics(view).map((critic) => ({
      about: [critic.ref],
      reason:
        noticeDay < today
          ? `Notice could be given until ${said(noticeDay)}, and ${view.nameOf(critic.person)} is not won over.`
          : `Notice can be given until ${said(noticeDay)}, and ${view.nameOf(critic.person)} is not won over.`,
      rows: rowsBehind(critic),
      input: changing(critic, { state: 'won-over' }),
      revealsOpinion: true,
    }))
  },
}

/** Somebody is against us, and no plan says how they are won over. */
export const opponentWithoutPlan: Rule = {
  id: 'opponent-without-plan',
  severity: 'medium',
  name: { en: 'Opponent without a plan', pl: 'Przeciwnik bez planu' },
  says: {
    en: 'The stance of somebody is sceptic (medium) or blocker (high), and the plan does not say how to win them over.',
    pl: 'Ktoś jest sceptyczny (średnia waga) albo blokuje (wysoka), a plan nie mówi, jak tę osobę przekonać.',
  },
  mend: { en: 'Add them as a critic, with an owner.', pl: 'Dodaj tę osobę jako krytyka i wskaż opiekuna.' },
  thresholds: [],
  action: 'plan-items.add',
  find(view) {
    const known = new Set(view.items('critic').map(({ person }) => person))
    return view.present
      .filter(({ stance }) => stance?.value === 'sceptic' || stance?.value === 'blocker')
      .filter(({ ref }) => isCustomer(view) && !known.has(ref))
      .map(({ ref, stance }) => ({
        about: [ref],
        severity: stance?.value === 'blocker' ? 'high' : 'medium',
        reason: `The plan does not say how to win over ${view.nameOf(ref)}, who is against us.`,
        rows: rowsOf('person', [ref]),
        input: adding(view, 'critic', { person: ref, 'attributes.because': '' }),
        revealsOpinion: true,
      }))
  },
}
