import type { Writable } from 'node:stream'
import { addressIn, signInPath } from '#access/server'
import { rollForward } from '#ledger/server'
import { refreshPlans } from '#plans/server'
import {
  type AnyAction,
  type Context,
  describeError,
  dropOldKeys,
  dropOldUploads,
  Failure,
  machine,
  openJobs,
  startServer,
  startTracing,
  webHeaders,
} from '#platform/server'
import { atMost } from '../at-most.js'
import { contextIn, type House } from '../house.js'
import { dailyExpiry } from '../personal-data/daily-expiry.js'
import { version } from '../version.js'
import { openLog } from './log.js'
import { readRateLimit } from './rate-limit.js'

const lookEveryMs = 500
const hourMs = 3_600_000
// Longer than the server lets running requests end.
const closeMsMax = 15_000

const today = (): string => new Date().toISOString().slice(0, 10)

/** What the server is started with. */
export type ServeSettings = {
  readonly actions: readonly AnyAction[]
  readonly port?: number
  readonly webFolder?: string
  /** Makes the sample workspace first, if it is not there. */
  readonly sample: boolean
  /** Opens the home and its database for the one server on it. */
  openHouse(): Promise<House>
  readonly out: Writable
  /** Shows how far the sample is, and goes away before the address is printed. */
  readonly progress: { show: Context['progress']; clear(): void }
  /** Aborted when the server is to stop. */
  readonly signal: AbortSignal
}

/** Serves until the signal comes; prints the address when ready. */
export async function serve(settings: ServeSettings): Promise<number> {
  const house = await settings.openHouse()
  const closing: (() => Promise<void>)[] = [() => house.close(), await startTracing(process.env, version())]
  try {
    await makeSample(settings, house)
    await keepUp(house)
    const log = openLog()
    if (house.warning) log.warn(house.warning)
    const jobs = await openJobs({
      connect: () => house.connectForJobs(),
      contextFor: (caller, requestId, signal, progress) => contextIn(house, { caller, requestId, signal, progress }),
      report: (thrown, requestId) =>
        log.error({ requestId, error: describeError(thrown) }, 'a mistake of ours in a job'),
    })
    closing.unshift(() => jobs.close())
    const server = await startServer({
      actions: settings.actions,
      version: version(),
      home: house.home,
      port: settings.port,
      webFolder: settings.webFolder,
      log,
      takeJob: jobs.take,
      requestsPerMinute: readRateLimit(process.env),
      publicAddress: addressIn(process.env),
      signIn: { prefix: signInPath, handle: (request, asked) => house.signIn.handle(request, asked) },
      admit: (request) => house.signIn.admit(webHeaders(request), request.ip),
      contextFor: (caller, requestId, signal) =>
        contextIn(house, { caller, requestId, signal, progress: () => undefined }),
      checkReady: async () => {
        await house.database.query('select 1')
      },
    })
    closing.unshift(() => server.close())
    const watch = setInterval(watching(house), lookEveryMs)
    const hourly = setInterval(
      () => void keepUp(house).catch((thrown) => log.error({ error: describeError(thrown) }, 'upkeep failed')),
      hourMs,
    )
    closing.unshift(async () => clearInterval(hourly))
    closing.unshift(async () => clearInterval(watch))
    house.announce(server.address)
    settings.out.write(await greeting(house))
    await stopOf(settings.signal)
    return 0
  } finally {
    for (const close of closing) await atMost(closeMsMax, close())
  }
}

const expireOnce = dailyExpiry()

async function keepUp({ database, home }: House): Promise<void> {
  await rollForward(database, today())
  await refreshPlans(database, today())
  await dropOldKeys(database)
  await dropOldUploads(home, Date.now())
  await expireOnce(database, today())
}

async function greeting({ signIn }: House): Promise<string> {
  const first = await signIn.firstLink()
  const ready = `Mainstay is ready at ${signIn.address}\n`
  return first === null ? ready : `${ready}There is no owner yet. Make the first one here: ${first}\n`
}

// One look at a time: a database that does not answer may take long to say so.
function watching(house: House): () => void {
  let isLooking = false
  return () => {
    if (isLooking) return
    isLooking = true
    void keepAlive(house).finally(() => {
      isLooking = false
    })
  }
}

// An embedded database that crashed is started again while the server runs.
async function keepAlive(house: House): Promise<void> {
  try {
    await house.database.query('select 1')
  } catch (thrown) {
    if (thrown instanceof Failure && thrown.kind === 'database-unavailable') await house.heal().catch(() => undefined)
  }
}

async function makeSample({ sample, actions, signal, progress }: ServeSettings, house: House): Promise<void> {
  const action = sample && actions.find(({ name }) => name === 'sample')
  if (action)
    await action.run(contextIn(house, { caller: machine, requestId: 'start', signal, progress: progress.show }), {})
  progress.clear()
}

function stopOf(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
