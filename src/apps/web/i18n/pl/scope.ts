import type { scope as english } from '../en/scope.js'
import type { InPolish } from '../polish-forms.js'

/** Which accounts somebody sees, in Polish. */
export const scope: InPolish<typeof english> = {
  scope: {
    label: 'Klienci',
    all: 'Wszyscy klienci',
    team: 'Klienci zespołu',
    own: 'Własni klienci',
    allHint: 'Widzi każdego klienta i liczby całej firmy.',
    teamHint:
      'Widzi tylko klientów, których opiekunem jest ktoś z tego samego zespołu; każda liczba obejmuje tylko ich. Nie importuje, nie zamyka miesięcy i nie zmienia definicji.',
    ownHint:
      'Widzi tylko klientów, których sam jest opiekunem; każda liczba obejmuje tylko ich. Nie importuje, nie zamyka miesięcy i nie zmienia definicji.',
    teamName: 'Zespół',
    teamNameHint: 'To samo słowo u każdego, kto do niego należy.',
    knownAs: 'Inne nazwy',
    knownAsHint:
      'Jak Wasze systemy zapisują tę osobę jako opiekuna klientów, po średniku. Imię i nazwisko oraz adres e-mail liczą się zawsze.',
    asOwner: 'jako {{names}}',
    roleTeam: 'To, co może rola, tylko dla klientów zespołu.',
    roleOwn: 'To, co może rola, tylko dla własnych klientów.',
    coversTeam: 'Wszystkie liczby obejmują klientów Twojego zespołu, a nie całą firmę.',
    coversOwn: 'Wszystkie liczby obejmują Twoich własnych klientów, a nie całą firmę.',
    fileTeam: 'klienci mojego zespołu',
    fileOwn: 'moi klienci',
    mayNot: 'Widzisz tylko część klientów. To, co dotyczy wszystkich, robi ktoś, kto widzi wszystkich.',
  },
}
