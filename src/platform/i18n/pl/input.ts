import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** What is wrong with a field of an input: the end of a sentence that begins with the field's name and a colon. */
export const input: Catalogue = {
  'is missing': 'brak wartości',
  'must be text': 'podaj tekst',
  'must be a number': 'podaj liczbę',
  'must be a whole number': 'podaj liczbę całkowitą',
  'must be true or false': 'podaj true albo false',
  'must be a list': 'podaj listę',
  'must be an object of named fields': 'podaj obiekt z nazwanymi polami',
  'must be {word}': 'podaj {word}',
  'must be one of {words}': 'podaj jedno z: {words}',
  'must have at least {count} characters': ({ count }) =>
    `podaj co najmniej ${count} ${counted(count, 'znak', 'znaki', 'znaków')}`,
  'must have at most {count} characters': ({ count }) =>
    `podaj najwyżej ${count} ${counted(count, 'znak', 'znaki', 'znaków')}`,
  'must have at least {count} items': ({ count }) =>
    `podaj co najmniej ${count} ${counted(count, 'element', 'elementy', 'elementów')}`,
  'must have at most {count} items': ({ count }) =>
    `podaj najwyżej ${count} ${counted(count, 'element', 'elementy', 'elementów')}`,
  'must be at least {number}': 'podaj co najmniej {number}',
  'must be at most {number}': 'podaj najwyżej {number}',
  'must not be empty': 'nie może być puste',
  'has fields that are not known: {names}': 'nieznane pola: {names}',
  'does not have the expected form': 'nieprawidłowa postać',
  'must be an id': 'podaj identyfikator',
  'must be a day such as {day}': 'podaj dzień, na przykład {day}',
  'must be a month such as {month}': 'podaj miesiąc, na przykład {month}',
  'must be a moment such as {moment}': 'podaj moment, na przykład {moment}',
  'must be a moment with its zone such as {moment}': 'podaj moment ze strefą czasową, na przykład {moment}',
  'must be a month such as {month} or a day such as {day}':
    'podaj miesiąc, na przykład {month}, albo dzień, na przykład {day}',
  'must be a day such as {day}, or a month such as {month} for its last day':
    'podaj dzień, na przykład {day}, albo miesiąc, na przykład {month}, co oznacza jego ostatni dzień',
  'must be a decimal such as {decimal}': 'podaj liczbę dziesiętną, na przykład {decimal}',
  'must be a currency code such as {code}': 'podaj kod waluty, na przykład {code}',
  'must be a valid {format}': 'podaj prawidłową wartość w formacie {format}',
  'does not fit': 'nie pasuje',
  'is not a known field': 'nieznane pole',
  'is not a known field (did you mean {name}?)': 'nieznane pole (czy chodziło o {name}?)',
  'has a character that is no text': 'zawiera znak, który nie jest tekstem',
  'is nested too deeply': 'zbyt głęboko zagnieżdżone',
  'is not well-formed': 'nieprawidłowo zbudowane',
  'can be given on the command line only': 'można podać tylko w wierszu poleceń',
  'can be given over HTTP only': 'można podać tylko przez HTTP',
  'must say why': 'podaj powód',
  'must name somebody': 'podaj osobę',
  'must name an account': 'podaj klienta',
  'must be NAME=VALUE': 'podaj NAZWA=WARTOŚĆ',
  'must be the version of an account': 'podaj wersję klienta',
  'must be the id of an import': 'podaj numer importu',
  'must be the id of a change': 'podaj numer zmiany',
  'must be blank or begin with a question mark': 'zostaw puste albo zacznij od znaku zapytania',
  'must be the name of a screen such as {name}': 'podaj nazwę ekranu, na przykład {name}',
  'must be letters, digits, spaces and - only': 'użyj tylko liter, cyfr, spacji i znaku -',
  'must be two policy sets such as {names}': 'podaj dwa zestawy zasad, na przykład {names}',
}
