import type { Metric } from '../metric.js'
import { accountGroupings, customerSuccess } from './shared.js'

const ratio = {
  unit: 'ratio',
  kind: 'ratio',
  grain: {
    en: 'Counted unit of the opening cohort: those with ARR at the start of the window.',
    pl: 'Jednostka kohorty otwarcia: ci, którzy mieli ARR na początku okna.',
  },
  owner: customerSuccess,
  evidence: 'ratio',
  window: 12,
  groupings: accountGroupings,
  missing: null,
  undefinedWhen: {
    en: 'No customer had ARR at the start of the window, so there is nothing to compare with.',
    pl: 'Na początku okna żaden klient nie miał ARR, więc nie ma z czym porównać.',
  },
} as const

const then = { en: 'ARR of the cohort then', pl: 'ARR kohorty wtedy' }

const cohortOut = {
  en: 'Customers won after the start of the window; exchange rates (both ends at those of the end).',
  pl: 'Klienci pozyskani po początku okna; kursy walut (oba końce po kursach z końca okna).',
}

const smsb = {
  en: 'SMSB and the project’s definitions, Ratios; worked example of pulserevops.com (85 %, 103 %). Over renewals due, where the policy set says so: Gainsight, Renewal Center Metric Calculations.',
  pl: 'SMSB i definicje projektu, wskaźniki; przykład z pulserevops.com (85%, 103%). Od odnowień, jeśli tak mówi zestaw zasad: Gainsight, Renewal Center Metric Calculations.',
}

/** Who stays, and with how much. */
export const retention: readonly Metric[] = [
  {
    ...ratio,
    id: 'nrr',
    parts: [{ en: 'ARR of the cohort now', pl: 'ARR kohorty teraz' }, then],
    name: { en: 'Net revenue retention', pl: 'Retencja przychodów netto (NRR)' },
    words: {
      en: 'What the customers of the start of the window bring today, as a share of what they brought then.',
      pl: 'Ile klienci z początku okna przynoszą dziś w stosunku do tego, ile przynosili wtedy.',
    },
    formula: {
      en: 'Σ ARR now ÷ Σ ARR then, over the opening cohort',
      pl: 'Σ ARR teraz ÷ Σ ARR wtedy, dla kohorty otwarcia',
    },
    includes: {
      en: 'Expansion, contraction and churn of the opening cohort; reactivation as the policy set says.',
      pl: 'Rozszerzenia, ograniczenia i odejścia kohorty otwarcia; reaktywacje według zestawu zasad.',
    },
    excludes: cohortOut,
    direction: 'up',
    source: smsb,
  },
  {
    ...ratio,
    id: 'grr',
    parts: [{ en: 'kept of it', pl: 'utrzymane z tego' }, then],
    name: { en: 'Gross revenue retention', pl: 'Retencja przychodów brutto (GRR)' },
    words: {
      en: 'What is left of the ARR of the start of the window when expansion does not count.',
      pl: 'Ile zostało z ARR z początku okna, gdy rozszerzeń się nie liczy.',
    },
    formula: {
      en: 'Σ min(ARR then, ARR now) ÷ Σ ARR then, over the opening cohort',
      pl: 'Σ min(ARR wtedy, ARR teraz) ÷ Σ ARR wtedy, dla kohorty otwarcia',
    },
    includes: {
      en: 'Contraction and churn of the opening cohort; never above 100 %.',
      pl: 'Ograniczenia i odejścia kohorty otwarcia; nigdy powyżej 100%.',
    },
    excludes: {
      en: 'Expansion; customers won after the start of the window; exchange rates.',
      pl: 'Rozszerzenia; klienci pozyskani po początku okna; kursy walut.',
    },
    direction: 'up',
    source: smsb,
  },
  {
    ...ratio,
    id: 'logo-retention',
    parts: [
      { en: 'customers of the cohort that stayed', pl: 'klienci kohorty, którzy zostali' },
      { en: 'customers of the cohort', pl: 'klienci kohorty' },
    ],
    name: { en: 'Logo retention', pl: 'Retencja klientów' },
    words: {
      en: 'How many customers of the start of the window are still there.',
      pl: 'Ilu klientów z początku okna nadal jest klientami.',
    },
    formula: {
      en: 'Customers of the cohort that still have ARR ÷ customers of the cohort',
      pl: 'Klienci kohorty, którzy nadal mają ARR ÷ klienci kohorty',
    },
    includes: {
      en: 'Every customer of the opening cohort, each as one.',
      pl: 'Każdy klient kohorty otwarcia, licząc jako jeden.',
    },
    excludes: {
      en: 'Amounts; customers won after the start of the window.',
      pl: 'Kwoty; klienci pozyskani po początku okna.',
    },
    direction: 'up',
    source: { en: 'The project’s definitions, Ratios.', pl: 'Definicje projektu, wskaźniki.' },
  },
  {
    ...ratio,
    id: 'gross-churn',
    parts: [{ en: 'lost of it', pl: 'utracone z tego' }, then],
    name: { en: 'Gross ARR churn', pl: 'Utrata ARR brutto' },
    words: {
      en: 'Which share of the ARR of the start of the window was lost.',
      pl: 'Jaką część ARR z początku okna utracono.',
    },
    formula: { en: '1 − gross revenue retention', pl: '1 − retencja przychodów brutto' },
    includes: { en: 'Churn and contraction of the opening cohort.', pl: 'Odejścia i ograniczenia kohorty otwarcia.' },
    excludes: { en: 'Expansion and reactivation.', pl: 'Rozszerzenia i reaktywacje.' },
    direction: 'down',
    source: {
      en: 'ChartMogul, gross MRR churn rate (help.chartmogul.com, article 203359341).',
      pl: 'ChartMogul, gross MRR churn rate (help.chartmogul.com, artykuł 203359341).',
    },
  },
  {
    ...ratio,
    id: 'net-churn',
    parts: [
      { en: 'lost less what was won at the same customers', pl: 'utracone po odjęciu wzrostu u tych samych klientów' },
      then,
    ],
    name: { en: 'Net ARR churn', pl: 'Utrata ARR netto' },
    words: {
      en: 'Which share was lost after what the same customers bought more; negative when they grow.',
      pl: 'Jaką część utracono po uwzględnieniu rozszerzeń u tych samych klientów; ujemna, gdy rosną.',
    },
    formula: { en: '1 − net revenue retention', pl: '1 − retencja przychodów netto' },
    includes: {
      en: 'Churn, contraction and expansion of the opening cohort; reactivation as the policy set says.',
      pl: 'Odejścia, ograniczenia i rozszerzenia kohorty otwarcia; reaktywacje według zestawu zasad.',
    },
    excludes: cohortOut,
    direction: 'down',
    source: {
      en: 'ChartMogul, net MRR churn rate (help.chartmogul.com, article 4414075567250).',
      pl: 'ChartMogul, net MRR churn rate (help.chartmogul.com, artykuł 4414075567250).',
    },
  },
]
