import type { PersonalHolding } from '#platform/server'
import { deleteOrganisation, deleteTies, expireTies, organisationOf, tiesOf } from './organisation-rows.js'
import { blankPerson, deleteOpinions, expireOpinions, opinionsOf, versionsOf } from './person-rows.js'

/** What this room keeps of people. Those without a contract for long are found by the ledger, which comes later. */
export const customerHoldings = [
  {
    name: 'people',
    tables: ['customers.person', 'customers.person_version'],
    what: {
      en: 'Name, e-mail address, title, roles and place of people at accounts, with every earlier version.',
      pl: 'Imię i nazwisko, adres e-mail, stanowisko, role i miejsce osób u klientów, z każdą wcześniejszą wersją.',
    },
    purpose: {
      en: 'To serve and advise the companies that these people work for.',
      pl: 'Obsługa firm, w których te osoby pracują, i doradzanie im.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: {
      period: 24,
      unit: 'months',
      from: {
        en: 'the end of the last contract of the account, or what was last recorded of the person, whichever is later',
        pl: 'koniec ostatniej umowy klienta lub ostatni zapis o osobie, zależnie od tego, co późniejsze',
      },
    },
    exportOf: versionsOf,
    erase: blankPerson,
  },
  {
    name: 'opinions',
    tables: ['customers.opinion', 'customers.opinion_version'],
    what: {
      en: 'What is thought of people: stance, influence and notes, each with its day, its evidence and who thinks so.',
      pl: 'Co sądzi się o osobach: nastawienie, wpływ i notatki, każde z dniem, uzasadnieniem i autorem.',
    },
    purpose: {
      en: 'To know how a customer decides and whom to win over.',
      pl: 'Wiedza o tym, jak klient podejmuje decyzje i kogo trzeba przekonać.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'opinion',
    retention: { period: 36, unit: 'months', from: { en: 'the day of the opinion', pl: 'dzień opinii' } },
    exportOf: opinionsOf,
    erase: deleteOpinions,
    expire: expireOpinions,
  },
  {
    name: 'organisation',
    tables: [
      ...['customers.person_link', 'customers.person_link_version', 'customers.placement'],
      ...['customers.placement_version', 'customers.engagement_role', 'customers.engagement_role_version'],
    ],
    what: {
      en: 'Who reports to, influences or is at odds with whom, and the places and roles of people, each with its days.',
      pl: 'Kto komu podlega, na kogo wpływa lub z kim jest w konflikcie oraz miejsca i role osób, każde z dniami.',
    },
    purpose: {
      en: 'To know how a customer decides and who answers for what.',
      pl: 'Wiedza o tym, jak klient podejmuje decyzje i kto za co odpowiada.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'opinion',
    retention: {
      period: null,
      unit: null,
      from: { en: 'kept as long as the person', pl: 'przechowywane tak długo jak osoba' },
    },
    exportOf: organisationOf,
    erase: deleteOrganisation,
  },
  {
    name: 'ties',
    tables: ['customers.tie', 'customers.tie_version'],
    what: {
      en: 'Who of ours knows a person how well, each with its day.',
      pl: 'Kto z naszych zna daną osobę i jak dobrze, każde z dniem.',
    },
    purpose: {
      en: 'To know who of ours can speak with whom.',
      pl: 'Wiedza o tym, kto z naszych może z kim rozmawiać.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'opinion',
    retention: { period: 36, unit: 'months', from: { en: 'the day of the tie', pl: 'dzień zapisania znajomości' } },
    exportOf: tiesOf,
    erase: deleteTies,
    expire: expireTies,
  },
  {
    name: 'account-owners',
    tables: ['customers.account', 'customers.account_version', 'customers.account_span'],
    what: {
      en: 'Who of our own people answers for an account, and who recorded it.',
      pl: 'Kto z naszych ludzi odpowiada za klienta i kto to zapisał.',
    },
    purpose: { en: 'To know whom to ask.', pl: 'Wiedza o tym, kogo pytać.' },
    basis: 'legitimate-interest',
    subjects: 'users',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: {
        en: 'kept with the account: past numbers are grouped by owner',
        pl: 'przechowywane razem z klientem: dawne liczby grupuje się według opiekuna',
      },
    },
  },
  {
    name: 'erasures',
    tables: ['customers.erasure', 'customers.erasure_secret'],
    what: {
      en: 'That somebody was erased: when, by whom, and a keyed hash of their key. Nothing of the person.',
      pl: 'Fakt usunięcia danych: kiedy, przez kogo i skrót klucza osoby z sekretem. Nic o samej osobie.',
    },
    purpose: {
      en: 'Not to take in again whose data were erased.',
      pl: 'Aby nie przyjąć ponownie osoby, której dane usunięto.',
    },
    basis: 'legal-obligation',
    subjects: 'people',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: { en: 'kept as proof', pl: 'przechowywane jako dowód' },
    },
  },
] as const satisfies readonly PersonalHolding[]
