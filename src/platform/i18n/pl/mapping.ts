import type { Catalogue } from '../translator.js'
import { fact } from './words.js'

/** What is wrong with a mapping. */
export const mapping: Catalogue = {
  'The mapping {mapping} cannot be used.': 'Nie można użyć mapowania {mapping}.',
  'Nothing was read: <reason>': 'Nic nie zostało wczytane: <reason>',
  'there is no such file': 'nie ma takiego pliku',
  'it cannot be read ({code})': 'nie można go odczytać ({code})',
  'It is not JSON: {message}': 'To nie jest JSON: {message}',
  'must be a text or a list of texts': 'podaj tekst albo listę tekstów',
  'must be a text, a number, true or false': 'podaj tekst, liczbę, true albo false',
  'must be one character, "tab" or "auto"': 'podaj jeden znak, „tab” albo „auto”',
  'must be the name of a sheet or its number from 1': 'podaj nazwę arkusza albo jego numer od 1',
  'must look like "{example}"': 'podaj wartość taką jak „{example}”',
  'needs exactly one of "is", "not" and "blank"': 'potrzeba dokładnie jednego z: „is”, „not”, „blank”',
  'needs exactly one of {names}': 'potrzeba dokładnie jednego z: {names}',
  'is not an encoding; try "utf-8" or "windows-1250"': 'to nie kodowanie; spróbuj „utf-8” albo „windows-1250”',
  '"{name}" is no option': '„{name}” nie jest opcją',
  '"{name}" is no entity': '„{name}” nie jest zawartością',
  'no entity "{name}"': 'nie ma zawartości „{name}”',
  'did you mean "{name}"?': 'czy chodziło o „{name}”?',
  'there is {names}': 'jest {names}',
  '{entity} needs the field "{field}"': ({ entity, field }) => `${fact(entity, 'one')}: potrzebne pole „${field}”`,
  '{entity} has no open attributes': ({ entity }) => `${fact(entity, 'one')}: nie ma własnych atrybutów`,
  '{entity} has no field "{field}"': ({ entity, field }) => `${fact(entity, 'one')}: nie ma pola „${field}”`,
  '{entity} has no field "{field}"; <hint> To keep it as an attribute of your own, write "{attribute}"': ({
    entity,
    field,
    hint,
    attribute,
  }) =>
    `${fact(entity, 'one')}: nie ma pola „${field}”; ${hint} Aby zachować je jako własny atrybut, napisz „${attribute}”`,
  '{entity} has no field "{field}" To keep it as an attribute of your own, write "{attribute}"': ({
    entity,
    field,
    attribute,
  }) => `${fact(entity, 'one')}: nie ma pola „${field}”. Aby zachować je jako własny atrybut, napisz „${attribute}”`,
  'an attribute needs a name after the point': 'atrybut wymaga nazwy po kropce',
  '"{option}" is for fields of the types {types}; this one is of the type {type}':
    '„{option}” jest dla pól typów {types}; to pole jest typu {type}',
  '"units": "minor" needs the field "currency" too': '"units": "minor" wymaga też pola „currency”',
  '"times": "{text}" is no number': '"times": „{text}” nie jest liczbą',
  '"separator" goes with "join"': '„separator” stosuje się razem z „join”',
  '"value" is a constant; "optional", "values" and "blankIf" are about columns':
    '„value” jest stałą; „optional”, „values” i „blankIf” dotyczą kolumn',
  '"decimals" of a single field is for CSV files only': '„decimals” pojedynczego pola jest tylko dla plików CSV',
  '{file} has several columns "{column}"; write "{first}" or "{second}"':
    'plik {file} ma kilka kolumn „{column}”; napisz „{first}” albo „{second}”',
  '{file} has no column "{column}"': 'plik {file} nie ma kolumny „{column}”',
  'has no file that the mapping {mapping} reads': 'nie ma tu pliku, który czyta mapowanie {mapping}',
  'found: {files}': 'są: {files}',
  'It reads files named {patterns}; rename the file, or change "match" in the mapping':
    'Mapowanie czyta pliki o nazwach {patterns}; zmień nazwę pliku albo „match” w mapowaniu',
  'is looked up by the mapping but is not there': 'mapowanie czyta ten plik, ale go nie ma',
  'Put it beside the other files': 'Umieść go obok pozostałych plików',
  'is too large to look up values in: more than {count} records or 64 MiB':
    'plik jest za duży, aby odczytywać z niego wartości: ponad {count} rekordów lub 64 MiB',
  'Join the files before the import': 'Połącz pliki przed importem',
  'has too many different rows to tell repetitions': 'za dużo różnych wierszy, aby rozpoznać powtórzenia',
  'Leave "distinct" out of the mapping; repeated rows then count as unchanged':
    'Usuń „distinct” z mapowania; powtórzone wiersze liczą się wtedy jako niezmienione',
}
