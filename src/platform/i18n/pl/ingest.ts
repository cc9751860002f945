import type { Catalogue } from '../translator.js'
import { counted, fact } from './words.js'

/** Imports, saved mappings, and what an import says before it changes anything. */
export const ingest: Catalogue = {
  '{file} holds opinions about people, which you may not see. Leave them out, or ask somebody who may.':
    'Plik {file} zawiera opinie o osobach, których nie możesz widzieć. Pomiń je albo poproś kogoś, kto może.',
  'The import {id} has no file number {file}.': 'Import {id} nie ma pliku numer {file}.',
  'The import {id} has no row {row} in a file {file}.': 'Import {id} nie ma wiersza {row} w pliku {file}.',
  'There is no import {id} in this workspace.': 'W tej przestrzeni nie ma importu {id}.',
  '`mainstay imports list` shows them.': 'Pokazuje je `mainstay imports list`.',
  'There is no change {id}.': 'Nie ma zmiany {id}.',
  'There is no saved mapping "{name}".': 'Nie ma zapisanego mapowania „{name}”.',
  '`mainstay mappings list` shows them.': 'Pokazuje je `mainstay mappings list`.',
  'Say which mapping to save: its file, or over HTTP its text.':
    'Podaj, które mapowanie zapisać: jego plik albo, przez HTTP, jego treść.',
  'Say by which mapping: a file, or the name of a saved one or of one that ships.':
    'Podaj mapowanie: plik albo nazwę mapowania zapisanego lub dostarczanego z programem.',
  'There is no mapping "{name}"; `mainstay mappings list` shows those that ship.':
    'Nie ma mapowania „{name}”; dostarczane z programem pokazuje `mainstay mappings list`.',
  'This workspace saved {names}.': 'Ta przestrzeń ma zapisane: {names}.',
  'Say what to read: a path, or over HTTP the id of an upload.':
    'Podaj, co wczytać: ścieżkę albo, przez HTTP, identyfikator przesłanych plików.',
  '{path} does not exist. Check the path.': '{path} nie istnieje. Sprawdź ścieżkę.',
  'The change {id} was undone on {day} already.': 'Zmianę {id} cofnięto już {day}.',
  'The act {id} is of the kind "{kind}" and cannot be undone here.':
    'Czynność {id} jest rodzaju „{kind}” i nie można jej tutaj cofnąć.',
  'Use imports.undo.': 'Użyj imports.undo.',
  'Only what was created, changed or corrected by hand can.':
    'Można cofnąć tylko to, co utworzono, zmieniono lub poprawiono ręcznie.',
  'The import {id} was undone on {day} already.': 'Import {id} cofnięto już {day}.',
  'The import {id} was undone on {day}; import its file again.':
    'Import {id} cofnięto {day}; zaimportuj jego plik ponownie.',
  'The import {id} mends rows of import {other}. Mend them there.':
    'Import {id} naprawia wiersze importu {other}. Napraw je tam.',
  'The import {id} was not read from a file by a mapping, so its rows cannot be mended.':
    'Import {id} nie pochodzi z pliku wczytanego przez mapowanie, więc nie można naprawić jego wierszy.',
  'Row {row} of {file} was not refused. `mainstay imports errors {id}` shows those that were.':
    'Wiersz {row} pliku {file} nie został odrzucony. Odrzucone pokazuje `mainstay imports errors {id}`.',
  '{file} has no column "{column}".': 'Plik {file} nie ma kolumny „{column}”.',
  'import {id}': 'import {id}',
  'create {id}': 'utworzenie {id}',
  'correct {id}': 'poprawka {id}',
  'The mapping looks values up in {files}. Correct the rows in the error file, and import it together with that file.':
    'Mapowanie odczytuje wartości z {files}. Popraw wiersze w pliku błędów i zaimportuj go razem z tamtym plikiem.',
  'There is no kind of fact "{kind}".': 'Nie ma takiej zawartości jak „{kind}”.',
  'Updating the ledger of accounts': 'Aktualizuję księgę klientów',
  'Reading {file} as {kind}': ({ file, kind }) => `Wczytuję ${file}: ${fact(kind, 'many')}`,
  'There is no CSV, XLSX or JSON file. Export the data as one of them.':
    'Nie ma pliku CSV, XLSX ani JSON. Wyeksportuj dane w jednym z tych formatów.',
  'There is no file "{file}"; there is none.': 'Nie ma pliku „{file}”; nie ma żadnego.',
  'There is no file "{file}"; there is {files}.': 'Nie ma pliku „{file}”; jest {files}.',
  'There is no entity "{name}".': 'Nie ma zawartości „{name}”.',
  'There are {names}.': 'Są: {names}.',
  '{file}, read as {kind}: <warning>': ({ file, kind, warning }) => `${file} (${fact(kind, 'many')}): ${warning}`,
  'no rows. Check the conditions of the mapping, and which sheet it reads.':
    'brak wierszy. Sprawdź warunki mapowania i to, który arkusz ono czyta.',
  'every row would be refused.': 'każdy wiersz zostałby odrzucony.',
  'every row is there already, unchanged.': 'każdy wiersz już jest, bez zmian.',
  '{count} that the file no longer has would end, because the mode is snapshot.': ({ count }) =>
    `${count} ${counted(count, 'pozycja, której', 'pozycje, których', 'pozycji, których')} nie ma już w pliku, ${counted(count, 'zostałaby zakończona', 'zostałyby zakończone', 'zostałoby zakończonych')}, bo tryb to „Wszystko, co istnieje”.`,
  'nothing would be ended, because refused rows may be among what is missing.':
    'nic nie zostałoby zakończone, bo brakujące dane mogą być wśród odrzuconych wierszy.',
  'no column says the currency, so all amounts count as {currency}.':
    'żadna kolumna nie podaje waluty, więc wszystkie kwoty liczą się jako {currency}.',
  'neither an amount nor a unit price is mapped, so no line has a value.':
    'nie zmapowano ani kwoty, ani ceny jednostkowej, więc żadna pozycja nie ma wartości.',
  'no column says when a line ends, so every line goes on.':
    'żadna kolumna nie mówi, kiedy pozycja się kończy, więc każda trwa dalej.',
  'no column says the product, so nothing can be told apart by product.':
    'żadna kolumna nie podaje produktu, więc niczego nie można rozróżnić według produktu.',
  'No file is called {files}, which the mapping reads too.':
    'Żaden plik nie nazywa się {files}, a mapowanie czyta także taki.',
}
