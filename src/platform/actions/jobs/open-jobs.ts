import { AsyncResource } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { Failure } from '../../failure.js'
import type { AnyAction } from '../action.js'
import type { Caller } from '../caller.js'
import type { Context } from '../context.js'
import { keptBy } from '../once/keep-with-commit.js'
import type { KeyedRequest } from '../once/keyed-request.js'
import { tell } from '../tell-failure.js'
import { insist, type Line, openLine, patiently, quietly } from './job-line.js'
import {
  beat,
  insertJob,
  interruptOrphans,
  type JobConnection,
  type JobEnd,
  type JobProgress,
  markEnded,
  markRunning,
  noteKept,
} from './job-rows.js'

/** What the jobs of a process need of the world. */
export type JobWorld = {
  /** Opens a connection of their own, outside any pool. */
  connect(): Promise<JobConnection>
  /** The context that an action runs in. */
  contextFor(caller: Caller, requestId: string, signal: AbortSignal, progress: Context['progress']): Context
  /** Told about a mistake of ours in a job. */
  report(thrown: unknown, requestId: string): void
  /** How many jobs run at once; the others wait in their order. */
  readonly atOnce?: number
}

/** The long work of this process. */
export type Jobs = {
  /** Takes work on and answers with the id of its job. Fails as `busy` where another took it on under the same key. */
  take(action: AnyAction, input: unknown, requestId: string, caller: Caller, keyed?: KeyedRequest): Promise<string>
  /** Stops all work, says so in its rows, and lets the connection go. */
  close(): Promise<void>
}

const beatEveryMs = 250
const sweepEveryMs = 30_000
const restBeats = 4

const orphaned = {
  kind: 'interrupted',
  message: 'The program ended while this ran. Nothing of it was kept; start it again.',
}
const orphanedButKept = {
  kind: 'answer-lost',
  message:
    'The program ended before it could say how this went. What it had stored by then is kept: look at what is there now.',
}

/** Starts taking jobs; those that a dead process left behind become interrupted. */
export async function openJobs(world: JobWorld): Promise<Jobs> {
  const line = await openLine(world.connect)
  const lookForOrphans = () => line.use((connection) => interruptOrphans(connection, orphaned, orphanedButKept))
  await lookForOrphans()
  const sweep = setInterval(() => void quietly(lookForOrphans()), sweepEveryMs)
  sweep.unref()
  const running = new Set<Work>()
  const waiting: Work[] = []
  const advance = () => {
    while (running.size < (world.atOnce ?? 2)) {
      const work = waiting.shift()
      if (!work) return
      running.add(work)
      work.ended = work.start().finally(() => {
        running.delete(work)
        advance()
      })
    }
  }
  return {
    async take(action, input, requestId, caller, keyed) {
      const abort = new AbortController()
      // It belongs to the request that took it, however long it waits for its turn.
      const start = AsyncResource.bind(() => perform(work, world, line))
      const work: Work = { id: randomUUID(), action, input, requestId, caller, abort, start, ended: undefined }
      const workspace = workspaceOf(input)
      const job = { id: work.id, action: action.name, workspace, actor: caller.actor, requestId }
      const isTaken = await patiently(() => line.use((connection) => insertJob(connection, line.runner, job, keyed)))
      if (!isTaken) throw new Failure('busy', 'The same request was answered meanwhile.')
      waiting.push(work)
      advance()
      return work.id
    },
    async close() {
      clearInterval(sweep)
      const notBegunYet = waiting.splice(0)
      for (const { abort } of running) abort.abort(new Stopped())
      await Promise.allSettled([...running].map(({ ended }) => ended))
      for (const { id } of notBegunYet) {
        const error = { kind: 'interrupted', message: new Stopped().message }
        await quietly(line.use((open) => markEnded(open, id, { state: 'interrupted', error }, notBegun)))
      }
      await line.end()
    },
  }
}

class Stopped extends Failure {
  constructor() {
    super('cancelled', 'The server was stopped while this ran. Nothing of it was kept.')
  }
}

type Work = {
  readonly id: string
  readonly action: AnyAction
  readonly input: unknown
  readonly requestId: string
  readonly caller: Caller
  readonly abort: AbortController
  readonly start: () => Promise<void>
  ended: Promise<void> | undefined
}

const notBegun: JobProgress = { done: 0, total: null, phase: '' }

async function perform(work: Work, world: JobWorld, line: Line): Promise<void> {
  let progress = notBegun
  const context = world.contextFor(work.caller, work.requestId, work.abort.signal, (done, total, phase) => {
    progress = { done, total, phase }
  })
  await quietly(line.use((connection) => markRunning(connection, work.id)))
  const pulse = startPulse(work, line, () => progress)
  const end = await endOf(work, world, context)
  await pulse.stop()
  await insist(() => line.use((connection) => markEnded(connection, work.id, end, progress)))
}

async function endOf(work: Work, world: JobWorld, context: Context): Promise<JobEnd> {
  try {
    work.abort.signal.throwIfAborted()
    const keeper: Parameters<typeof keptBy>[0] = (inside, result) =>
      noteKept(inside, work.id, work.action.output.safeParse(result).data)
    return { state: 'done', result: await keptBy(keeper, () => work.action.run(context, work.input)) }
  } catch (thrown) {
    const { aborted, reason } = work.abort.signal
    const { kind, message } = tell(aborted ? reason : thrown)
    const { requestId } = work
    if (kind === 'unexpected') world.report(thrown, requestId)
    if (reason instanceof Stopped) return { state: 'interrupted', error: { kind: 'interrupted', message, requestId } }
    return { state: kind === 'cancelled' ? 'cancelled' : 'failed', error: { kind, message, requestId } }
  }
}

// Writes progress when it changed, and a sign of life now and then; hears of a wish to cancel on the way.
function startPulse(work: Work, line: Line, progress: () => JobProgress): { stop(): Promise<void> } {
  let written = progress()
  let rested = 0
  let writing: Promise<void> = Promise.resolve()
  let busy = false
  const write = async () => {
    written = progress()
    const cancel = await line.use((connection) => beat(connection, work.id, written))
    if (cancel) work.abort.abort(new Failure('cancelled', 'It was cancelled. Nothing of it was kept.'))
  }
  const timer = setInterval(() => {
    rested++
    if (busy || (progress() === written && rested < restBeats)) return
    rested = 0
    busy = true
    writing = quietly(write()).finally(() => {
      busy = false
    })
  }, beatEveryMs)
  return {
    async stop() {
      clearInterval(timer)
      await writing
    },
  }
}

function workspaceOf(input: unknown): string | null {
  const { workspace } = (input ?? {}) as { workspace?: unknown }
  return typeof workspace === 'string' ? workspace : null
}
