import type { revenue as english } from '../en/revenue.js'
import type { InPolish } from '../polish-forms.js'

/** The revenue screen, in Polish. */
export const revenue: InPolish<typeof english> = {
  revenue: {
    title: 'Przychody',
    none: 'Nie ma jeszcze przychodów',
    noneHint:
      'Ten ekran pokazuje, jak ARR zmienia się z miesiąca na miesiąc. Wgraj klientów i pozycje umów, a każda liczba otworzy wiersze, z których powstała.',
    sentence: '{{measure}} wynosi <strong>{{amount}}</strong> na dzień {{day}}',
    sentenceSoFar: '{{measure}} wynosi dotąd <strong>{{amount}}</strong> ({{month}}, miesiąc jeszcze trwa)',
    sentenceAhead: '{{measure}} wyniesie <strong>{{amount}}</strong> na dzień {{day}} według umów znanych dzisiaj',
    sentenceUndefined: '{{measure}} nie ma wartości na koniec miesiąca ({{month}}): {{because}}',
    inTheMonth: 'w tym miesiącu',
    cover_one: '; w pokazanym miesiącu ekspansja pokrywa redukcje i odejścia {{times}}×',
    cover_few: '; w ciągu {{count}} pokazanych miesięcy ekspansja pokrywa redukcje i odejścia {{times}}×',
    cover_many: '; w ciągu {{count}} pokazanych miesięcy ekspansja pokrywa redukcje i odejścia {{times}}×',
    cover_other: '; w ciągu {{count}} pokazanego miesiąca ekspansja pokrywa redukcje i odejścia {{times}}×',
    table: 'Zmiany miesiąc po miesiącu',
    caption: 'Kwoty w {{currency}}, zestaw zasad {{policy}}. Każda kwota prowadzi do swoich ruchów.',
    month: 'Miesiąc',
    range: 'Cały zakres',
    unassigned: 'Nieprzypisane',
    aheadMark: 'przyszły',
    soFarMark: 'trwa',
    closed: 'Ten miesiąc jest zamknięty',
    closedMark: 'zamknięty',
    allGroups_one: 'Pokaż {{written}} grupę',
    allGroups_few: 'Pokaż wszystkie {{written}} grupy',
    allGroups_many: 'Pokaż wszystkie {{written}} grup',
    allGroups_other: 'Pokaż wszystkie {{written}} grupy',
  },
  controls: {
    title: 'Co jest pokazane',
    from: 'Od',
    to: 'Do',
    by: 'Grupuj według',
    ungrouped: 'Bez grupowania',
    measure: 'Miara',
    more: 'Zestaw zasad, podstawa, widok, waluta, stan wiedzy',
    policy: 'Zestaw zasad',
    policyOfWorkspace: '{{name}} (tej przestrzeni)',
    basis: 'Podstawa',
    known: 'Według wiedzy',
    reported: 'Według raportów',
    view: 'Widok',
    currency: 'Waluta',
    asKnownAt: 'Stan wiedzy na',
  },
  chart: {
    title: 'Przebieg zmian',
    show: 'Pokaż wykres',
    hide: 'Ukryj wykres',
    movements: 'Ruchy: wzrosty w górę, straty w dół',
    other: 'Kursy, niewyjaśnione, przekształcone',
    summary:
      '{{measure}}: od {{opening}} do {{closing}}. Nowe {{new}}, ekspansja {{expansion}}, redukcja {{contraction}}, odejścia {{churn}}. Tabela poniżej zawiera każdy miesiąc.',
    undefined: 'Niektóre miesiące nie mają kwot; tabela podaje przyczynę.',
  },
  proof: {
    title: 'Czy się zgadza?',
    balances: 'Bilansuje się',
    balancesHint: 'Otwarcie i ruchy dają razem zamknięcie, a każdy miesiąc otwiera się zamknięciem poprzedniego.',
    differs: 'Nie bilansuje się: brakuje {{difference}}',
    breaks: 'Te miesiące nie otwierają się zamknięciem poprzedniego: {{months}}.',
    undefined: 'Nie ma czego dowodzić: niektóre miesiące nie mają kwot. Tabela podaje przyczynę.',
    groupsAdd: 'Każda grupa się bilansuje, a grupy dają razem całość',
    groupsDiffer: 'Grupy nie dają razem całości: brakuje {{difference}}',
  },
  concentration: {
    title: 'Podpisane i zależność od niewielu',
    largest: 'Dziesięciu największych klientów',
    caption: 'Stan na {{day}}, w {{currency}}, zestaw zasad {{policy}}. Zmiana otwiera ruchy z dwunastu miesięcy.',
    share: 'Udział w ARR',
    change: 'W ciągu dwunastu miesięcy',
  },
  revenueSource: {
    title: 'Podstawa liczenia',
    which: 'Kiedy wybrać który widok',
    contracts: 'Umowy',
    invoices: 'Faktury',
    contractsWhen:
      'Dla subskrypcji i innych umów ciągłych: ARR, czyli roczna wartość umów obowiązujących w danym dniu.',
    invoicesWhen:
      'Dla sprzedaży powtarzalnej i projektowej, gdy klienci kupują ponownie bez umowy: wartość zafakturowana za dwanaście miesięcy wobec poprzednich dwunastu.',
    never: 'Tych dwóch liczb nigdy się nie sumuje. Kto ma jedno i drugie, patrzy na każdy widok dla jego klientów.',
  },
  repeat: {
    every: 'Okno kończy każdy',
    everys: { month: 'Miesiąc', quarter: 'Kwartał', year: 'Rok' },
    fiscal: { quarter: 'kw. {{quarter}}, RO {{year}}', year: 'RO {{year}}' },
    accounts: 'Klienci',
    whose: { 'without-contracts': 'Bez umów', all: 'Wszyscy' },
    whoseLong: { 'without-contracts': 'Klienci bez umów', all: 'Wszyscy klienci' },
    sentence: '{{whose}} przynieśli <strong>{{amount}}</strong> w ciągu dwunastu miesięcy do {{day}}',
    sentenceSoFar:
      '{{whose}} przynieśli dotąd <strong>{{amount}}</strong> w ciągu dwunastu miesięcy, z których ostatni jeszcze trwa ({{month}})',
    sentenceUndefined: 'Przychód z dwunastu miesięcy do końca miesiąca ({{month}}) nie ma wartości: {{because}}',
    onBefore: 'wobec poprzednich dwunastu',
    cover: '; ekspansja pokrywa redukcje i odejścia {{times}}×',
    figures: 'Dwanaście miesięcy wobec poprzednich dwunastu',
    revenue: 'Przychód z faktur',
    revenueWithoutContracts: 'Przychód powtarzalny bez umów',
    againstBefore: 'dwanaście miesięcy do {{day}} wobec poprzednich dwunastu',
    few: 'Niewielu klientów: ta liczba mówi więcej o nich niż o firmie.',
    line: 'Przychód z dwunastu miesięcy',
    summary_one:
      'Przychód z dwunastu miesięcy ({{lastMonth}}) wynosi {{last}}. Wobec poprzednich dwunastu: nowe {{new}}, reaktywacja {{reactivation}}, ekspansja {{expansion}}, redukcja {{contraction}}, odejścia {{churn}}.',
    summary_few:
      'Przychód z dwunastu miesięcy: od {{first}} ({{firstMonth}}) do {{last}} ({{lastMonth}}). Ostatnie okno wobec swoich poprzednich dwunastu: nowe {{new}}, reaktywacja {{reactivation}}, ekspansja {{expansion}}, redukcja {{contraction}}, odejścia {{churn}}. Tabela poniżej zawiera każde okno.',
    summary_many:
      'Przychód z dwunastu miesięcy: od {{first}} ({{firstMonth}}) do {{last}} ({{lastMonth}}). Ostatnie okno wobec swoich poprzednich dwunastu: nowe {{new}}, reaktywacja {{reactivation}}, ekspansja {{expansion}}, redukcja {{contraction}}, odejścia {{churn}}. Tabela poniżej zawiera każde okno.',
    summary_other:
      'Przychód z dwunastu miesięcy: od {{first}} ({{firstMonth}}) do {{last}} ({{lastMonth}}). Ostatnie okno wobec swoich poprzednich dwunastu: nowe {{new}}, reaktywacja {{reactivation}}, ekspansja {{expansion}}, redukcja {{contraction}}, odejścia {{churn}}. Tabela poniżej zawiera każde okno.',
    table: 'Dwanaście miesięcy wobec poprzednich dwunastu',
    twelveMonthsTo: 'Dwanaście miesięcy do',
    caption:
      'Kwoty w {{currency}}. Otwarcie to przychód z poprzednich dwunastu miesięcy, zamknięcie z tych dwunastu; okna zachodzą na siebie, więc wierszy się nie sumuje. Każda liczba prowadzi do swoich klientów.',
    captionGroups: 'Grupy pokazują dwanaście miesięcy ({{month}}) i otwierają wszystkie okna.',
    everyGroup: 'Wszystkie grupy',
    ratios: { nrr: 'NRR', grr: 'GRR', logoRetention: 'Retencja klientów' },
    balancesHint: 'Poprzednie dwanaście miesięcy i zmiany u klientów dają razem te dwanaście miesięcy.',
    none: 'Nie ma jeszcze przychodów z faktur',
    noneHint:
      'Ten widok pokazuje sprzedaż powtarzalną i projektową: co klientom bez umów zafakturowano za dwanaście miesięcy, wobec poprzednich dwunastu. Wgraj pozycje faktur, a każda liczba je tutaj otworzy.',
    noneDated:
      'Są pozycje faktur, ale żadna nie podaje daty, więc nie liczą się w żadnym miesiącu. Zaimportuj je z datą.',
    bringLines: 'Wgraj klientów i pozycje faktur w plikach CSV, XLSX lub JSON: klient, kwota netto, waluta.',
    bringDays:
      'Podaj dni usługi, a pozycja rozłoży się na nie równomiernie; bez nich liczy się w dniu wystawienia faktury.',
    bringCredits: 'Korekty to pozycje z kwotą ujemną.',
    allHaveContracts: 'Każdy klient z fakturami ma umowę',
    allHaveContractsHint_one:
      'Jedyny klient z fakturami ma umowy, więc jego liczby są pod Umowami, jako ARR. Sprzedaż powtarzalna dotyczy klientów bez umów.',
    allHaveContractsHint_few:
      'Wszyscy klienci z fakturami ({{count}}) mają umowy, więc ich liczby są pod Umowami, jako ARR. Sprzedaż powtarzalna dotyczy klientów bez umów.',
    allHaveContractsHint_many:
      'Wszyscy klienci z fakturami ({{count}}) mają umowy, więc ich liczby są pod Umowami, jako ARR. Sprzedaż powtarzalna dotyczy klientów bez umów.',
    allHaveContractsHint_other:
      'Wszyscy klienci z fakturami ({{count}}) mają umowy, więc ich liczby są pod Umowami, jako ARR. Sprzedaż powtarzalna dotyczy klientów bez umów.',
    showAll: 'Pokaż wszystkich klientów według faktur',
    customers: 'Klienci',
    allColumns: 'Wszystko, co się zmieniło',
    fromCustomers_one: 'od {{written}} klienta.',
    fromCustomers_few: 'od {{written}} klientów.',
    fromCustomers_many: 'od {{written}} klientów.',
    fromCustomers_other: 'od {{written}} klienta.',
    noCustomers: 'Żaden klient nie pasuje',
    noCustomersHint: 'Przy tych filtrach nic nie stoi za tą liczbą.',
    customersCaption_one:
      '{{shown}} z {{written}} klienta, kwoty w {{currency}}. Teraz to {{from}} – {{to}}, wtedy to dwanaście miesięcy do {{before}}. Każda kwota otwiera swoje pozycje faktur.',
    customersCaption_few:
      '{{shown}} z {{written}} klientów, kwoty w {{currency}}. Teraz to {{from}} – {{to}}, wtedy to dwanaście miesięcy do {{before}}. Każda kwota otwiera swoje pozycje faktur.',
    customersCaption_many:
      '{{shown}} z {{written}} klientów, kwoty w {{currency}}. Teraz to {{from}} – {{to}}, wtedy to dwanaście miesięcy do {{before}}. Każda kwota otwiera swoje pozycje faktur.',
    customersCaption_other:
      '{{shown}} z {{written}} klientów, kwoty w {{currency}}. Teraz to {{from}} – {{to}}, wtedy to dwanaście miesięcy do {{before}}. Każda kwota otwiera swoje pozycje faktur.',
  },
  close: {
    button: 'Zamknij: {{month}}',
    title: 'Zamknąć miesiąc: {{month}}?',
    what: 'Liczby zaraportowane za ten miesiąc pozostaną bez zmian. Późniejsze zmiany pojawią się jako przekształcone w pierwszym otwartym miesiącu, z przyczyną i autorem.',
    undo: 'Ostatni zamknięty miesiąc można otworzyć ponownie z wiersza poleceń, podając powód.',
  },
  restatements: {
    title: 'Przekształcenia',
    none: 'Żaden zamknięty miesiąc nie zmienił się od zamknięcia.',
    caption: 'Co później zmieniło zamknięte miesiące, w {{currency}}.',
    month: 'Miesiąc',
    reportedIn: 'Wykazane w',
    recorded: 'Zapisano',
    total: 'Razem',
  },
}
