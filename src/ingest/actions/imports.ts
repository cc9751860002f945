import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure, sentenceField } from '#platform/server'
import { readSourceRows } from '../apply/keep-source.js'
import { entryOf, whyNotMended } from '../apply/mend-rows.js'
import { columnsOfFields } from '../mapping/index.js'
import { findImport, findMappingOfImport, listImports, listRejections } from '../store/read-imports.js'

const importOutput = z.object({
  importId: z.string(),
  recordedAt: z.string(),
  by: z.string(),
  mapping: z.string(),
  mode: z.enum(['upsert', 'snapshot']),
  undoneAt: z.string().nullable(),
  mends: z.string().nullable().describe('The import whose refused rows it mends.'),
  files: z.array(
    z.object({
      file: z.string(),
      entity: z.string(),
      read: z.int(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
      open: z.int().describe('Refused rows that nobody has mended.'),
      ended: z.int(),
    }),
  ),
})

/** Lists the imports of a workspace, the newest first. */
export const importsList = action({
  name: 'imports.list',
  summary: 'List the imports, the newest first.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found'],
  input: z.object({ workspace: z.string().describe('Name of the workspace.') }),
  output: z.object({ rows: z.array(importOutput) }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return { rows: await database.withWorkspace(workspace.id, (transaction) => listImports(transaction, workspace.id)) }
  },
})

/** Lists the refused rows of an import. */
export const importsErrors = action({
  name: 'imports.errors',
  summary: 'List the refused rows of an import with field and reason.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found'],
  command: { args: ['id'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    id: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the id of an import')
      .describe('Id of the import.'),
    file: z.int().min(0).default(0).describe('Number of the file in the import, from 0.'),
    limit: z.int().min(1).max(5000).default(500).describe('At most so many rows.'),
    after: z.int().min(0).default(0).describe('Only rows after this one.'),
    mended: z.boolean().default(false).describe('Also rows that were mended.'),
  }),
  output: z.object({
    columns: z.array(z.string()).describe('The columns of the file.'),
    reads: z
      .record(z.string(), z.array(z.string()))
      .describe('Which columns each field was read from; without those that were not.'),
    open: z.int().describe('Refused rows of the file that nobody has mended.'),
    cannotMend: sentenceField.nullable().describe('Why imports.mend refuses these rows; null if it takes them.'),
    rows: z.array(
      z.object({
        row: z.int(),
        cells: z.array(z.string().nullable()),
        problems: z.array(z.object({ field: z.string(), reason: sentenceField })),
      }),
    ),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    return database.withWorkspace(workspace.id, async (transaction) => {
      const found = await findImport(transaction, workspace.id, Number(request.id))
      const file = found.files[request.file]
      if (!file) throw new Failure('not-found', `The import ${request.id} has no file number ${request.file}.`)
      const place = { workspaceId: workspace.id, importId: Number(request.id), fileNo: request.file }
      const { columns, open } = file
      const mapping = await findMappingOfImport(transaction, workspace.id, Number(request.id))
      const entry = mapping.files[entryOf(file, mapping)]
      const reads = entry ? columnsOfFields(entry) : {}
      const cannotMend = whyNotMended(found, file, mapping)?.message ?? null
      return { columns, reads, open, cannotMend, rows: await listRejections(transaction, place, request) }
    })
  },
})

/** Shows one row of an imported file as it was read. */
export const importsRow = action({
  name: 'imports.row',
  summary: 'Show one row of an imported file as it was read.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found'],
  command: { args: ['id'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    id: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the id of an import')
      .describe('Id of the import.'),
    file: z.string().describe('Name of the file.'),
    row: z.int().min(1).describe('Row in the file; its header is row 1.'),
  }),
  output: z.object({
    file: z.string(),
    row: z.int(),
    cells: z.array(
      z.object({
        column: z.string(),
        value: z.string().nullable(),
        corrected: z
          .object({ from: z.string().nullable() })
          .nullable()
          .describe('What stood in the file, where somebody corrected the cell at the import.'),
      }),
    ),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const cells = await database.withWorkspace(workspace.id, async (transaction) => {
      const found = await findImport(transaction, workspace.id, Number(request.id))
      for (const [fileNo, file] of found.files.entries()) {
        if (file.file !== request.file) continue
        const place = { workspaceId: workspace.id, importId: Number(request.id), fileNo }
        const row = (await readSourceRows(transaction, place, [request.row])).get(request.row)
        const originals = file.originals?.[request.row] ?? {}
        const correctedAt = (at: number) => (at in originals ? { from: originals[at] ?? null } : null)
        if (row)
          return file.columns.map((column, at) => ({ column, value: row[at] ?? null, corrected: correctedAt(at) }))
      }
      return null
    })
    if (!cells)
      throw new Failure('not-found', `The import ${request.id} has no row ${request.row} in a file ${request.file}.`)
    return { file: request.file, row: request.row, cells }
  },
})
