import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { action } from '#platform/server'

/** Lists the mappings that ship with the program. */
export const mappingsList = action({
  name: 'mappings.list',
  summary: 'List the mappings that ship with the program.',
  effect: 'read',
  permission: 'imports:read',
  errors: [],
  needsDatabase: false,
  input: z.object({}),
  output: z.object({
    rows: z.array(
      z.object({
        name: z.string().describe('Give it as `mapping` to an import.'),
        entities: z.array(z.string()).describe('What it brings in.'),
        files: z.array(z.string()).describe('The files that it knows.'),
      }),
    ),
  }),
  async run() {
    const folder = mappingsFolder()
    const names = folder === null ? [] : (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
    const rows = await Promise.all(
      names.map((name) => describe(join(folder ?? '', name), name.slice(0, -'.json'.length))),
    )
    return { rows }
  },
})

type Known = { readonly files?: readonly { readonly match?: string | readonly string[]; readonly entity?: string }[] }

async function describe(path: string, name: string): Promise<{ name: string; entities: string[]; files: string[] }> {
  const { files = [] } = JSON.parse(await readFile(path, 'utf8')) as Known
  return {
    name,
    entities: [...new Set(files.flatMap((file) => file.entity ?? []))],
    files: [...new Set(files.flatMap((file) => file.match ?? []))],
  }
}

// As for one mapping by its name: from the sources and from the bundle alike, in the nearest folder above.
function mappingsFolder(): string | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const mappings = join(folder, 'mappings')
    if (existsSync(mappings) && existsSync(join(folder, 'package.json'))) return mappings
    if (folder === dirname(folder)) return null
  }
}
