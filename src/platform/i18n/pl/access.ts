import type { Catalogue } from '../translator.js'

/** Workspaces and saved views. */
export const access: Catalogue = {
  '"{code}" is not a currency code of ISO 4217. Take one such as EUR, USD or PLN.':
    '„{code}” nie jest kodem waluty według ISO 4217. Podaj na przykład EUR, USD albo PLN.',
  'There is a workspace "{name}" already. Choose another name.':
    'Przestrzeń „{name}” już istnieje. Wybierz inną nazwę.',
  'There is no workspace "{name}".': 'Nie ma przestrzeni „{name}”.',
  'Did you mean "{name}"?': 'Czy chodziło o „{name}”?',
  'There are: {names}.': 'Są: {names}.',
  'There are none yet: create one first.': 'Nie ma jeszcze żadnej: najpierw utwórz przestrzeń.',
  'There is no such view.': 'Nie ma takiego widoku.',
  'Save it as a new one.': 'Zapisz go jako nowy.',
  'The view belongs to {owner}, who can delete it.': 'Właścicielem widoku jest {owner}; tylko ta osoba może go usunąć.',
  'The view belongs to {owner}. Save it under a name of your own.':
    'Właścicielem widoku jest {owner}. Zapisz go pod własną nazwą.',
  'Give `id` and `version` together to save over a view, or neither for a new one.':
    'Podaj `id` i `version` razem, aby nadpisać widok, albo żadnego z nich, aby zapisać nowy.',
  'You have a view "{name}" on this screen already. Choose another name.':
    'Masz już na tym ekranie widok „{name}”. Wybierz inną nazwę.',
  'The view was saved meanwhile: you saw version {seen}, it has {version}. Load it again.':
    'Widok został w międzyczasie zapisany: znasz wersję {seen}, a ma wersję {version}. Wczytaj go ponownie.',
}
