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

/**
 * A client of the server at `origin`; in the browser without one: the page's own. `language` is asked at every call;
 * without it the server sees what the browser prefers. `own` are headers of every call, such as who asks where no
 * browser adds it.
 */
export function createClient<All extends readonly AnyAction[]>(
  origin = '',
  language?: () => string,
  own: Readonly<Record<string, string>> = {},
): Client<All> {
  const server: Server = { origin, language, own }
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
  const headers = { 'content-type': 'application/json' }
  return ask(server, addressOf(name), { method: 'POST', headers, body: JSON.stringify(input), signal })
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
  const language = response.headers.get('content-language') ?? 'en'
  const body = await response.json().catch(() => undefined)
  if (response.ok) return { status: response.status, body, language }
  const problem = (body ?? {}) as {
    kind?: string
    detail?: string
    requestId?: string
    errors?: FieldError[]
    conflicts?: ConflictingValue[]
  }
  const message = problem.detail ?? `The server answered ${response.status}.`
  const { kind = 'unknown', requestId, errors, conflicts } = problem
  throw new Problem(kind, response.status, message, requestId, errors, conflicts, problem.detail ? language : 'en')
}
