import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Speak, Transaction } from '#platform/server'
import { ErrorFile, type ImportPlan } from '../mapping/index.js'
import { listRejections } from '../store/read-imports.js'
import type { ImportedFile } from './import-facts.js'

const rowsPerPage = 1000

/**
 * Writes for every file with refused rows a CSV of them under the home: the original columns, then the row
 * number, field and reason in the caller's words. Returns their paths by the number of the file.
 */
export async function writeErrorFiles(
  transaction: Transaction,
  place: { workspaceId: string; importId: number; home: string; speak: Speak },
  plan: ImportPlan,
  files: readonly ImportedFile[],
): Promise<Map<number, string>> {
  const paths = new Map<number, string>()
  const folder = join(place.home, 'files', 'imports', String(place.importId))
  for (const [fileNo, source] of plan.sources.entries()) {
    if (!files[fileNo]?.rejected) continue
    await mkdir(folder, { recursive: true })
    const path = join(folder, `${source.file.replace(/[^\p{L}\p{N}._-]/gu, '_')}.${source.entity}.errors.csv`)
    const errorFile = await ErrorFile.create(path, source)
    for (let after = 0; ; ) {
      const rows = await listRejections(transaction, { ...place, fileNo }, { limit: rowsPerPage, after })
      const last = rows[rows.length - 1]
      if (!last) break
      await errorFile.write(
        rows.map((row) => ({
          rowNumber: row.row,
          cells: row.cells,
          problems: row.problems.map((problem) => asStored(problem, place.speak)),
        })),
      )
      after = last.row
    }
    await errorFile.close()
    paths.set(fileNo, path)
  }
  return paths
}

// The reason is kept as the whole sentence, column and value included.
function asStored(
  { field, reason }: { field: string; reason: string },
  speak: Speak,
): {
  field: string
  column: null
  value: null
  reason: string
} {
  return { field, column: null, value: null, reason: speak(reason) }
}
