import type { home as english } from '../en/home.js'
import type { InPolish } from '../polish-forms.js'

/** The home screen, in Polish. */
export const home: InPolish<typeof english> = {
  home: {
    title: 'Start',
    cover: '; ekspansja pokrywa redukcje i odejścia {{times}}×',
    numbers: 'Liczby firmy',
    asOf: 'Stan na {{day}}, w {{currency}}, zestaw zasad',
    inMonth: '{{name}} w miesiącu',
    noValueSince:
      'ARR na koniec miesiąca ({{finished}}) nie ma wartości: {{because}} Te liczby są z miesiąca: {{month}}.',
    unmovedSince: 'Ostatni ruch jest z miesiąca: {{month}}. ARR na koniec miesiąca ({{finished}}) wynosi {{amount}}.',
    since: 'Od ostatniej wizyty',
    sinceNothing: 'Nie zapisano niczego, co zmienia liczby do tego dnia.',
    sinceMoved_one:
      'ARR na koniec miesiąca ({{month}}) zmieniło się o <strong>{{amount}}</strong>, u {{count}} klienta.',
    sinceMoved_few:
      'ARR na koniec miesiąca ({{month}}) zmieniło się o <strong>{{amount}}</strong>, u {{count}} klientów.',
    sinceMoved_many:
      'ARR na koniec miesiąca ({{month}}) zmieniło się o <strong>{{amount}}</strong>, u {{count}} klientów.',
    sinceMoved_other:
      'ARR na koniec miesiąca ({{month}}) zmieniło się o <strong>{{amount}}</strong>, u {{count}} klienta.',
    sinceAccounts: 'Gdzie zmieniło się najwięcej',
    sinceActs: 'Co zrobiono',
    gaps: 'Czego brakuje planom',
    noGaps: 'Żadnemu planowi klienta niczego nie brakuje albo nie ma jeszcze żadnego.',
    gapsHint: 'Najgorsze braki we wszystkich planach klientów, które nie są wstrzymane.',
    allPlans: 'Wszystkie plany',
    look: 'Na co spojrzeć najpierw',
    below_one: '{{written}} klient przynosi mniej niż rok wcześniej: {{amount}} ARR.',
    below_few: '{{written}} klientów przynosi mniej niż rok wcześniej: razem {{amount}} ARR.',
    below_many: '{{written}} klientów przynosi mniej niż rok wcześniej: razem {{amount}} ARR.',
    below_other: '{{written}} klienta przynosi mniej niż rok wcześniej: razem {{amount}} ARR.',
    allBelow: 'Wszyscy klienci poniżej zeszłego roku',
    largest: 'Najwięksi klienci',
    largestSays: 'Sam klient {{name}} daje {{share}} całego ARR.',
    largestNone: 'Tego dnia żaden klient nie ma ARR.',
    allLargest: 'Ile ARR daje dziesięciu największych',
    differences: 'Otwarte różnice',
    differencesSay_one:
      '{{written}} klient różni się bez wyjaśnienia od swoich faktur lub podanego salda, razem o {{amount}}.',
    differencesSay_few:
      '{{written}} klientów różni się bez wyjaśnienia od swoich faktur lub podanego salda, razem o {{amount}}.',
    differencesSay_many:
      '{{written}} klientów różni się bez wyjaśnienia od swoich faktur lub podanego salda, razem o {{amount}}.',
    differencesSay_other:
      '{{written}} klienta różni się bez wyjaśnienia od swoich faktur lub podanego salda, razem o {{amount}}.',
    differencesMany_one: '{{written}} klient różni się bez wyjaśnienia od swoich faktur lub podanego salda.',
    differencesMany_few: '{{written}} klientów różni się bez wyjaśnienia od swoich faktur lub podanego salda.',
    differencesMany_many: '{{written}} klientów różni się bez wyjaśnienia od swoich faktur lub podanego salda.',
    differencesMany_other: '{{written}} klienta różni się bez wyjaśnienia od swoich faktur lub podanego salda.',
    differencesNone: 'Faktury i podane salda zgadzają się z księgą albo ktoś wyjaśnił, dlaczego nie.',
    noBilling: 'Bez cyklicznych pozycji faktur nie ma jeszcze czego uzgadniać.',
    allDifferences: 'Wszystkie otwarte różnice',
    none: 'Nie ma jeszcze liczb',
    noneHint:
      'Tu widać, jak stoi firma: ARR, retencję i klientów, na których warto spojrzeć najpierw. Wgraj umowy w takiej postaci, jaką masz; każda liczba otworzy swoje wiersze.',
    openSample: 'Obejrzyj przykładową firmę',
    makingSample: 'Tworzenie przykładu…',
    steps: {
      title: 'Zanim wszystko będzie gotowe',
      company: 'Przestrzeń {{name}} jest utworzona',
      import: 'Zaimportuj klientów i pozycje umów',
      lines: 'Zobacz tu ARR, retencję i pierwsze różnice',
      done: '(zrobione)',
    },
  },
}
