import type { Rule } from '../rule.js'
import type { Thresholds } from '../thresholds.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'
import { isCustomer } from './plan.js'

/** Whether the renewal is so near that what it hangs on presses. */
export function isRenewalNear({ world }: View, thresholds: Thresholds): boolean {
  const last = world.noticeDay ?? world.termEnd
  return last !== null && last - world.today <= thresholds['renewal-watch-days']
}

/** Nobody wrote down what the renewal hangs on. */
export const renewalConditionsMissing: Rule = {
  id: 'renewal-conditions-missing',
  severity: 'medium',
  name: { en: 'No renewal conditions', pl: 'Brak warunków odnowienia' },
  says: {
    en: 'The plan does not say what must happen for this customer to renew. High once the day of notice is near.',
    pl: 'Plan nie mówi, co musi się stać, aby klient odnowił umowę. Wysoka waga, gdy termin wypowiedzenia jest blisko.',
  },
  mend: {
    en: 'Ask the customer what they will renew for, and write it down.',
    pl: 'Zapytaj klienta, od czego zależy odnowienie, i zapisz to.',
  },
  thresholds: ['renewal-watch-days'],
  action: 'plan-items.add',
  find(view, thresholds) {
    if (!isCustomer(view) || view.items('renewal-condition').length > 0) return []
    const { account, noticeDay } = view.world
    const reason =
      noticeDay === null
        ? 'Nobody wrote down what must happen for this customer to renew.'
        : `Nobody wrote down what must happen for this customer to renew. Notice can be given until ${said(noticeDay)}.`
    return [
      {
        about: [],
        severity: isRenewalNear(view, thresholds) ? 'high' : 'medium',
        reason,
        rows: rowsOf('account', [account]),
        input: adding(view, 'renewal-condition'),
      },
    ]
  },
}

/** A condition is open although its day, or that of notice, is over. */
export const renewalConditionOverdue: Rule = {
  id: 'renewal-condition-overdue',
  severity: 'high',
  name: { en: 'Renewal condition past due', pl: 'Warunek odnowienia po terminie' },
  says: {
    en: 'A renewal condition is open although its day has passed; without a day, that of notice.',
    pl: 'Warunek odnowienia jest otwarty, choć minął jego termin; bez terminu: termin wypowiedzenia.',
  },
  mend: {
    en: 'Meet the condition and say with what evidence, or agree a new day with the customer.',
    pl: 'Spełnij warunek i podaj dowód albo uzgodnij z klientem nowy termin.',
  },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    openConditions(view).flatMap((condition) => {
      const due = condition.due ?? view.world.noticeDay
      if (due === null || due >= view.today) return []
      return [
        {
          about: [condition.ref],
          reason: `The renewal condition "${view.titleOf(condition)}" was due on ${said(due)} and is not met.`,
          rows: rowsOf('item', [condition.ref]),
          input: changing(condition, { state: 'met' }),
        },
      ]
    }),
}

/** A condition is said to be met, but nothing shows it. */
export const renewalConditionWithoutEvidence: Rule = {
  id: 'renewal-condition-without-evidence',
  severity: 'medium',
  name: { en: 'Renewal condition without evidence', pl: 'Warunek odnowienia bez dowodu' },
  says: {
    en: 'A renewal condition is marked as met, and nothing says what shows it.',
    pl: 'Warunek odnowienia oznaczono jako spełniony, ale nie wiadomo, co to potwierdza.',
  },
  mend: { en: 'Say what shows it, or open it again.', pl: 'Podaj dowód albo otwórz warunek ponownie.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    view
      .items('renewal-condition')
      .filter(({ state, attributes, text }) => state === 'met' && !attributes.evidence && !text)
      .map((condition) => ({
        about: [condition.ref],
        reason: `The renewal condition "${view.titleOf(condition)}" counts as met, but nothing shows it.`,
        rows: rowsOf('item', [condition.ref]),
        input: changing(condition, { 'attributes.evidence': '' }),
      })),
}

/** Nobody answers for a condition. */
export const renewalConditionUnowned: Rule = {
  id: 'renewal-condition-unowned',
  severity: 'medium',
  name: { en: 'Renewal condition without an owner', pl: 'Warunek odnowienia bez właściciela' },
  says: {
    en: 'Nobody of ours answers for an open renewal condition.',
    pl: 'Nikt z nas nie odpowiada za otwarty warunek odnowienia.',
  },
  mend: { en: 'Name its owner.', pl: 'Wskaż właściciela.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    openConditions(view)
      .filter(({ owner }) => owner === null)
      .map((condition) => ({
        about: [condition.ref],
        reason: `Nobody answers for the renewal condition "${view.titleOf(condition)}".`,
        rows: rowsOf('item', [condition.ref]),
        input: changing(condition, { owner: '' }),
      })),
}

/** A condition failed, and nothing is being done about it. */
export const renewalConditionFailed: Rule = {
  id: 'renewal-condition-failed',
  severity: 'high',
  name: { en: 'Renewal condition failed', pl: 'Warunek odnowienia niespełniony' },
  says: {
    en: 'A renewal condition failed, and no action takes it up.',
    pl: 'Warunek odnowienia nie został spełniony i żadne działanie się nim nie zajmuje.',
  },
  mend: { en: 'Plan what to do about it.', pl: 'Zaplanuj, co z tym zrobić.' },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    view
      .items('renewal-condition')
      .filter((condition) => condition.state === 'failed' && !isActedOn(view, condition))
      .map((condition) => ({
        about: [condition.ref],
        reason: `The renewal condition "${view.titleOf(condition)}" failed, and nobody has planned what to do about it.`,
        rows: rowsOf('item', [condition.ref]),
        input: adding(view, 'action', { about: condition.ref }),
      })),
}

/** Whether an action about an item is under way. */
export function isActedOn(view: View, item: PlanItem): boolean {
  return view.items('action').some(({ about, state }) => about === item.ref && state === 'open')
}

function openConditions(view: View): readonly PlanItem[] {
  return isCustomer(view) ? view.items('renewal-condition').filter(({ state }) => state === 'open') : []
}
