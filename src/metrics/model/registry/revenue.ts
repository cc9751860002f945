import type { Metric } from '../metric.js'
import { customerSuccess, finance } from './shared.js'

const repeat = {
  grain: {
    en: 'Account without contracts, over the window and the one before it.',
    pl: 'Klient bez umów, w oknie i w oknie poprzedzającym.',
  },
  window: 12,
  groupings: ['segment', 'owner', 'country', 'channel', 'industry', 'parent', 'account'],
  missing: null,
  excludes: {
    en: 'Customers with contracts: their numbers are ARR, and the two are never mixed. Invoice lines without any day.',
    pl: 'Klienci z umowami: ich liczby to ARR i nigdy nie są łączone. Pozycje faktur bez żadnej daty.',
  },
  source: {
    en: 'The project’s definitions, Repeat or project business.',
    pl: 'Definicje projektu, sprzedaż powtarzalna i projektowa.',
  },
} as const

const noRevenue = {
  en: 'No customer without contracts had revenue in the window before, so there is nothing to compare with.',
  pl: 'W poprzednim oknie żaden klient bez umów nie przyniósł przychodu, więc nie ma z czym porównać.',
}

/** Repeat and project business, from invoices. */
export const revenue: readonly Metric[] = [
  {
    ...repeat,
    id: 'revenue-ttm',
    name: { en: 'Repeat revenue', pl: 'Przychód powtarzalny bez umów' },
    words: {
      en: 'Revenue of the window from customers without contracts.',
      pl: 'Przychód w oknie od klientów bez umów.',
    },
    formula: {
      en: 'Σ invoice lines by day of service in the window',
      pl: 'Σ pozycji faktur według dni usługi w oknie',
    },
    includes: {
      en: 'Recurring and one-off lines, evenly over their days of service, else on the day of the invoice.',
      pl: 'Pozycje powtarzalne i jednorazowe, równomiernie w dniach usługi, a bez nich w dniu faktury.',
    },
    unit: 'money',
    kind: 'sum',
    owner: finance,
    direction: 'up',
    evidence: 'accounts',
    parts: null,
    undefinedWhen: null,
  },
  {
    ...repeat,
    id: 'revenue-nrr',
    parts: [
      { en: 'revenue of the window', pl: 'przychód okna' },
      { en: 'revenue of the window before', pl: 'przychód poprzedniego okna' },
    ],
    name: { en: 'Net retention of repeat revenue', pl: 'Retencja netto przychodów bez umów' },
    words: {
      en: 'What the customers of the window before bring in this one, as a share of what they brought then.',
      pl: 'Ile klienci z poprzedniego okna przynoszą w obecnym w stosunku do poprzedniego.',
    },
    formula: {
      en: 'Σ revenue of the window ÷ Σ revenue of the window before, over its customers',
      pl: 'Σ przychodu w oknie ÷ Σ przychodu w poprzednim oknie, dla jego klientów',
    },
    includes: {
      en: 'All customers with revenue in the window before.',
      pl: 'Wszyscy klienci z przychodem w poprzednim oknie.',
    },
    unit: 'ratio',
    kind: 'ratio',
    owner: customerSuccess,
    direction: 'up',
    evidence: 'ratio',
    undefinedWhen: noRevenue,
  },
  {
    ...repeat,
    id: 'revenue-grr',
    parts: [
      { en: 'kept of it', pl: 'utrzymane z tego' },
      { en: 'revenue of the window before', pl: 'przychód poprzedniego okna' },
    ],
    name: { en: 'Gross retention of repeat revenue', pl: 'Retencja brutto przychodów bez umów' },
    words: {
      en: 'The same, each customer at most what it brought before.',
      pl: 'To samo, ale każdy klient najwyżej do poziomu z poprzedniego okna.',
    },
    formula: {
      en: 'Σ min(revenue before, revenue now) ÷ Σ revenue before',
      pl: 'Σ min(przychód poprzedni, przychód obecny) ÷ Σ przychodu poprzedniego',
    },
    includes: {
      en: 'All customers with revenue in the window before.',
      pl: 'Wszyscy klienci z przychodem w poprzednim oknie.',
    },
    unit: 'ratio',
    kind: 'ratio',
    owner: customerSuccess,
    direction: 'up',
    evidence: 'ratio',
    undefinedWhen: noRevenue,
  },
  {
    ...repeat,
    id: 'revenue-logo-retention',
    parts: [
      { en: 'customers that still buy', pl: 'klienci, którzy nadal kupują' },
      { en: 'customers of the window before', pl: 'klienci poprzedniego okna' },
    ],
    name: { en: 'Logo retention of repeat revenue', pl: 'Retencja klientów bez umów' },
    words: {
      en: 'How many of the customers of the window before bring revenue in this one.',
      pl: 'Ilu klientów z poprzedniego okna przynosi przychód w obecnym.',
    },
    formula: {
      en: 'customers of the window before with revenue in this one ÷ customers of the window before',
      pl: 'klienci poprzedniego okna z przychodem w obecnym ÷ klienci poprzedniego okna',
    },
    includes: {
      en: 'All customers with revenue in the window before.',
      pl: 'Wszyscy klienci z przychodem w poprzednim oknie.',
    },
    unit: 'ratio',
    kind: 'ratio',
    owner: customerSuccess,
    direction: 'up',
    evidence: 'ratio',
    undefinedWhen: noRevenue,
  },
]
