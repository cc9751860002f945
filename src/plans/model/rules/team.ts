import { neededFunctions } from '../kinds.js'
import type { Rule } from '../rule.js'
import { rowsOf, type View } from '../view.js'
import { adding } from './inputs.js'

const nobodyFrom = {
  'customer-service': 'Nobody from customer service is on the team of this plan.',
  marketing: 'Nobody from marketing is on the team of this plan.',
  sales: 'Nobody from sales is on the team of this plan.',
} as const

/** One of the three functions has nobody on the team. */
export const functionMissing: Rule = {
  id: 'function-missing',
  severity: 'high',
  name: { en: 'Function missing in the team', pl: 'W zespole brakuje funkcji' },
  says: {
    en: 'Customer service, marketing or sales has nobody on the team of the plan.',
    pl: 'W zespole planu nie ma nikogo z obsługi klienta, marketingu lub sprzedaży.',
  },
  mend: { en: 'Name somebody from that function.', pl: 'Wskaż osobę z tej funkcji.' },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    neededFunctions
      .filter((name) => !functionsOnTeam(view).has(name))
      .map((name) => ({
        about: [name],
        reason: nobodyFrom[name],
        rows: rowsOf('account', [view.world.account]),
        input: adding(view, 'team-member', { function: name }),
      })),
}

/** The functions that have somebody on the team on the day. */
function functionsOnTeam(view: View): ReadonlySet<string | null> {
  return new Set(teamOf(view).map((member) => member.function))
}

/** The items of those who are on the team on the day. */
export function teamOf(view: View) {
  const { today } = view
  return view
    .items('team-member')
    .filter(({ state, day, until }) => state !== 'left' && (day ?? today) <= today && (until ?? today) >= today)
}
