import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a mapping that ships with the program, by its name; null if there is none. */
export function shippedMapping(name: string): string | null {
  const folder = shippedFolder()
  const path = folder === null ? null : join(folder, `${name}.json`)
  return path !== null && existsSync(path) ? path : null
}

/** The mappings that ship: their names, what they bring in, and the files that they know. */
export async function listShippedMappings(): Promise<{ name: string; entities: string[]; files: string[] }[]> {
  const folder = shippedFolder()
  if (folder === null) return []
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async (name) => {
      const { files = [] } = JSON.parse(await readFile(join(folder, name), 'utf8')) as Known
      return {
        name: name.slice(0, -'.json'.length),
        entities: [...new Set(files.flatMap((file) => file.entity ?? []))],
        files: [...new Set(files.flatMap((file) => file.match ?? []))],
      }
    }),
  )
}

type Known = { readonly files?: readonly { readonly match?: string | readonly string[]; readonly entity?: string }[] }

// From the sources and from the bundle alike, `mappings/` lies in the nearest folder above, beside package.json.
function shippedFolder(): string | null {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const mappings = join(folder, 'mappings')
    if (existsSync(mappings) && existsSync(join(folder, 'package.json'))) return mappings
    if (folder === dirname(folder)) return null
  }
}
