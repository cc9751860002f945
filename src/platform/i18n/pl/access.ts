import type { Catalogue } from '../translator.js'

/** Workspaces, saved views, members, sign-in and API keys. */
export const access: Catalogue = {
  '"{code}" is not a currency code of ISO 4217. Take one such as EUR, USD or PLN.':
    '„{code}” nie jest kodem waluty według ISO 4217. Podaj na przykład EUR, USD albo PLN.',
  'There is a workspace "{name}" already. Choose another name.':
    'Przestrzeń „{name}” już istnieje. Wybierz inną nazwę.',
  'There is no workspace "{name}".': 'Nie ma przestrzeni „{name}”.',
  'Did you mean "{name}"?': 'Czy chodziło o „{name}”?',
  'There are: {names}.': 'Są: {names}.',
  'There are none yet: create one first.': 'Nie ma jeszcze żadnej: najpierw utwórz przestrzeń.',
  'There is no such view.': 'Nie ma takiego widoku.',
  'Save it as a new one.': 'Zapisz go jako nowy.',
  'The view belongs to {owner}, who can delete it.': 'Właścicielem widoku jest {owner}; tylko ta osoba może go usunąć.',
  'The view belongs to {owner}. Save it under a name of your own.':
    'Właścicielem widoku jest {owner}. Zapisz go pod własną nazwą.',
  'Give `id` and `version` together to save over a view, or neither for a new one.':
    'Podaj `id` i `version` razem, aby nadpisać widok, albo żadnego z nich, aby zapisać nowy.',
  'You have a view "{name}" on this screen already. Choose another name.':
    'Masz już na tym ekranie widok „{name}”. Wybierz inną nazwę.',
  'The view was saved meanwhile: you saw version {seen}, it has {version}. Load it again.':
    'Widok został w międzyczasie zapisany: znasz wersję {seen}, a ma wersję {version}. Wczytaj go ponownie.',
  'Sign in first, or send an API key.': 'Najpierw się zaloguj albo podaj klucz API.',
  'The API key is not known, has expired or was taken back. Make a new one.':
    'Klucz API jest nieznany, wygasł albo został wycofany. Utwórz nowy.',
  'This API key does not have the right {right}. Make one that has it.':
    'Ten klucz API nie ma uprawnienia {right}. Utwórz klucz, który je ma.',
  'You do not belong to any workspace yet. Ask an owner to invite you.':
    'Nie należysz jeszcze do żadnej przestrzeni. Poproś właściciela o zaproszenie.',
  'Your role is {role}, which does not have the right {right}. Ask an owner of the workspace.':
    'Twoja rola to {role}; nie ma ona uprawnienia {right}. Zwróć się do właściciela przestrzeni.',
  'Your role in "{workspace}" is {role}, which does not have the right {right}. Ask an owner of the workspace.':
    'Twoja rola w „{workspace}” to {role}; nie ma ona uprawnienia {right}. Zwróć się do właściciela przestrzeni.',
  'This concerns all accounts, and you see only some of them. Ask somebody who sees all accounts.':
    'To dotyczy wszystkich klientów, a widzisz tylko część z nich. Zwróć się do kogoś, kto widzi wszystkich.',
  'This concerns all accounts in "{workspace}", and you see only some of them. Ask somebody who sees all accounts.':
    'To dotyczy wszystkich klientów w „{workspace}”, a widzisz tylko część z nich. Zwróć się do kogoś, kto widzi wszystkich.',
  'You see only some of the accounts, and what you save must stay among them. Ask somebody who sees all accounts.':
    'Widzisz tylko część klientów i to, co zapisujesz, musi wśród nich zostać. Zwróć się do kogoś, kto widzi wszystkich.',
  'An owner sees all accounts.': 'Właściciel widzi wszystkich klientów.',
  'Who sees the accounts of a team is in one: give team.':
    'Kto widzi klientów zespołu, należy do jakiegoś zespołu: podaj team.',
  'DATABASE_URL names a database in which people sign in. Make an API key in the app and set MAINSTAY_API_KEY to it.':
    'DATABASE_URL wskazuje bazę, do której loguje się wiele osób. Utwórz klucz API w aplikacji i podaj go w MAINSTAY_API_KEY.',
  'Only somebody who signed in has this; a key and the command line do not.':
    'Ma to tylko osoba zalogowana; klucz i wiersz poleceń tego nie mają.',
  'Too many wrong passwords for this address. Wait 15 minutes, or ask for a new password.':
    'Zbyt wiele błędnych haseł dla tego adresu. Odczekaj 15 minut albo poproś o nowe hasło.',
  'Too many attempts. Wait a minute and try again.': 'Zbyt wiele prób. Odczekaj minutę i spróbuj ponownie.',
  'The e-mail address and the password do not go together.': 'Adres e-mail i hasło do siebie nie pasują.',
  'The password is not right.': 'Hasło jest nieprawidłowe.',
  'The code is not right. Codes change every 30 seconds: take the newest.':
    'Kod jest nieprawidłowy. Kody zmieniają się co 30 sekund: podaj najnowszy.',
  'This is not one of the recovery codes, or it was used already.':
    'To nie jest żaden z kodów zapasowych albo został już użyty.',
  'It took too long. Start again with the password.': 'Trwało to za długo. Zacznij od nowa, od hasła.',
  'Too many wrong codes. Start again with the password.': 'Zbyt wiele błędnych kodów. Zacznij od nowa, od hasła.',
  'Too many wrong codes. Wait 15 minutes and try again.':
    'Zbyt wiele błędnych kodów. Odczekaj 15 minut i spróbuj ponownie.',
  'This link does not work, was used already or is out of date. Ask for a new one, or to be invited again.':
    'Ten odnośnik nie działa, został już użyty albo stracił ważność. Poproś o nowy albo o ponowne zaproszenie.',
  'You signed in long ago. Sign out and in again, then do this.':
    'Logowanie było dawno. Wyloguj się, zaloguj ponownie i zrób to jeszcze raz.',
  'You sign in with a provider and have no password here.': 'Logujesz się przez dostawcę i nie masz tu hasła.',
  'The second factor is on already. Turn it off first.': 'Drugi składnik jest już włączony. Najpierw go wyłącz.',
  'The second factor is not on.': 'Drugi składnik nie jest włączony.',
  'People do not sign in with a provider here.': 'Tutaj nie ma logowania przez dostawcę.',
  'The provider does not answer. Try again, or sign in by password.':
    'Dostawca nie odpowiada. Spróbuj ponownie albo zaloguj się hasłem.',
  'This is one of the most common passwords. Take a sentence of your own.':
    'To jedno z najpopularniejszych haseł. Użyj własnego zdania.',
  'This password is easy to guess. Take a longer sentence, without your name, your address or the name of the company.':
    'To hasło łatwo odgadnąć. Użyj dłuższego zdania, bez imienia, nazwiska, adresu i nazwy firmy.',
  'must name at least one right': 'musi zawierać co najmniej jedno uprawnienie',
  'There is no right "{right}" for a key. There are: {rights}.':
    'Nie ma uprawnienia „{right}” dla klucza. Są: {rights}.',
  'You have no API key {id}.': 'Nie masz klucza API {id}.',
  '{email} belongs to "{workspace}" already. Change their role instead.':
    '{email} należy już do „{workspace}”. Zmień rolę tej osoby.',
  'Somebody changed this person meanwhile. Look at what is there now and try again.':
    'Ktoś w międzyczasie zmienił dane tej osoby. Zobacz, jak jest teraz, i spróbuj ponownie.',
  'Nobody with the id {id} belongs to "{workspace}".': 'Nikt o identyfikatorze {id} nie należy do „{workspace}”.',
  '{name} is the last owner. Make somebody else an owner first.':
    '{name} to ostatni właściciel. Najpierw nadaj tę rolę komuś innemu.',
  '{name} is the last owner of "{workspace}". Make somebody else an owner there first. Nothing was erased.':
    '{name} to ostatni właściciel „{workspace}”. Najpierw nadaj tam tę rolę komuś innemu. Niczego nie usunięto.',
  'This user belongs to other workspaces too. End their access here; only they can delete their account.':
    'Ta osoba należy też do innych przestrzeni. Zakończ jej dostęp tutaj; tylko ona może usunąć swoje konto.',
  'This is neither the name nor the e-mail address of the user. Nothing was erased.':
    'To nie jest ani nazwisko, ani adres e-mail tej osoby. Niczego nie usunięto.',
  'This is not your e-mail address. Nothing was erased.': 'To nie jest Twój adres e-mail. Niczego nie usunięto.',
  'Nobody with this id belongs to the workspace or was removed from it.':
    'Nikt o tym identyfikatorze nie należy do przestrzeni ani nie został z niej usunięty.',
  'A guest adviser needs a last day: give endsOn.': 'Doradca z zewnątrz potrzebuje ostatniego dnia: podaj endsOn.',
  'An owner has no last day.': 'Właściciel nie ma ostatniego dnia.',
  'You are not signed in with a session {id}.': 'Nie masz sesji {id}.',
  'The first owner was made already. Sign in, or ask an owner to invite you.':
    'Pierwszy właściciel już istnieje. Zaloguj się albo poproś właściciela o zaproszenie.',
  'This link is not of the last start. Take the one that the program printed last.':
    'Ten odnośnik nie pochodzi z ostatniego uruchomienia. Użyj tego, który program wypisał jako ostatni.',
  'must be an e-mail address': 'musi być adresem e-mail',
  'MAINSTAY_URL must be an address such as https://mainstay.example, without a path.':
    'MAINSTAY_URL musi być adresem takim jak https://mainstay.example, bez ścieżki.',
  'MAINSTAY_OIDC_ISSUER is set: set MAINSTAY_OIDC_CLIENT_ID and MAINSTAY_OIDC_CLIENT_SECRET too.':
    'MAINSTAY_OIDC_ISSUER jest ustawione: ustaw też MAINSTAY_OIDC_CLIENT_ID i MAINSTAY_OIDC_CLIENT_SECRET.',
  'MAINSTAY_SECRET must have at least 32 characters.': 'MAINSTAY_SECRET musi mieć co najmniej 32 znaki.',
  'MAINSTAY_SMTP_URL is set and MAINSTAY_MAIL_FROM is not: say which address letters come from.':
    'MAINSTAY_SMTP_URL jest ustawione, a MAINSTAY_MAIL_FROM nie: podaj adres, z którego wychodzą listy.',
  'The letter could not be sent. Check MAINSTAY_SMTP_URL and try again.':
    'Nie udało się wysłać listu. Sprawdź MAINSTAY_SMTP_URL i spróbuj ponownie.',
}
