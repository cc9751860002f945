import type { PersonalHolding } from '#platform/server'
import { blankJobs, expireJobs } from '../store/jobs-of-person.js'

const withoutEnd = (en: string, pl: string) => ({ period: null, unit: null, from: { en, pl } }) as const

/** What the platform and this room keep of users, and of people in passing. */
export const accessHoldings = [
  {
    name: 'users',
    tables: [
      'access.user',
      'access.sign_in_method',
      'access.second_factor',
      'access.verification',
      'access.attempt',
      'access.guess',
    ],
    what: {
      en: 'Name and e-mail address of users, how they sign in, and wrong guesses of their passwords.',
      pl: 'Imię i nazwisko oraz adres e-mail użytkowników, sposób logowania i błędne próby odgadnięcia haseł.',
    },
    purpose: { en: 'To let in who may.', pl: 'Wpuszczanie uprawnionych.' },
    basis: 'contract',
    subjects: 'users',
    mark: 'identity',
    retention: withoutEnd(
      'kept until the account is deleted; links, codes and guesses that have ended for a day at the most',
      'przechowywane do usunięcia konta; odnośniki, kody i próby, które wygasły, najwyżej przez dzień',
    ),
  },
  {
    name: 'members',
    tables: ['access.member', 'access.view', 'access.api_key'],
    what: {
      en: 'Who belongs to the workspace, in which role, and their saved views and API keys.',
      pl: 'Kto należy do przestrzeni, w jakiej roli, oraz zapisane widoki i klucze API.',
    },
    purpose: { en: 'To decide who may do what.', pl: 'Decydowanie o tym, kto co może.' },
    basis: 'contract',
    subjects: 'users',
    mark: 'identity',
    retention: withoutEnd(
      'kept until they are removed or erased; what they share with others stays, without their name',
      'przechowywane do usunięcia lub wymazania; to, co udostępniają innym, zostaje bez ich nazwiska',
    ),
  },
  {
    name: 'sessions',
    tables: ['access.session'],
    what: {
      en: 'Where users are signed in: address and browser.',
      pl: 'Gdzie użytkownicy są zalogowani: adres i przeglądarka.',
    },
    purpose: { en: 'To stay signed in, and to see a stranger.', pl: 'Pozostanie zalogowanym i wykrycie obcych.' },
    basis: 'contract',
    subjects: 'users',
    mark: 'identity',
    retention: withoutEnd(
      'a session ends after thirty days at the most; ended ones are deleted daily',
      'sesja kończy się najpóźniej po trzydziestu dniach; zakończone są usuwane codziennie',
    ),
  },
  {
    name: 'audit-log',
    tables: ['access.audit_entry', 'access.personal_key', 'platform.recording'],
    what: {
      en: 'Who did what, when and from where. Values of people and users are sealed with keys of their own, which erasure destroys.',
      pl: 'Kto, co, kiedy i skąd zrobił. Wartości dotyczące osób i użytkowników są zapieczętowane ich własnymi kluczami, które usunięcie niszczy.',
    },
    purpose: { en: 'To prove what happened.', pl: 'Dowód tego, co się działo.' },
    basis: 'legitimate-interest',
    subjects: 'users',
    mark: 'identity',
    retention: withoutEnd('a chain from which nothing can be taken', 'łańcuch, z którego niczego nie można wyjąć'),
  },
  {
    name: 'jobs',
    tables: ['platform.job', 'platform.idempotency_key'],
    what: {
      en: 'Long work, such as imports, with its result: who asked for it, and the first refused rows.',
      pl: 'Długie zadania, takie jak importy, z wynikiem: kto je zlecił i pierwsze odrzucone wiersze.',
    },
    purpose: { en: 'To show how far it is.', pl: 'Aby pokazać postęp.' },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: { period: 90, unit: 'days', from: { en: 'the end of the job', pl: 'koniec zadania' } },
    erase: blankJobs,
    expire: expireJobs,
  },
] as const satisfies readonly PersonalHolding[]
