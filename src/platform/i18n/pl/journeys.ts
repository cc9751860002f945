import type { Catalogue } from '../translator.js'

const outcomes: Readonly<Record<string, string>> = { won: 'wygrana', lost: 'przegrana' }

/** Touchpoints and opportunities. */
export const journeys: Catalogue = {
  'There is no touchpoint "{ref}".': 'Nie ma kontaktu „{ref}”.',
  'The key "{ref}" belongs to another touchpoint already. Choose another.':
    'Klucz „{ref}” należy już do innego kontaktu. Wybierz inny.',
  '{day} has not been yet. Give a day up to today.':
    'Dnia {day} jeszcze nie było. Podaj dzień nie późniejszy niż dziś.',
  'must be the `next` of a page': 'podaj `next` z poprzedniej strony',
  'must be the version of a touchpoint': 'podaj wersję kontaktu',
  'There is no opportunity "{ref}".': 'Nie ma szansy sprzedaży „{ref}”.',
  'The key "{ref}" belongs to another opportunity already. Choose another.':
    'Klucz „{ref}” należy już do innej szansy sprzedaży. Wybierz inny.',
  'An opportunity that was {outcome} needs the day on which it closed.': ({ outcome = '' }) =>
    `Szansa sprzedaży zamknięta jako ${outcomes[outcome] ?? outcome} wymaga dnia zamknięcia.`,
  'An open opportunity has no closing day, and this one closed on {day}. Say won or lost, or give the day as the expected one.':
    'Otwarta szansa sprzedaży nie ma dnia zamknięcia, a ta została zamknięta {day}. Podaj, czy jest wygrana, czy przegrana, albo podaj ten dzień jako spodziewany.',
  'An amount needs its currency.': 'Kwota wymaga waluty.',
  'must be a day such as {day}, or empty': 'podaj dzień, na przykład {day}, albo zostaw puste',
  'must be an amount such as {amount}': 'podaj kwotę, na przykład {amount}',
  'must be a currency such as {code}': 'podaj walutę, na przykład {code}',
  'must be the version of an opportunity': 'podaj wersję szansy sprzedaży',
  'Somebody changed this since you read it: <changes>. Read it again, then change it with the version that it has now.':
    'Ktoś to zmienił, odkąd zostało wczytane: <changes>. Wczytaj ponownie i zmień w wersji, którą ma teraz.',
}
