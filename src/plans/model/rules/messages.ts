import { unitsOf } from '../groups.js'
import { rolesOn } from '../roles.js'
import type { Rule } from '../rule.js'
import { rowsOf, type View } from '../view.js'
import type { PlanItem, PlanPerson } from '../world.js'
import { adding } from './inputs.js'

/** Why somebody needs a message of their own; null for who does not. */
function needOf(view: View, person: PlanPerson): 'plan' | 'critic' | null {
  if (rolesOn(person, view.today).size > 0) return 'plan'
  const isNamedIn = (items: readonly PlanItem[]) =>
    items.some(({ person: one, otherPerson }) => one === person.ref || otherPerson === person.ref)
  if (isNamedIn(view.items('advocate')) || isNamedIn(view.items('backup'))) return 'plan'
  const approached = view.items('unit-plan').filter(({ state }) => state === 'approached' || state === 'in-talks')
  if (approached.some(({ unit }) => unit !== null && unitsOf(person).includes(unit))) return 'plan'
  return isNamedIn(view.items('critic').filter(({ state }) => state === 'open')) ? 'critic' : null
}

/** Somebody who counts has no message of their own. */
export const personWithoutMessage: Rule = {
  id: 'person-without-message',
  severity: 'low',
  name: { en: 'Person without a message', pl: 'Osoba bez przekazu' },
  says: {
    en: 'The plan does not say what somebody who counts must see, hear and know: who has a role, is an advocate, a backup or a critic, or works in a unit that we approach.',
    pl: 'Plan nie mówi, co ma zobaczyć, usłyszeć i wiedzieć ktoś ważny: osoba z rolą, rzecznik, zastępca, krytyk albo pracownik jednostki, do której docieramy.',
  },
  mend: {
    en: 'Write down what they must see, hear and know.',
    pl: 'Zapisz, co ta osoba ma zobaczyć, usłyszeć i wiedzieć.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find(view) {
    const told = new Set(
      view
        .items('message')
        .filter(saysSomething)
        .map(({ person }) => person),
    )
    return view.present
      .filter(({ ref, isPlaceholder }) => !isPlaceholder && !told.has(ref))
      .map((person) => ({ person, need: needOf(view, person) }))
      .filter(({ need }) => need !== null)
      .map(({ person, need }) => ({
        about: [person.ref],
        reason: `The plan does not say what ${view.nameOf(person.ref)} must see, hear and know.`,
        rows: rowsOf('person', [person.ref]),
        input: adding(view, 'message', { person: person.ref, 'attributes.know': '' }),
        amountMinor: null,
        revealsOpinion: need === 'critic',
      }))
  },
}

function saysSomething({ attributes }: PlanItem): boolean {
  return Boolean(attributes.see || attributes.hear || attributes.know)
}
