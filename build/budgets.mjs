// Measures the app against its budgets: `node build/budgets.mjs`. See bench/budgets.ts.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const { status } = spawnSync(process.execPath, [tsx, join(root, 'bench', 'budgets.ts')], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
