import type { Rule } from '../rule.js'
import type { Thresholds } from '../thresholds.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanPerson } from '../world.js'
import { isCustomer } from './plan.js'

/** The people there with whom we were in touch of late. */
function inTouch(view: View, thresholds: Thresholds): readonly PlanPerson[] {
  return view.present.filter(({ ref }) => {
    const last = view.lastContact(ref)
    return last !== null && view.today - last <= thresholds['single-thread-days']
  })
}

const named = (view: View) => view.present.filter(({ isPlaceholder }) => !isPlaceholder)

// Whom to speak to next: the main contacts first, then who was silent for longest.
function nextToSpeakTo(view: View, except: readonly PlanPerson[]): string {
  const others = named(view).filter((person) => !except.includes(person))
  const isMain = (person: PlanPerson) => (view.mainContacts.includes(person) ? 1 : 0)
  const silentSince = ({ ref }: PlanPerson) => view.lastContact(ref) ?? Number.NEGATIVE_INFINITY
  const [first] = [...others].sort((a, b) => isMain(b) - isMain(a) || compare(silentSince(a), silentSince(b)))
  return first?.ref ?? ''
}

function compare(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0
}

const speaking = (view: View, person: string) => ({
  account: view.world.account,
  person,
  day: said(view.today),
  team: 'service',
})

/** Nobody of the customer has heard from us. */
export const noContact: Rule = {
  id: 'no-contact',
  severity: 'high',
  name: { en: 'No contact', pl: 'Brak kontaktu' },
  says: {
    en: 'We were in touch with nobody of the customer of late.',
    pl: 'Ostatnio nie mieliśmy kontaktu z nikim u klienta.',
  },
  mend: { en: 'Speak to somebody there.', pl: 'Porozmawiaj z kimś u klienta.' },
  thresholds: ['single-thread-days'],
  action: 'touchpoints.record',
  find: (view, thresholds) =>
    isCustomer(view) && named(view).length > 0 && inTouch(view, thresholds).length === 0
      ? [
          {
            about: [],
            reason: `We have been in touch with nobody of this customer for more than ${thresholds['single-thread-days']} days.`,
            rows: rowsOf('account', [view.world.account]),
            input: speaking(view, nextToSpeakTo(view, [])),
          },
        ]
      : [],
}

/** All that we hear comes through too few people. */
export const singleThread: Rule = {
  id: 'single-thread',
  severity: 'high',
  name: { en: 'Single thread', pl: 'Jedna nić' },
  says: {
    en: 'We are in touch with fewer people of the customer than we should be.',
    pl: 'Jesteśmy w kontakcie z mniejszą liczbą osób u klienta, niż powinniśmy.',
  },
  mend: { en: 'Speak to one more person there.', pl: 'Porozmawiaj z jeszcze jedną osobą.' },
  thresholds: ['single-thread-contacts', 'single-thread-days'],
  action: 'touchpoints.record',
  find(view, thresholds) {
    const contacts = inTouch(view, thresholds)
    const needed = Math.min(thresholds['single-thread-contacts'], named(view).length)
    if (!isCustomer(view) || contacts.length === 0 || contacts.length >= needed) return []
    const names = contacts.map(({ ref }) => view.nameOf(ref)).join(', ')
    return [
      {
        about: [String(contacts.length)],
        reason: `In the last ${thresholds['single-thread-days']} days we were in touch with nobody but ${names}.`,
        rows: rowsOf(
          'person',
          contacts.map(({ ref }) => ref),
        ),
        input: speaking(view, nextToSpeakTo(view, contacts)),
      },
    ]
  },
}

/** We do not even know enough people to be in touch with. */
export const tooFewPeople: Rule = {
  id: 'too-few-people',
  severity: 'high',
  name: { en: 'Too few people known', pl: 'Za mało znanych osób' },
  says: {
    en: 'The plan knows fewer people of the customer than we should be in touch with.',
    pl: 'Plan zna mniej osób u klienta, niż tyle, z iloma powinniśmy być w kontakcie.',
  },
  mend: { en: 'Find out who else is there, and add them.', pl: 'Dowiedz się, kto tam jeszcze jest, i dodaj te osoby.' },
  thresholds: ['single-thread-contacts'],
  action: 'people.create',
  find(view, thresholds) {
    const people = named(view)
    if (!isCustomer(view) || people.length >= thresholds['single-thread-contacts']) return []
    const rows = rowsOf('account', [view.world.account])
    const input = { account: view.world.account, name: '' }
    if (people.length === 0) {
      return [{ about: ['0'], reason: 'We know nobody of this customer by name.', rows, input }]
    }
    const names = people.map(({ ref }) => view.nameOf(ref)).join(', ')
    return [{ about: [String(people.length)], reason: `Of this customer we know nobody but ${names}.`, rows, input }]
  },
}
