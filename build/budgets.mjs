// Measures the app against its budgets: `node build/budgets.mjs`, with `[PART OF A NAME …] [--address URL]` less of it or
// another server. See bench/budgets.ts.
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const tsx = createRequire(import.meta.url).resolve('tsx/cli')
const { status } = spawnSync(process.execPath, [tsx, join(root, 'bench', 'budgets.ts'), ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
