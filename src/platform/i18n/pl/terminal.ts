import type { Catalogue } from '../translator.js'

/** The command line. */
export const terminal: Catalogue = {
  'A command is missing.': 'Brakuje polecenia.',
  '--port must be a number from 0 to 65535, not "{text}".': '--port musi być liczbą od 0 do 65535, a nie „{text}”.',
  '--language must be {languages}, not "{text}".': ({ languages = '', text }) =>
    `--language to ${languages.replaceAll(' or ', ' albo ')}, a nie „${text}”.`,
  'Request id {id}, log {file}': 'Identyfikator żądania {id}, dziennik {file}',
  'MAINSTAY_SERVER must be an address such as https://mainstay.example, without a path; http only on this machine.':
    'MAINSTAY_SERVER musi być adresem takim jak https://mainstay.example, bez ścieżki; http tylko na tym komputerze.',
  'MAINSTAY_SERVER names a server. Make an API key in its app and set MAINSTAY_API_KEY to it.':
    'MAINSTAY_SERVER wskazuje serwer. Utwórz klucz API w jego aplikacji i podaj go w MAINSTAY_API_KEY.',
  'This command works on the database itself. Give it where the server runs, without MAINSTAY_SERVER.':
    'To polecenie działa na samej bazie danych. Wydaj je tam, gdzie działa serwer, bez MAINSTAY_SERVER.',
  '{address} does not answer. Check MAINSTAY_SERVER, and whether the server runs.':
    '{address} nie odpowiada. Sprawdź MAINSTAY_SERVER i to, czy serwer działa.',
}
