import type { Catalogue } from '../translator.js'

/** What joins sentences, and what the command line's library says: none of it stands in our sources as a whole. */
export const joints: Catalogue = {
  '<sentence>.': '<sentence>.',
  '{field} <problem>': '{field}: <problem>',
  '{field} <problem>.': '{field}: <problem>.',
  'The input <problem>': 'Dane: <problem>',
  '{file} <problem>. <remedy>.': '{file}: <problem>. <remedy>.',
  '[where]: <problem>.': '[where]: <problem>.',
  '"{value}" in {column} <problem>': '„{value}” w kolumnie {column}: <problem>',
  'corrections of row {row}: <problem>.': 'poprawki wiersza {row}: <problem>.',
  '"{option}": "{text}" <problem>': '"{option}": „{text}”: <problem>',
  'is not a moment; days look like {day}': 'to nie jest moment; dni wyglądają tak: {day}',
  '"blank"': '„blank”',
  '"in"': '„in”',
  '"("': '„(”',
  "Unknown command '{word}'.": 'Nie ma polecenia „{word}”.',
  "Unknown command '{word}'; did you mean {meant}?": 'Nie ma polecenia „{word}”; czy chodziło o {meant}?',
  "Unknown option '{word}'.": 'Nie ma opcji „{word}”.',
  "Unknown option '{word}'; did you mean {meant}?": 'Nie ma opcji „{word}”; czy chodziło o {meant}?',
  "Missing required argument '{name}'.": 'Brak wymaganego argumentu „{name}”.',
  "Option '{option}' argument missing.": 'Opcja „{option}” wymaga wartości.',
  'Too many arguments. Expected {expected} arguments but got {count}.':
    'Za dużo argumentów: oczekiwano {expected}, podano {count}.',
  "Too many arguments for '{command}'. Expected {expected} arguments but got {count}.":
    'Za dużo argumentów polecenia „{command}”: oczekiwano {expected}, podano {count}.',
  "Too many arguments for '{command}'. Expected 1 argument but got {count}.":
    'Za dużo argumentów polecenia „{command}”: oczekiwano 1, podano {count}.',
}
