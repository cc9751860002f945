import { confirmationOf } from '../earned.js'
import type { Rule } from '../rule.js'
import { rowsOf, said, type View } from '../view.js'
import type { PlanItem } from '../world.js'
import { adding, changing } from './inputs.js'

/** What is at stake is what the customer brings at the unit that suffers; else at all. */
function atStake(view: View, { unit }: PlanItem): bigint | undefined {
  const minor = view.world.units.find(({ ref }) => ref === unit)?.arrMinor ?? 0n
  return minor > 0n ? minor : undefined
}

const openOf = (view: View) => view.items('difficulty').filter(({ state }) => state === 'open')

/** A difficulty is past the day on which we promised that it would be gone. */
export const difficultyLate: Rule = {
  id: 'difficulty-late',
  severity: 'high',
  name: { en: 'Difficulty past its promised day', pl: 'Trudność po obiecanym terminie' },
  says: {
    en: 'A difficulty that the product brought is open after the day that we promised.',
    pl: 'Trudność związana z produktem trwa po dniu, który obiecaliśmy.',
  },
  mend: {
    en: 'Resolve it, or tell who suffers a new day that holds.',
    pl: 'Rozwiąż ją albo podaj poszkodowanym nowy, pewny termin.',
  },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    openOf(view).flatMap((difficulty) => {
      const { due, ref, person } = difficulty
      if (due === null || due >= view.today) return []
      return [
        {
          about: [ref],
          reason: `"${view.titleOf(difficulty)}" was promised to be resolved by ${said(due)} and is still open.`,
          rows: [...rowsOf('item', [ref]), ...rowsOf('person', [person])],
          input: changing(difficulty, { state: 'resolved' }),
          ...optional(atStake(view, difficulty)),
        },
      ]
    }),
}

/** Nobody answers for a difficulty. */
export const difficultyUnowned: Rule = {
  id: 'difficulty-unowned',
  severity: 'medium',
  name: { en: 'Difficulty without an owner', pl: 'Trudność bez właściciela' },
  says: {
    en: 'Nobody of ours answers for an open difficulty that the product brought.',
    pl: 'Nikt z nas nie odpowiada za otwartą trudność związaną z produktem.',
  },
  mend: { en: 'Name its owner.', pl: 'Wskaż właściciela.' },
  thresholds: [],
  action: 'plan-items.change',
  find: (view) =>
    openOf(view)
      .filter(({ owner }) => owner === null)
      .map((difficulty) => ({
        about: [difficulty.ref],
        reason: `Nobody answers for the difficulty "${view.titleOf(difficulty)}".`,
        rows: rowsOf('item', [difficulty.ref]),
        input: changing(difficulty, { owner: '' }),
        ...optional(atStake(view, difficulty)),
      })),
}

/** We say that a difficulty is gone; who suffered has not. */
export const difficultyUnconfirmed: Rule = {
  id: 'difficulty-unconfirmed',
  severity: 'low',
  name: { en: 'Resolved difficulty not confirmed', pl: 'Rozwiązana trudność niepotwierdzona' },
  says: {
    en: 'A difficulty counts as resolved for long, and nobody of the customer has confirmed it.',
    pl: 'Trudność od dawna uznaje się za rozwiązaną, a nikt u klienta tego nie potwierdził.',
  },
  mend: { en: 'Ask who suffered whether it is gone.', pl: 'Zapytaj poszkodowanych, czy już jej nie ma.' },
  thresholds: ['confirmation-days'],
  action: 'plan-items.add',
  find: (view, thresholds) =>
    view
      .items('difficulty')
      .filter(
        ({ state, stateSince }) => state === 'resolved' && view.today - stateSince > thresholds['confirmation-days'],
      )
      .filter((difficulty) => confirmationOf(view.world, difficulty) === null)
      .map((difficulty) => ({
        about: [difficulty.ref],
        reason: `"${view.titleOf(difficulty)}" was resolved on ${said(difficulty.stateSince)}, but the customer has not confirmed it.`,
        rows: rowsOf('item', [difficulty.ref]),
        input: adding(view, 'confirmation', { about: difficulty.ref, person: difficulty.person ?? '' }),
        ...optional(atStake(view, difficulty)),
      })),
}

function optional(amountMinor: bigint | undefined) {
  return amountMinor === undefined ? {} : { amountMinor }
}
