import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openTable, type RawRecord, type Table, type TableOptions } from '../index.js'

/** A folder for the files of one test file, gone afterwards. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'mainstay-reading-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** Writes a file and opens it as a table. */
export function tableOf(
  folder: string,
  name: string,
  content: string | Uint8Array,
  options?: TableOptions,
): Promise<Table> {
  writeFileSync(join(folder, name), content)
  return openTable(join(folder, name), name, options)
}

/** All records of a table. */
export async function recordsOf(table: Table): Promise<RawRecord[]> {
  const records: RawRecord[] = []
  for await (const batch of table.open()) records.push(...batch)
  return records
}

/** The cells of all records of a table. */
export async function cellsOf(table: Table): Promise<(string | null)[][]> {
  return (await recordsOf(table)).map(({ cells }) => cells)
}
