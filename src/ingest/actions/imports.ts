import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, Failure } from '#platform/server'
import { readSourceRows } from '../apply/keep-source.js'
import { findImport, listImports, listRejections } from '../store/read-imports.js'

const importOutput = z.object({
  importId: z.string(),
  recordedAt: z.string(),
  by: z.string(),
  mapping: z.string(),
  mode: z.enum(['upsert', 'snapshot']),
  undoneAt: z.string().nullable(),
  files: z.array(
    z.object({
      file: z.string(),
      entity: z.string(),
      read: z.int(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      rejected: z.int(),
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
    return { rows: await listImports(database, workspace.id) }
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
  }),
  output: z.object({
    columns: z.array(z.string()).describe('The columns of the file.'),
    rows: z.array(
      z.object({
        row: z.int(),
        cells: z.array(z.string().nullable()),
        problems: z.array(z.object({ field: z.string(), reason: z.string() })),
      }),
    ),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const found = await findImport(database, workspace.id, Number(request.id))
    const file = found.files[request.file]
    if (!file) throw new Failure('not-found', `The import ${request.id} has no file number ${request.file}.`)
    const place = { workspaceId: workspace.id, importId: Number(request.id), fileNo: request.file }
    return { columns: file.columns, rows: await listRejections(database, place, request) }
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
    cells: z.array(z.object({ column: z.string(), value: z.string().nullable() })),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const found = await findImport(database, workspace.id, Number(request.id))
    const cells = await database.withWorkspace(workspace.id, async (transaction) => {
      for (const [fileNo, file] of found.files.entries()) {
        if (file.file !== request.file) continue
        const place = { workspaceId: workspace.id, importId: Number(request.id), fileNo }
        const row = (await readSourceRows(transaction, place, [request.row])).get(request.row)
        if (row) return file.columns.map((column, index) => ({ column, value: row[index] ?? null }))
      }
      return null
    })
    if (!cells)
      throw new Failure('not-found', `The import ${request.id} has no row ${request.row} in a file ${request.file}.`)
    return { file: request.file, row: request.row, cells }
  },
})
