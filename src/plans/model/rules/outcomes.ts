import { confirmationOf } from '../earned.js'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'
import { isCustomer } from './plan.js'

/** Outcomes that are promised and not yet confirmed by the customer. */
export function owedOutcomes(view: View): readonly PlanItem[] {
  return view
    .items('outcome')
    .filter((outcome) => outcome.state !== 'given-up' && confirmationOf(view.world, outcome) === null)
}

/** Nobody wrote down what was promised. */
export const outcomesMissing: Rule = {
  id: 'outcomes-missing',
  severity: 'high',
  name: { en: 'No outcomes', pl: 'Brak rezultatów' },
  says: {
    en: 'The plan names no result that was promised to the customer.',
    pl: 'Plan nie wymienia żadnego rezultatu obiecanego klientowi.',
  },
  mend: {
    en: 'Agree with the customer on a result, how it is measured, and its target.',
    pl: 'Uzgodnij z klientem rezultat, sposób pomiaru i cel.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    isCustomer(view) && view.items('outcome').every(({ state }) => state === 'given-up')
      ? [
          {
            about: [],
            reason: 'No result has been promised to this customer that could be shown to them.',
            rows: rowsOf('account', [view.world.account]),
            input: adding(view, 'outcome', {
              state: 'agreed',
              title: '',
              'attributes.measure': '',
              'attributes.target': '',
            }),
          },
        ]
      : [],
}

/** A result was promised, but the customer did not agree to it. */
export const outcomeNotAgreed: Rule = {
  id: 'outcome-not-agreed',
  severity: 'medium',
  name: { en: 'Outcome not agreed', pl: 'Rezultat nieuzgodniony' },
  says: {
    en: 'A result was promised, but the customer has not agreed to it. High while none is agreed.',
    pl: 'Rezultat obiecano, ale klient go nie uzgodnił. Wysoka waga, dopóki żadnego nie uzgodniono.',
  },
  mend: { en: 'Agree on it with the customer.', pl: 'Uzgodnij go z klientem.' },
  thresholds: [],
  action: 'plan-items.change',
  find(view) {
    const isNoneAgreed = view.items('outcome').every(({ state }) => state === 'promised' || state === 'given-up')
    return owedOutcomes(view)
      .filter(({ state }) => state === 'promised')
      .map((outcome) => ({
        about: [outcome.ref],
        severity: isNoneAgreed ? 'high' : 'medium',
        reason: `The outcome "${view.titleOf(outcome)}" was promised, but the customer has not agreed to it yet.`,
        rows: rowsOf('item', [outcome.ref]),
        input: changing(outcome, { state: 'agreed' }),
      }))
  },
}

/** An outcome has no value to start from. */
export const outcomeWithoutBaseline: Rule = {
  id: 'outcome-without-baseline',
  severity: 'low',
  name: { en: 'Outcome without a baseline', pl: 'Rezultat bez wartości wyjściowej' },
  says: {
    en: 'Nobody wrote down where an outcome started, so its progress cannot be told.',
    pl: 'Nie zapisano, od czego rezultat zaczynał, więc nie widać postępu.',
  },
  mend: { en: 'Write down the value before the work began.', pl: 'Zapisz wartość sprzed rozpoczęcia prac.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    owedOutcomes(view)
      .filter(({ attributes }) => !attributes.baseline)
      .map((outcome) => ({
        about: [outcome.ref],
        reason: `The outcome "${view.titleOf(outcome)}" has no value to start from, so nobody can tell how far it is.`,
        rows: rowsOf('item', [outcome.ref]),
        input: changing(outcome, { 'attributes.baseline': '' }),
      })),
}

/** The day of an outcome is over, and nobody of the customer confirmed it. */
export const outcomeUnconfirmed: Rule = {
  id: 'outcome-unconfirmed',
  severity: 'high',
  name: { en: 'Outcome past due, unconfirmed', pl: 'Rezultat po terminie, niepotwierdzony' },
  says: {
    en: 'An outcome is past its day, or called confirmed, and nobody of the customer has confirmed it.',
    pl: 'Minął termin rezultatu albo uznano go za potwierdzony, a nikt u klienta go nie potwierdził.',
  },
  mend: {
    en: 'Show the result to the customer, and write down who confirmed it and when.',
    pl: 'Pokaż wynik klientowi i zapisz, kto i kiedy go potwierdził.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find: (view) =>
    owedOutcomes(view).flatMap((outcome) => {
      const isOver = outcome.due !== null && outcome.due < view.today
      if (!isOver && outcome.state !== 'confirmed') return []
      return [
        {
          about: [outcome.ref],
          reason: isOver
            ? `The outcome "${view.titleOf(outcome)}" was due on ${said(outcome.due)}, and nobody of the customer has confirmed it.`
            : `The outcome "${view.titleOf(outcome)}" counts as confirmed, but nobody of the customer has confirmed it.`,
          rows: rowsOf('item', [outcome.ref]),
          input: adding(view, 'confirmation', { about: outcome.ref, person: outcome.person ?? '' }),
        },
      ]
    }),
}

/** A confirmed outcome is told by nobody. */
export const outcomeWithoutStory: Rule = {
  id: 'outcome-without-story',
  severity: 'low',
  name: { en: 'Outcome without a story', pl: 'Rezultat bez historii' },
  says: {
    en: 'The customer confirmed an outcome, and nobody tells it to the rest of the organisation.',
    pl: 'Klient potwierdził rezultat, a nikt nie opowiada o nim reszcie organizacji.',
  },
  mend: {
    en: 'Ask an advocate to tell it, with their consent, to leaders or to their peers.',
    pl: 'Poproś rzecznika, by za swoją zgodą opowiedział o nim kierownictwu lub kolegom.',
  },
  thresholds: [],
  action: 'plan-items.add',
  find(view) {
    const told = new Set(view.items('story').map(({ about }) => about))
    return view.earned.outcomes
      .filter(({ outcome }) => !told.has(outcome))
      .map(({ outcome, title, person }) => ({
        about: [outcome],
        reason: `The customer confirmed "${title ?? outcome}", but no story tells of it yet.`,
        rows: rowsOf('item', [outcome]),
        input: adding(view, 'story', { about: outcome, person, title: title ?? '', 'attributes.audience': '' }),
        amountMinor: null,
      }))
  },
}
