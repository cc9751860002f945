import type { Catalogue } from '../translator.js'

/** People, opinions about them, and their personal data. */
export const personalData: Catalogue = {
  'There is no person "{ref}".': 'Nie ma osoby „{ref}”.',
  'There is no unit "{ref}" in this account. Import it first, or correct the key.':
    'U tego klienta nie ma jednostki „{ref}”. Najpierw ją zaimportuj albo popraw klucz.',
  'The key "{ref}" belongs to another person already. Choose another.':
    'Klucz „{ref}” należy już do innej osoby. Wybierz inny.',
  'Nobody stands in a line to themselves. Give somebody else.':
    'Nikt nie stoi w relacji sam ze sobą. Podaj inną osobę.',
  'They would report to themselves, through those above them. End one of these lines first.':
    'Ta osoba podlegałaby przez przełożonych sama sobie. Najpierw zakończ jedną z tych linii.',
  'It cannot end on {until}, before it begins on {since}. Correct one of the days.':
    'Nie może się kończyć {until}, skoro zaczyna się {since}. Popraw jeden z dni.',
  'Say who it is; of a placeholder its function, as name or title.':
    'Podaj, kto to jest, a dla wolnego miejsca jego funkcję jako nazwę lub stanowisko.',
  'The organisation has nothing with the key {ref}.': 'Organizacja nie ma niczego o kluczu {ref}.',
  '{below} stands below {unit}. Move it elsewhere first.':
    '{below} stoi pod {unit}. Najpierw przenieś to gdzie indziej.',
  'Something is still at {unit}: {kinds}. Move it elsewhere first.':
    'W {unit} wciąż coś jest: {kinds}. Najpierw przenieś to gdzie indziej.',
  'The key "{ref}" belongs to another unit already. Choose another.':
    'Klucz „{ref}” należy już do innej jednostki. Wybierz inny.',
  'There is no opinion {ref}.': 'Nie ma opinii {ref}.',
  'Nobody thinks so yet on {day}. Give a day up to today.':
    'Dnia {day} nikt jeszcze tak nie sądzi. Podaj dzień nie późniejszy niż dzisiejszy.',
  'A stance is one of {words}, not "{value}".': 'Nastawienie to jedno z: {words}, a nie „{value}”.',
  'An influence is one of {words}, not "{value}".': 'Wpływ to jedno z: {words}, a nie „{value}”.',
  'The data of this person were erased at their wish, and are not taken in again. Leave them out of the file, or give a new key if it is somebody else.':
    'Dane tej osoby usunięto na jej życzenie i nie są przyjmowane ponownie. Pomiń ją w pliku albo podaj nowy klucz, jeśli to ktoś inny.',
  'This is neither the name nor the key of the person. Nothing was erased. Write it as it stands in the list.':
    'To nie jest ani nazwisko, ani klucz tej osoby. Niczego nie usunięto. Wpisz je tak, jak stoi na liście.',
  '{path} cannot be read: {code}. Nothing was changed.': 'Nie można odczytać {path}: {code}. Niczego nie zmieniono.',
  '{place} is no erasure. Nothing was changed. Give the file as it was written.':
    '{place} nie jest zapisem usunięcia. Niczego nie zmieniono. Podaj plik w takiej postaci, w jakiej go zapisano.',
  'No period can be set for "{holding}"; the register says why.':
    'Dla „{holding}” nie można ustawić okresu; rejestr mówi dlaczego.',
  'Nothing that is kept is called "{holding}". There are: {names}.':
    'Nie przechowuje się niczego pod nazwą „{holding}”. Są: {names}.',
}
