import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './root.js'

/** The version that package.json states. */
export function version(): string {
  return (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
}
