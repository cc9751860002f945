import type { Writable } from 'node:stream'
import { addressIn, signInPath } from '#access/server'
import { rollForward } from '#ledger/server'
import {
  type AnyAction,
  type Context,
  dropOldUploads,
  Failure,
  machine,
  openJobs,
  startServer,
  webHeaders,
} from '#platform/server'
import { contextIn, type House } from '../house.js'
import { version } from '../version.js'
import { openLog } from './log.js'

const lookEveryMs = 2000
const hourMs = 3_600_000

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
  const closing: (() => Promise<void>)[] = [() => house.close()]
  try {
    await makeSample(settings, house)
    await rollForward(house.database, today())
    await dropOldUploads(house.home, Date.now())
    const log = openLog()
    if (house.warning) log.warn(house.warning)
    const jobs = await openJobs({
      connect: () => house.connectForJobs(),
      contextFor: (caller, requestId, signal, progress) => contextIn(house, { caller, requestId, signal, progress }),
      report: (thrown, requestId) => log.error({ requestId, err: thrown }, 'a mistake of ours in a job'),
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
    const watch = setInterval(() => void keepAlive(house), lookEveryMs)
    const daily = setInterval(
      () => void rollForward(house.database, today()).catch((err) => log.error({ err }, 'rolling forward failed')),
      hourMs,
    )
    closing.unshift(async () => clearInterval(daily))
    closing.unshift(async () => clearInterval(watch))
    house.announce(server.address)
    settings.out.write(await greeting(house))
    await stopOf(settings.signal)
    return 0
  } finally {
    for (const close of closing) await close()
  }
}

async function greeting({ signIn }: House): Promise<string> {
  const first = await signIn.firstLink()
  const ready = `Mainstay is ready at ${signIn.address}\n`
  return first === null ? ready : `${ready}Nobody can sign in yet. Make the first owner here: ${first}\n`
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
