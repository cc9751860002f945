import type { Day } from '#foundation'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding } from './inputs.js'
import { owedOutcomes } from './outcomes.js'
import { isActedOn } from './renewal.js'

/** How far an outcome is: the share of the way from its baseline to its target, and the share of its time. */
export type Progress = { readonly day: Day; readonly value: string; readonly done: number; readonly expected: number }

/**
 * How far an outcome was at its last measurement; null where it has none, no baseline or day, or baseline and target
 * are the same. Shares are of the whole way and of the whole time; a result beyond its target is above 1.
 */
export function progressOf(view: View, outcome: PlanItem): Progress | null {
  const last = lastMeasurement(view, outcome)
  const { baseline, target } = outcome.attributes
  const value = last?.attributes.value
  if (!baseline || !target || !value || !last?.day || outcome.due === null) return null
  const way = Number(target) - Number(baseline)
  const start = outcome.day ?? outcome.createdOn
  const time = outcome.due - start
  if (!Number.isFinite(way) || way === 0 || !Number.isFinite(Number(value))) return null
  const expected = time <= 0 ? 1 : Math.min(1, Math.max(0, (last.day - start) / time))
  return { day: last.day, value, done: (Number(value) - Number(baseline)) / way, expected }
}

/** The last measurement of an outcome until the day of the view; of one day the one with the later key. */
export function lastMeasurement(view: View, outcome: PlanItem): PlanItem | undefined {
  return view
    .items('measurement')
    .filter(({ about, day }) => about === outcome.ref && day !== null && day <= view.today)
    .sort((a, b) => (a.day ?? 0) - (b.day ?? 0))
    .at(-1)
}

/** An outcome has not been measured for long. */
export const outcomeUnmeasured: Rule = {
  id: 'outcome-unmeasured',
  severity: 'medium',
  name: { en: 'Outcome unmeasured', pl: 'Rezultat niemierzony' },
  says: {
    en: 'An owed outcome has no measurement, or its last one is old. Outcomes bound to a metric measure themselves.',
    pl: 'Należny rezultat nie ma pomiaru albo ostatni jest dawny. Rezultaty powiązane ze wskaźnikiem mierzą się same.',
  },
  mend: { en: 'Measure it, and write down the value and its day.', pl: 'Zmierz go i zapisz wartość oraz dzień.' },
  thresholds: ['measurement-days'],
  action: 'plan-items.add',
  find: (view, thresholds) =>
    owedOutcomes(view).flatMap((outcome) => {
      const last = lastMeasurement(view, outcome)?.day ?? null
      const isFresh = last !== null && view.today - last <= thresholds['measurement-days']
      if (isFresh || outcome.attributes.metric) return []
      return [
        {
          about: [outcome.ref],
          reason:
            last === null
              ? `The outcome "${view.titleOf(outcome)}" has never been measured.`
              : `The outcome "${view.titleOf(outcome)}" was last measured on ${said(last)}.`,
          rows: rowsOf('item', [outcome.ref]),
          input: adding(view, 'measurement', { about: outcome.ref, day: said(view.today), 'attributes.value': '' }),
        },
      ]
    }),
}

/** An outcome lies behind the straight line from its baseline to its target, and nothing is being done about it. */
export const outcomeBehind: Rule = {
  id: 'outcome-behind',
  severity: 'high',
  name: { en: 'Outcome behind', pl: 'Rezultat opóźniony' },
  says: {
    en: 'At its last measurement an outcome lay behind the straight line from baseline to target by more than is allowed, and no open action takes it up.',
    pl: 'Przy ostatnim pomiarze rezultat odstawał od prostej między wartością wyjściową a celem bardziej, niż wolno, i żadne otwarte działanie się nim nie zajmuje.',
  },
  mend: {
    en: 'Find out with the customer what holds it up, and plan what to do about it.',
    pl: 'Ustal z klientem, co go hamuje, i zaplanuj działanie.',
  },
  thresholds: ['behind-percent'],
  action: 'plan-items.add',
  find: (view, thresholds) =>
    owedOutcomes(view).flatMap((outcome) => {
      const progress = progressOf(view, outcome)
      if (!progress || isActedOn(view, outcome)) return []
      const { day, done, expected } = progress
      if (expected - done <= thresholds['behind-percent'] / 100 + tolerance) return []
      return [
        {
          about: [outcome.ref],
          reason: `The outcome "${view.titleOf(outcome)}" was ${percent(done)} of the way on ${said(day)}, where ${percent(expected)} was due.`,
          rows: rowsOf('item', [outcome.ref]),
          input: adding(view, 'action', { about: outcome.ref, title: '' }),
        },
      ]
    }),
}

// Shares of decimals such as 0.3 − 0.1 are not exact; nobody falls behind by their last bit.
const tolerance = 1e-9

function percent(share: number): string {
  return `${Math.round(share * 100)}%`
}
