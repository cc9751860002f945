import type { workspaces as english } from '../en/workspaces.js'
import type { InPolish } from '../polish-forms.js'

/** Workspaces, in Polish. */
export const workspaces: InPolish<typeof english> = {
  workspaces: {
    title: 'Przestrzenie robocze',
    sentence: 'Przestrzeń robocza zawiera dane jednej firmy, oddzielone od wszystkich innych.',
    create: 'Utwórz przestrzeń',
    none: 'Nie ma jeszcze żadnej przestrzeni',
    noneHint:
      'Przestrzeń robocza to jedna firma: jej klienci, umowy i przychody. Utwórz ją, a potem wgraj eksport z systemu rozliczeń lub CRM.',
    name: 'Nazwa',
    nameHint: 'Na przykład nazwa Twojej firmy.',
    nameTaken: 'Przestrzeń o tej nazwie już istnieje. Wybierz inną nazwę.',
    currency: 'Waluta',
    currencyHint: 'W niej podawane są wszystkie liczby.',
    policy: 'Zestaw zasad',
    kind: 'Dane',
    own: 'Dane własne',
    sample: 'Dane przykładowe',
    fiscalYearStart: 'Rok obrotowy zaczyna się w miesiącu',
  },
}
