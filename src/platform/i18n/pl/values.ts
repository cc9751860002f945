import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** Why a cell is refused: the end of a sentence that begins with the value, its column and a colon. */
export const values: Catalogue = {
  'is blank, and the field needs a value': 'pusto, a pole wymaga wartości',
  'is longer than {count} characters, which no key or name may be':
    'ponad {count} znaków: tyle nie może mieć żaden klucz ani nazwa',
  'contains a NUL character': 'zawiera znak NUL',
  'cannot be read. <problem>': 'nie można odczytać. <problem>',
  'points to "{key}", which is not in "{column}" of {file}':
    'wskazuje na „{key}”, czego nie ma w „{column}” pliku {file}',
  'points to "{key}", for which {file} has different values of "{column}"':
    'wskazuje na „{key}”, dla którego plik {file} ma różne wartości „{column}”',
  'may be day/month or month/day; say "dates": "D/M/Y" or "M/D/Y" in the mapping':
    'może to być dzień/miesiąc albo miesiąc/dzień; napisz w mapowaniu "dates": "D/M/Y" albo "M/D/Y"',
  'has a year of two digits; export it with four': 'rok ma dwie cyfry; wyeksportuj go z czterema',
  'looks like the day number of a spreadsheet; say "format": "excel" for this field':
    'wygląda na numer dnia z arkusza; napisz dla tego pola "format": "excel"',
  'looks like a Unix time; say "format": "unix" or "unix-ms" for this field':
    'wygląda na czas uniksowy; napisz dla tego pola "format": "unix" albo "unix-ms"',
  'is not a day; days look like {day}': 'to nie jest dzień; dni wyglądają tak: {day}',
  'is not a day of the calendar': 'nie ma takiego dnia w kalendarzu',
  'are day and month the other way round?': 'czy dzień i miesiąc nie są zamienione?',
  'lies before 1900': 'to przed rokiem 1900',
  'is not a Unix time, which is a number': 'to nie jest czas uniksowy, czyli liczba',
  'is not a day number of a spreadsheet from March 1900 on': 'to nie jest numer dnia z arkusza od marca 1900',
  'lies outside the years 1900 to 9999': 'to poza latami od 1900 do 9999',
  'is not a whole number': 'to nie jest liczba całkowita',
  'is too large': 'za duże',
  'has an exponent; a spreadsheet shortened it and may have lost digits, so format the column as a number':
    'zapis z wykładnikiem; arkusz skrócił liczbę i mógł zgubić cyfry, więc sformatuj kolumnę jako liczbę',
  'is not a number': 'to nie jest liczba',
  'has a currency in it; export plain numbers and map the currency to its own field':
    'zawiera walutę; wyeksportuj same liczby, a walutę zmapuj na jej własne pole',
  'is not a number whose decimal mark is a point ("decimals": ".")':
    'to nie jest liczba z kropką dziesiętną ("decimals": ".")',
  'is not a number whose decimal mark is a comma ("decimals": ",")':
    'to nie jest liczba z przecinkiem dziesiętnym ("decimals": ",")',
  'has more than {count} digits': ({ count }) => `ma więcej niż ${count} ${counted(count, 'cyfrę', 'cyfry', 'cyfr')}`,
  'has no time of the day that exists': 'nie ma takiej godziny',
  'is neither true nor false': 'to ani prawda, ani fałsz',
  'is a sign that several currencies use; translate it by "values" to a code such as {code}':
    'tego znaku używa kilka walut; przełóż go przez „values” na kod, na przykład {code}',
  'is not an ISO 4217 currency code such as {code}': 'to nie jest kod waluty według ISO 4217, na przykład {code}',
  'is none of: {words}': 'to żadne z: {words}',
  'begins like a JSON array of texts but is none': 'zaczyna się jak lista tekstów JSON, ale nią nie jest',
  'is not a period; periods are day, week, month, quarter, year or a count such as 3 month':
    'to nie jest okres; okresy to day, week, month, quarter, year albo liczba, na przykład 3 month',
  'is a period of no length': 'okres nie ma długości',
  'holds the spreadsheet error {error}': 'zawiera błąd arkusza {error}',
  'holds a formula without a stored value; open and save the file in a spreadsheet program, or paste values':
    'zawiera formułę bez zapisanej wartości; otwórz i zapisz plik w arkuszu albo wklej wartości',
  'the row has {cells} cells, the header {width}; a cell that holds the delimiter needs quotes':
    'liczba komórek wiersza: {cells}, nagłówka: {width}; komórka z separatorem wymaga cudzysłowu',
  'a quote stands in the middle of a quoted cell; the lines after it may have been read as part of this row':
    'cudzysłów jest w środku komórki w cudzysłowie; następne linie mogły zostać wczytane jako część tego wiersza',
  'the file ends in the middle of this row; export it again':
    'plik kończy się w środku tego wiersza; wyeksportuj go ponownie',
}
