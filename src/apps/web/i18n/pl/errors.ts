import type { errors as english } from '../en/errors.js'
import type { InPolish } from '../polish-forms.js'

/** What goes wrong, in Polish. */
export const errors: InPolish<typeof english> = {
  errors: {
    screen: 'Ten ekran się zepsuł',
    noPage: 'Nie ma takiej strony',
    noPageHint: 'Adres może być błędny albo nieaktualny.',
    offline: 'Serwer nie odpowiada',
    requestId: 'Żądanie',
    kinds: {
      'wrong-usage': 'O to nie można zapytać',
      'invalid-input': 'Coś jest nieprawidłowe',
      'unknown-field': 'Nie ma takiego pola',
      forbidden: 'Brak uprawnień',
      'foreign-host': 'Obcy host',
      'foreign-origin': 'Obce źródło',
      'not-found': 'Nie znaleziono',
      'method-not-allowed': 'Nie można o to zapytać w ten sposób',
      'name-taken': 'Nazwa jest zajęta',
      busy: 'Chwilowo zajęte',
      cancelled: 'Anulowano',
      conflict: 'Ktoś inny to zmienił',
      'already-running': 'Już działa',
      'already-undone': 'Już cofnięto',
      'check-failed': 'Sprawdzenie się nie powiodło',
      'month-closed': 'Miesiąc jest zamknięty',
      'too-large': 'Za duże',
      'unsupported-media-type': 'Taka zawartość nie jest przyjmowana',
      'no-rate': 'Brak kursu waluty',
      'unreadable-file': 'Nie można odczytać pliku',
      'home-not-writable': 'Nie można zapisywać w folderze programu',
      'port-taken': 'Port jest zajęty',
      'migration-refused': 'Baza danych nie pasuje do tej wersji',
      unexpected: 'Coś poszło nie tak',
      'database-unavailable': 'Baza danych jest niedostępna',
      'disk-full': 'Dysk jest pełny',
      interrupted: 'Przerwano: serwer się zatrzymał',
    },
  },
}
