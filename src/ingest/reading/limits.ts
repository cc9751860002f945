const mebibyte = 1024 * 1024

// What a file may ask of this program. Real exports stay far below; hostile ones are stopped before they take memory.
export const limits = {
  /** Characters of one record: a line of CSV, an object of JSON. */
  recordLength: mebibyte,
  columns: 4096,
  jsonDepth: 64,
  /** Bytes of an XLSX file as it lies on the disk. */
  xlsxFileBytes: 64 * mebibyte,
  /** Unpacked bytes of all parts of an XLSX file, and of its largest part. */
  xlsxUnpackedBytes: 128 * mebibyte,
  xlsxPartBytes: 64 * mebibyte,
  /** Spreadsheet text packs 5 to 60 times; a bomb packs hundreds of times. Small parts may do so too. */
  xlsxRatio: 250,
  xlsxRatioFromBytes: 8 * mebibyte,
  /** Heap of the worker that unpacks an XLSX file. */
  xlsxWorkerMebibytes: 200,
  /** Records that one lookup keeps in memory, and characters of them. */
  lookupRecords: 1_000_000,
  lookupCharacters: 64 * mebibyte,
} as const

export const recordsPerBatch = 1000
