import { explainDatabaseError, isConnectionLoss } from '../../database/database-errors.js'
import { Failure } from '../../failure.js'
import { holdRunner, type JobConnection } from './job-rows.js'

/** The jobs' own connection, opened again when it broke, under the same runner number. */
export type Line = {
  readonly runner: number
  use<T>(task: (connection: JobConnection) => Promise<T>): Promise<T>
  end(): Promise<void>
}

/** Opens the line and takes a runner number on it. */
export async function openLine(open: () => Promise<JobConnection>): Promise<Line> {
  let broken = false
  let last: Promise<void> = Promise.resolve()
  let current = connect()
  const runner = await holdRunner(await current)
  async function connect(): Promise<JobConnection> {
    const connection = await open()
    broken = false
    const breaks = () => {
      broken = true
    }
    connection.on('error', breaks)
    connection.on('end', breaks)
    return connection
  }
  async function again(): Promise<JobConnection> {
    const connection = await connect()
    await holdRunner(connection, runner)
    return connection
  }
  function whole(): Promise<JobConnection> {
    if (broken) {
      broken = false
      current = again()
      current.catch(() => {
        broken = true
      })
    }
    return current
  }
  // A connection may be found broken only by using it.
  async function attempt<T>(task: (connection: JobConnection) => Promise<T>): Promise<T> {
    try {
      return await task(await whole())
    } catch (error) {
      if (error instanceof Error && isConnectionLoss(error)) broken = true
      throw explainDatabaseError(error)
    }
  }
  return {
    runner,
    // One at a time: a connection answers in order anyway.
    use(task) {
      const answer = last.then(() => attempt(task))
      last = quietly(answer)
      return answer
    },
    async end() {
      await last
      await quietly(current.then((connection) => connection.end()))
    },
  }
}

/** For what does no harm when it is lost: the next sign of life comes. */
export async function quietly(task: Promise<unknown>): Promise<void> {
  await task.catch(() => undefined)
}

/** For what somebody waits for: a database that is away for a moment is asked again, for about a second. */
export async function patiently<T>(task: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await task()
    } catch (error) {
      if (!(error instanceof Failure) || error.kind !== 'database-unavailable' || attempt === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt))
    }
  }
}

/** For what must be told even when the database is away for a moment. */
export async function insist(task: () => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= 20; attempt++) {
    try {
      return await task()
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100 * attempt))
    }
  }
}
