import type { AnyAction } from './action.js'
import type { ConflictingValue } from './conflict.js'

/** Inputs by action name, from the list of all actions: `ActionInputs<typeof actions>`. */
export type ActionInputs<All extends readonly AnyAction[]> = {
  [Each in All[number] as Each['name']]: NonNullable<Each['types']>['input']
}

/** Outputs by action name. */
export type ActionOutputs<All extends readonly AnyAction[]> = {
  [Each in All[number] as Each['name']]: NonNullable<Each['types']>['output']
}

/** Names of the actions that only read: answered at once, safe to repeat. */
export type ReadNames<All extends readonly AnyAction[]> = Extract<All[number], { method: 'GET' }>['name']

/** Names of the actions that are sent: they change something or take long. */
export type SendNames<All extends readonly AnyAction[]> = Exclude<All[number]['name'], ReadNames<All>>

/** One wrong field of an input. `pointer` is a JSON pointer: `#/from`. */
export type FieldError = { readonly pointer: string; readonly detail: string }

/** An expected failure as the server tells it (RFC 9457). */
export class Problem extends Error {
  constructor(
    readonly kind: string,
    readonly status: number,
    message: string,
    readonly requestId: string | undefined,
    readonly fields: readonly FieldError[] = [],
    /** With the kind `conflict`: what somebody else changed meanwhile. */
    readonly conflicts: readonly ConflictingValue[] = [],
    /** The language of its sentences. */
    readonly language = 'en',
    /** When to ask again, where the server said so. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message)
    this.name = 'Problem'
  }
}

/** How far long work is. `total` is null while it is not known. */
export type Progress = { readonly done: number; readonly total: number | null; readonly phase: string }

/** Options of a call. */
export type CallOptions = {
  /** Gives up; long work is cancelled on the server too. */
  readonly signal?: AbortSignal
  /** Told while long work runs. */
  readonly onProgress?: (progress: Progress) => void
}

/** The server's actions as functions. */
export type Client<All extends readonly AnyAction[]> = {
  /** Asks an action that only reads. */
  read<Name extends ReadNames<All>>(
    name: Name,
    input: ActionInputs<All>[Name],
    options?: CallOptions,
  ): Promise<ActionOutputs<All>[Name]>
  /** Sends an action; one that takes long is followed until it ends. */
  send<Name extends SendNames<All>>(
    name: Name,
    input: ActionInputs<All>[Name],
    options?: CallOptions,
  ): Promise<ActionOutputs<All>[Name]>
  /** Uploads files for an action that takes an `upload`. */
  upload(files: readonly File[], options?: CallOptions): Promise<Upload>
}

/** Files that the server keeps for a later action. */
export type Upload = { readonly upload: string; readonly files: readonly string[] }

type Job = {
  readonly id: string
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled' | 'interrupted'
  readonly phase: string
  readonly done: number
  readonly total: number | null
  readonly result: unknown
  readonly error: { readonly kind: string; readonly message: string } | null
}

const pollEveryMs = 300
// Together a little longer than a database takes to come back.
const retriesMax = 5
const retryAfterMs = 500
const retryAfterMsMax = 5000

/**
 * A client of the server at `origin`; in the browser without one: the page's own. `language` is asked at every call;
 * without it the server sees what the browser prefers. `own` are headers of every call, such as who asks where no
 * browser adds it. Everything sent has an Idempotency-Key; with `patient` a send whose connection broke, or that was
 * told to come again, is sent again under the same key, which cannot store it twice.
 */
export function createClient<All extends readonly AnyAction[]>(
  origin = '',
  language?: () => string,
  own: Readonly<Record<string, string>> = {},
  { patient = false }: { readonly patient?: boolean } = {},
): Client<All> {
  const server: Server = { origin, language, own, patient }
  return {
    read: async (name, input, options) => (await read(server, name, input, options)).body,
    send: (name, input, options) => send(server, name, input, options),
    async upload(files, options) {
      const form = new FormData()
      for (const file of files) form.append('files', file, file.name)
      return (await ask(server, '/api/v1/uploads', { method: 'POST', body: form, signal: options?.signal })).body
    },
  } as Client<All>
}

type Server = {
  readonly origin: string
  readonly language?: () => string
  readonly own: Readonly<Record<string, string>>
  readonly patient: boolean
}

function read(server: Server, name: string, input: unknown, options: CallOptions = {}): Promise<Answer> {
  return ask(server, `${addressOf(name)}${queryOf(input)}`, { signal: options.signal })
}

async function send(server: Server, name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
  const { status, body } = await post(server, name, input, options.signal)
  if (status !== 202) return body
  const id = (body as { job: string }).job
  const onAbort = () => void post(server, 'jobs.cancel', { id }).catch(() => undefined)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await follow(server, id, options)
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
}

async function follow(server: Server, id: string, options: CallOptions): Promise<unknown> {
  for (;;) {
    const { body, language } = await read(server, 'jobs.show', { id })
    const job = body as Job
    if (job.state === 'done') return job.result
    if (job.state !== 'queued' && job.state !== 'running') {
      const { kind, message } = job.error ?? { kind: job.state, message: `The job is ${job.state}.` }
      throw new Problem(kind, 409, message, undefined, [], [], job.error ? language : 'en')
    }
    options.onProgress?.({ done: job.done, total: job.total, phase: job.phase })
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs))
  }
}

function post(server: Server, name: string, input: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'application/json', 'idempotency-key': newKey() }
  const request = { method: 'POST', headers, body: JSON.stringify(input), signal }
  return askPatiently(server, addressOf(name), request, server.patient ? retriesMax : 0)
}

// Not crypto.randomUUID, which browsers have on https and localhost alone.
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function askPatiently(server: Server, path: string, request: Request, retriesLeft: number): Promise<Answer> {
  try {
    return await ask(server, path, request)
  } catch (thrown) {
    const waitMs = waitMsAfter(thrown)
    if (retriesLeft === 0 || waitMs === undefined || request.signal?.aborted) throw thrown
    await new Promise((resolve) => setTimeout(resolve, waitMs))
    return askPatiently(server, path, request, retriesLeft - 1)
  }
}

// What never reached the server, or was not answered, fails without a status.
function waitMsAfter(thrown: unknown): number | undefined {
  if (!(thrown instanceof Problem)) return retryAfterMs
  const isForLater = thrown.status === 503 || thrown.status === 429 || thrown.kind === 'busy'
  if (!isForLater || thrown.retryAfterSeconds === undefined) return undefined
  const waitMs = thrown.retryAfterSeconds * 1000
  return waitMs > retryAfterMsMax ? undefined : waitMs
}

function addressOf(name: string): string {
  return `/api/v1/${name.replaceAll('.', '/')}`
}

function queryOf(input: unknown): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input ?? {})) {
    if (value === undefined || value === null) continue
    const items = Array.isArray(value) ? value : [value]
    for (const item of items) query.append(name, typeof item === 'object' ? JSON.stringify(item) : String(item))
  }
  return query.size > 0 ? `?${query}` : ''
}

type Answer = { readonly status: number; readonly body: unknown; readonly language: string }
type Request = { method?: string; headers?: Record<string, string>; body?: string | FormData; signal?: AbortSignal }

async function ask({ origin, language: wanted, own }: Server, path: string, request: Request): Promise<Answer> {
  const spoken = wanted?.()
  const headers = { ...own, ...request.headers, ...(spoken ? { 'accept-language': spoken } : {}) }
  const response = await fetch(`${origin}${path}`, { ...request, headers })
  const body = await response.json().catch(() => undefined)
  if (!response.ok) throw problemOf(response, body)
  return { status: response.status, body, language: languageOf(response) }
}

/** What a refusing answer of the server says; `body` is its JSON, undefined without. */
export function problemOf(response: Response, body: unknown): Problem {
  const { kind, detail, requestId, errors, conflicts } = (body ?? {}) as Partial<Told>
  const message = detail ?? `The server answered ${response.status}.`
  const language = detail ? languageOf(response) : 'en'
  const wait = response.headers.get('retry-after')
  const seconds = wait === null ? undefined : Number(wait)
  return new Problem(kind ?? 'unknown', response.status, message, requestId, errors, conflicts, language, seconds)
}

type Told = {
  readonly kind: string
  readonly detail: string
  readonly requestId: string
  readonly errors: FieldError[]
  readonly conflicts: ConflictingValue[]
}

function languageOf(response: Response): string {
  return response.headers.get('content-language') ?? 'en'
}
