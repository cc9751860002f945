import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { findDatabase, openHome } from '../src/platform/server.js'
import { bareCopy } from './bare-copy.js'
import { writeData } from './data.js'
import { duckdbBridge } from './duckdb.js'
import { call, command, load, openBenchHome, quantile, type Server, serve, usage } from './mainstay.js'
import { measurePlans } from './plans.js'

type Row = { what: string; value: string; aim: string; holds: boolean | null }

const accountsLarge = Number(process.argv[2] ?? 50_000)
const accountsSmall = Math.max(100, accountsLarge / 50)
const rows: Row[] = []

function note(what: string, value: number | undefined, unit: string, aim?: number): void {
  const text = value === undefined ? 'unknown here' : `${value >= 100 ? value.toFixed(0) : value.toFixed(2)}${unit}`
  rows.push({
    what,
    value: text,
    aim: aim === undefined ? '' : `≤ ${aim}${unit}`,
    holds: aim === undefined || value === undefined ? null : value <= aim,
  })
  process.stderr.write(`${what}: ${text}\n`)
}

// What a newcomer has after `npm install`; a build at start would be measured as start.
spawnSync(process.execPath, [join(import.meta.dirname, '..', 'build', 'build.mjs')], { stdio: 'inherit' })

const home = openBenchHome()
try {
  await measure()
} finally {
  home.remove()
}
console.table(
  Object.fromEntries(
    rows.map(({ what, value, aim, holds }) => [
      what,
      { value, aim, holds: holds === null ? '' : holds ? 'yes' : 'no' },
    ]),
  ),
)
// A run of another size is a look, not the result.
if (process.argv[2] === undefined)
  writeFileSync(
    join(import.meta.dirname, 'results.json'),
    `${JSON.stringify({ accounts: accountsLarge, lines: accountsLarge * 10, rows }, null, 2)}\n`,
  )

async function measure(): Promise<void> {
  const large = join(home.path, 'large')
  const small = join(home.path, 'small')
  const { mapping, lines } = await writeData(large, accountsLarge)
  await writeData(small, accountsSmall)
  for (const name of ['large', 'small']) command(home.path, 'workspaces', 'create', name)
  await measureStart()
  await withServer(async (server) => {
    command(home.path, 'import', small, '--mapping', mapping, '--workspace', 'small')
    await measureImport(large, mapping, lines)
    await measureBridge(server, large)
    await measureRetention(server)
    await measureMetrics(server)
    await measurePolicies(server)
    await measureCorrection(server)
    await measureAccounts(server)
    await measurePlans(server, home.path, note)
  })
}

async function withServer(work: (server: Server) => Promise<void>): Promise<void> {
  const server = await serve(home.path)
  try {
    await work(server)
  } finally {
    await server.stop()
  }
}

async function measureStart(): Promise<void> {
  const started = performance.now()
  await withServer(async (server) => {
    // What the sign-in page asks first: it reads the database too.
    await (await fetch(`${server.address}/api/v1/setup/show`)).json()
    note('start to first answer, s', (performance.now() - started) / 1000, '', 1.5)
    await call(server, 'GET', '/api/v1/workspaces/list')
    await new Promise((resolve) => setTimeout(resolve, 3000))
    note('memory of the app when idle, MiB', usage(server.pid)?.rssMib, '', 200)
  })
}

// One COPY before and one after: the machine is seldom as fast in one minute as in the next.
async function measureImport(folder: string, mapping: string, lines: number): Promise<void> {
  const copy = (): Promise<number> => withDatabase((url) => bareCopy(url, join(folder, 'lines.csv')))
  const before = await copy()
  const imported = command(home.path, 'import', folder, '--mapping', mapping, '--workspace', 'large')
  const after = await copy()
  const copyMs = (before + after) / 2
  note(`import of ${lines} lines, ms`, imported.ms, '')
  note('bare COPY of the same lines, mean of one before and one after, ms', copyMs, '')
  note('import ÷ bare COPY', imported.ms / copyMs, '×', 8)
}

async function measureBridge(server: Server, folder: string): Promise<void> {
  for (const by of ['total', 'country'] as const) {
    const path = `/api/v1/ledger/bridge?workspace=large&from=2020-01&to=2024-12${by === 'country' ? '&by=country' : ''}`
    const { rows: months } = (await call(server, 'GET', path)).json as { rows: { month: string; closing: string }[] }
    const ours: number[] = []
    for (let round = 0; round < 20; round += 1) ours.push((await call(server, 'GET', path)).ms)
    const theirs = await duckdbBridge(folder, by, 7)
    const closing = months.filter(({ month }) => month === '2024-12').reduce((sum, row) => sum + Number(row.closing), 0)
    if (closing.toFixed(2) !== theirs.closing)
      throw new Error(`The yardstick disagrees by ${by}: ${closing.toFixed(2)} and ${theirs.closing}`)
    note(`bridge of 60 months by ${by}, p50 ms`, quantile(ours, 0.5), '')
    note(`DuckDB from the lines by ${by}, p50 ms`, quantile(theirs.ms, 0.5), '')
    note(`bridge by ${by} ÷ DuckDB`, quantile(ours, 0.5) / quantile(theirs.ms, 0.5), '×', by === 'total' ? 0.1 : 1)
  }
}

async function measureRetention(server: Server): Promise<void> {
  const months = 'from=2020-01&to=2024-12'
  const reads: Record<string, { path: string; aim: number }> = {
    'retention (NRR, GRR, logo, trailing 12)': {
      path: `/api/v1/metrics/series?workspace=large&${months}&ids=nrr,grr,logo-retention`,
      aim: 100,
    },
    'cohort table': { path: `/api/v1/metrics/cohorts?workspace=large&${months}&period=month`, aim: 300 },
  }
  for (const [what, { path, aim }] of Object.entries(reads)) {
    const times: number[] = []
    for (let round = 0; round < 20; round += 1) times.push((await call(server, 'GET', path)).ms)
    note(`${what} over 60 months, p50 ms`, quantile(times, 0.5), '', aim)
  }
}

async function measureMetrics(server: Server): Promise<void> {
  const show = '/api/v1/metrics/show?workspace=large&at=2024-12'
  const reads: Record<string, { path: string; aim: number }> = {}
  for (const id of ['nrr', 'arr', 'mrr', 'churned-arr']) {
    reads[`metric ${id}`] = { path: `${show}&id=${id}`, aim: 100 }
    for (const by of ['country', 'segment', 'product'])
      reads[`metric ${id} by ${by}`] = { path: `${show}&id=${id}&by=${by}`, aim: 500 }
  }
  const list = '/api/v1/metrics/accounts?workspace=large&at=2024-12&limit=50'
  reads['table of accounts by ARR, first page'] = { path: list, aim: 300 }
  reads['table of accounts by name, first page'] = { path: `${list}&sort=name`, aim: 300 }
  for (const [what, { path, aim }] of Object.entries(reads)) {
    const { first, p50 } = await firstAndLater(server, path)
    note(`${what}, first, ms`, first, '')
    note(`${what}, p50 ms`, p50, '', aim)
  }
}

// The first question under a set computes its ledger, the later ones do not.
async function measurePolicies(server: Server): Promise<void> {
  for (const workspace of ['small', 'large'] as const) {
    const lines = (workspace === 'small' ? accountsSmall : accountsLarge) * 10
    for (const policies of ['smsb,chartmogul', 'mainstay,dbt']) {
      const path = `/api/v1/metrics/compare?workspace=${workspace}&at=2024-12&id=nrr&policies=${policies}&limit=50`
      const { first, p50 } = await firstAndLater(server, path)
      note(`comparison ${policies} at ${lines} lines, first, ms`, first, '', workspace === 'small' ? 300 : undefined)
      note(`comparison ${policies} at ${lines} lines, p50 ms`, p50, '', 1500)
    }
  }
  const bridge = '/api/v1/ledger/bridge?workspace=large&from=2020-01&to=2024-12&policy=chartmogul'
  note('bridge of 60 months under chartmogul, p50 ms', (await firstAndLater(server, bridge)).p50, '', 100)
}

async function firstAndLater(server: Server, path: string): Promise<{ first: number; p50: number }> {
  const { ms: first } = await call(server, 'GET', path)
  const later: number[] = []
  for (let round = 0; round < 5; round += 1) later.push((await call(server, 'GET', path)).ms)
  return { first, p50: quantile(later, 0.5) }
}

async function measureCorrection(server: Server): Promise<void> {
  const times = { small: [] as number[], large: [] as number[] }
  for (let round = 0; round < 25; round += 1) {
    for (const workspace of ['small', 'large'] as const) {
      const set = `arr=${1000 + round}`
      const corrected = await call(server, 'POST', '/api/v1/ledger/correct', {
        workspace,
        line: `L${round * 7}`,
        set,
        because: 'bench',
      })
      const read = await call(server, 'GET', `/api/v1/ledger/bridge?workspace=${workspace}&from=2020-01&to=2024-12`)
      times[workspace].push(corrected.ms + read.ms)
    }
  }
  const [small, large] = [quantile(times.small, 0.5), quantile(times.large, 0.5)]
  note(`correction to new bridge at ${accountsSmall * 10} lines, p50 ms`, small, '')
  note(`correction to new bridge at ${accountsLarge * 10} lines, p50 ms`, large, '')
  note('large ÷ small', large / small, '×', 1.5)
}

async function measureAccounts(server: Server): Promise<void> {
  await fillAccounts()
  const kinds: Record<string, (n: number) => Promise<{ ms: number }>> = {
    'list of 50': () => call(server, 'GET', '/api/v1/accounts/list?workspace=large&limit=50'),
    filter: (n) => call(server, 'GET', `/api/v1/accounts/list?workspace=large&limit=50&search=${n % 1000}77`),
    aggregate: () => call(server, 'GET', '/api/v1/accounts/count?workspace=large&by=country'),
    create: (n) =>
      call(server, 'POST', '/api/v1/accounts/create', {
        workspace: 'large',
        ref: `N${Date.now()}-${n}`,
        name: `New ${n}`,
      }),
  }
  for (const [kind, one] of Object.entries(kinds)) {
    await load(server, 2, 20, one)
    for (const clients of [1, 16]) {
      const { p50, p99, cpuMs } = await load(server, clients, clients === 1 ? 100 : 400, one)
      note(`${kind}, 100,000 accounts, ${clients} client(s): p50 ms`, p50, '')
      note(`${kind}, 100,000 accounts, ${clients} client(s): p99 ms`, p99, '')
      note(`${kind}, 100,000 accounts, ${clients} client(s): CPU of the app per request, ms`, cpuMs, '')
    }
  }
}

/** Brings the large workspace to 100,000 accounts. */
async function fillAccounts(): Promise<void> {
  const missing = 100_000 - accountsLarge
  if (missing <= 0) return
  const folder = join(home.path, 'more')
  const { mapping } = await writeData(folder, 1)
  const text = ['ref,name,country', ...Array.from({ length: missing }, (_, n) => `M${n},More ${n},PL`)].join('\n')
  writeFileSync(join(folder, 'accounts.csv'), `${text}\n`)
  command(home.path, 'import', join(folder, 'accounts.csv'), '--mapping', mapping, '--workspace', 'large')
}

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const found = await findDatabase(await openHome({ MAINSTAY_HOME: home.path }))
  try {
    return await work(found.url)
  } finally {
    await found.release()
  }
}
