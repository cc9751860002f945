import { type Finding, gapId, type Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanTouchpoint } from '../world.js'
import { adding } from './inputs.js'

/** Marketing or sales promoted something to people to whom results are owed. */
export const calmZoneBroken: Rule = {
  id: 'calm-zone-broken',
  severity: 'high',
  name: { en: 'Calm zone broken', pl: 'Złamana strefa spokoju' },
  says: {
    en: 'Marketing or sales promoted something to people of group 1 while results are owed to them, and no action takes it up.',
    pl: 'Marketing lub sprzedaż promowały coś osobom z grupy 1, którym wciąż należą się rezultaty, i żadne działanie się tym nie zajmuje.',
  },
  mend: {
    en: 'Put the people on the suppression list of the tool that wrote to them, and decide whether to apologise.',
    pl: 'Dodaj te osoby do listy wykluczeń narzędzia, które wysłało wiadomość, i zdecyduj, czy przeprosić.',
  },
  thresholds: ['broken-promise-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const since = view.today - thresholds['broken-promise-days']
    const broken = view.calmZone.broken.filter(({ day }) => day >= since)
    return sendings(broken).flatMap((sending) => findingOf(view, sending))
  },
}

type Sending = {
  readonly about: readonly string[]
  readonly touchpoints: readonly [PlanTouchpoint, ...PlanTouchpoint[]]
}

// One mailing reaches many people; it is one broken promise.
function sendings(broken: readonly PlanTouchpoint[]): Sending[] {
  const found = new Map<string, { about: string[]; touchpoints: [PlanTouchpoint, ...PlanTouchpoint[]] }>()
  for (const touchpoint of broken) {
    const about = [said(touchpoint.day), touchpoint.team, touchpoint.subject ?? '']
    const key = JSON.stringify(about)
    const others = found.get(key)
    if (others) others.touchpoints.push(touchpoint)
    else found.set(key, { about, touchpoints: [touchpoint] })
  }
  return [...found.values()]
}

function findingOf(view: View, { about, touchpoints }: Sending): Finding[] {
  const id = gapId('calm-zone-broken', view.world.account, about)
  if (view.isTakenUp(id)) return []
  const [{ team, day, subject }] = touchpoints
  const people = [...new Set(touchpoints.map(({ person }) => person))]
  const units = [...new Set(touchpoints.filter(({ person }) => person === null).map(({ unit }) => unit))]
  const names = [...people.filter((ref) => ref !== null).map(view.nameOf), ...units.map(view.unitName)]
  const whom = listed(names)
  const reason =
    team === 'marketing'
      ? `Marketing wrote on ${said(day)} to people to whom results are owed: ${whom}.`
      : `Sales wrote on ${said(day)} to people to whom results are owed: ${whom}.`
  return [
    {
      about,
      reason,
      rows: [
        ...rowsOf(
          'touchpoint',
          touchpoints.map(({ ref }) => ref),
        ),
        ...rowsOf('person', people),
      ],
      input: adding(view, 'action', { title: '', text: subject, 'attributes.gap': id }),
    },
  ]
}

const mostNames = 5

function listed(names: readonly string[]): string {
  const shown = names.slice(0, mostNames).join(', ')
  return names.length > mostNames ? `${shown} (+${names.length - mostNames})` : shown
}
