// `npm test`: everything that must hold, on a machine where nothing was installed by hand.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsc = programOf('typescript', 'tsc')

const steps = [
  ['Types of the models', [tsc, '-p', 'tsconfig.model.json']],
  ['Types of the server', [tsc, '-p', 'tsconfig.json']],
  ['Types of the web app', [tsc, '-p', 'tsconfig.web.json']],
  ['Style', [programOf('@biomejs/biome', 'biome'), 'check', '--error-on-warnings', '.']],
  ['Nothing left over', [programOf('knip', 'knip')]],
  ['Build', [join('build', 'build.mjs')]],
  ['Tests', [programOf('vitest', 'vitest'), 'run', ...process.argv.slice(2)]],
]

for (const [title, words] of steps) {
  const started = performance.now()
  console.log(`\n# ${title}`)
  const run = spawnSync(process.execPath, words, { cwd: root, stdio: 'inherit' })
  if (run.status !== 0) {
    console.error(`\n${title}: failed`)
    process.exit(run.status ?? 1)
  }
  console.log(`${title}: good, ${((performance.now() - started) / 1000).toFixed(1)} s`)
}

/** What a package's program is in Node's words: its link in node_modules/.bin is for a shell on Windows. */
function programOf(name, program) {
  const folder = join(root, 'node_modules', name)
  return join(folder, JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).bin[program])
}
