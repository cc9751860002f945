import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding } from './inputs.js'

/** The plan that is kept on the day; undefined where none is, or it was ended. */
export function livePlanOf(view: View): PlanItem | undefined {
  return view.items('plan').find(({ state }) => state !== 'ended')
}

/** Nothing but the plan itself is there. */
export const planEmpty: Rule = {
  id: 'plan-empty',
  severity: 'high',
  name: { en: 'The plan is empty', pl: 'Plan jest pusty' },
  says: { en: 'Nothing was written into the plan yet.', pl: 'W planie nic jeszcze nie zapisano.' },
  mend: {
    en: 'Begin with the team: name somebody from customer service, marketing and sales. Then agree outcomes with the customer.',
    pl: 'Zacznij od zespołu: wskaż osoby z obsługi klienta, marketingu i sprzedaży. Potem uzgodnij rezultaty z klientem.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    view.world.items.some(({ kind }) => kind !== 'plan')
      ? []
      : [
          {
            about: [],
            reason: 'The plan is empty. Begin with the team: name somebody from customer service.',
            rows: rowsOf(
              'item',
              view.items('plan').map(({ ref }) => ref),
            ),
            input: adding(view, 'team-member', { function: 'customer-service' }),
          },
        ],
}

/** The customer left, the plan goes on. */
export const customerChurned: Rule = {
  id: 'customer-churned',
  severity: 'high',
  name: { en: 'Customer lost, plan alive', pl: 'Klient odszedł, plan trwa' },
  says: {
    en: 'The last contract has ended while the plan goes on. Its other gaps are not shown, since what they rest on is gone.',
    pl: 'Ostatnia umowa się skończyła, a plan trwa. Innych luk nie pokazujemy, bo znikło to, na czym się opierają.',
  },
  mend: {
    en: 'End the plan. A new one can be started to win the customer back.',
    pl: 'Zakończ plan. Aby odzyskać klienta, można zacząć nowy.',
  },
  thresholds: [],
  action: 'plans.change',
  find(view) {
    const { customerSince, customerUntil, account } = view.world
    if (!isChurned(view) || customerSince !== null || customerUntil === null) return []
    return [
      {
        about: [],
        reason: `The last contract of this customer ended on ${said(customerUntil)}, but the plan goes on.`,
        rows: rowsOf('account', [account]),
        input: { account, state: 'ended' },
        amountMinor: null,
      },
    ]
  },
}

/** Whether the account was a customer and is none any more. */
export function isChurned({ world }: View): boolean {
  return world.customerSince === null && world.customerUntil !== null && world.customerUntil < world.today
}

/** Whether the account has a running contract on the day. */
export function isCustomer({ world }: View): boolean {
  return world.customerSince !== null && world.customerSince <= world.today
}

/** One of the two audiences has no message of its own. */
export const halfWithoutMessage: Rule = {
  id: 'half-without-message',
  severity: 'low',
  name: { en: 'Audience without its message', pl: 'Grupa bez swojego przekazu' },
  says: {
    en: 'The plan does not say what group 1 or group 2 should hear from us.',
    pl: 'Plan nie mówi, co grupa 1 albo grupa 2 ma od nas usłyszeć.',
  },
  mend: { en: 'Write the message of that audience.', pl: 'Napisz przekaz dla tej grupy.' },
  thresholds: [],
  action: 'plans.change',
  find(view) {
    const plan = livePlanOf(view)
    if (!plan) return []
    return halves
      .filter(({ field }) => !plan.attributes[field])
      .map(({ group, field, reason }) => ({
        about: [group],
        reason,
        rows: rowsOf('item', [plan.ref]),
        input: { account: view.world.account, [field]: '' },
      }))
  },
}

const halves = [
  {
    group: '1',
    field: 'group1Message',
    reason: 'The plan does not say yet what the people of the running engagement should hear from us.',
  },
  {
    group: '2',
    field: 'group2Message',
    reason: 'The plan does not say yet what the rest of the organisation should hear from us.',
  },
] as const
