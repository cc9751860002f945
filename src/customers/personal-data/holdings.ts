import type { PersonalHolding } from '#platform/server'
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
