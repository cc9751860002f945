import type { Catalogue } from '../translator.js'
import { fact } from './words.js'

/** The server, its jobs, uploads and home folder. */
export const platform: Catalogue = {
  'Mainstay made a mistake. Its log says more under this request id.':
    'Mainstay popełnił błąd. Więcej mówi jego dziennik pod tym identyfikatorem żądania.',
  'The input <problem>.': 'Dane: <problem>.',
  'The request is larger than this server takes.': 'Żądanie jest większe, niż przyjmuje ten serwer.',
  'Send JSON with content-type application/json.': 'Wyślij JSON z nagłówkiem content-type application/json.',
  'Send the files as multipart/form-data.': 'Wyślij pliki jako multipart/form-data.',
  '{path} takes {method} only.': '{path} przyjmuje tylko {method}.',
  'There is nothing at {path}.': 'Pod adresem {path} nic nie ma.',
  'Did you mean {path}?': 'Czy chodziło o {path}?',
  'The caller hung up.': 'Pytający się rozłączył.',
  'This server does not answer to that name: use its own address.':
    'Ten serwer nie odpowiada na tę nazwę: użyj jego własnego adresu.',
  'Pages of other sites may not ask this server.': 'Strony z innych witryn nie mogą pytać tego serwera.',
  'The ports {first} to {last} are all taken; ask for another with --port.':
    'Porty od {first} do {last} są zajęte; wskaż inny opcją --port.',
  'Port {port} is taken by another program.': 'Port {port} zajmuje inny program.',
  'This user may not listen on port {port}.': 'Ten użytkownik nie może nasłuchiwać na porcie {port}.',
  'The database does not answer.': 'Baza danych nie odpowiada.',
  'The database does not answer: {message}': 'Baza danych nie odpowiada: {message}',
  'This Idempotency-Key was sent with another request before.':
    'Ten klucz Idempotency-Key wysłano już z innym żądaniem.',
  'Take a new key for each request.': 'Do każdego żądania weź nowy klucz.',
  'Idempotency-Key must be 1 to 255 visible characters, such as a random UUID.':
    'Idempotency-Key musi mieć od 1 do 255 widocznych znaków, na przykład losowy UUID.',
  'The same request was answered meanwhile.': 'Na to samo żądanie w międzyczasie odpowiedziano.',
  'The same request is still under way. Ask again in a moment.':
    'To samo żądanie jest jeszcze w toku. Zapytaj za chwilę.',
  'This request was carried out, but the server ended before it could answer. Look at what is there now.':
    'To żądanie zostało wykonane, ale serwer zakończył działanie, zanim odpowiedział. Zobacz, co jest teraz.',
  'There were more than {count} requests within a minute. Wait {seconds} seconds and try again.':
    'W ciągu minuty było więcej niż {count} żądań. Odczekaj {seconds} s i spróbuj ponownie.',
  'MAINSTAY_RATE_LIMIT must be a whole number of requests per minute, not "{text}".':
    'MAINSTAY_RATE_LIMIT musi być całkowitą liczbą żądań na minutę, a nie „{text}”.',
  'The server is being stopped. Try again in a moment.': 'Serwer jest zatrzymywany. Spróbuj ponownie za chwilę.',
  'The program ended before it could say how this went.':
    'Program zakończył działanie, zanim powiedział, jak to poszło.',
  'What it had stored by then is kept: look at what is there now.':
    'To, co zdążył zapisać, zostało: zobacz, co jest teraz.',
  'There is no upload {id}.': 'Nie ma przesłanych plików {id}.',
  'The upload has no files.': 'Nie przesłano żadnych plików.',
  '{file} is larger than this server takes.': 'Plik {file} jest większy, niż przyjmuje ten serwer.',
  'The disk is full; the upload was not kept.': 'Dysk jest pełny; przesłane pliki nie zostały zachowane.',
  'The upload was broken off or is not well-formed; nothing was kept.':
    'Przesyłanie przerwano albo jest nieprawidłowo zbudowane; nic nie zostało zachowane.',
  'There is no job {id}.': 'Nie ma zadania {id}.',
  'The program ended while this ran.': 'Program zakończył działanie w trakcie tego zadania.',
  'Nothing of it was kept; start it again.': 'Nic z niego nie zostało zachowane; uruchom je ponownie.',
  'The server was stopped while this ran.': 'Serwer został zatrzymany w trakcie tego zadania.',
  'It was cancelled.': 'Anulowano.',
  'Nothing of it was kept.': 'Nic z tego nie zostało zachowane.',
  'It was cancelled; nothing of it was kept.': 'Anulowano; nic z tego nie zostało zachowane.',
  'Another Mainstay process holds the lock in {folder}. Try again later.':
    'Inny proces programu Mainstay blokuje {folder}. Spróbuj ponownie później.',
  'Mainstay is already running at {address}, pid {pid}, with the home {home}.':
    'Mainstay już działa pod adresem {address}, pid {pid}, z folderem {home}.',
  'Mainstay is already starting, pid {pid}, with the home {home}.':
    'Mainstay już się uruchamia, pid {pid}, z folderem {home}.',
  'Use that one, stop it, or name another folder with MAINSTAY_HOME.':
    'Użyj tamtego, zatrzymaj go albo wskaż inny folder w MAINSTAY_HOME.',
  '{file} is damaged. Put it back from a backup, or name another folder with MAINSTAY_HOME.':
    'Plik {file} jest uszkodzony. Przywróć go z kopii zapasowej albo wskaż inny folder w MAINSTAY_HOME.',
  'The disk that holds {folder} is full.': 'Dysk, na którym jest {folder}, jest pełny.',
  'Free some space, or name another folder with MAINSTAY_HOME.':
    'Zwolnij miejsce albo wskaż inny folder w MAINSTAY_HOME.',
  'Mainstay cannot use {folder} as its home: <reason>. Make it writable, or name another folder with MAINSTAY_HOME.':
    'Mainstay nie może użyć {folder} jako swojego folderu: <reason>. Zezwól na zapis albo wskaż inny folder w MAINSTAY_HOME.',
  'this user may not write there': 'ten użytkownik nie może tam zapisywać',
  'the file system is read-only': 'system plików jest tylko do odczytu',
  'a file stands where a folder is needed': 'w miejscu folderu jest plik',
  'the path cannot be made': 'nie można utworzyć tej ścieżki',
  'its symbolic links lead in a circle': 'dowiązania symboliczne tworzą pętlę',
  'the path is too long': 'ścieżka jest za długa',
  'There is no {kind} with the key "{ref}".': ({ kind, ref }) => `Nie ma ${fact(kind, 'of')} o kluczu „${ref}”.`,
  'There is no {kind} with the key "{ref}" in this account.': ({ kind, ref }) =>
    `U tego klienta nie ma ${fact(kind, 'of')} o kluczu „${ref}”.`,
  'Import it first, or correct the key.': 'Najpierw zaimportuj brakujące dane albo popraw klucz.',
  'The same key stands in another file of this import with different content. Keep one of them.':
    'Ten sam klucz jest w innym pliku tego importu z inną zawartością. Zostaw jeden z nich.',
  'The same key stands more than once in this file with different content, first in row {row}. Keep one of them.':
    'Ten sam klucz występuje w tym pliku kilka razy z różną zawartością, po raz pierwszy w wierszu {row}. Zostaw jeden z nich.',
  'Nobody can have known this at {moment}, which is later than this import.':
    'Nikt nie mógł tego wiedzieć {moment}: to później niż ten import.',
}
