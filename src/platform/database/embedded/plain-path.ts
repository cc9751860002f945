import { mkdtempSync, rmdirSync, symlinkSync, unlinkSync } from 'node:fs'
import { join } from 'node:path'

/** Where a system needs plain paths, and where every user of it may make a folder. */
export type PlainPlace = { readonly platform: NodeJS.Platform; readonly parent: string }

const here: PlainPlace = { platform: process.platform, parent: process.env.ProgramData ?? 'C:\\ProgramData' }

/**
 * Runs `work` with a path to the folder that has plain letters only, for as long as it works. On Windows initdb writes
 * the path of its own files into SQL, in letters of the system's code page, which the database refuses. Elsewhere, or
 * where the path is plain already or no other can be made, it is the path itself.
 */
export async function withPlainPath<T>(
  folder: string,
  work: (path: string) => Promise<T>,
  { platform, parent }: PlainPlace = here,
): Promise<T> {
  const link = platform === 'win32' && !isPlain(folder) ? tryLink(folder, parent) : undefined
  try {
    return await work(link?.path ?? folder)
  } finally {
    link?.remove()
  }
}

/** Whether a path has no letters beyond ASCII. */
export function isPlain(path: string): boolean {
  return /^[ -~]*$/.test(path)
}

function tryLink(folder: string, parent: string): { readonly path: string; remove(): void } | undefined {
  try {
    const own = mkdtempSync(join(parent, 'mainstay-'))
    const path = join(own, 'link')
    symlinkSync(folder, path, 'junction')
    return {
      path,
      remove: () => {
        // Not recursively: what the link leads to must stay.
        unlinkSync(path)
        rmdirSync(own)
      },
    }
  } catch {
    return undefined
  }
}
