import { openAsBlob } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type AnyAction,
  type Client,
  createClient,
  Failure,
  type FailureKind,
  failures,
  type Language,
  type Problem,
  type ToldFailure,
} from '#platform/server'

type Environment = Readonly<Record<string, string | undefined>>

/** A Mainstay that runs elsewhere, asked over HTTP in the place of a database. */
export type FarServer = { readonly address: string; readonly key: string }

/** What a call to it is made with. */
export type FarCall = {
  readonly language: Language
  readonly signal: AbortSignal
  progress(done: number, total: number | null, phase: string): void
}

/** The server that MAINSTAY_SERVER names, with the key to it; undefined without. Fails as `wrong-usage`, `not-signed-in`. */
export function farServerIn(environment: Environment): FarServer | undefined {
  const text = environment.MAINSTAY_SERVER?.trim()
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  const isHere = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  // A key that goes over the network in the clear is everybody's.
  if (!url || !(url.protocol === 'https:' || (isHere && url.protocol === 'http:')) || url.pathname !== '/') {
    throw new Failure(
      'wrong-usage',
      'MAINSTAY_SERVER must be an address such as https://mainstay.example, without a path; http only on this machine.',
    )
  }
  const key = environment.MAINSTAY_API_KEY?.trim()
  if (!key) {
    throw new Failure(
      'not-signed-in',
      'MAINSTAY_SERVER names a server. Make an API key in its app and set MAINSTAY_API_KEY to it.',
    )
  }
  return { address: url.origin, key }
}

/** Refuses a command that works on the database itself while MAINSTAY_SERVER names a server. */
export function refuseFarServer(environment: Environment): void {
  if (!environment.MAINSTAY_SERVER?.trim()) return
  throw new Failure(
    'wrong-usage',
    'This command works on the database itself. Give it where the server runs, without MAINSTAY_SERVER.',
  )
}

/** Carries an action out there: files are uploaded, long work is followed to its end. Throws `Problem` and `Failure`. */
export async function askFar(
  { address, key }: FarServer,
  action: AnyAction,
  input: Readonly<Record<string, unknown>>,
  { language, signal, progress }: FarCall,
): Promise<unknown> {
  const client = createClient<AnyAction[]>(address, () => language, { authorization: `Bearer ${key}` })
  const options = {
    signal,
    onProgress: (told: { done: number; total: number | null; phase: string }) =>
      progress(told.done, told.total, told.phase),
  }
  try {
    const sent = await withFiles(client, action, input, signal)
    return await (action.method === 'GET'
      ? client.read(action.name as never, sent, options)
      : client.send(action.name, sent, options))
  } catch (thrown) {
    // How a request ends that never reached anybody.
    if (!(thrown instanceof TypeError)) throw thrown
    const sentence = `${address} does not answer. Check MAINSTAY_SERVER, and whether the server runs.`
    throw new Failure('database-unavailable', sentence, { cause: thrown })
  }
}

/** What a server told of a failure, as the command line tells it. */
export function tellProblem({ kind, status, message }: Problem): ToldFailure {
  const known = (Object.hasOwn(failures, kind) ? kind : 'unexpected') as FailureKind
  return { ...failures[known], kind: known, status, message }
}

type Input = Readonly<Record<string, unknown>>

/** The input with what lies in files here in the place of their paths, which mean nothing there. */
async function withFiles(
  client: Client<AnyAction[]>,
  action: AnyAction,
  { path, mapping, ...input }: Input,
  signal: AbortSignal,
): Promise<Input> {
  const sent: Record<string, unknown> = { ...input }
  const takesText = action.only.mappingText === 'http'
  if (mapping !== undefined) {
    const isFile = takesText && (await stat(String(mapping)).catch(() => undefined))?.isFile()
    if (isFile) sent.mappingText = await readFile(String(mapping), 'utf8')
    else sent.mapping = mapping
  }
  if (path === undefined) return sent
  const files = await filesAt(String(path))
  if (action.only.upload === 'http') return { ...sent, upload: (await client.upload(files, { signal })).upload }
  return takesText ? { ...sent, mappingText: await files[0]?.text() } : { ...sent, path }
}

async function filesAt(path: string): Promise<File[]> {
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new Failure('unreadable-file', `${path} does not exist. Check the path.`)
  const names = found.isDirectory()
    ? (await readdir(path, { withFileTypes: true })).filter((each) => each.isFile()).map(({ name }) => join(path, name))
    : [path]
  // Read piece by piece while they are sent.
  return Promise.all(names.map(async (name) => new File([await openAsBlob(name)], basename(name))))
}
