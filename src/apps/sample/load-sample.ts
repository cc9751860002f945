import { z } from 'zod'
import { makeWorkspace, ownerToBe } from '#access/server'
import { day } from '#foundation'
import { importTables } from '#ingest/server'
import { action } from '#platform/server'
import { defaultSeed, generateSample } from './generate-sample.js'
import type { SampleFile } from './rows/table.js'

const sampleName = 'Sample'

/** Makes the workspace of an invented company, up to today; leaves it alone if it is there. */
export const sample = action({
  name: 'sample',
  summary: 'Make the sample workspace: four years of an invented company.',
  effect: 'write',
  permission: 'workspaces:create',
  errors: ['cancelled'],
  long: true,
  input: z.object({}),
  output: z.object({
    workspace: z.string(),
    created: z.boolean().describe('False when it was there already.'),
    files: z.array(
      z.object({ file: z.string(), entity: z.string(), created: z.int(), updated: z.int(), rejected: z.int() }),
    ),
  }),
  async run({ database, actor, clock, signal, progress }) {
    const today = clock().slice(0, 10)
    const asked = { name: sampleName, currency: 'EUR', fiscalYearStart: 1, sample: true }
    const made = await makeWorkspace(database, asked, await ownerToBe(database, actor))
    if (!made) return { workspace: sampleName, created: false, files: [] }
    try {
      progress(0, null, 'Inventing a company')
      const { files, corrections } = generateSample({ seed: defaultSeed, lastDay: day(today) })
      const request = { workspaceId: made.id, actor, currency: 'EUR', today }
      const first = await importTables(
        database,
        { ...request, name: 'sample', tables: files.map(asRows) },
        { signal, progress },
      )
      const second = await importTables(
        database,
        { ...request, name: 'sample corrections', tables: corrections.map(asRows) },
        { signal, progress },
      )
      const imported = [...first, ...second].map(({ file, entity, created, updated, rejected }) => ({
        file,
        entity,
        created,
        updated,
        rejected,
      }))
      return { workspace: sampleName, created: true, files: imported }
    } catch (error) {
      await made.remove()
      throw error
    }
  },
})

function asRows({ name, entity, columns, rows }: SampleFile): {
  file: string
  entity: string
  columns: readonly string[]
  rows: SampleFile['rows']
} {
  return { file: name, entity, columns, rows }
}
