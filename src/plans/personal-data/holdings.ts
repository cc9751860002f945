import type { PersonalHolding } from '#platform/server'
import { blankItems, itemVersionsOf } from './item-rows.js'
import { deleteVoices, reviewsOf } from './review-rows.js'

/** What this room keeps of people. */
export const planHoldings = [
  {
    name: 'plan-items',
    tables: ['plans.item', 'plans.item_version', 'plans.gap'],
    what: {
      en: 'What plans of customers say about people: who is an advocate, a backup or a critic, what they must see, hear and know, what they confirmed, told or suffer from; with every earlier version, and what plans lack because of it.',
      pl: 'Co plany klientów mówią o osobach: kto jest rzecznikiem, zastępcą lub krytykiem, co ma zobaczyć, usłyszeć i wiedzieć, co potwierdził, opowiedział lub z czym się zmaga; z każdą wcześniejszą wersją oraz tym, czego przez to planom brakuje.',
    },
    purpose: {
      en: 'To keep the promises made to a customer, and to speak with its people about what concerns them.',
      pl: 'Dotrzymywanie obietnic danych klientowi i rozmowa z jego ludźmi o tym, co ich dotyczy.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'opinion',
    retention: {
      period: null,
      unit: null,
      from: {
        en: 'kept with the person; blanked when they are erased, also by their own period',
        pl: 'przechowywane razem z osobą; wymazywane wraz z nią, także po upływie jej okresu',
      },
    },
    exportOf: itemVersionsOf,
    erase: blankItems,
  },
  {
    name: 'reviews',
    tables: ['plans.review', 'plans.review_voice', 'plans.review_answer', 'plans.review_link'],
    what: {
      en: 'Who was asked in a 360° review, of ours and of the customer, what they answered, and the links that they were sent.',
      pl: 'Kogo pytano w przeglądzie 360°, po naszej stronie i po stronie klienta, co odpowiedział i jakie odnośniki otrzymał.',
    },
    purpose: {
      en: 'To see a customer from all sides, and to decide where the views lie apart.',
      pl: 'Spojrzenie na klienta ze wszystkich stron i rozstrzyganie rozbieżnych ocen.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'opinion',
    retention: {
      period: null,
      unit: null,
      from: {
        en: 'kept with the plan; the voice of a person of the customer goes when they are erased, also by their own period',
        pl: 'przechowywane razem z planem; głos osoby po stronie klienta znika wraz z jej danymi, także po upływie jej okresu',
      },
    },
    exportOf: reviewsOf,
    erase: deleteVoices,
  },
] as const satisfies readonly PersonalHolding[]
