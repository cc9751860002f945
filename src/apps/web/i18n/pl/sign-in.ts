import type { signIn as english } from '../en/sign-in.js'
import type { InPolish } from '../polish-forms.js'

/** The pages for who is not signed in, and who is, in Polish. */
export const signIn: InPolish<typeof english> = {
  signIn: {
    title: 'Zaloguj się',
    deleted: 'Konto jest usunięte. To, co tu o Tobie wiedziano, zostało wymazane.',
    email: 'Adres e-mail',
    password: 'Hasło',
    newPassword: 'Nowe hasło',
    name: 'Imię i nazwisko',
    show: 'Pokaż hasło',
    button: 'Zaloguj się',
    or: 'albo',
    byProvider: 'Zaloguj się przez {{provider}}',
    providerRefused:
      'Logowanie przez {{provider}} się nie udało. Wejść może tylko osoba zaproszona pod tym samym adresem e-mail.',
    forgot: 'Nie pamiętasz hasła?',
    forgotNoMail: 'Nie pamiętasz hasła? Ten serwer nie wysyła poczty: zwróć się do osoby, która go prowadzi.',
    toSignIn: 'Do strony logowania',
    appearance: 'Język i motyw',
    needsOwner:
      'Nie ma jeszcze właściciela. Przy starcie Mainstay wypisał odnośnik, pod którym powstaje pierwszy właściciel: otwórz go.',
    length: {
      rule: 'Co najmniej {{count}} znaków. Liczy się długość: najlepsze jest całe zdanie.',
      missing_one: 'Jeszcze {{count}} znak',
      missing_few: 'Jeszcze {{count}} znaki',
      missing_many: 'Jeszcze {{count}} znaków',
      missing_other: 'Jeszcze {{count}} znaku',
      enough: 'Wystarczająco długie. Dłuższe jest lepsze.',
      good: 'Dobra długość.',
    },
    second: {
      title: 'Drugi krok',
      button: 'Dalej',
      back: 'Zaloguj się jako ktoś inny',
      totp: {
        label: 'Kod z 6 cyfr',
        hint: 'Pokazuje go aplikacja uwierzytelniająca; zmienia się co 30 sekund.',
        other: 'Użyj kodu zapasowego',
      },
      recovery: {
        label: 'Kod zapasowy',
        hint: 'Jeden z kodów zachowanych przy włączaniu drugiego składnika. Każdy działa raz.',
        other: 'Użyj aplikacji',
      },
    },
    reset: {
      title: 'Nie pamiętam hasła',
      sentence: 'Wyślemy odnośnik, pod którym ustawisz nowe. Jest ważny godzinę.',
      button: 'Wyślij odnośnik',
      sent: 'Jeśli adres {{email}} jest tu znany, list jest w drodze.',
    },
    choose: {
      title: 'Ustaw hasło',
      sentence: 'Potem się nim zaloguj. Wszędzie, gdzie było aktywne logowanie, nastąpi wylogowanie.',
      button: 'Użyj tego hasła',
      doneTitle: 'Hasło jest ustawione',
      done: 'Zaloguj się adresem e-mail i nowym hasłem.',
      noToken: 'Ten odnośnik nie działa. Poproś o nowy albo o ponowne zaproszenie.',
    },
    first: {
      title: 'Witaj w Mainstay',
      sentence: 'Utwórz pierwszego właściciela. Właściciel może wszystko i zaprasza pozostałych.',
      button: 'Utwórz właściciela i zaloguj',
      made: 'Pierwszy właściciel już istnieje. Zaloguj się albo poproś właściciela o zaproszenie.',
    },
  },
  ownMenu: {
    menu: '{{name}}, Twoje menu',
    own: 'Twoje konto',
    signOut: 'Wyloguj się',
    signedOutFailed: 'Wylogowanie się nie udało. {{because}}',
  },
  roles: {
    owner: 'Właściciel',
    ceo: 'CEO',
    cro: 'CRO',
    cfo: 'CFO',
    finance: 'Finanse',
    marketing: 'Marketing',
    sales: 'Sprzedaż',
    'customer-success': 'Obsługa klienta',
    'partner-manager': 'Opiekun partnerów',
    'board-reader': 'Czytelnik zarządu',
    auditor: 'Audytor',
    'guest-adviser': 'Doradca gościnny',
  },
  roleHints: {
    owner: 'Wszystko, także kto jeszcze może wejść.',
    ceo: 'Widzi wszystko, także dziennik audytu; zapisuje widoki.',
    cro: 'Widzi wszystko, także dziennik audytu; zmienia klientów i segmenty, importuje dane, wyjaśnia różnice.',
    cfo: 'Wszystko, co finanse; także definicje, nowe przestrzenie i dziennik audytu.',
    finance: 'Widzi wszystkie liczby; zmienia klientów, importuje dane, poprawia pozycje, zamyka miesiące.',
    marketing: 'Widzi wszystkie liczby; zmienia klientów i segmenty.',
    sales: 'Widzi wszystkie liczby; zmienia klientów i segmenty.',
    'customer-success': 'Widzi wszystkie liczby; zmienia klientów i segmenty.',
    'partner-manager': 'Widzi wszystkie liczby; zapisuje widoki.',
    'board-reader': 'Widzi metryki i przychody, z których wynikają; niczego nie zmienia.',
    auditor: 'Widzi wszystko, także dziennik audytu; niczego nie zmienia.',
    'guest-adviser': 'Widzi metryki i klientów do ostatniego dnia; niczego nie zmienia.',
  },
  mayNot: {
    'policies-use': 'Rola „{{role}}” nie pozwala zmieniać definicji. Mogą to właściciele i CFO.',
    'segments-change':
      'Rola „{{role}}” nie pozwala zmieniać segmentów. Mogą to właściciele i osoby pracujące z klientami.',
    'members-invite': 'Rola „{{role}}” nie pozwala zapraszać ani zmieniać osób. Może to właściciel.',
    import: 'Rola „{{role}}” nie pozwala importować. Mogą to właściciele, CRO, CFO i finanse.',
    'imports-mend':
      'Rola „{{role}}” nie pozwala poprawiać importowanych wierszy. Mogą to właściciele, CRO, CFO i finanse.',
    'reconciliation-explain': 'Rola „{{role}}” nie pozwala wyjaśniać różnic. Mogą to właściciele, CRO, CFO i finanse.',
  },
}
