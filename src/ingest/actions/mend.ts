import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, personal, sentenceField } from '#platform/server'
import { mendRows } from '../apply/mend-rows.js'

/** Imports refused rows again with corrected cells, as a recording of its own that names the import it mends. */
export const importsMend = action({
  name: 'imports.mend',
  summary: 'Import refused rows of an import again, with corrected cells, by the same mapping.',
  effect: 'write',
  permission: 'imports:write',
  errors: ['not-found', 'wrong-usage', 'already-undone', 'cancelled'],
  long: true,
  command: { args: ['id'] },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    id: z
      .string()
      .regex(/^\d{1,15}$/, 'must be the id of an import')
      .describe('Id of the import that refused the rows.'),
    file: z.int().min(0).default(0).describe('Number of the file in the import, from 0.'),
    rows: z
      .array(
        z.object({
          row: z.int().min(1).describe('Number of the row in the file.'),
          cells: z
            .record(z.string(), z.string().nullable())
            .default({})
            .describe('The corrected cells by column; the others stay as they were.'),
        }),
      )
      .min(1)
      .max(5000)
      .describe('The rows; one without corrections is tried again as it was.')
      .meta(personal('opinion')),
  }),
  output: z.object({
    importId: z.string().nullable().describe('The import that did it, which can be undone; null if nothing was left.'),
    mends: z.string().describe('The import whose rows these are.'),
    recordedAt: z.string().nullable(),
    created: z.int(),
    updated: z.int(),
    unchanged: z.int(),
    refused: z
      .array(
        z.object({
          row: z.int(),
          cells: z.array(z.string().nullable()),
          problems: z.array(z.object({ field: z.string(), reason: sentenceField })),
        }),
      )
      .describe('Rows that are still refused, as corrected; they stay open.'),
    mendedBefore: z.array(z.int()).describe('Rows that an earlier call had mended already; they were left alone.'),
    open: z.int().describe('Refused rows of the file that are still open.'),
  }),
  exitCode: (output) => (output.refused.length > 0 ? 3 : 0),
  async run({ database, actor, clock, signal, progress }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const asked = { importId: Number(request.id), fileNo: request.file, rows: request.rows }
    const { id: workspaceId, currency } = workspace
    const today = clock().slice(0, 10)
    return mendRows(database, { workspaceId, currency, actor, today, ...asked }, { signal, progress })
  },
})
