import { isPromotion, touchpointsAt } from '../calm-zone.js'
import { gapId, positive, type Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import { adding, changing } from './inputs.js'

/** Units of group 2, the rest of the organisation. */
function unitsOfGroup2(view: View) {
  return view.world.units.filter(({ ref }) => view.groups.units.get(ref) === 2)
}

/** What may be won at a unit: its open opportunities. */
function openAmount({ world }: View, unit: string): bigint | null {
  const open = world.opportunities.filter((each) => each.unit === unit && each.outcome === 'open')
  return positive(open.reduce((sum, { amountMinor }) => sum + (amountMinor ?? 0n), 0n))
}

// What merely holds units of group 1 together is no audience of its own.
function isAboveEngaged({ world, groups }: View, unit: string): boolean {
  const parents = new Map(world.units.map(({ ref, parent }) => [ref, parent]))
  return world.units.some(({ ref }) => {
    if (groups.units.get(ref) !== 1) return false
    const seen = new Set<string>()
    for (let at = parents.get(ref) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
      if (at === unit) return true
      seen.add(at)
    }
    return false
  })
}

const unitPlanOf = (view: View, unit: string) => view.items('unit-plan').find((item) => item.unit === unit)

/** Our talks with a unit of group 2 began before a result earned them. */
export const unitApproachedEarly: Rule = {
  id: 'unit-approached-early',
  severity: 'high',
  name: { en: 'Unit approached before it was earned', pl: 'Jednostka zaczepiona przed czasem' },
  says: {
    en: 'A unit of group 2 is being approached although the customer has not confirmed enough outcomes.',
    pl: 'Docieramy do jednostki z grupy 2, choć klient nie potwierdził dość rezultatów.',
  },
  mend: {
    en: 'Hold back until the customer has confirmed a result.',
    pl: 'Wstrzymaj się, aż klient potwierdzi rezultat.',
  },
  thresholds: ['earned-outcomes'],
  action: 'plan-items.change',
  find: (view) =>
    view.earned.isEarned
      ? []
      : view
          .items('unit-plan')
          .filter(({ state, unit }) => unit !== null && (state === 'approached' || state === 'in-talks'))
          .filter(({ unit }) => view.groups.units.get(unit ?? '') !== 1)
          .map((plan) => ({
            about: [plan.ref],
            reason: `We approached ${view.unitName(plan.unit)} before the customer confirmed the results that earn it.`,
            rows: [...rowsOf('unit', [plan.unit]), ...rowsOf('item', [plan.ref])],
            input: changing(plan, { state: 'not-now' }),
            amountMinor: openAmount(view, plan.unit ?? ''),
          })),
}

/** Marketing or sales promoted something to a unit of group 2 before a result earned it. */
export const unitPromotedEarly: Rule = {
  id: 'unit-promoted-early',
  severity: 'medium',
  name: { en: 'Promotion before it was earned', pl: 'Promocja przed czasem' },
  says: {
    en: 'Marketing or sales promoted something at a unit of group 2 before the customer confirmed enough outcomes, and no action takes it up.',
    pl: 'Marketing lub sprzedaż promowały coś w jednostce z grupy 2, zanim klient potwierdził dość rezultatów, i żadne działanie się tym nie zajmuje.',
  },
  mend: {
    en: 'Stop it until a result is confirmed, and plan how to earn the right to speak there.',
    pl: 'Przerwij to do czasu potwierdzenia rezultatu i zaplanuj, jak zasłużyć na rozmowę.',
  },
  thresholds: ['earned-outcomes', 'broken-promise-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const { customerSince, account } = view.world
    if (view.earned.isEarned || customerSince === null) return []
    const since = Math.max(customerSince, view.today - thresholds['broken-promise-days'])
    return unitsOfGroup2(view).flatMap(({ ref, name }) => {
      const at = touchpointsAt(view.world, ref).filter((each) => {
        const isThere = each.person === null || view.groups.people.get(each.person) !== 1
        return isThere && isPromotion(each) && each.day >= since && each.day <= view.today
      })
      const last = at.reduce<number | null>((latest, { day }) => Math.max(latest ?? day, day), null)
      if (last === null) return []
      const lastDay = at.find(({ day }) => day === last)?.day ?? view.today
      const id = gapId('unit-promoted-early', account, [ref, said(lastDay)])
      if (view.isTakenUp(id)) return []
      return [
        {
          about: [ref, said(lastDay)],
          reason: `Something was promoted at ${name} on ${said(lastDay)}, before the customer confirmed the results that earn it.`,
          rows: [
            ...rowsOf('unit', [ref]),
            ...rowsOf(
              'touchpoint',
              at.map((each) => each.ref),
            ),
          ],
          input: adding(view, 'action', { title: '', 'attributes.gap': id }),
          amountMinor: openAmount(view, ref),
        },
      ]
    })
  },
}

/** A unit of group 2 for which nobody has a plan. */
export const unitWithoutPlan: Rule = {
  id: 'unit-without-plan',
  severity: 'low',
  name: { en: 'Unit of group 2 without a plan', pl: 'Jednostka z grupy 2 bez planu' },
  says: {
    en: 'The plan does not say how a unit of group 2 is opened. Medium where it is earned.',
    pl: 'Plan nie mówi, jak dotrzeć do jednostki z grupy 2. Średnia waga, gdy prawo do rozmowy jest zasłużone.',
  },
  mend: {
    en: 'Write down their challenge, the status quo to disrupt and the options to show, or that it is not now.',
    pl: 'Zapisz wyzwanie jednostki, stan rzeczy do zmiany i opcje do pokazania albo że to nie teraz.',
  },
  thresholds: ['earned-outcomes'],
  action: 'plan-items.add',
  find: (view) =>
    unitsOfGroup2(view)
      .filter(({ ref }) => !unitPlanOf(view, ref) && !isAboveEngaged(view, ref))
      .map(({ ref, name }) => ({
        about: [ref],
        severity: view.earned.isEarned ? 'medium' : 'low',
        reason: `The plan does not say yet how to win ${name}.`,
        rows: rowsOf('unit', [ref]),
        input: adding(view, 'unit-plan', { unit: ref, 'attributes.challenge': '' }),
        amountMinor: openAmount(view, ref),
      })),
}

/** We do not know what a unit of group 2 struggles with. */
export const unitWithoutChallenge: Rule = {
  id: 'unit-without-challenge',
  severity: 'low',
  name: { en: 'Unit without a challenge', pl: 'Jednostka bez wyzwania' },
  says: {
    en: 'The plan of a unit of group 2 does not name the challenge that its people have. Medium where it is earned.',
    pl: 'Plan jednostki z grupy 2 nie podaje wyzwania jej ludzi. Średnia waga, gdy prawo do rozmowy jest zasłużone.',
  },
  mend: { en: 'Find out what challenge they have.', pl: 'Dowiedz się, jakie mają wyzwanie.' },
  thresholds: ['earned-outcomes'],
  action: 'plan-items.change',
  find: (view) =>
    view
      .items('unit-plan')
      .filter(({ state, attributes }) => state !== 'not-now' && !attributes.challenge)
      .filter(({ unit }) => view.groups.units.get(unit ?? '') !== 1)
      .map((plan) => ({
        about: [plan.ref],
        severity: view.earned.isEarned ? 'medium' : 'low',
        reason: `The plan for ${view.unitName(plan.unit)} does not say what challenge its people have.`,
        rows: [...rowsOf('unit', [plan.unit]), ...rowsOf('item', [plan.ref])],
        input: changing(plan, { 'attributes.challenge': '' }),
        amountMinor: openAmount(view, plan.unit ?? ''),
      })),
}
