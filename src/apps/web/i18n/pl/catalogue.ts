import type { catalogue as english } from '../en/catalogue.js'
import type { InPolish } from '../polish-forms.js'

/** The metric catalogue, in Polish. */
export const catalogue: InPolish<typeof english> = {
  catalogue: {
    hint: 'Jest tu każda liczba aplikacji: co oznacza, jak się ją liczy, co się w niej mieści, a co nie, i kto za nią odpowiada.',
    search: 'Szukaj po nazwie lub znaczeniu',
    noMatch: 'Nie pasuje żaden wskaźnik',
    noMatchHint: 'Spróbuj innego słowa, na przykład odejścia lub klienci.',
    groups: {
      recurring: 'Przychód powtarzalny',
      retention: 'Retencja',
      movements: 'Ruchy',
      revenue: 'Przychód z faktur',
      economics: 'Ekonomika jednostkowa',
      pipeline: 'Lejek sprzedaży',
    },
    missing: 'jeszcze bez danych',
    cannotTell: 'Tej liczby nie można jeszcze podać.',
    valueToday: 'Dzisiejsza wartość',
    noInterval: 'Nie ma go.',
    toRows: 'Pokaż wiersze tej liczby',
    toComparator: 'Porównaj według dwóch zestawów zasad',
    undefinedWhen: 'Nieokreślona, gdy',
    unit: 'Jednostka',
    units: {
      money: 'kwota w walucie raportu',
      ratio: 'wskaźnik w procentach',
      count: 'liczba',
      months: 'miesiące',
      days: 'dni',
      'money-per-day': 'kwota na dzień',
    },
    direction: 'Lepiej',
    directions: { up: '▲ wyżej', down: '▼ niżej', neither: 'ani wyżej, ani niżej' },
    grain: 'Co się liczy',
  },
}
