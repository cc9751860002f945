import type { Transaction } from '../../database/index.js'
import { insertRequestIf, valuesOf } from '../once/kept-requests.js'
import type { KeyedRequest } from '../once/keyed-request.js'

/** A connection that jobs keep for themselves, so that progress is seen while work's own transaction is open. */
export type JobConnection = {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
  end(): Promise<void>
  on(event: 'error' | 'end', listener: () => void): unknown
}

/** How a job ended. */
export type JobEnd =
  | { readonly state: 'done'; readonly result: unknown }
  | { readonly state: 'failed' | 'cancelled' | 'interrupted'; readonly error: JobError }

/** Why a job did not get to its end. */
export type JobError = { readonly kind: string; readonly message: string; readonly requestId?: string }

/** How far a job is. */
export type JobProgress = { readonly done: number; readonly total: number | null; readonly phase: string }

/** A job as it is taken. */
export type NewJob = {
  readonly id: string
  readonly action: string
  readonly workspace: string | null
  readonly actor: string
  readonly requestId: string
}

// The first key of the advisory lock by which a living process is known; the second is its runner number.
const lockClass = 0x6a6f6273

/** Takes a number that no living process has, and holds it as long as the connection lives. */
export async function holdRunner(connection: JobConnection, wanted?: number): Promise<number> {
  for (;;) {
    const runner = wanted ?? Math.floor(Math.random() * 0x7fffffff)
    const { rows } = await connection.query('select pg_try_advisory_lock($1, $2) as held', [lockClass, runner])
    if (rows[0]?.held === true) return runner
    if (wanted !== undefined) await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

const casts = ['uuid', 'text', 'text', 'text', 'text', 'integer']
const valuesFrom = (first: number) => casts.map((type, index) => `$${first + index}::${type}`).join(', ')
const insertColumns = 'insert into platform.job (state, id, action, workspace, actor, request_id, runner)'

/**
 * Puts a job in, with the key under which it was asked for; both or neither. False where another request has that key.
 */
export async function insertJob(
  connection: JobConnection,
  runner: number,
  job: NewJob,
  keyed?: KeyedRequest,
): Promise<boolean> {
  const values = [job.id, job.action, job.workspace, job.actor, job.requestId, runner]
  if (!keyed) {
    await connection.query(`${insertColumns} values ('queued', ${valuesFrom(1)}) on conflict (id) do nothing`, values)
    return true
  }
  const { rows } = await connection.query(
    `with keyed as (${insertRequestIf('true')}), taken as (
       ${insertColumns} select 'queued', ${valuesFrom(5)} from keyed
       on conflict (id) do nothing)
     select exists (select from keyed) as mine`,
    [...valuesOf(keyed, { job: job.id }), ...values],
  )
  return rows[0]?.mine === true
}

/** Notes on a job that its transaction wrote something, as a part of that: what it kept is then beyond doubt. */
export async function noteKept(inside: Transaction, id: string, result: unknown): Promise<void> {
  await inside.query(
    `update platform.job set kept = true, result = $2 where id = $1 and pg_current_xact_id_if_assigned() is not null`,
    [id, result === undefined ? null : JSON.stringify(result)],
  )
}

export async function markRunning(connection: JobConnection, id: string): Promise<void> {
  await connection.query(
    `update platform.job set state = 'running', started_at = now(), heartbeat_at = now() where id = $1`,
    [id],
  )
}

/** Says how far a job is and that it lives; tells whether somebody asked to cancel it. */
export async function beat(connection: JobConnection, id: string, progress: JobProgress): Promise<boolean> {
  const { rows } = await connection.query(
    `update platform.job set done = $2, total = $3, phase = $4, heartbeat_at = now() where id = $1
     returning cancel_requested`,
    [id, progress.done, progress.total, progress.phase],
  )
  return rows[0]?.cancel_requested === true
}

export async function markEnded(connection: JobConnection, id: string, end: JobEnd, last: JobProgress): Promise<void> {
  const result = end.state === 'done' ? JSON.stringify(end.result ?? null) : null
  const error = end.state === 'done' ? null : JSON.stringify(end.error)
  await connection.query(
    `update platform.job
        set state = $2, result = $3, error = $4, done = $5, total = $6, phase = $7, heartbeat_at = now(), ended_at = now()
      where id = $1`,
    [id, end.state, result, error, last.done, last.total, last.phase],
  )
}

/** Jobs of processes that died become interrupted, or done where they had kept their result already. */
export async function interruptOrphans(connection: JobConnection, error: JobError, kept: JobError): Promise<void> {
  await connection.query(
    `update platform.job job
        set state = case when result is null then 'interrupted' else 'done' end,
            error = case when result is not null then null when kept then $3::json else $2::json end,
            ended_at = now()
      where state in ('queued', 'running')
        and not exists (
          select from pg_locks lock
           where lock.locktype = 'advisory' and lock.classid = $1 and lock.objid = job.runner::oid and lock.objsubid = 2
             and lock.database = (select oid from pg_database where datname = current_database()))`,
    [lockClass, JSON.stringify(error), JSON.stringify(kept)],
  )
}

/** The columns of a job as `jobs.show` tells them. */
export const jobColumns = `id, action, workspace, state, phase, done, total, result, error, created_at as "createdAt",
  started_at as "startedAt", heartbeat_at as "heartbeatAt", ended_at as "endedAt"`
