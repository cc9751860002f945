import type { Catalogue } from '../translator.js'

/** Backups, restoring them, exports and upgrades. */
export const backup: Catalogue = {
  '{rows} rows of {tables} tables are saved in {file}, encrypted.':
    'Wiersze: {rows}, tabele: {tables}. Zapisano je w {file} w postaci zaszyfrowanej.',
  '{rows} rows of {tables} tables are saved in {file}, not encrypted.':
    'Wiersze: {rows}, tabele: {tables}. Zapisano je w {file} bez szyfrowania.',
  '{rows} rows are restored as they were at {moment}.': 'Przywrócone wiersze: {rows}, według stanu z {moment}.',
  'The two passphrases differ. Nothing was saved.': 'Te dwa hasła się różnią. Nic nie zostało zapisane.',
  'The workspace is in {folder}: {files} files, which its README.txt explains.':
    'Przestrzeń robocza jest w {folder}. Pliki: {files}; objaśnia je README.txt.',
  'The database fits this version.': 'Baza danych odpowiada tej wersji.',
  'The file with the passphrase, {file}, cannot be read.': 'Nie można odczytać pliku z hasłem: {file}.',
  'The first line of {file} is blank. Put the passphrase there.':
    'Pierwszy wiersz pliku {file} jest pusty. Wpisz tam hasło.',
  'There is no terminal to ask for the passphrase. Give it in MAINSTAY_BACKUP_PASSPHRASE, or name a file that holds it with --passphrase-file.':
    'Nie ma terminala, na którym można zapytać o hasło. Podaj je w MAINSTAY_BACKUP_PASSPHRASE albo wskaż plik z hasłem opcją --passphrase-file.',
  'What is the passphrase?': 'Jakie jest hasło?',
  'The same passphrase again:': 'Jeszcze raz to samo hasło:',
  'The passphrase is blank.': 'Hasło jest puste.',
  '{folder} is no folder. Name one that is not there yet, or is empty.':
    '{folder} nie jest folderem. Wskaż folder, którego jeszcze nie ma albo który jest pusty.',
  'The folder {folder} is not empty. Name one that is not there yet, or is empty.':
    'Folder {folder} nie jest pusty. Wskaż folder, którego jeszcze nie ma albo który jest pusty.',
  'The disk that holds {place} is full, so {folder} was not written. Free some space, or name a folder on another disk.':
    'Dysk, na którym jest {place}, jest pełny, więc {folder} nie powstał. Zwolnij miejsce albo wskaż folder na innym dysku.',
  'This user may not write {folder}. Name another folder.':
    'Ten użytkownik nie może zapisać {folder}. Wskaż inny folder.',
  'An upgrade that was broken off goes on. The backup from before it is {file}.':
    'Przerwana aktualizacja jest kontynuowana. Kopia zapasowa sprzed niej to {file}.',
  'Taking a backup before the upgrade to Mainstay {version}: {file}':
    'Kopia zapasowa przed aktualizacją do wersji Mainstay {version}: {file}',
  '{file} is encrypted. Give its passphrase in MAINSTAY_BACKUP_PASSPHRASE, or name a file that holds it with --passphrase-file.':
    'Plik {file} jest zaszyfrowany. Podaj hasło w MAINSTAY_BACKUP_PASSPHRASE albo wskaż plik z hasłem opcją --passphrase-file.',
  '{file} is damaged, cut short, or no backup of Mainstay. Nothing was changed. Use another copy of it.':
    'Plik {file} jest uszkodzony, ucięty albo nie jest kopią zapasową programu Mainstay. Nic nie zostało zmienione. Użyj innej kopii tego pliku.',
  'The passphrase does not open {file}, or the beginning of the file is damaged. Nothing was changed.':
    'To hasło nie otwiera pliku {file} albo jego początek jest uszkodzony. Nic nie zostało zmienione.',
  'There is no file {file}.': 'Nie ma pliku {file}.',
  '{file} is a folder, not a backup.': '{file} to folder, a nie kopia zapasowa.',
  'This user may not read {file}.': 'Ten użytkownik nie może odczytać {file}.',
  '{file} was taken by a newer Mainstay. Nothing was changed. Restore it with that version or a later one.':
    'Kopię {file} zrobiła nowsza wersja programu Mainstay. Nic nie zostało zmienione. Przywróć ją tamtą wersją albo późniejszą.',
  'The migration {name} has other content than in the Mainstay that took {file}. Nothing was changed. Restore it with that version.':
    'Migracja {name} ma inną treść niż w wersji programu Mainstay, która zrobiła {file}. Nic nie zostało zmienione. Przywróć kopię tamtą wersją.',
  'Somebody uses this database. Nothing was changed. Stop Mainstay, then restore.':
    'Ktoś używa tej bazy danych. Nic nie zostało zmienione. Zatrzymaj Mainstay, a potem przywróć kopię.',
  'The database is not empty. Nothing was changed. Restore into a new one: name another folder with MAINSTAY_HOME, or another database with DATABASE_URL.':
    'Baza danych nie jest pusta. Nic nie zostało zmienione. Przywróć kopię do nowej: wskaż inny folder w MAINSTAY_HOME albo inną bazę w DATABASE_URL.',
  '{file} is there already. Name another file, or move it away.':
    'Plik {file} już istnieje. Wskaż inny plik albo przenieś ten w inne miejsce.',
  'There is nothing to back up: this database was never used by Mainstay.':
    'Nie ma czego zapisać w kopii: Mainstay nigdy nie używał tej bazy danych.',
  'The disk that holds {folder} is full, so {file} was not written. Free some space, or name a file on another disk.':
    'Dysk, na którym jest {folder}, jest pełny, więc {file} nie powstał. Zwolnij miejsce albo wskaż plik na innym dysku.',
  'There is no folder {folder}. Make it, or name a file in another one.':
    'Nie ma folderu {folder}. Utwórz go albo wskaż plik w innym.',
  'This user may not write {file}. Name a file in another folder.':
    'Ten użytkownik nie może zapisać {file}. Wskaż plik w innym folderze.',
  'Saving rows': 'Zapisywanie wierszy',
  'Checking the backup': 'Sprawdzanie kopii zapasowej',
  'Restoring rows': 'Przywracanie wierszy',
  'Writing {file}': 'Zapisywanie {file}',
}
