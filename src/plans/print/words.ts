import type { AdvocateRole, ItemKindName, TeamFunction } from '../model/kinds.js'

type Sections = Extract<
  ItemKindName,
  | 'renewal-condition'
  | 'outcome'
  | 'difficulty'
  | 'milestone'
  | 'proposal'
  | 'advocate'
  | 'backup'
  | 'critic'
  | 'unit-plan'
  | 'story'
  | 'action'
>

/** What stands on printed pages besides what people wrote. */
export type PrintWords = {
  readonly plan: string
  readonly states: Readonly<Record<'draft' | 'active' | 'paused' | 'ended', string>>
  readonly stages: Readonly<Record<'onboarding' | 'adoption' | 'value' | 'renewal' | 'growth', string>>
  readonly arr: string
  readonly asOf: string
  readonly confidential: string
  readonly group1: string
  readonly group2: string
  readonly toDo: string
  readonly team: string
  readonly functions: Readonly<Record<TeamFunction, string>>
  readonly nobody: string
  readonly gaps: string
  readonly noGaps: string
  readonly sections: Readonly<Record<Sections, string>>
  readonly roles: Readonly<Record<AdvocateRole, string>>
  readonly none: string
  readonly more: (count: number) => string
  readonly due: string
  readonly until: string
  readonly measured: string
  readonly confirmedBy: string
  readonly proof: string
  readonly result: string
  readonly before: string
  readonly target: string
  readonly now: string
  readonly told: string
}

/** The words in each language of the product. */
export const printWords: Readonly<Record<'en' | 'pl', PrintWords>> = {
  en: {
    plan: 'customer plan',
    states: { draft: 'draft', active: 'active', paused: 'paused', ended: 'ended' },
    stages: { onboarding: 'onboarding', adoption: 'adoption', value: 'value', renewal: 'renewal', growth: 'growth' },
    arr: 'ARR',
    asOf: 'As of',
    confidential: 'Confidential: not for the customer',
    group1: 'Group 1: renew and buy more',
    group2: 'Group 2: buy something new',
    toDo: 'To do',
    team: 'Team',
    functions: {
      'customer-service': 'Customer service',
      marketing: 'Marketing',
      sales: 'Sales',
      product: 'Product',
      finance: 'Finance',
      executive: 'Executive',
      partner: 'Partner',
    },
    nobody: 'nobody yet',
    gaps: 'What the plan lacks',
    noGaps: 'Nothing.',
    sections: {
      'renewal-condition': 'Renewal conditions',
      outcome: 'Promised outcomes',
      difficulty: 'Difficulties',
      milestone: 'Deployment and adoption',
      proposal: 'More of the same',
      advocate: 'Advocates',
      backup: 'Backups',
      critic: 'Critics',
      'unit-plan': 'Units to open',
      story: 'Stories',
      action: 'Actions',
    },
    roles: {
      'end-user': 'end user',
      administrator: 'administrator',
      procurement: 'procurement',
      'budget-holder': 'budget holder',
      'executive-sponsor': 'executive sponsor',
    },
    none: 'None yet.',
    more: (count) => `and ${count} more`,
    due: 'due',
    until: 'until',
    measured: 'now',
    confirmedBy: 'confirmed by',
    proof: 'What was achieved',
    result: 'Result',
    before: 'Before',
    target: 'Agreed target',
    now: 'Measured',
    told: 'In the words of',
  },
  pl: {
    plan: 'plan klienta',
    states: { draft: 'szkic', active: 'aktywny', paused: 'wstrzymany', ended: 'zakończony' },
    stages: {
      onboarding: 'wdrożenie',
      adoption: 'użytkowanie',
      value: 'wartość',
      renewal: 'odnowienie',
      growth: 'wzrost',
    },
    arr: 'ARR',
    asOf: 'Stan na',
    confidential: 'Poufne: nie dla klienta',
    group1: 'Grupa 1: odnowić i dokupić',
    group2: 'Grupa 2: kupić coś nowego',
    toDo: 'Do zrobienia',
    team: 'Zespół',
    functions: {
      'customer-service': 'Obsługa klienta',
      marketing: 'Marketing',
      sales: 'Sprzedaż',
      product: 'Produkt',
      finance: 'Finanse',
      executive: 'Zarząd',
      partner: 'Partner',
    },
    nobody: 'jeszcze nikt',
    gaps: 'Czego planowi brakuje',
    noGaps: 'Niczego.',
    sections: {
      'renewal-condition': 'Warunki odnowienia',
      outcome: 'Obiecane rezultaty',
      difficulty: 'Trudności',
      milestone: 'Wdrożenie i użytkowanie',
      proposal: 'Więcej tego samego',
      advocate: 'Rzecznicy',
      backup: 'Zastępcy',
      critic: 'Krytycy',
      'unit-plan': 'Jednostki do otwarcia',
      story: 'Historie',
      action: 'Działania',
    },
    roles: {
      'end-user': 'użytkownik',
      administrator: 'administrator',
      procurement: 'zakupy',
      'budget-holder': 'właściciel budżetu',
      'executive-sponsor': 'sponsor z zarządu',
    },
    none: 'Jeszcze brak.',
    more: (count) => `i jeszcze ${count}`,
    due: 'termin',
    until: 'do',
    measured: 'teraz',
    confirmedBy: 'potwierdza',
    proof: 'Co osiągnięto',
    result: 'Rezultat',
    before: 'Przedtem',
    target: 'Uzgodniony cel',
    now: 'Zmierzono',
    told: 'Opowiada',
  },
}
