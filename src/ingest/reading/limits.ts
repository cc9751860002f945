const mebibyte = 1024 * 1024

// What a file may ask of this program. Real exports stay far below; hostile ones are stopped before they take memory.
export const limits = {
  /** Characters of one record: a line of CSV, an object of JSON, a text in a workbook. */
  recordLength: mebibyte,
  columns: 4096,
  jsonDepth: 64,
  /** Bytes of a workbook as it lies on the disk, and of all its parts unpacked. */
  workbookBytes: 32 * mebibyte,
  unpackedBytes: 1024 * mebibyte,
  /** Unpacked bytes of the parts that are held in memory whole: texts, styles, a sheet with formulas. */
  wholePartBytes: 16 * mebibyte,
  /** Sheets pack 5 to 60 times; a bomb packs hundreds of times. Small parts may do so too. */
  packingRatio: 250,
  packingRatioFromBytes: 8 * mebibyte,
  /** Heap of the process that reads a workbook, less the size of the file, which it holds beside. */
  workbookHeapMebibytes: 128,
  /** Records that one import keeps in memory to look values up, and characters of them. */
  lookupRecords: 1_000_000,
  lookupCharacters: 64 * mebibyte,
} as const

export const recordsPerBatch = 1000

/** Rows may be long; a batch of them must not be. */
export const charactersPerBatch = mebibyte / 4
