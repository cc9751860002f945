import type { Catalogue } from '../translator.js'
import { fact } from './words.js'

const types: Readonly<Record<string, string>> = { currency: 'waluta', period: 'okres' }
const periods: Readonly<Record<string, string>> = { week: 'tydzień', month: 'miesiąc', quarter: 'kwartał', year: 'rok' }

/** Why a mapping is proposed as it is, and what only the user knows. */
export const guess: Catalogue = {
  'every value is a {type}': ({ type = '' }) => `każda wartość to ${types[type] ?? type}`,
  'you mapped it so in "{mapping}"': 'tak jest w mapowaniu „{mapping}”',
  'it is called "{column}"': 'kolumna nazywa się „{column}”',
  '"{column}" reads like "{phrase}"': '„{column}” brzmi jak „{phrase}”',
  'it is called "{column}" and <holds>': 'kolumna nazywa się „{column}” i <holds>',
  '"{column}" reads like "{phrase}" and <holds>': '„{column}” brzmi jak „{phrase}” i <holds>',
  'holds days': 'zawiera dni',
  'holds moments': 'zawiera momenty',
  'holds numbers': 'zawiera liczby',
  'holds whole numbers': 'zawiera liczby całkowite',
  'holds currencies': 'zawiera waluty',
  'holds periods': 'zawiera okresy',
  'holds e-mail addresses': 'zawiera adresy e-mail',
  'holds yes and no': 'zawiera tak i nie',
  'is blank so far': 'jest dotąd pusta',
  'signs are translated to codes': 'znaki są przekładane na kody',
  'values above 1 are percent': 'wartości powyżej 1 to procenty',
  'amounts are in cents': 'kwoty są w groszach lub centach',
  'most ends are the day before a whole number of months':
    'większość końców wypada w dniu przed upływem pełnych miesięcy',
  'the name says that it is the last day': 'nazwa mówi, że to ostatni dzień',
  'most ends are a whole number of months after the start': 'większość końców wypada po pełnych miesiącach od początku',
  '"{column}" is by the {period}': ({ column, period = '' }) => `„${column}” jest za ${periods[period] ?? period}`,
  'first and last name together': 'imię i nazwisko razem',
  'no column holds keys, and no two rows have the same "{column}"':
    'żadna kolumna nie zawiera kluczy, a „{column}” jest inne w każdym wierszu',
  'no column holds keys of its own; these together tell the rows apart':
    'żadna kolumna nie zawiera własnych kluczy; te razem rozróżniają wiersze',
  'the first of the choices': 'pierwsza z możliwości',
  'the name of the file': 'nazwa pliku',
  'no column for {fields}': 'brak kolumny dla: {fields}',
  '{count} of its fields found': 'znalezione pola: {count}',
  '{count} of its fields found, and the file is called so': 'znalezione pola: {count}, i tak nazywa się plik',
  'each {kind} is known by it in these rows': ({ kind }) => `po tym poznaje się w tych wierszach: ${fact(kind, 'one')}`,
  'the rows have no other name for it': 'wiersze nie mają innej nazwy',
  'the rows also say what each {kind} is called': ({ kind }) => `wiersze podają też nazwę: ${fact(kind, 'one')}`,
  'the rows call each {kind} by its name': ({ kind }) => `wiersze używają nazwy: ${fact(kind, 'one')}`,
  'the rows have only the key of each {kind}, which probably has a file of its own': ({ kind }) =>
    `wiersze mają tylko klucz: ${fact(kind, 'one')}; reszta jest zapewne w osobnym pliku`,
  'every row has another value': 'każdy wiersz ma inną wartość',
  'every row has another value, and the name says that it is a key':
    'każdy wiersz ma inną wartość, a nazwa mówi, że to klucz',
  'no column alone tells the rows apart, these together do': 'żadna kolumna sama nie rozróżnia wierszy, te razem tak',
  'Days such as {example} can be read in two ways. Which comes first, the day or the month?':
    'Dni takie jak {example} można odczytać na dwa sposoby. Co jest pierwsze, dzień czy miesiąc?',
  'Numbers such as {example} can be read in two ways. Which is the decimal mark?':
    'Liczby takie jak {example} można odczytać na dwa sposoby. Który znak jest dziesiętny?',
  'Is "{column}" the last day with service, or the first without?':
    'Czy „{column}” to ostatni dzień z usługą, czy pierwszy bez niej?',
  'How often does the amount come back?': 'Jak często powtarza się kwota?',
  'The rows hold keys of {kind}s only. Are the {same}s imported from another file, or made from these rows?': ({
    kind,
  }) =>
    `Wiersze mają tylko klucze: ${fact(kind, 'many')}. Czy reszta jest importowana z innego pliku, czy utworzyć ją z tych wierszy?`,
}
