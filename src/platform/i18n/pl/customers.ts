import type { Catalogue } from '../translator.js'
import { orBlank } from './words.js'

/** Accounts, dimensions and segments. */
export const customers: Catalogue = {
  'There is no account "{ref}".': 'Nie ma klienta „{ref}”.',
  'Its key is the one in the imported file.': 'Klucz jest taki jak w zaimportowanym pliku.',
  'segment {name} of {dimension}': 'segment {name} wymiaru {dimension}',
  'segment {name} of {dimension} deleted': 'usunięty segment {name} wymiaru {dimension}',
  'list of segment {name} of {dimension}': 'lista segmentu {name} wymiaru {dimension}',
  'no list of {dimension}': 'żadna lista wymiaru {dimension}',
  'The key "{ref}" belongs to the account "{name}" already. Choose another.':
    'Klucz „{ref}” należy już do klienta „{name}”. Wybierz inny.',
  'The key "{ref}" is taken already. Choose another.': 'Klucz „{ref}” jest już zajęty. Wybierz inny.',
  'The attributes of {ref} changed on {day} already, where a change from {from} would end. Give a day from {earliest} on, or import its history.':
    'Atrybuty klienta {ref} zmieniły się już {day}, a zmiana od {from} kończyłaby się w tym dniu. Podaj dzień od {earliest} albo zaimportuj historię klienta.',
  'A version is of one account. Leave it out for several.':
    'Wersja dotyczy jednego klienta. Pomiń ją, gdy klientów jest kilku.',
  'Somebody changed {ref} since you read it: <changes>. Read it again, then change it with version {version}.':
    'Ktoś zmienił klienta {ref}, odkąd go wczytano: <changes>. Wczytaj go ponownie i zmień w wersji {version}.',
  '{actor} changed {ref} since you read it: <changes>. Read it again, then assign it with version {version}.':
    'Od wczytania klienta {ref} zmienił go użytkownik {actor}: <changes>. Wczytaj go ponownie i przypisz w wersji {version}.',
  '{field} is {theirs} now, not {yours}': ({ field, theirs, yours }) =>
    `${field} jest teraz ${orBlank(theirs)}, a nie ${orBlank(yours)}`,
  'An account cannot be its own parent. Leave the parent blank.':
    'Klient nie może być nadrzędny sam wobec siebie. Zostaw klienta nadrzędnego pustego.',
  '{account} stands above {parent}, so {same} cannot be its parent.':
    '{account} stoi nad {parent}, więc {same} nie może być nad nim.',
  'A unit cannot be above itself. Leave the parent blank.':
    'Jednostka nie może być nadrzędna sama wobec siebie. Zostaw jednostkę nadrzędną pustą.',
  '"{name}" means something already. Call the dimension otherwise.': '„{name}” już coś oznacza. Nazwij wymiar inaczej.',
  'The name of a dimension has at most 80 characters, and no quotes, backslashes, points or commas.':
    'Nazwa wymiaru ma najwyżej 80 znaków i nie zawiera cudzysłowów, ukośników wstecznych, kropek ani przecinków.',
  'Say what to change: a rule, a position or the name.': 'Podaj, co zmienić: regułę, pozycję albo nazwę.',
  'Accounts cannot be counted by "{by}". They can by {names}.':
    'Klientów nie można liczyć według „{by}”. Można według {names}.',
  'Accounts cannot be sorted by "{by}". They can by {names}.':
    'Klientów nie można sortować według „{by}”. Można według {names}.',
  'The dimension "{dimension}" has a segment "{name}" already. Change it, or choose another name.':
    'Wymiar „{dimension}” ma już segment „{name}”. Zmień go albo wybierz inną nazwę.',
  'The dimension "{dimension}" has no segment "{name}".': 'Wymiar „{dimension}” nie ma segmentu „{name}”.',
  'It has {names}.': 'Ma: {names}.',
  'segments.create makes one.': 'Tworzy go segments.create.',
  'The rule cannot be read from "{text}" on.': 'Reguły nie da się odczytać od miejsca „{text}”.',
  'The rule needs <wanted> here, not "{found}".': 'W tym miejscu reguły potrzeba <wanted>, a nie „{found}”.',
  'The rule needs <wanted> here, but the rule ends after "{last}".':
    'W tym miejscu reguły potrzeba <wanted>, ale reguła kończy się po „{last}”.',
  'The rule needs <wanted> here, but it is blank.': 'W tym miejscu reguły potrzeba <wanted>, ale jest ona pusta.',
  '"and" or the end of the rule': '„and” albo końca reguły',
  '"," or ")" (quotes around a value with spaces)': '„,” albo „)” (wartość ze spacjami wymaga cudzysłowu)',
  'one of =, !=, >=, <=, >, <, in, not in, is blank, is not blank':
    'jednego z: =, !=, >=, <=, >, <, in, not in, is blank, is not blank',
  '{names} or attributes.NAME': '{names} albo attributes.NAZWA',
  'the name of an attribute': 'nazwy atrybutu',
  'a value': 'wartości',
  'a number such as 500 or a day such as 2024-01-31': 'liczby, na przykład 500, albo dnia, na przykład 2024-01-31',
}
