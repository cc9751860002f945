// `npm test`: everything that must hold, on a machine where nothing was installed by hand.
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

const steps = [
  ['Types of the models', ['tsc', '-p', 'tsconfig.model.json']],
  ['Types of the server', ['tsc', '-p', 'tsconfig.json']],
  ['Types of the web app', ['tsc', '-p', 'tsconfig.web.json']],
  ['Style', ['biome', 'check', '--error-on-warnings', '.']],
  ['Nothing left over', ['knip']],
  ['Build', ['node', 'build/build.mjs']],
  ['Tests', ['vitest', 'run', ...process.argv.slice(2)]],
]

for (const [title, [command, ...args]] of steps) {
  const started = performance.now()
  console.log(`\n# ${title}`)
  const direct = command === 'node'
  const run = spawnSync(direct ? process.execPath : `node_modules/.bin/${command}`, args, {
    stdio: 'inherit',
    shell: process.platform === 'win32' && !direct,
  })
  if (run.status !== 0) {
    console.error(`\n${title}: failed`)
    process.exit(run.status ?? 1)
  }
  console.log(`${title}: good, ${((performance.now() - started) / 1000).toFixed(1)} s`)
}
