import { chmodSync, mkdirSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { homePrefix, removeHome } from './sweep-homes.js'

/** A fresh path for a home, removed after the test together with a PostgreSQL that still runs on it. */
export function temporaryHome(name = 'home'): string {
  const parent = temporaryFolder()
  const home = join(parent, name)
  onTestFinished(() => removeHome(home))
  return home
}

/** A fresh folder that every user can pass through, removed after the test. */
export function temporaryFolder(): string {
  // On macOS the temporary folder lies behind a symbolic link, on Windows behind a short name.
  const parent = mkdtempSync(join(realpathSync.native(tmpdir()), `${homePrefix}${process.pid}-`))
  onTestFinished(() => removeHome(parent))
  chmodSync(parent, 0o755)
  const folder = join(parent, 'f')
  mkdirSync(folder)
  return folder
}
