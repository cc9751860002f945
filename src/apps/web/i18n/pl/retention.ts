import type { retention as english } from '../en/retention.js'
import type { InPolish } from '../polish-forms.js'

/** The retention screen, in Polish. */
export const retention: InPolish<typeof english> = {
  retention: {
    title: 'Retencja',
    none: 'Nie ma jeszcze retencji',
    noneHint:
      'Ten ekran pokazuje, jaka część przychodów zostaje i rośnie. Potrzebuje pozycji umów z kilku miesięcy: wgraj je, a każdy wskaźnik otworzy swoich klientów.',
    tabs: {
      trend: 'Wskaźniki',
      cohorts: 'Kohorty',
      churn: 'Odejścia',
      below: 'Poniżej zeszłego roku',
    },
    sentence_one:
      '{{written}} klient przynosił {{start}} na dzień {{from}}, a na dzień {{day}} przynosi {{now}}: NRR wynosi <strong>{{nrr}}</strong>. Zostało: {{stayed}}.',
    sentence_few:
      '{{written}} klientów przynosiło {{start}} na dzień {{from}}, a na dzień {{day}} przynosi {{now}}: NRR wynosi <strong>{{nrr}}</strong>. Zostało: {{stayed}}.',
    sentence_many:
      '{{written}} klientów przynosiło {{start}} na dzień {{from}}, a na dzień {{day}} przynosi {{now}}: NRR wynosi <strong>{{nrr}}</strong>. Zostało: {{stayed}}.',
    sentence_other:
      '{{written}} klienta przynosiło {{start}} na dzień {{from}}, a na dzień {{day}} przynosi {{now}}: NRR wynosi <strong>{{nrr}}</strong>. Zostało: {{stayed}}.',
    sentenceDue:
      'Do odnowienia od {{from}} do {{day}} było {{start}}, a odnowiono {{now}}: NRR wynosi <strong>{{nrr}}</strong>.',
    sentenceUndefined: 'Nie ma jeszcze retencji: {{because}}',
    ratios: 'Wskaźniki',
    lines: 'Przebieg retencji',
    linesSummary_one:
      'NRR za {{count}} miesiąc, miesiąc po miesiącu: najniżej {{low}} ({{lowMonth}}), najwyżej {{high}} ({{highMonth}}).',
    linesSummary_few:
      'NRR za {{count}} miesiące, miesiąc po miesiącu: najniżej {{low}} ({{lowMonth}}), najwyżej {{high}} ({{highMonth}}).',
    linesSummary_many:
      'NRR za {{count}} miesięcy, miesiąc po miesiącu: najniżej {{low}} ({{lowMonth}}), najwyżej {{high}} ({{highMonth}}).',
    linesSummary_other:
      'NRR za {{count}} miesiąca, miesiąc po miesiącu: najniżej {{low}} ({{lowMonth}}), najwyżej {{high}} ({{highMonth}}).',
    noLines: 'Żaden miesiąc nie ma jeszcze wartości.',
    byGroup: 'Podział: {{name}}',
    groupsCaption_one:
      '{{metric}}: {{written}} grupa, kwoty w {{currency}}, zestaw zasad {{policy}}. Każdy wskaźnik otwiera swoich klientów.',
    groupsCaption_few:
      '{{metric}}: {{written}} grupy, kwoty w {{currency}}, zestaw zasad {{policy}}. Każdy wskaźnik otwiera swoich klientów.',
    groupsCaption_many:
      '{{metric}}: {{written}} grup, kwoty w {{currency}}, zestaw zasad {{policy}}. Każdy wskaźnik otwiera swoich klientów.',
    groupsCaption_other:
      '{{metric}}: {{written}} grupy, kwoty w {{currency}}, zestaw zasad {{policy}}. Każdy wskaźnik otwiera swoich klientów.',
    now: { nrr: 'Teraz', grr: 'Utrzymane z tego', 'logo-retention': 'Zostali' },
    without: 'Bez największego',
  },
  cohorts: {
    period: 'Kohorty według',
    month: 'Miesiąc',
    quarter: 'Kwartał',
    year: 'Rok',
    cells: 'W komórkach',
    money: 'Kwoty',
    none: 'Nie ma jeszcze kohort',
    noneHint:
      'Kohortę tworzą klienci, którzy pierwszy przychód przynieśli w tym samym okresie. W tych miesiącach nikt nie zaczął.',
    young: 'Żadna kohorta nie ma jeszcze roku.',
    summary: 'Rok po rozpoczęciu kohorty przynosiły {{kept}} tego, od czego zaczęły (ważone kwotą).',
    captionMoney:
      'ARR w kolejnych okresach jako część ARR, od którego klienci zaczęli, w {{currency}}. Kolumny to okresy od pierwszego; każda komórka otwiera swoich klientów.',
    captionCustomers:
      'Klienci, którzy nadal są w kolejnych okresach; ARR w {{currency}}. Kolumny to okresy od pierwszego; każda komórka otwiera swoich klientów.',
    cohort: 'Kohorta',
    start: 'Na początku',
    ratio: 'Utrzymane',
    title: 'Kohorta: {{cohort}}, stan na koniec: {{month}}',
    stayed_one: 'nadal jest {{now}} z {{written}} klienta.',
    stayed_few: 'nadal jest {{now}} z {{written}} klientów.',
    stayed_many: 'nadal jest {{now}} z {{written}} klientów.',
    stayed_other: 'nadal jest {{now}} z {{written}} klienta.',
    equals: 'zgadza się z komórką',
  },
  churn: {
    title: 'Odejścia według przyczyny',
    caption_one: 'ARR klientów, którzy odeszli w ciągu {{count}} miesiąca, w {{currency}}.',
    caption_few: 'ARR klientów, którzy odeszli w ciągu {{count}} miesięcy, w {{currency}}.',
    caption_many: 'ARR klientów, którzy odeszli w ciągu {{count}} miesięcy, w {{currency}}.',
    caption_other: 'ARR klientów, którzy odeszli w ciągu {{count}} miesiąca, w {{currency}}.',
    reason: 'Przyczyna',
    noReason: 'Bez podanej przyczyny',
    lost: 'Utracone ARR',
    share: 'Udział',
    none: 'Żaden klient nie odszedł',
    noneHint_one: 'W ciągu {{count}} miesiąca ARR żadnego klienta nie spadło do zera.',
    noneHint_few: 'W ciągu {{count}} miesięcy ARR żadnego klienta nie spadło do zera.',
    noneHint_many: 'W ciągu {{count}} miesięcy ARR żadnego klienta nie spadło do zera.',
    noneHint_other: 'W ciągu {{count}} miesiąca ARR żadnego klienta nie spadło do zera.',
    undefined: 'Odejścia nie mają wartości',
    byMonth: 'Straty miesiąc po miesiącu',
    byMonthSummary: 'Od {{from}} do {{to}}: {{churn}} odeszło z klientami, {{contraction}} ubyło przez redukcje.',
  },
  below: {
    none: 'Żaden klient nie jest poniżej zeszłego roku',
    noneHint_one: 'Każdy klient przynosi co najmniej tyle, ile {{count}} miesiąc wcześniej.',
    noneHint_few: 'Każdy klient przynosi co najmniej tyle, ile {{count}} miesiące wcześniej.',
    noneHint_many: 'Każdy klient przynosi co najmniej tyle, ile {{count}} miesięcy wcześniej.',
    noneHint_other: 'Każdy klient przynosi co najmniej tyle, ile {{count}} miesiąca wcześniej.',
    summary_one: '{{written}} klient przynosi na dzień {{day}} mniej niż na dzień {{from}}: {{amount}}.',
    summary_few: '{{written}} klientów przynosi na dzień {{day}} mniej niż na dzień {{from}}: razem {{amount}}.',
    summary_many: '{{written}} klientów przynosi na dzień {{day}} mniej niż na dzień {{from}}: razem {{amount}}.',
    summary_other: '{{written}} klienta przynosi na dzień {{day}} mniej niż na dzień {{from}}: razem {{amount}}.',
    caption: 'Kwoty w {{currency}}, zestaw zasad {{policy}}. Zmiana otwiera ruchy, z których powstała.',
    ratio: 'W %',
  },
}
