import type { Catalogue } from '../translator.js'

/** The command line. */
export const terminal: Catalogue = {
  'A command is missing.': 'Brakuje polecenia.',
  '--port must be a number from 0 to 65535, not "{text}".': '--port musi być liczbą od 0 do 65535, a nie „{text}”.',
  '--language must be {languages}, not "{text}".': ({ languages = '', text }) =>
    `--language to ${languages.replaceAll(' or ', ' albo ')}, a nie „${text}”.`,
  'Request id {id}, log {file}': 'Identyfikator żądania {id}, dziennik {file}',
}
