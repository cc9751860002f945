import type { shell as english } from '../en/shell.js'
import type { InPolish } from '../polish-forms.js'

/** The frame of the app, and states that every screen has, in Polish. */
export const shell: InPolish<typeof english> = {
  languages: { en: 'English', pl: 'Polski' },
  shell: {
    skip: 'Przejdź do treści',
    home: '· wszystkie przestrzenie',
    navigation: 'Główne',
    crumbs: 'Jesteś tutaj',
    language: 'Język',
    collapse: 'Zwiń',
    expand: 'Rozwiń pasek boczny',
    changeWorkspace: '· zmień przestrzeń',
    workspaceLine: 'Raportuje w {{currency}}',
    sampleBanner: 'Dane przykładowe: firma zmyślona. Nic tutaj nie dotyczy Twojej działalności.',
  },
  preferences: {
    theme: { title: 'Motyw', system: 'Jak w systemie', light: 'Jasny', dark: 'Ciemny' },
    density: { title: 'Gęstość', default: 'Zwykła', compact: 'Zwarta', roomy: 'Luźna' },
    singleKeys: { title: 'Skróty z jednego klawisza', on: 'Włączone', off: 'Wyłączone' },
    negatives: { title: 'Kwoty ujemne', minus: 'Ze znakiem minus', brackets: 'W nawiasach' },
  },
  palette: {
    title: 'Paleta poleceń',
    button: 'Znajdź lub zrób',
    hint: 'Znajdź klienta, miejsce lub czynność…',
    none: 'Nic nie pasuje.',
    groups: {
      here: 'Na tym ekranie',
      accounts: 'Klienci',
      places: 'Miejsca',
      workspaces: 'Przestrzenie robocze',
      preferences: 'Wygląd',
    },
  },
  shortcuts: {
    title: 'Skróty na tym ekranie',
    hint: 'Klawisze bez Ctrl można wyłączyć w ustawieniach.',
    filter: 'Przejdź do filtra',
    nextRow: 'Następny wiersz',
    previousRow: 'Poprzedni wiersz',
    preview: 'Podgląd wiersza',
    nextRecord: 'Następny rekord',
    previousRecord: 'Poprzedni rekord',
  },
  toasts: {
    undo: 'Cofnij',
    undoLast: 'Cofnij ostatnią czynność',
    undone: 'Cofnięto.',
    notUndone: 'Nie udało się cofnąć. {{because}}',
    nothing: 'Nie ma czego cofnąć.',
    dismiss: 'Zamknij',
  },
  states: {
    loading: 'Wczytywanie…',
    retry: 'Spróbuj ponownie',
    more: 'Wczytaj więcej',
    cancel: 'Anuluj',
    close: 'Zamknij',
    csv: 'Pobierz CSV',
    clearFilters: 'Wyczyść filtry',
    notApplicable: 'n/d',
    undefined: 'Brak wartości',
  },
}
