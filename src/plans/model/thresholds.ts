import type { Words } from '#metrics'

/** A number that rules compare with; a workspace may set its own. */
export type Threshold = {
  readonly standard: number
  /** The least that it may be set to; it is a whole number. */
  readonly least: number
  readonly unit: 'days' | 'percent' | 'people' | 'outcomes' | 'asks' | 'plans' | 'points'
  readonly words: Words
}

const day = (standard: number, words: Words, least = 1): Threshold => ({ standard, least, unit: 'days', words })

/** Every threshold by its name, with what it is unless a workspace says otherwise. */
export const thresholdTable = {
  'single-thread-contacts': {
    ...{ standard: 2, least: 1, unit: 'people' },
    words: {
      en: 'With how many people of a customer we must have been in touch.',
      pl: 'Z iloma osobami u klienta musimy być w kontakcie.',
    },
  },
  'single-thread-days': day(90, {
    en: 'How many days back a contact counts.',
    pl: 'Przez ile dni wstecz liczy się kontakt.',
  }),
  'early-watch-days': day(90, {
    en: 'How long after the start of the contract departures are watched for.',
    pl: 'Jak długo po rozpoczęciu umowy pilnuje się odejść.',
  }),
  'early-silence-days': day(30, {
    en: 'How long a main contact may be silent during the early watch.',
    pl: 'Jak długo główny kontakt może milczeć w okresie wczesnego czuwania.',
  }),
  'silent-critic-days': day(60, {
    en: 'How long a critic may go without contact.',
    pl: 'Jak długo krytyk może pozostawać bez kontaktu.',
  }),
  'critic-notice-days': day(
    60,
    {
      en: 'How long before the day of notice critics should be won over.',
      pl: 'Ile dni przed terminem wypowiedzenia krytycy powinni być przekonani.',
    },
    0,
  ),
  'renewal-watch-days': day(180, {
    en: 'How long before the day of notice what the renewal hangs on becomes pressing.',
    pl: 'Ile dni przed terminem wypowiedzenia to, od czego zależy odnowienie, staje się pilne.',
  }),
  'measurement-days': day(90, {
    en: 'How old the last measurement of an outcome may be.',
    pl: 'Ile dni może mieć ostatni pomiar rezultatu.',
  }),
  'behind-percent': {
    ...{ standard: 20, least: 0, unit: 'percent' },
    words: {
      en: 'By how much of its whole way an outcome may lie behind a straight line to its target.',
      pl: 'O jaką część całej drogi rezultat może odstawać od prostej prowadzącej do celu.',
    },
  },
  'confirmation-days': day(30, {
    en: 'How long the customer may leave a resolved difficulty unconfirmed.',
    pl: 'Jak długo rozwiązana trudność może czekać na potwierdzenie klienta.',
  }),
  'earned-outcomes': {
    ...{ standard: 1, least: 1, unit: 'outcomes' },
    words: {
      en: 'How many outcomes the customer must have confirmed before group 2 is spoken to.',
      pl: 'Ile rezultatów klient musi potwierdzić, zanim zwrócimy się do grupy 2.',
    },
  },
  'broken-promise-days': day(90, {
    en: 'How many days back a message that broke a promise is shown.',
    pl: 'Przez ile dni wstecz pokazuje się wiadomość, która złamała obietnicę.',
  }),
  'ask-budget': {
    ...{ standard: 2, least: 0, unit: 'asks' },
    words: {
      en: 'For how much an advocate may be asked in a calendar quarter.',
      pl: 'O ile rzeczy można poprosić rzecznika w kwartale kalendarzowym.',
    },
  },
  'consent-notice-days': day(30, {
    en: 'How long before it runs out a consent should be renewed.',
    pl: 'Ile dni przed wygaśnięciem zgodę należy odnowić.',
  }),
  'review-days': day(365, {
    en: 'How long a 360° review of the present stage counts.',
    pl: 'Jak długo liczy się przegląd 360° obecnego etapu.',
  }),
  'disagreement-points': {
    ...{ standard: 2, least: 1, unit: 'points' },
    words: {
      en: 'How far the scores of a review may lie apart before it must be decided.',
      pl: 'O ile punktów mogą się różnić oceny przeglądu, zanim trzeba to rozstrzygnąć.',
    },
  },
  'retrospective-days': day(30, {
    en: 'How many days may lie between two retrospectives, unless the plan says its own.',
    pl: 'Ile dni może dzielić dwie retrospektywy, jeśli plan nie podaje inaczej.',
  }),
  'active-plans': {
    ...{ standard: 2, least: 1, unit: 'plans' },
    words: {
      en: 'How many plans may be active until the first shows a confirmed result.',
      pl: 'Ile planów może być aktywnych, dopóki pierwszy nie pokaże potwierdzonego rezultatu.',
    },
  },
  'fresh-win-days': day(90, {
    en: 'How old a win may be to start a draft by itself.',
    pl: 'Ile dni może mieć wygrana, aby szkic planu powstał sam.',
  }),
} as const satisfies Record<string, Threshold>

/** The name of a threshold. */
export type ThresholdName = keyof typeof thresholdTable

/** What each threshold is, in its unit. */
export type Thresholds = Readonly<Record<ThresholdName, number>>

/** Every name, in the order of the table. */
export const thresholdNames = Object.keys(thresholdTable) as [ThresholdName, ...ThresholdName[]]

/** What the thresholds are in a workspace that set none of its own. */
export const thresholds = Object.fromEntries(
  thresholdNames.map((name) => [name, thresholdTable[name].standard]),
) as Thresholds
