import type { settings as english } from '../en/settings.js'
import type { InPolish } from '../polish-forms.js'

/** The settings screen, in Polish. */
export const settings: InPolish<typeof english> = {
  settings: {
    title: 'Ustawienia',
    sentence: 'Jak liczy ta przestrzeń i jak aplikacja wygląda w tej przeglądarce.',
    tabs: {
      appearance: 'Wygląd',
      workspace: 'Przestrzeń',
      policies: 'Definicje',
      segments: 'Segmenty',
      members: 'Osoby',
      account: 'Twoje konto',
      audit: 'Dziennik audytu',
      'personal-data': 'Dane osobowe',
    },
    appearanceHint: 'Te wybory obowiązują w tej przeglądarce, we wszystkich przestrzeniach.',
    keysHint:
      'Pojedyncze klawisze, jak J, C czy ?, działają tylko wtedy, gdy nic nie piszesz. Ctrl lub Cmd + K zawsze otwiera paletę.',
    example: 'Przykład',
    workspaceHint: 'Wybrano je przy tworzeniu przestrzeni.',
    fiscalYear: 'Rok obrotowy',
    fiscalYearOf: 'zaczyna się w miesiącu: {{month}}',
  },
}
