import { laterOf } from '#foundation'
import type { Rule } from '../rule.js'
import { rowsOf, said } from '../view.js'
import { adding, changing } from './inputs.js'
import { livePlanOf } from './plan.js'

/** An action is past its day. */
export const actionOverdue: Rule = {
  id: 'action-overdue',
  severity: 'medium',
  name: { en: 'Action past due', pl: 'Działanie po terminie' },
  says: { en: 'An open action is past its day.', pl: 'Otwarte działanie jest po terminie.' },
  mend: { en: 'Do it, drop it, or set a new day.', pl: 'Wykonaj je, porzuć albo wyznacz nowy termin.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    view.items('action').flatMap((action) => {
      const { state, due, owner, ref } = action
      if (state !== 'open' || due === null || due >= view.today) return []
      return [
        {
          about: [ref],
          reason:
            owner === null
              ? `"${view.titleOf(action)}" was due on ${said(due)}.`
              : `"${view.titleOf(action)}" was due on ${said(due)}; it is with ${owner}.`,
          rows: rowsOf('item', [ref]),
          input: changing(action, { state: 'done' }),
          amountMinor: null,
        },
      ]
    }),
}

/** Nobody answers for an action. */
export const actionUnowned: Rule = {
  id: 'action-unowned',
  severity: 'low',
  name: { en: 'Action without an owner', pl: 'Działanie bez właściciela' },
  says: { en: 'Nobody answers for an open action.', pl: 'Nikt nie odpowiada za otwarte działanie.' },
  mend: { en: 'Name its owner.', pl: 'Wskaż właściciela.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    view
      .items('action')
      .filter(({ state, owner }) => state === 'open' && owner === null)
      .map((action) => ({
        about: [action.ref],
        reason: `Nobody answers for the action "${view.titleOf(action)}".`,
        rows: rowsOf('item', [action.ref]),
        input: changing(action, { owner: '' }),
        amountMinor: null,
      })),
}

/** The team has not looked back for longer than its cadence. */
export const retrospectiveOverdue: Rule = {
  id: 'retrospective-overdue',
  severity: 'low',
  name: { en: 'Retrospective overdue', pl: 'Retrospektywa po terminie' },
  says: {
    en: 'The team of an active plan has not looked back for longer than its cadence allows.',
    pl: 'Zespół aktywnego planu nie zrobił retrospektywy dłużej, niż przewiduje jego rytm.',
  },
  mend: { en: 'Hold a retrospective.', pl: 'Zróbcie retrospektywę.' },
  thresholds: ['retrospective-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    const plan = livePlanOf(view)
    if (plan?.state !== 'active') return []
    const cadence = Number(plan.attributes.cadenceDays || thresholds['retrospective-days'])
    const held = view.items('retrospective').flatMap(({ day }) => (day !== null && day <= view.today ? [day] : []))
    const last = held.length === 0 ? null : held.reduce((latest, day) => laterOf(latest, day))
    const since = last ?? plan.day ?? plan.createdOn
    if (!(view.today - since > cadence)) return []
    return [
      {
        about: [],
        reason:
          last === null
            ? `The team has not looked back since the plan began on ${said(since)}.`
            : `The team last looked back on ${said(since)}.`,
        rows: rowsOf('item', [plan.ref]),
        input: adding(view, 'retrospective', { day: said(view.today), text: '' }),
        amountMinor: null,
      },
    ]
  },
}
