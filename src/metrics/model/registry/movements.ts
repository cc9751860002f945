import type { Metric } from '../metric.js'
import { accountGroupings, customerSuccess, finance, perMovement, sales } from './shared.js'

const flow = {
  unit: 'money',
  kind: 'sum',
  grain: perMovement,
  evidence: 'movements',
  window: 12,
  groupings: accountGroupings,
  parts: null,
  undefinedWhen: null,
  missing: null,
  source: {
    en: 'The project’s definitions, Movements; ChartMogul’s and Stripe’s kinds of movement.',
    pl: 'Definicje projektu, ruchy ARR; rodzaje ruchów według ChartMogul i Stripe.',
  },
} as const

/** How ARR moved over the window. */
export const movements: readonly Metric[] = [
  {
    ...flow,
    id: 'new-arr',
    name: { en: 'New ARR', pl: 'Nowe ARR' },
    words: { en: 'ARR of customers won for the first time.', pl: 'ARR klientów pozyskanych po raz pierwszy.' },
    formula: { en: 'Σ movements from 0 for the first time ever', pl: 'Σ ruchów od 0 po raz pierwszy w historii' },
    includes: { en: 'The first ARR of a customer.', pl: 'Pierwsze ARR klienta.' },
    excludes: {
      en: 'Customers that come back (reactivation) and more from those that are there (expansion).',
      pl: 'Powracający klienci (reaktywacja) i wzrost u obecnych klientów (rozszerzenie).',
    },
    owner: sales,
    direction: 'up',
  },
  {
    ...flow,
    id: 'reactivation-arr',
    name: { en: 'Reactivation ARR', pl: 'ARR z reaktywacji' },
    words: { en: 'ARR of customers that had left and came back.', pl: 'ARR klientów, którzy odeszli i wrócili.' },
    formula: { en: 'Σ movements from 0 after a churn', pl: 'Σ ruchów od 0 po odejściu' },
    includes: { en: 'ARR on the day of the return.', pl: 'ARR w dniu powrotu.' },
    excludes: {
      en: 'The end of a pause; under a policy set that books it as expansion, all of it.',
      pl: 'Koniec zawieszenia; przy zestawie zasad, który księguje powrót jako rozszerzenie – całość.',
    },
    owner: sales,
    direction: 'up',
  },
  {
    ...flow,
    id: 'expansion-arr',
    name: { en: 'Expansion ARR', pl: 'ARR z rozszerzeń' },
    words: { en: 'What customers that are there buy more.', pl: 'O ile więcej kupują obecni klienci.' },
    formula: { en: 'Σ movements up, above 0 before and after', pl: 'Σ ruchów w górę przy ARR > 0 przed i po' },
    includes: {
      en: 'Volume, price, cross-sell and connected new business, net per customer and day.',
      pl: 'Wolumen, cena, sprzedaż dodatkowa i nowe jednostki obecnych klientów, netto na klienta i dzień.',
    },
    excludes: { en: 'Exchange rates, new customers and returns.', pl: 'Kursy walut, nowi i powracający klienci.' },
    owner: customerSuccess,
    direction: 'up',
  },
  {
    ...flow,
    id: 'contraction-arr',
    name: { en: 'Contraction ARR', pl: 'ARR utracone przez ograniczenia' },
    words: {
      en: 'What customers that stay buy less; negative.',
      pl: 'O ile mniej kupują klienci, którzy zostają; ujemne.',
    },
    formula: { en: 'Σ movements down, above 0 before and after', pl: 'Σ ruchów w dół przy ARR > 0 przed i po' },
    includes: {
      en: 'Fewer units, lower prices, dropped products, pauses of a part.',
      pl: 'Mniejszy wolumen, niższe ceny, rezygnacja z produktu, częściowe zawieszenie.',
    },
    excludes: {
      en: 'Customers that leave (churn) and exchange rates.',
      pl: 'Odchodzący klienci (odejścia) i kursy walut.',
    },
    owner: customerSuccess,
    direction: 'up',
  },
  {
    ...flow,
    id: 'churned-arr',
    name: { en: 'Churned ARR', pl: 'ARR utracone przez odejścia' },
    words: { en: 'ARR of customers that left; negative.', pl: 'ARR klientów, którzy odeszli; ujemne.' },
    formula: { en: 'Σ movements down to 0', pl: 'Σ ruchów w dół do 0' },
    includes: {
      en: 'All ARR of a customer on the first day without service; by reason: that of the line that ended.',
      pl: 'Całe ARR klienta w pierwszym dniu bez usługi; według powodu: powód zakończenia pozycji umowy.',
    },
    excludes: {
      en: 'Smaller contracts (contraction) and exchange rates.',
      pl: 'Mniejsze umowy (ograniczenia) i kursy walut.',
    },
    owner: customerSuccess,
    direction: 'up',
    groupings: [...accountGroupings, 'reason'],
  },
  {
    ...flow,
    id: 'fx-arr',
    name: { en: 'Exchange-rate effect', pl: 'Różnice kursowe w ARR' },
    words: {
      en: 'What exchange rates alone changed in reported ARR.',
      pl: 'Zmiana wykazanego ARR wynikająca wyłącznie z kursów walut.',
    },
    formula: { en: 'Σ change of the reported value of unchanged ARR', pl: 'Σ zmian wartości niezmienionego ARR' },
    includes: {
      en: 'Contracts in other currencies when their rate changes.',
      pl: 'Umowy w innych walutach przy zmianie kursu.',
    },
    excludes: { en: 'Every change of the contracts themselves.', pl: 'Wszelkie zmiany samych umów.' },
    owner: finance,
    direction: 'neither',
  },
  {
    ...flow,
    id: 'net-new-arr',
    name: { en: 'Net new ARR', pl: 'Nowe ARR netto' },
    words: {
      en: 'By how much business moved ARR over the window.',
      pl: 'O ile działalność zmieniła ARR w trakcie okna.',
    },
    formula: {
      en: 'New + reactivation + expansion + contraction + churn',
      pl: 'Nowe + reaktywacje + rozszerzenia + ograniczenia + odejścia',
    },
    includes: { en: 'All movements of contracts, signed.', pl: 'Wszystkie ruchy na umowach ze znakiem.' },
    excludes: {
      en: 'Exchange rates and unexplained differences of stated balances.',
      pl: 'Kursy walut i niewyjaśnione różnice podanych sald.',
    },
    owner: finance,
    direction: 'up',
  },
  {
    ...flow,
    id: 'quick-ratio',
    name: { en: 'Quick ratio', pl: 'Quick ratio' },
    words: { en: 'How much ARR is won for each unit lost.', pl: 'Ile ARR przybywa na każdą utraconą jednostkę.' },
    formula: {
      en: '(New + reactivation + expansion) ÷ −(contraction + churn)',
      pl: '(Nowe + reaktywacje + rozszerzenia) ÷ −(ograniczenia + odejścia)',
    },
    includes: { en: 'All movements of contracts in the window.', pl: 'Wszystkie ruchy na umowach w trakcie okna.' },
    excludes: { en: 'Exchange rates and unexplained differences.', pl: 'Kursy walut i niewyjaśnione różnice.' },
    unit: 'ratio',
    kind: 'ratio',
    owner: finance,
    direction: 'up',
    source: { en: 'Mamoon Hamid, SaaS quick ratio (2015).', pl: 'Mamoon Hamid, SaaS quick ratio (2015).' },
    parts: [
      { en: 'won', pl: 'pozyskane' },
      { en: 'lost', pl: 'utracone' },
    ],
    undefinedWhen: {
      en: 'Nothing was lost in the window, so there is nothing to divide by.',
      pl: 'W trakcie okna nic nie utracono, więc nie ma przez co dzielić.',
    },
  },
]
