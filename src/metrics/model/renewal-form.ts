import type { Policy } from '#ledger'
import type { Metric, Words } from './metric.js'

/** Whether a policy set has a ratio made of the renewals due in its window; logo retention never is. */
export function isOverRenewals({ id }: Pick<Metric, 'id'>, { retention }: Policy): boolean {
  return retention === 'renewals-due' && Object.hasOwn(forms, id)
}

/** A metric with the words of the form that a policy set gives it. */
export function inFormOf(policy: Policy, metric: Metric): Metric {
  return isOverRenewals(metric, policy) ? { ...metric, ...shared, ...forms[metric.id] } : metric
}

const due: Words = { en: 'ARR due for renewal', pl: 'ARR do odnowienia' }

const shared: Partial<Metric> = {
  grain: {
    en: 'Renewal: what a counted unit has due on one day.',
    pl: 'Odnowienie: to, co jednostka liczenia ma do odnowienia jednego dnia.',
  },
  excludes: {
    en: 'Contracts that did not end in the window, also those without an end day; movements during the term; exchange rates.',
    pl: 'Umowy, które nie skończyły się w oknie, w tym bezterminowe; ruchy w trakcie umowy; kursy walut.',
  },
  source: {
    en: 'Gainsight, Renewal Center Metric Calculations (support.gainsight.com); SaaSGrid, ARR up for renewal.',
    pl: 'Gainsight, Renewal Center Metric Calculations (support.gainsight.com); SaaSGrid, ARR up for renewal.',
  },
  undefinedWhen: {
    en: 'Nothing was due for renewal in the window: no contract with ARR ended in it.',
    pl: 'W oknie nic nie było do odnowienia: nie skończyła się w nim żadna umowa z ARR.',
  },
}

const forms: Readonly<Record<string, Partial<Metric>>> = {
  nrr: {
    parts: [{ en: 'renewed of it', pl: 'odnowione z tego' }, due],
    words: {
      en: 'What the renewals that fell due in the window bring, as a share of what was due.',
      pl: 'Ile przynoszą odnowienia przypadające w oknie w stosunku do tego, co było do odnowienia.',
    },
    formula: {
      en: 'Σ ARR renewed ÷ Σ ARR due for renewal in the window',
      pl: 'Σ ARR odnowione ÷ Σ ARR do odnowienia w oknie',
    },
    includes: {
      en: 'Every contract line whose term ended in the window, and its renewal with what it brings more or less.',
      pl: 'Każda pozycja umowy, której okres skończył się w oknie, i jej odnowienie wraz ze zmianą kwoty.',
    },
  },
  grr: {
    parts: [{ en: 'kept of it', pl: 'utrzymane z tego' }, due],
    words: {
      en: 'What is left of what was due for renewal in the window when a higher renewal does not count as more.',
      pl: 'Ile zostało z tego, co było do odnowienia w oknie, gdy wyższe odnowienie nie liczy się jako więcej.',
    },
    formula: {
      en: 'Σ min(ARR due, ARR renewed) per renewal ÷ Σ ARR due for renewal in the window',
      pl: 'Σ min(ARR do odnowienia, ARR odnowione) na odnowienie ÷ Σ ARR do odnowienia w oknie',
    },
    includes: {
      en: 'Every contract line whose term ended in the window, and its renewal up to what was due.',
      pl: 'Każda pozycja umowy, której okres skończył się w oknie, i jej odnowienie do kwoty, która była do odnowienia.',
    },
  },
  'gross-churn': {
    parts: [{ en: 'not renewed of it', pl: 'nieodnowione z tego' }, due],
    words: {
      en: 'Which share of what was due for renewal in the window was not renewed.',
      pl: 'Jakiej części tego, co było do odnowienia w oknie, nie odnowiono.',
    },
    includes: {
      en: 'Contracts that ended in the window and were not renewed, or for less.',
      pl: 'Umowy, które skończyły się w oknie i nie zostały odnowione albo zostały na niższą kwotę.',
    },
  },
  'net-churn': {
    parts: [
      { en: 'not renewed less what renewals brought more', pl: 'nieodnowione po odjęciu wzrostu przy odnowieniu' },
      due,
    ],
    words: {
      en: 'Which share was not renewed after what other renewals brought more; negative when they outweigh it.',
      pl: 'Jakiej części nie odnowiono po uwzględnieniu wzrostu przy innych odnowieniach; ujemna, gdy przeważają.',
    },
    includes: {
      en: 'Contracts that ended in the window, and their renewals with what they bring more or less.',
      pl: 'Umowy, które skończyły się w oknie, i ich odnowienia wraz ze zmianą kwoty.',
    },
  },
}
