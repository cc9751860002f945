import { addMonths, type Day, firstDayOf, formatDay, formatMonth, monthOf } from '#foundation'
import { type AdvocateRole, advocateRoles } from '../kinds.js'
import { isPresent, rolesOn } from '../roles.js'
import { type Finding, gapId, type Rule } from '../rule.js'
import { rowsOf, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'
import { isCustomer } from './plan.js'
import { isRenewalNear } from './renewal.js'

const nobodyIs = {
  'end-user': 'Nobody is being grown as our advocate among the end users.',
  administrator: 'Nobody is being grown as our advocate among the administrators.',
  procurement: 'Nobody is being grown as our advocate in procurement.',
  'budget-holder': 'Nobody who holds the budget is being grown as our advocate.',
  'executive-sponsor': 'No executive sponsor is being grown as our advocate.',
} as const satisfies Record<AdvocateRole, string>

/** A role of the customer in which nobody speaks for us. */
export const advocateMissing: Rule = {
  id: 'advocate-missing',
  severity: 'medium',
  name: { en: 'Role without an advocate', pl: 'Rola bez rzecznika' },
  says: {
    en: 'Among the end users, administrators, procurement, budget holders or executive sponsors nobody is even a candidate to speak for us. Low before the renewal comes near, except for budget and sponsor.',
    pl: 'Wśród użytkowników, administratorów, w zakupach, wśród dysponentów budżetu lub sponsorów nikt nie jest choćby kandydatem na rzecznika. Z dala od odnowienia niska waga, poza budżetem i sponsorem.',
  },
  mend: {
    en: 'Choose somebody of that role, and make them a hero.',
    pl: 'Wybierz osobę z tej roli i uczyń z niej bohatera.',
  },
  thresholds: ['renewal-watch-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    if (!isCustomer(view)) return []
    const isNear = isRenewalNear(view, thresholds)
    return advocateRoles
      .filter((role) => !hasAdvocate(view, role))
      .map((role) => ({
        about: [role],
        severity: isNear || role === 'budget-holder' || role === 'executive-sponsor' ? 'medium' : 'low',
        reason: nobodyIs[role],
        rows: rowsOf('account', [view.world.account]),
        input: adding(view, 'advocate', { 'attributes.role': role, person: candidateFor(view, role) }),
      }))
  },
}

function hasAdvocate(view: View, role: AdvocateRole): boolean {
  return view.items('advocate').some(({ attributes, person }) => {
    const known = view.person(person)
    return attributes.role === role && (!known || isPresent(known, view.today))
  })
}

// Whom the form offers; never somebody who is known to have been against us.
function candidateFor(view: View, role: AdvocateRole): string {
  const critics = new Set(view.items('critic').map(({ person }) => person))
  const held = view.present.filter((person) => rolesOn(person, view.today).has(role) && !person.isPlaceholder)
  return held.find(({ ref }) => !critics.has(ref))?.ref ?? ''
}

/** An advocate was asked for more in a quarter than the budget allows. */
export const advocateOverAsked: Rule = {
  id: 'advocate-over-asked',
  severity: 'medium',
  name: { en: 'Advocate over the ask budget', pl: 'Rzecznik ponad limit próśb' },
  says: {
    en: 'An advocate is asked for more things in this calendar quarter than the budget allows.',
    pl: 'W tym kwartale kalendarzowym prosi się rzecznika o więcej, niż pozwala limit.',
  },
  mend: { en: 'Put what is not done off to the next quarter.', pl: 'Przełóż to, co niezrobione, na następny kwartał.' },
  thresholds: ['ask-budget'],
  action: 'plan-items.change',
  find: (view, thresholds) =>
    overAsked(view, thresholds['ask-budget'])
      .filter(({ ask }) => ask.state === 'asked')
      .map(({ person, ask, asks }) => ({
        about: [ask.ref],
        reason: `${view.nameOf(person)} is asked for ${asks} things this quarter, more than the budget allows: "${view.titleOf(ask)}" can wait.`,
        rows: [...rowsOf('person', [person]), ...rowsOf('item', [ask.ref])],
        input: changing(ask, { day: formatDay(nextQuarter(view.today)) }),
        amountMinor: null,
      })),
}

/** What was asked beyond the budget has been done already. */
export const advocateWornOut: Rule = {
  id: 'advocate-worn-out',
  severity: 'low',
  name: { en: 'Advocate asked too often already', pl: 'Rzecznika proszono już za często' },
  says: {
    en: 'An advocate answered more asks in this calendar quarter than the budget allows, and nobody has planned to thank them.',
    pl: 'Rzecznik odpowiedział w tym kwartale na więcej próśb, niż pozwala limit, a nikt nie zaplanował podziękowania.',
  },
  mend: {
    en: 'Plan how to thank them, and ask for nothing more this quarter.',
    pl: 'Zaplanuj podziękowanie i o nic więcej w tym kwartale nie proś.',
  },
  thresholds: ['ask-budget'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const done = overAsked(view, thresholds['ask-budget']).filter(({ ask }) => ask.state !== 'asked')
    const quarter = formatMonth(quarterOf(view.today))
    return [...new Map(done.map((each) => [each.person, each])).values()].flatMap(({ person, asks }): Finding[] => {
      const id = gapId('advocate-worn-out', view.world.account, [person, quarter])
      if (view.isTakenUp(id)) return []
      return [
        {
          about: [person, quarter],
          reason: `${view.nameOf(person)} was asked for ${asks} things this quarter, more than the budget allows.`,
          rows: rowsOf('person', [person]),
          input: adding(view, 'action', { person, title: '', 'attributes.gap': id }),
          amountMinor: null,
        },
      ]
    })
  },
}

type OverAsked = { readonly person: string; readonly ask: PlanItem; readonly asks: number }

/** The asks of the present quarter beyond the budget of each advocate; what is done counts before what is not. */
function overAsked(view: View, budget: number): OverAsked[] {
  const quarter = quarterOf(view.today)
  const asks = view.items('ask').flatMap((ask) => {
    const person = view.item(ask.about)?.person
    return person && ask.day !== null && quarterOf(ask.day) === quarter ? [{ person, ask }] : []
  })
  return [...new Set(asks.map(({ person }) => person))].sort().flatMap((person) => {
    const own = asks.filter((each) => each.person === person).map(({ ask }) => ask)
    const inTurn = [
      ...own.filter(({ state }) => state !== 'asked').sort(byDay),
      ...own.filter(({ state }) => state === 'asked').sort(byDay),
    ]
    return inTurn.slice(budget).map((ask) => ({ person, ask, asks: own.length }))
  })
}

function byDay(a: PlanItem, b: PlanItem): number {
  return (a.day ?? 0) - (b.day ?? 0) || (a.ref < b.ref ? -1 : 1)
}

/** The first month of the calendar quarter that a day lies in. */
function quarterOf(day: Day) {
  return addMonths(monthOf(day), -(monthOf(day) % 3))
}

function nextQuarter(day: Day): Day {
  return firstDayOf(addMonths(quarterOf(day), 3))
}
