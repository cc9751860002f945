import type { Metric } from '../metric.js'
import { awaited, finance, leadership, marketing } from './shared.js'

const costs = {
  en: 'Costs cannot be imported yet: there is no acquisition cost.',
  pl: 'Nie można jeszcze importować kosztów: brak kosztów pozyskania.',
}

const contribution = {
  en: 'Costs cannot be imported yet: there is neither acquisition cost nor contribution.',
  pl: 'Nie można jeszcze importować kosztów: brak kosztów pozyskania i marży klienta.',
}

const survival = {
  en: 'Costs cannot be imported yet, and there is no survival model of customers.',
  pl: 'Nie można jeszcze importować kosztów i nie ma modelu przeżycia klientów.',
}

const project = { en: 'The project’s definitions, Ratios.', pl: 'Definicje projektu, wskaźniki.' }
const cohort = { en: 'Acquisition cohort.', pl: 'Kohorta pozyskania.' }
const customer = { en: 'Customer.', pl: 'Klient.' }

/** What customers cost and bring. */
export const unitEconomics: readonly Metric[] = [
  awaited({
    id: 'cac',
    name: { en: 'Customer acquisition cost', pl: 'Koszt pozyskania klienta (CAC)' },
    words: { en: 'What it costs to win one customer.', pl: 'Ile kosztuje pozyskanie jednego klienta.' },
    formula: { en: 'Acquisition cost ÷ new customers', pl: 'Koszt pozyskania ÷ liczba nowych klientów' },
    includes: {
      en: 'Sales and marketing cost of new customers; basic, fully loaded or lag-adjusted by name.',
      pl: 'Koszty sprzedaży i marketingu dotyczące nowych klientów; wariant podstawowy, pełny lub z opóźnieniem.',
    },
    excludes: { en: 'Cost of keeping and growing customers.', pl: 'Koszty utrzymania i rozwoju klientów.' },
    unit: 'money',
    kind: 'ratio',
    grain: cohort,
    direction: 'down',
    owner: marketing,
    source: project,
    window: 12,
    missing: costs,
  }),
  awaited({
    id: 'cac-payback',
    name: { en: 'CAC payback', pl: 'Zwrot kosztu pozyskania' },
    words: {
      en: 'How many months of margin repay the acquisition cost.',
      pl: 'Po ilu miesiącach marża pokrywa koszt pozyskania.',
    },
    formula: {
      en: 'Acquisition cost of the cohort ÷ (its new MRR × gross margin)',
      pl: 'Koszt pozyskania kohorty ÷ (jej nowe MRR × marża brutto)',
    },
    includes: { en: 'Cost and MRR of the same cohort.', pl: 'Koszt i MRR tej samej kohorty.' },
    excludes: { en: 'Expansion after the first contract.', pl: 'Rozszerzenia po pierwszej umowie.' },
    unit: 'months',
    kind: 'ratio',
    grain: cohort,
    direction: 'down',
    owner: finance,
    source: project,
    window: 12,
    missing: {
      en: 'Costs cannot be imported yet: there is neither acquisition cost nor gross margin.',
      pl: 'Nie można jeszcze importować kosztów: brak kosztów pozyskania i marży brutto.',
    },
  }),
  awaited({
    id: 'ltv',
    name: { en: 'Lifetime value', pl: 'Wartość życiowa klienta (LTV)' },
    words: {
      en: 'The contribution that a customer can be expected to bring.',
      pl: 'Oczekiwana marża, którą przyniesie klient.',
    },
    formula: {
      en: 'Σ discounted contribution × probability of survival',
      pl: 'Σ zdyskontowanej marży × prawdopodobieństwo pozostania',
    },
    includes: {
      en: 'Revenue less cost of goods and cost to serve along the survival curve.',
      pl: 'Przychód po kosztach wytworzenia i obsługi wzdłuż krzywej przeżycia.',
    },
    excludes: { en: 'Acquisition cost.', pl: 'Koszt pozyskania.' },
    unit: 'money',
    kind: 'ratio',
    grain: customer,
    direction: 'up',
    owner: finance,
    source: project,
    window: null,
    missing: survival,
  }),
  awaited({
    id: 'roi',
    name: { en: 'Return on a customer', pl: 'Zwrot z klienta (ROI)' },
    words: {
      en: 'What a customer has earned beyond its acquisition cost, as a share of it.',
      pl: 'Ile klient zarobił ponad koszt pozyskania, jako jego część.',
    },
    formula: {
      en: '(Cumulative contribution − acquisition cost) ÷ acquisition cost',
      pl: '(Skumulowana marża − koszt pozyskania) ÷ koszt pozyskania',
    },
    includes: {
      en: 'Recognised revenue, cost of goods and cost to serve, each cost once.',
      pl: 'Rozpoznany przychód, koszt wytworzenia i obsługi, każdy koszt raz.',
    },
    excludes: { en: 'What is only expected.', pl: 'To, co jest tylko oczekiwane.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: customer,
    direction: 'up',
    owner: finance,
    source: project,
    window: null,
    missing: contribution,
  }),
  awaited({
    id: 'break-even',
    name: { en: 'Break-even', pl: 'Próg rentowności klienta' },
    words: {
      en: 'From which month on a customer has repaid its acquisition cost.',
      pl: 'Od którego miesiąca klient spłacił koszt pozyskania.',
    },
    formula: {
      en: 'First month from which Σ contribution − acquisition cost stays ≥ 0',
      pl: 'Pierwszy miesiąc, od którego Σ marży − koszt pozyskania pozostaje ≥ 0',
    },
    includes: {
      en: 'Contribution month by month from the first acquisition cost on.',
      pl: 'Marża miesiąc po miesiącu od pierwszego kosztu pozyskania.',
    },
    excludes: { en: 'Crossings that do not last.', pl: 'Przejścia przez zero, które się nie utrzymują.' },
    unit: 'months',
    kind: 'count',
    grain: customer,
    direction: 'down',
    owner: finance,
    source: project,
    window: null,
    missing: contribution,
  }),
  awaited({
    id: 'break-even-probability',
    name: { en: 'Probability to break even', pl: 'Prawdopodobieństwo osiągnięcia progu' },
    words: {
      en: 'How likely a customer is still there in its break-even month.',
      pl: 'Jak prawdopodobne jest, że klient będzie z nami w miesiącu progu rentowności.',
    },
    formula: {
      en: 'P(the customer survives to its break-even month); 1 once reached',
      pl: 'P(klient pozostaje do miesiąca progu); 1 po jego osiągnięciu',
    },
    includes: { en: 'Survival of customers of its kind.', pl: 'Przeżycie klientów tego samego rodzaju.' },
    excludes: { en: 'Growth that is not contracted.', pl: 'Wzrost niezapisany w umowach.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: customer,
    direction: 'up',
    owner: finance,
    source: project,
    window: null,
    missing: survival,
  }),
  awaited({
    id: 'magic-number',
    name: { en: 'Magic number', pl: 'Magic number' },
    words: {
      en: 'New ARR for each unit spent on sales and marketing.',
      pl: 'Nowe ARR na każdą jednostkę wydaną na sprzedaż i marketing.',
    },
    formula: {
      en: 'Net new ARR of the quarter × 4 ÷ sales and marketing cost of the quarter before',
      pl: 'Nowe ARR netto kwartału × 4 ÷ koszty sprzedaży i marketingu poprzedniego kwartału',
    },
    includes: { en: 'All movements of contracts of the quarter.', pl: 'Wszystkie ruchy na umowach w kwartale.' },
    excludes: { en: 'Exchange rates.', pl: 'Kursy walut.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: { en: 'Quarter.', pl: 'Kwartał.' },
    direction: 'up',
    owner: leadership,
    source: { en: 'Scale Venture Partners, the variant on ARR.', pl: 'Scale Venture Partners, wariant na ARR.' },
    window: 3,
    missing: {
      en: 'Costs cannot be imported yet: there is no sales and marketing cost.',
      pl: 'Nie można jeszcze importować kosztów: brak kosztów sprzedaży i marketingu.',
    },
  }),
  awaited({
    id: 'burn-multiple',
    name: { en: 'Burn multiple', pl: 'Burn multiple' },
    words: {
      en: 'How much cash is burnt for each unit of net new ARR.',
      pl: 'Ile gotówki zużywa się na jednostkę nowego ARR netto.',
    },
    formula: { en: 'Net burn ÷ net new ARR', pl: 'Zużycie gotówki netto ÷ nowe ARR netto' },
    includes: {
      en: 'Operating and investing cash flow of the window.',
      pl: 'Przepływy operacyjne i inwestycyjne w oknie.',
    },
    excludes: { en: 'Financing.', pl: 'Finansowanie.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: { en: 'Company.', pl: 'Firma.' },
    direction: 'down',
    owner: leadership,
    source: { en: 'David Sacks, The Burn Multiple (2020).', pl: 'David Sacks, The Burn Multiple (2020).' },
    window: 12,
    missing: { en: 'Cash flow cannot be imported yet.', pl: 'Nie można jeszcze importować przepływów pieniężnych.' },
  }),
  awaited({
    id: 'rule-of-40',
    name: { en: 'Rule of 40', pl: 'Reguła 40' },
    words: { en: 'Growth and margin together.', pl: 'Wzrost i marża łącznie.' },
    formula: { en: 'ARR growth % + operating margin %', pl: 'Wzrost ARR % + marża operacyjna %' },
    includes: {
      en: 'Growth of ARR over the window; operating margin of the same months.',
      pl: 'Wzrost ARR w oknie; marża operacyjna z tych samych miesięcy.',
    },
    excludes: {
      en: 'One-off effects, where the books name them.',
      pl: 'Zdarzenia jednorazowe, jeśli wskazują je księgi.',
    },
    unit: 'ratio',
    kind: 'ratio',
    grain: { en: 'Company.', pl: 'Firma.' },
    direction: 'up',
    owner: leadership,
    source: {
      en: 'Brad Feld, The Rule of 40 (2015), the variant on ARR and operating margin.',
      pl: 'Brad Feld, The Rule of 40 (2015), wariant z ARR i marżą operacyjną.',
    },
    window: 12,
    missing: {
      en: 'Costs cannot be imported yet: there is no operating margin.',
      pl: 'Nie można jeszcze importować kosztów: brak marży operacyjnej.',
    },
  }),
]
