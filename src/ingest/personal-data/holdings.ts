import type { PersonalHolding } from '#platform/server'
import { blankRefusedRows, blankSourceRows, expireRefusedRows, refusedRowsOf, sourceRowsOf } from './person-cells.js'

/** What this room keeps of the files that were imported. */
export const ingestHoldings = [
  {
    name: 'imported-rows',
    tables: ['ingest.source_chunk', 'ingest.import', 'ingest.mended_row', 'ingest.mapping'],
    what: {
      en: 'The rows of imported files as they were read, and who imported them. Erasure looks at files of which something about people was read.',
      pl: 'Wiersze zaimportowanych plików tak, jak je wczytano, i kto je zaimportował. Usuwanie przegląda pliki, z których wczytano coś o osobach.',
    },
    purpose: {
      en: 'To show for every fact where it comes from.',
      pl: 'Aby dla każdego faktu pokazać, skąd pochodzi.',
    },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: {
        en: 'kept with the facts that were read from them',
        pl: 'przechowywane z faktami, które z nich wczytano',
      },
    },
    exportOf: sourceRowsOf,
    erase: blankSourceRows,
  },
  {
    name: 'refused-rows',
    tables: ['ingest.rejection'],
    what: {
      en: 'Rows that an import refused, with the reason, until they are mended.',
      pl: 'Wiersze odrzucone przez import, z powodem, do czasu ich naprawienia.',
    },
    purpose: { en: 'To mend them.', pl: 'Aby je naprawić.' },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: { period: 180, unit: 'days', from: { en: 'the import', pl: 'import' } },
    exportOf: refusedRowsOf,
    erase: blankRefusedRows,
    expire: expireRefusedRows,
  },
  {
    name: 'uploads',
    tables: [],
    what: {
      en: 'Files that were uploaded and not imported yet. They are not searched; whoever was erased is refused when such a file is imported.',
      pl: 'Pliki przesłane, a jeszcze niezaimportowane. Nie są przeszukiwane; osoba, której dane usunięto, zostanie odrzucona przy imporcie takiego pliku.',
    },
    purpose: { en: 'To import them.', pl: 'Aby je zaimportować.' },
    basis: 'legitimate-interest',
    subjects: 'people',
    mark: 'identity',
    retention: {
      period: null,
      unit: null,
      from: {
        en: 'deleted when they are imported, and after seven days in any case',
        pl: 'usuwane po imporcie, a najpóźniej po siedmiu dniach',
      },
    },
  },
] as const satisfies readonly PersonalHolding[]
