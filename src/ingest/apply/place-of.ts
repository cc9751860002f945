import { stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Failure, openUpload } from '#platform/server'

/** Where the files of a request are: `path` to import, and the folder with the name of the one file that was meant. */
export type Place = { readonly path: string; readonly folder: string; readonly file: string | null }

/** The path that a request names, or the folder of its upload. */
export async function placeOf(home: string, request: { path?: string; upload?: string }): Promise<Place> {
  if (request.upload !== undefined) {
    const { folder } = await openUpload(home, request.upload)
    return { path: folder, folder, file: null }
  }
  if (request.path === undefined)
    throw new Failure('wrong-usage', 'Say what to read: a path, or over HTTP the id of an upload.')
  const found = await stat(request.path).catch(() => null)
  if (!found) throw new Failure('unreadable-file', `${request.path} does not exist. Check the path.`)
  if (found.isDirectory()) return { path: request.path, folder: request.path, file: null }
  return { path: request.path, folder: dirname(request.path), file: basename(join(request.path)) }
}
