import type { Policy } from '#ledger'
import type { Metric, Words } from './metric.js'
import { isOverRenewals } from './renewal-form.js'

/** A switch of a policy set. */
export type Switch = Exclude<keyof Policy, 'name' | 'version'>

type SwitchWords = { readonly name: Words; readonly values: Readonly<Record<string, Words>> }

const switchWords: Readonly<Record<Switch, SwitchWords>> = {
  discounts: {
    name: { en: 'Discounts', pl: 'Rabaty' },
    values: {
      net: { en: 'ARR is net of every discount', pl: 'ARR po wszystkich rabatach' },
      gross: { en: 'discounts do not lower ARR', pl: 'rabaty nie obniżają ARR' },
      permanent: { en: 'only permanent discounts lower ARR', pl: 'ARR obniżają tylko rabaty stałe' },
    },
  },
  churnDay: {
    name: { en: 'Churn day', pl: 'Dzień odejścia' },
    values: {
      'paid-end': {
        en: 'a customer leaves at the end of the paid period',
        pl: 'klient odchodzi z końcem opłaconego okresu',
      },
      cancellation: { en: 'a customer leaves on the day of cancellation', pl: 'klient odchodzi w dniu wypowiedzenia' },
    },
  },
  newWindowDays: { name: { en: 'New window, days', pl: 'Okno nowości, dni' }, values: {} },
  graceDays: { name: { en: 'Renewal grace, days', pl: 'Karencja odnowienia, dni' }, values: {} },
  paused: {
    name: { en: 'Paused contracts', pl: 'Umowy zawieszone' },
    values: {
      'not-arr': { en: 'paused lines are not ARR', pl: 'zawieszone pozycje nie są ARR' },
      arr: { en: 'paused lines stay ARR', pl: 'zawieszone pozycje pozostają w ARR' },
    },
  },
  reactivation: {
    name: { en: 'Reactivation', pl: 'Reaktywacja' },
    values: {
      excluded: {
        en: 'a customer that came down to 0 inside the window counts as lost',
        pl: 'klient, którego ARR spadło do 0 w trakcie okna, liczy się jako utracony',
      },
      'included-cohort': {
        en: 'a customer of the cohort that came back counts with its ARR now',
        pl: 'klient kohorty, który wrócił, liczy się z obecnym ARR',
      },
      'included-event': {
        en: 'every reactivation in the window is added',
        pl: 'dolicza się każdą reaktywację w trakcie okna',
      },
      expansion: { en: 'a return is booked as expansion', pl: 'powrót księguje się jako rozszerzenie' },
    },
  },
  fx: {
    name: { en: 'Exchange rates', pl: 'Kursy walut' },
    values: {
      constant: { en: 'constant rates of the fiscal year', pl: 'stałe kursy roku obrotowego' },
      day: { en: 'the rate of each day', pl: 'kurs z każdego dnia' },
      'period-end': { en: 'the rate of the end of the period', pl: 'kurs z końca okresu' },
    },
  },
  netting: {
    name: { en: 'Netting', pl: 'Saldowanie' },
    values: {
      day: { en: 'movements are netted within a day', pl: 'ruchy salduje się w ramach dnia' },
      month: {
        en: 'movements are netted from month-end to month-end',
        pl: 'ruchy salduje się między końcami miesięcy',
      },
    },
  },
  countedUnit: {
    name: { en: 'Counted unit', pl: 'Jednostka liczenia' },
    values: {
      account: { en: 'accounts are counted', pl: 'liczy się klientów' },
      parent: { en: 'parent accounts are counted', pl: 'liczy się podmioty nadrzędne' },
      contract: { en: 'contracts are counted', pl: 'liczy się umowy' },
    },
  },
  retention: {
    name: { en: 'Form of the ratio', pl: 'Postać wskaźnika' },
    values: {
      'point-to-point': { en: 'ARR then against ARR now', pl: 'ARR wtedy wobec ARR teraz' },
      movements: {
        en: 'the sum of the movements: what is lost counts although it is won back',
        pl: 'suma ruchów: strata liczy się, nawet jeśli została odzyskana',
      },
      'renewals-due': {
        en: 'what was renewed of the ARR that was due for renewal',
        pl: 'ile odnowiono z ARR, które było do odnowienia',
      },
    },
  },
}

const ofLines: readonly Switch[] = ['discounts', 'churnDay', 'graceDays', 'paused', 'fx', 'countedUnit']
const ofMovements: readonly Switch[] = [...ofLines, 'newWindowDays', 'reactivation', 'netting']
const ofRatios: readonly Switch[] = [...ofLines, 'reactivation', 'netting', 'retention']

const ofRenewals: readonly Switch[] = [...ofLines, 'retention']

/** The switches that can change a metric under any of some sets. */
export function switchesFor(metric: Metric, ...sets: readonly Policy[]): readonly Switch[] {
  const { id, evidence } = metric
  if (evidence === 'none') return []
  if (sets.length > 0 && sets.every((set) => isOverRenewals(metric, set))) return ofRenewals
  if (id.startsWith('revenue-')) return ['fx']
  if (evidence === 'ratio') return ofRatios
  return evidence === 'movements' ? ofMovements : ofLines
}

/** The name of a switch. */
export function switchName(name: Switch): Words {
  return switchWords[name].name
}

/** What a setting of a switch does. */
export function settingWords(name: Switch, setting: string | number): Words {
  return switchWords[name].values[setting] ?? { en: `${setting}`, pl: `${setting}` }
}

/** A switch in which two sets differ, as a sentence. */
export function differenceWords(name: Switch, left: Policy, right: Policy): Words {
  const { en, pl } = switchName(name)
  const [one, other] = [settingWords(name, left[name]), settingWords(name, right[name])]
  return {
    en: `${en}: ${left.name}: ${one.en}; ${right.name}: ${other.en}.`,
    pl: `${pl}: ${left.name}: ${one.pl}; ${right.name}: ${other.pl}.`,
  }
}

/** The switches in which two sets differ and that can change a metric. */
export function switchesThatDiffer(metric: Metric, left: Policy, right: Policy): Switch[] {
  return switchesFor(metric, left, right).filter((name) => left[name] !== right[name])
}

/** Why a customer counts differently, from the switches that make it so. */
export function becauseOf(switches: readonly Switch[], left: Policy, right: Policy): Words {
  const words = switches.map((name) => differenceWords(name, left, right))
  return { en: words.map(({ en }) => en).join(' '), pl: words.map(({ pl }) => pl).join(' ') }
}
