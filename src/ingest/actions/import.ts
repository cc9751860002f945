import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, type Database, Failure, openUpload } from '#platform/server'
import { importable, importFacts } from '../apply/import-facts.js'
import { writeErrorFiles } from '../apply/write-error-files.js'
import { type Mapping, parseMapping, planImport, readMapping } from '../mapping/index.js'
import { shippedMapping } from '../mapping/shipped-mapping.js'

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
    .array(z.object({ row: z.int(), field: z.string(), reason: z.string() }))
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
  only: { path: 'cli', upload: 'http', mappingText: 'http' },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    path: z.string().optional().describe('A file or a folder.'),
    upload: z.string().optional().describe('Id of an upload.'),
    mapping: z.string().optional().describe('The mapping: a file, or the name of one that ships, such as ravenstack.'),
    mappingText: z.string().max(1_000_000).optional().describe('The mapping itself, as JSON text.'),
    mode: z
      .enum(['upsert', 'snapshot'])
      .default('upsert')
      .describe('Snapshot also ends what the files no longer have.'),
    dryRun: z.boolean().default(false).describe('Say what would happen, and change nothing.'),
  }),
  output: z.object({
    importId: z.string().nullable().describe('Null when nothing was written.'),
    recordedAt: z.string().nullable(),
    files: z.array(importedFile),
    ignored: z.array(z.string()).describe('Files that the mapping does not name.'),
  }),
  exitCode: (output) => (output.files.some((file) => file.rejected > 0) ? 3 : 0),
  async run({ database, home, actor, clock, signal, progress }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const mapping = await mappingOf(request)
    const place = request.upload === undefined ? request.path : (await openUpload(home, request.upload)).folder
    if (place === undefined)
      throw new Failure('wrong-usage', 'Say what to import: a path, or over HTTP the id of an upload.')
    const plan = await planImport(place, mapping, shapes)
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
    const done = await inOneTransaction(database, workspace.id, request.dryRun, async (transaction) => {
      const imported = await importFacts(transaction, work, { signal, progress })
      const place = { workspaceId: workspace.id, importId: imported.recording.id, home }
      const errorFiles = request.dryRun
        ? new Map<number, string>()
        : await writeErrorFiles(transaction, place, plan, imported.files)
      return { ...imported, errorFiles }
    })
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

const shapes = importable.map((facts) => facts.shape)

/** The mapping of a request: its own text, a file, or one that ships. */
async function mappingOf(request: { mapping?: string; mappingText?: string }): Promise<Mapping> {
  if (request.mappingText !== undefined) return parseMapping(request.mappingText, shapes)
  if (request.mapping === undefined)
    throw new Failure('wrong-usage', 'Say by which mapping: a file, or the name of one that ships.')
  const shipped = /^[a-z-]+$/.test(request.mapping) ? shippedMapping(request.mapping) : null
  return readMapping(shipped ?? request.mapping, shapes)
}

/** A dry run does everything and then takes it back. */
async function inOneTransaction<T>(
  database: Database,
  workspaceId: string,
  dryRun: boolean,
  work: Parameters<typeof database.withWorkspace<T>>[1],
): Promise<T> {
  if (!dryRun) return database.withWorkspace(workspaceId, work)
  const takenBack = new Error('A dry run is taken back')
  let result: { value: T } | undefined
  try {
    await database.withWorkspace(workspaceId, async (transaction) => {
      result = { value: await work(transaction) }
      throw takenBack
    })
  } catch (error) {
    if (error !== takenBack || !result) throw error
  }
  if (!result) throw new Error('Broken promise: a dry run has a result')
  return result.value
}
