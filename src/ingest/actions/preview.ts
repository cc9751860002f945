import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, sentenceField } from '#platform/server'
import { importableShapes, mappingOf } from '../apply/mapping-of.js'
import { placeOf } from '../apply/place-of.js'
import { previewImport } from '../apply/preview-import.js'
import { planImport } from '../mapping/index.js'
import { importFields } from './import-fields.js'

const previewedFile = z.object({
  file: z.string(),
  entity: z.string(),
  read: z.int().describe('created + updated + unchanged + rejected'),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  rejected: z.int(),
  ended: z.int().describe('With mode snapshot: what the file no longer has.'),
  columns: z.array(z.string()).describe('The columns of the file.'),
  fields: z.array(z.string()).describe('The fields of the entity that have a value in the rows below.'),
  stored: z
    .array(z.object({ row: z.int(), values: z.array(z.string().nullable()) }))
    .describe('The first good rows as they would be stored, aligned with `fields`.'),
  reads: z.record(z.string(), z.array(z.string())).describe('Which columns each field is read from.'),
  refused: z
    .array(
      z.object({
        row: z.int(),
        cells: z.array(z.string().nullable()).describe('As they stand in the file, aligned with `columns`.'),
        problems: z.array(z.object({ field: z.string(), reason: sentenceField })),
      }),
    )
    .describe('The first rows that would be refused.'),
})

/** Does everything that an import would do, tells what would come of it, and takes it back. */
export const importsPreview = action({
  name: 'imports.preview',
  summary: 'Say what an import would do, with its first rows as they would be stored, and change nothing.',
  effect: 'read',
  permission: 'imports:write',
  errors: ['not-found', 'wrong-usage', 'unreadable-file', 'too-large', 'cancelled'],
  long: true,
  command: { args: ['path'] },
  only: { path: 'cli', upload: 'http', mappingText: 'http', corrections: 'http' },
  input: z.object({
    ...importFields,
    rows: z.int().min(1).max(200).default(20).describe('How many stored and refused rows to show per file.'),
  }),
  output: z.object({
    files: z.array(previewedFile),
    ignored: z.array(z.string()).describe('Files that the mapping does not name.'),
    warnings: z.array(sentenceField).describe('What is allowed but may not be meant, in words.'),
  }),
  async run({ database, home, actor, clock, signal, progress }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const mapping = await mappingOf(database, workspace.id, request)
    const { path } = await placeOf(home, request)
    const plan = await planImport(path, mapping, importableShapes, request.corrections)
    const { currency } = workspace
    const today = clock().slice(0, 10)
    const work = { workspaceId: workspace.id, plan, mapping, mode: request.mode, actor, today, currency }
    return previewImport(database, work, { signal, progress }, request.rows)
  },
})
