import type { Catalogue } from '../translator.js'
import { counted } from './words.js'

/** Why a file cannot be read, and what to do: both stand after the file's name and a colon. */
export const reading: Catalogue = {
  'does not exist': 'nie istnieje',
  'Check the path': 'Sprawdź ścieżkę',
  'is neither a file nor a folder': 'to nie jest ani plik, ani folder',
  'is empty': 'plik jest pusty',
  'Export it again': 'Wyeksportuj go ponownie',
  'Export it again as one': 'Wyeksportuj ją ponownie w tej postaci',
  'Export it again as CSV, XLSX or JSON': 'Wyeksportuj go ponownie jako CSV, XLSX lub JSON',
  'cannot be opened ({code})': 'nie można otworzyć ({code})',
  'Check its path and its permissions': 'Sprawdź ścieżkę i uprawnienia',
  'cannot be read ({code})': 'nie można odczytać ({code})',
  'Check that it is a file': 'Sprawdź, czy to jest plik',
  'is not text but a binary file': 'to nie tekst, lecz plik binarny',
  'has bytes after position {position} that are not {encoding}':
    'bajty po pozycji {position} nie są w kodowaniu {encoding}',
  'Say the encoding of the file in the mapping, for example "encoding": "{encoding}"':
    'Podaj kodowanie pliku w mapowaniu, na przykład "encoding": "{encoding}"',
  'has no header in row {row}': 'brak nagłówka w wierszu {row}',
  'Check "headerRow" in the mapping': 'Sprawdź „headerRow” w mapowaniu',
  'Check "sheet" and "headerRow" in the mapping': 'Sprawdź „sheet” i „headerRow” w mapowaniu',
  'has a record longer than 1 MiB, starting in row {row}': 'rekord od wiersza {row} jest dłuższy niż 1 MiB',
  'A quote is probably not closed there, or the line ends are missing':
    'Prawdopodobnie nie zamknięto tam cudzysłowu albo brakuje końców linii',
  'opens a quote in row {row} that is never closed': 'cudzysłów otwarty w wierszu {row} nie jest zamknięty',
  'Close it, or double the quotes that are part of the text':
    'Zamknij go albo podwój cudzysłowy, które należą do tekstu',
  'has {count} columns; at most {most} can be read': ({ count, most }) =>
    `plik ma ${count} ${counted(count, 'kolumnę', 'kolumny', 'kolumn')}; można odczytać najwyżej ${most}`,
  'Check the delimiter, or export fewer columns': 'Sprawdź separator albo wyeksportuj mniej kolumn',
  'Export fewer columns': 'Wyeksportuj mniej kolumn',
  'is an old .xls or an encrypted workbook': 'to stary skoroszyt .xls albo skoroszyt zaszyfrowany',
  'Save it as .xlsx without a password': 'Zapisz go jako .xlsx bez hasła',
  'is not a workbook or is damaged at its beginning': 'to nie skoroszyt albo jest uszkodzony na początku',
  'Save it again as .xlsx': 'Zapisz go ponownie jako .xlsx',
  'Save it again as .xlsx, or as CSV': 'Zapisz go ponownie jako .xlsx albo CSV',
  'is a damaged or truncated workbook': 'skoroszyt jest uszkodzony albo urwany',
  'is a damaged workbook or none ({message})': 'to uszkodzony skoroszyt albo nie skoroszyt ({message})',
  'Save or copy it again': 'Zapisz lub skopiuj go ponownie',
  'unpacks to {size} MiB, {times} times its size, which no workbook does':
    'po rozpakowaniu ma {size} MiB, {times} razy więcej niż plik, a skoroszyty się tak nie pakują',
  'If it is one, save the sheet as CSV': 'Jeśli to skoroszyt, zapisz arkusz jako CSV',
  'is too large for a workbook ({size})': 'za duży jak na skoroszyt ({size})',
  'Save the sheet as CSV, which may be of any size': 'Zapisz arkusz jako CSV, który może mieć dowolny rozmiar',
  'has a cell longer than 1 MiB': 'komórka jest dłuższa niż 1 MiB',
  'Save the sheet as CSV and shorten the cell': 'Zapisz arkusz jako CSV i skróć komórkę',
  'Save it as CSV, which may be of any size': 'Zapisz go jako CSV, który może mieć dowolny rozmiar',
  'has formulas or errors in a workbook with a sheet of {size} MiB; with them at most {most} MiB can be read':
    'skoroszyt z arkuszem {size} MiB zawiera formuły lub błędy; z nimi można odczytać najwyżej {most} MiB',
  'Paste the values over the formulas, or save the sheet as CSV':
    'Wklej wartości w miejsce formuł albo zapisz arkusz jako CSV',
  'is too large for XLSX: it needs more memory than a workbook may take':
    'za duży jak na XLSX: potrzebuje więcej pamięci, niż może zająć skoroszyt',
  'has no sheet that is not hidden; it has {names}': 'nie ma arkusza, który nie jest ukryty; są: {names}',
  'has no sheet {sheet}; it has {names}': 'nie ma arkusza {sheet}; są: {names}',
  'Name one of them as "sheet" in the mapping': 'Podaj jeden z nich jako „sheet” w mapowaniu',
  'is not a JSON array of objects': 'to nie jest lista obiektów JSON',
  'is not valid JSON in record {record}': 'rekord {record} nie jest prawidłowym JSON',
  'is not JSON after record {record}': 'po rekordzie {record} to nie jest JSON',
  'ends in the middle, after record {record}': 'plik urywa się po rekordzie {record}',
  'is nested deeper than {levels} levels': 'zagnieżdżenie jest głębsze niż {levels}',
  'Export flat records': 'Wyeksportuj płaskie rekordy',
  'has a record longer than 1 MiB, record {record}': 'rekord {record} jest dłuższy niż 1 MiB',
  'Export smaller records': 'Wyeksportuj mniejsze rekordy',
  'has a record that is no object, record {record}': 'rekord {record} nie jest obiektem',
  'Export objects with named fields': 'Wyeksportuj obiekty z nazwanymi polami',
  'has no array of records at "{path}"': 'nie ma listy rekordów w „{path}”',
  'it has {names}': 'są: {names}',
  'Say where it is, for example "path": "{path}"': 'Podaj, gdzie jest, na przykład "path": "{path}"',
  'has more than {count} different fields': ({ count }) =>
    `plik ma więcej niż ${count} ${counted(count, 'różne pole', 'różne pola', 'różnych pól')}`,
  'Export fewer': 'Wyeksportuj mniej pól',
}
