import type { PersonalHolding } from '#platform/server'

/** What this room keeps of users. Opportunities are of companies, and erasing a person of theirs leaves them alone. */
export const pipelineHoldings = [
  {
    name: 'opportunity-owners',
    tables: ['pipeline.opportunity', 'pipeline.opportunity_version'],
    what: {
      en: 'Who of our own people answers for an opportunity, and why it was won or lost.',
      pl: 'Kto z naszych ludzi odpowiada za szansę sprzedaży i dlaczego ją wygrano lub przegrano.',
    },
    purpose: { en: 'To know whom to ask.', pl: 'Wiedza o tym, kogo pytać.' },
    basis: 'legitimate-interest',
    subjects: 'users',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: { en: 'kept with the opportunity', pl: 'przechowywane razem z szansą sprzedaży' },
    },
  },
] as const satisfies readonly PersonalHolding[]
