import type { PersonalHolding } from '#platform/server'

/** What this room keeps of users. Its contracts and invoices are of companies, and erasure leaves them alone. */
export const ledgerHoldings = [
  {
    name: 'explained-differences',
    tables: ['ledger.reconciliation_act'],
    what: {
      en: 'Who owns a difference between contracts and invoices, and the reason that was given.',
      pl: 'Kto odpowiada za różnicę między umowami a fakturami i jaki podano powód.',
    },
    purpose: { en: 'To account for the numbers.', pl: 'Rozliczenie się z liczb.' },
    basis: 'legitimate-interest',
    subjects: 'users',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: { en: 'kept with the ledger', pl: 'przechowywane razem z księgą' },
    },
  },
] as const satisfies readonly PersonalHolding[]
