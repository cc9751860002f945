import type { AnyAction } from './action.js'

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

/** A client of the server at `origin`; in the browser without one: the page's own. */
export function createClient<All extends readonly AnyAction[]>(origin = ''): Client<All> {
  return {
    read: (name, input, options) => read(origin, name, input, options),
    send: (name, input, options) => send(origin, name, input, options),
    async upload(files, options) {
      const form = new FormData()
      for (const file of files) form.append('files', file, file.name)
      return (await answerOf(`${origin}/api/v1/uploads`, { method: 'POST', body: form, signal: options?.signal })).body
    },
  } as Client<All>
}

async function read(origin: string, name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
  const address = `${origin}${addressOf(name)}${queryOf(input)}`
  return (await answerOf(address, { signal: options.signal })).body
}

async function send(origin: string, name: string, input: unknown, options: CallOptions = {}): Promise<unknown> {
  const { status, body } = await post(origin, name, input, options.signal)
  if (status !== 202) return body
  const id = (body as { job: string }).job
  const onAbort = () => void post(origin, 'jobs.cancel', { id }).catch(() => undefined)
  options.signal?.addEventListener('abort', onAbort, { once: true })
  try {
    return await follow(origin, id, options)
  } finally {
    options.signal?.removeEventListener('abort', onAbort)
  }
}

async function follow(origin: string, id: string, options: CallOptions): Promise<unknown> {
  for (;;) {
    const job = (await read(origin, 'jobs.show', { id })) as Job
    if (job.state === 'done') return job.result
    if (job.state !== 'queued' && job.state !== 'running') {
      throw new Problem(job.error?.kind ?? job.state, 409, job.error?.message ?? `The job is ${job.state}.`, undefined)
    }
    options.onProgress?.({ done: job.done, total: job.total, phase: job.phase })
    await new Promise((resolve) => setTimeout(resolve, pollEveryMs))
  }
}

function post(origin: string, name: string, input: unknown, signal?: AbortSignal): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  return answerOf(`${origin}${addressOf(name)}`, { method: 'POST', headers, body: JSON.stringify(input), signal })
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

type Answer = { readonly status: number; readonly body: unknown }

async function answerOf(address: string, request: RequestInit): Promise<Answer> {
  const response = await fetch(address, request)
  const body = await response.json().catch(() => undefined)
  if (response.ok) return { status: response.status, body }
  const problem = (body ?? {}) as { kind?: string; detail?: string; requestId?: string; errors?: FieldError[] }
  const message = problem.detail ?? `The server answered ${response.status}.`
  throw new Problem(problem.kind ?? 'unknown', response.status, message, problem.requestId, problem.errors)
}
