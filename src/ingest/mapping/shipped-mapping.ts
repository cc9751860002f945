import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The path of a mapping that ships with the program, by its name; null if there is none. */
export function shippedMapping(name: string): string | null {
  // From the sources and from the bundle alike, `mappings/` lies in the nearest folder above that has it.
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const path = join(folder, 'mappings', `${name}.json`)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) return null
  }
}
