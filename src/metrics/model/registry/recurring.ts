import type { Metric } from '../metric.js'
import { accountGroupings, finance, perAccount, sales } from './shared.js'

const balance = {
  kind: 'sum',
  grain: perAccount,
  owner: finance,
  evidence: 'accounts',
  window: null,
  groupings: accountGroupings,
  parts: null,
  undefinedWhen: null,
  missing: null,
} as const

const noCustomers = {
  en: 'No customer has ARR on this day, so there is nothing to divide by.',
  pl: 'Tego dnia żaden klient nie ma ARR, więc nie ma przez co dzielić.',
}

/** What recurs on a day. */
export const recurring: readonly Metric[] = [
  {
    ...balance,
    id: 'arr',
    name: { en: 'ARR', pl: 'ARR' },
    words: {
      en: 'Annual recurring revenue: what the contracts that are live on the day bring in a year.',
      pl: 'Roczny przychód powtarzalny: ile w skali roku przynoszą umowy obowiązujące danego dnia.',
    },
    formula: {
      en: 'Σ annual amount of the contract lines live on the day',
      pl: 'Σ rocznych kwot pozycji umów obowiązujących danego dnia',
    },
    includes: {
      en: 'Recurring lines, net of the discounts that the policy set counts; what stated balances add as unexplained.',
      pl: 'Pozycje powtarzalne po rabatach uwzględnianych przez zestaw zasad; różnice z podanych sald jako niewyjaśnione.',
    },
    excludes: {
      en: 'One-off services, metered overage, tax, and lines that are signed but have not started.',
      pl: 'Usługi jednorazowe, nadwyżki rozliczane według zużycia, podatki oraz pozycje podpisane, lecz jeszcze nierozpoczęte.',
    },
    unit: 'money',
    direction: 'up',
    source: {
      en: 'SMSB (saasmetricsboard.com): ARR from contracts in force.',
      pl: 'SMSB (saasmetricsboard.com): ARR z obowiązujących umów.',
    },
  },
  {
    ...balance,
    id: 'mrr',
    name: { en: 'MRR', pl: 'MRR' },
    words: {
      en: 'Monthly recurring revenue: the same contracts, per month.',
      pl: 'Miesięczny przychód powtarzalny: te same umowy w przeliczeniu na miesiąc.',
    },
    formula: {
      en: 'Σ (ARR per account and product ÷ 12, each rounded once)',
      pl: 'Σ (ARR klienta i produktu ÷ 12, każdy zaokrąglony raz)',
    },
    includes: {
      en: 'All that ARR includes.',
      pl: 'Wszystko, co obejmuje ARR.',
    },
    excludes: {
      en: 'All that ARR excludes.',
      pl: 'Wszystko, czego nie obejmuje ARR.',
    },
    unit: 'money',
    direction: 'up',
    source: {
      en: 'Stripe, Billing analytics glossary: annual plans count a twelfth per month.',
      pl: 'Stripe, słownik Billing analytics: plany roczne liczą się w jednej dwunastej na miesiąc.',
    },
  },
  {
    ...balance,
    id: 'customers',
    name: { en: 'Customers', pl: 'Klienci' },
    words: {
      en: 'How many customers have contracts with ARR on the day.',
      pl: 'Ilu klientów ma danego dnia umowy z ARR.',
    },
    formula: { en: 'Number of counted units with ARR > 0', pl: 'Liczba jednostek z ARR > 0' },
    includes: {
      en: 'Every counted unit of the policy set whose lines have ARR.',
      pl: 'Każda jednostka liczenia zestawu zasad, której pozycje umów mają ARR.',
    },
    excludes: {
      en: 'Prospects, former customers, customers with one-off invoices only.',
      pl: 'Potencjalni i byli klienci oraz klienci wyłącznie z fakturami jednorazowymi.',
    },
    unit: 'count',
    kind: 'count',
    direction: 'up',
    source: { en: 'The project’s definitions, Ratios.', pl: 'Definicje projektu, wskaźniki.' },
  },
  {
    ...balance,
    id: 'average-arr',
    name: { en: 'ARR per customer', pl: 'ARR na klienta' },
    words: { en: 'What a customer brings on average in a year.', pl: 'Ile średnio przynosi klient w skali roku.' },
    formula: { en: 'ARR ÷ customers', pl: 'ARR ÷ liczba klientów' },
    includes: {
      en: 'All ARR of the day and all customers with ARR.',
      pl: 'Całe ARR danego dnia i wszyscy klienci z ARR.',
    },
    excludes: { en: 'What ARR excludes.', pl: 'To, czego nie obejmuje ARR.' },
    unit: 'money',
    kind: 'ratio',
    direction: 'up',
    source: { en: 'ChartMogul, ARPA (per account, annual).', pl: 'ChartMogul, ARPA (na klienta, rocznie).' },
    parts: [
      { en: 'ARR', pl: 'ARR' },
      { en: 'customers', pl: 'klienci' },
    ],
    undefinedWhen: noCustomers,
  },
  {
    ...balance,
    id: 'largest-ten-share',
    name: { en: 'Share of the ten largest', pl: 'Udział dziesięciu największych' },
    words: {
      en: 'How much of the ARR hangs on the ten largest customers.',
      pl: 'Jaka część ARR zależy od dziesięciu największych klientów.',
    },
    formula: { en: 'ARR of the ten largest customers ÷ ARR', pl: 'ARR dziesięciu największych klientów ÷ ARR' },
    includes: {
      en: 'Above the line the ten with the most ARR, of equal ones those with the lower key.',
      pl: 'W liczniku dziesięciu klientów z najwyższym ARR; przy równych kwotach decyduje niższy klucz.',
    },
    excludes: { en: 'What ARR excludes.', pl: 'To, czego nie obejmuje ARR.' },
    unit: 'ratio',
    kind: 'ratio',
    direction: 'down',
    source: { en: 'Concentration ratio CR10.', pl: 'Wskaźnik koncentracji CR10.' },
    parts: [
      { en: 'ARR of the ten largest', pl: 'ARR dziesięciu największych' },
      { en: 'ARR', pl: 'ARR' },
    ],
    undefinedWhen: noCustomers,
  },
  {
    ...balance,
    id: 'signed-not-live-arr',
    name: { en: 'Signed, not live ARR', pl: 'ARR podpisane, nieuruchomione' },
    words: {
      en: 'ARR that is signed but has not started: what contracts add or take on their first day.',
      pl: 'ARR z podpisanych, lecz jeszcze nierozpoczętych umów: ile dodadzą lub ujmą pierwszego dnia.',
    },
    formula: {
      en: 'Σ (ARR of the line on its first day − ARR of what it renews or replaces)',
      pl: 'Σ (ARR pozycji w jej pierwszym dniu − ARR tego, co odnawia lub zastępuje)',
    },
    includes: {
      en: 'Lines signed on or before the day that start after it, at the rates of the day.',
      pl: 'Pozycje podpisane najpóźniej danego dnia, które zaczynają się później; kursy z danego dnia.',
    },
    excludes: {
      en: 'Lines without a day of signature; the part that only continues what the customer pays today.',
      pl: 'Pozycje bez daty podpisania oraz część, która tylko kontynuuje dzisiejsze płatności klienta.',
    },
    unit: 'money',
    grain: { en: 'Contract line.', pl: 'Pozycja umowy.' },
    owner: sales,
    direction: 'up',
    evidence: 'lines',
    source: { en: 'CARR less ARR (SMSB, contracted ARR).', pl: 'CARR pomniejszone o ARR (SMSB, contracted ARR).' },
  },
]
