import type { Metric } from '../metric.js'
import { awaited, sales } from './shared.js'

const opportunities = {
  en: 'Opportunities are kept, but no metric reads them yet.',
  pl: 'Szanse sprzedaży są przechowywane, ale żaden wskaźnik ich jeszcze nie czyta.',
}
const project = { en: 'The project’s definitions, Ratios.', pl: 'Definicje projektu, wskaźniki.' }
const opportunity = { en: 'Opportunity.', pl: 'Szansa sprzedaży.' }

/** What is being sold. */
export const pipeline: readonly Metric[] = [
  awaited({
    id: 'win-rate',
    name: { en: 'Win rate', pl: 'Skuteczność sprzedaży' },
    words: { en: 'Which share of the decided deals is won.', pl: 'Jaka część rozstrzygniętych szans jest wygrana.' },
    formula: {
      en: 'Won ÷ (won + lost), by creation cohort',
      pl: 'Wygrane ÷ (wygrane + przegrane), według kohorty utworzenia',
    },
    includes: {
      en: 'Decided deals, corrected for those still open.',
      pl: 'Rozstrzygnięte szanse z poprawką na jeszcze otwarte.',
    },
    excludes: { en: 'Deals that were never qualified.', pl: 'Szanse, które nigdy nie zostały zakwalifikowane.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: opportunity,
    direction: 'up',
    owner: sales,
    source: project,
    window: 12,
    missing: opportunities,
  }),
  awaited({
    id: 'sales-velocity',
    name: { en: 'Sales velocity', pl: 'Tempo sprzedaży' },
    words: { en: 'How much the open deals are worth per day.', pl: 'Ile otwarte szanse są warte na dzień.' },
    formula: {
      en: 'Open opportunities × win rate × median won amount ÷ median cycle days',
      pl: 'Otwarte szanse × skuteczność × mediana wygranej kwoty ÷ mediana dni cyklu',
    },
    includes: { en: 'Deals open on the day.', pl: 'Szanse otwarte danego dnia.' },
    excludes: { en: 'Renewals.', pl: 'Odnowienia.' },
    unit: 'money-per-day',
    kind: 'ratio',
    grain: opportunity,
    direction: 'up',
    owner: sales,
    source: project,
    window: 12,
    missing: opportunities,
  }),
  awaited({
    id: 'pipeline-coverage',
    name: { en: 'Pipeline coverage', pl: 'Pokrycie celu lejkiem' },
    words: {
      en: 'How many times open deals cover what is missing to the target.',
      pl: 'Ile razy otwarte szanse pokrywają brakującą część celu.',
    },
    formula: {
      en: 'Open amount due in the period ÷ (target − already won)',
      pl: 'Otwarta kwota z terminem w okresie ÷ (cel − już wygrane)',
    },
    includes: { en: 'Deals due in the period.', pl: 'Szanse z terminem w okresie.' },
    excludes: { en: 'Deals due later.', pl: 'Szanse z późniejszym terminem.' },
    unit: 'ratio',
    kind: 'ratio',
    grain: opportunity,
    direction: 'up',
    owner: sales,
    source: project,
    window: 3,
    missing: {
      en: 'Opportunities are kept, but no metric reads them yet; targets cannot be imported.',
      pl: 'Szanse sprzedaży są przechowywane, ale żaden wskaźnik ich jeszcze nie czyta; celów nie można importować.',
    },
  }),
]
