import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, sentenceField, speakEnglish, type Transaction, takenBack } from '#platform/server'
import { importFacts } from '../apply/import-facts.js'
import { importableShapes, mappingOf } from '../apply/mapping-of.js'
import { placeOf } from '../apply/place-of.js'
import { writeErrorFiles } from '../apply/write-error-files.js'
import { planImport } from '../mapping/index.js'
import { importFields } from './import-fields.js'

const importedFile = z.object({
  file: z.string(),
  entity: z.string(),
  read: z.int().describe('created + updated + unchanged + rejected'),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  errorFile: z
    .string()
    .nullable()
    .describe('The refused rows with their original columns, row number, field and reason.'),
  ended: z.int().describe('With mode snapshot: what the file no longer has.'),
  problems: z
    .array(z.object({ row: z.int(), field: z.string(), reason: sentenceField }))
    .describe('The first refused rows.'),
})

/** Imports a file or a folder by a mapping. Good rows go in, refused ones are kept with their reasons. */
export const importFiles = action({
  name: 'import',
  summary: 'Import a file or a folder of CSV, XLSX or JSON files by a mapping.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found', 'wrong-usage', 'unreadable-file', 'too-large', 'cancelled'],
  long: true,
  command: { args: ['path'] },
  only: { path: 'cli', upload: 'http', mappingText: 'http', corrections: 'http' },
  input: z.object({
    ...importFields,
    dryRun: z.boolean().default(false).describe('Say what would happen, and change nothing.'),
  }),
  output: z.object({
    importId: z.string().nullable().describe('Null when nothing was written.'),
    recordedAt: z.string().nullable(),
    files: z.array(importedFile),
    ignored: z.array(z.string()).describe('Files that the mapping does not name.'),
  }),
  exitCode: (output) => (output.files.some((file) => file.rejected > 0) ? 3 : 0),
  async run({ database, home, actor, clock, signal, progress, speak = speakEnglish }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const mapping = await mappingOf(database, workspace.id, request)
    const { path } = await placeOf(home, request)
    const plan = await planImport(path, mapping, importableShapes, request.corrections)
    const work = {
      workspaceId: workspace.id,
      plan,
      mapping,
      mode: request.mode,
      actor,
      today: clock().slice(0, 10),
      currency: workspace.currency,
    }
    // The error files are written before the facts are there for good: if they cannot be, nothing is.
    const doAll = async (transaction: Transaction) => {
      const imported = await importFacts(transaction, work, { signal, progress })
      const place = { workspaceId: workspace.id, importId: imported.recording.id, home, speak }
      const errorFiles = request.dryRun
        ? new Map<number, string>()
        : await writeErrorFiles(transaction, place, plan, imported.files)
      return { ...imported, errorFiles }
    }
    const done = request.dryRun
      ? await takenBack(database, workspace.id, doAll)
      : await database.withWorkspace(workspace.id, doAll)
    return {
      importId: request.dryRun ? null : String(done.recording.id),
      recordedAt: request.dryRun ? null : done.recording.recordedAt,
      files: done.files.map((file, index) => ({
        ...file,
        problems: [...file.problems],
        errorFile: done.errorFiles.get(index) ?? null,
      })),
      ignored: [...plan.ignoredFiles],
    }
  },
})
