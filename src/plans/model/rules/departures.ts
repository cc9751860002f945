import { isPresent, lastRolesOf, rolesOn } from '../roles.js'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem, PlanPerson } from '../world.js'
import { adding, changing } from './inputs.js'

/** Those who left and whose role of the engagement nobody holds now. */
function missed(view: View): readonly PlanPerson[] {
  const held = new Set(view.present.flatMap((person) => [...rolesOn(person, view.today)]))
  return view.world.people
    .filter((person) => !isPresent(person, view.today))
    .filter((person) => [...lastRolesOf(person, view.today)].some((role) => role !== 'influencer' && !held.has(role)))
}

/** The backups of a person who could step in: they are still there. */
export function backupsOf(view: View, person: string): readonly PlanItem[] {
  return view.items('backup').filter(({ person: of, otherPerson }) => {
    const backup = view.person(otherPerson)
    return of === person && otherPerson !== person && otherPerson !== null && (!backup || isPresent(backup, view.today))
  })
}

const pressing = ['main-contact', 'decision-maker', 'budget-holder', 'executive-sponsor'] as const

const severityOf = (view: View, person: PlanPerson) => {
  const roles = lastRolesOf(person, view.today)
  return pressing.some((role) => roles.has(role)) ? 'high' : 'medium'
}

/** Somebody of the engagement left, and nobody stands in. */
export const contactLeft: Rule = {
  id: 'contact-left',
  severity: 'high',
  name: { en: 'Contact left without a backup', pl: 'Kontakt odszedł bez zastępcy' },
  says: {
    en: 'Somebody with a role of the engagement left, nobody else holds that role, and the plan names nobody who stands in. Medium for end users, administrators and procurement.',
    pl: 'Odeszła osoba z rolą w tej współpracy, nikt inny tej roli nie pełni, a plan nie wskazuje zastępcy. Średnia waga w przypadku użytkowników, administratorów i zakupów.',
  },
  mend: {
    en: 'Find out who takes over, and name them.',
    pl: 'Dowiedz się, kto przejmuje obowiązki, i wskaż tę osobę.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    missed(view)
      .filter(({ ref }) => backupsOf(view, ref).length === 0)
      .map((person) => ({
        about: [person.ref],
        severity: severityOf(view, person),
        reason: `${view.nameOf(person.ref)} left on ${said(person.leftOn ?? view.today)}, and nobody stands in.`,
        rows: rowsOf('person', [person.ref]),
        input: adding(view, 'backup', { person: person.ref, otherPerson: '' }),
      })),
}

/** Somebody left whose backup is known and has not stepped in. */
export const backupToStepIn: Rule = {
  id: 'backup-to-step-in',
  severity: 'high',
  name: { en: 'Contact left, backup waits', pl: 'Kontakt odszedł, zastępca czeka' },
  says: {
    en: 'Somebody with a role of the engagement left. The plan names who stands in, but they have not stepped in yet.',
    pl: 'Odeszła osoba z rolą w tej współpracy. Plan wskazuje zastępcę, ale ta osoba jeszcze nie przejęła roli.',
  },
  mend: {
    en: 'Meet the backup, hand over the brief, and note that they stepped in.',
    pl: 'Spotkaj się z zastępcą, przekaż wprowadzenie i zapisz przejęcie roli.',
  },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    missed(view).flatMap((person) => {
      const backups = backupsOf(view, person.ref)
      const [first] = [...backups].sort((a, b) => readiness(b) - readiness(a))
      if (!first || backups.some(({ state }) => state === 'stepped-in')) return []
      return [
        {
          about: [person.ref],
          severity: severityOf(view, person),
          reason: `${view.nameOf(person.ref)} left on ${said(person.leftOn ?? view.today)}; ${view.nameOf(first.otherPerson)} is to step in and has not yet.`,
          rows: [...rowsOf('person', [person.ref, first.otherPerson]), ...rowsOf('item', [first.ref])],
          input: changing(first, { state: 'stepped-in' }),
        },
      ]
    }),
}

/** Somebody stepped in and got no brief that sells the solution to them again. */
export const briefMissing: Rule = {
  id: 'brief-missing',
  severity: 'medium',
  name: { en: 'Who stepped in has no brief', pl: 'Nowa osoba bez wprowadzenia' },
  says: {
    en: 'Somebody stepped in for a contact who left, and was not handed a brief that sells the solution again.',
    pl: 'Ktoś przejął rolę po odejściu kontaktu, a nie dostał wprowadzenia, które na nowo przekonuje do rozwiązania.',
  },
  mend: {
    en: 'Hand over a brief: what was bought, why, and what it has brought since.',
    pl: 'Przekaż wprowadzenie: co kupiono, dlaczego i co to dotąd dało.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find(view) {
    const briefed = new Set(
      view
        .items('brief')
        .filter(({ state }) => state === 'handed-over')
        .map(({ person }) => person),
    )
    const newcomers = view.items('backup').filter(({ state, otherPerson }) => {
      const person = view.person(otherPerson)
      return state === 'stepped-in' && !!person && isPresent(person, view.today)
    })
    const all = new Set(newcomers.map(({ otherPerson }) => otherPerson ?? ''))
    return [...all]
      .filter((person) => !briefed.has(person))
      .map((person) => ({
        about: [person],
        reason: `${view.nameOf(person)} stepped in, but nobody has shown them what was bought, why, and what it brought.`,
        rows: rowsOf('person', [person]),
        input: adding(view, 'brief', { person, state: 'handed-over', title: '', text: '' }),
      }))
  },
}

function readiness({ state }: PlanItem): number {
  return ['named', 'met', 'ready', 'stepped-in'].indexOf(state)
}
