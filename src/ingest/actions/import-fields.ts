import { z } from 'zod'
import { personal } from '#platform/server'

/** What an import is asked with, and its preview. */
export const importFields = {
  workspace: z.string().describe('Name of the workspace.'),
  path: z.string().optional().describe('A file or a folder.'),
  upload: z.string().optional().describe('Id of an upload.'),
  mapping: z
    .string()
    .optional()
    .describe('The mapping: a file, the name of a saved one, or of one that ships, such as ravenstack.'),
  mappingText: z.string().max(1_000_000).optional().describe('The mapping itself, as JSON text.'),
  mode: z.enum(['upsert', 'snapshot']).default('upsert').describe('Snapshot also ends what the files no longer have.'),
  corrections: z
    .array(z.object({ file: z.string(), row: z.int().min(1), cells: z.record(z.string(), z.string().nullable()) }))
    .max(5000)
    .default([])
    .describe('Cells, by column, that count instead of what stands in the file.')
    .meta(personal('opinion')),
}
