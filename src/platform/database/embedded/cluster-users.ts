import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Home } from '../../home/index.js'
import { isAlive, markProcess, type ProcessMark } from '../../home/process-mark.js'

/** Notes this process as a user of the home's PostgreSQL; gives the name of its note. Call under the home's lock. */
export function noteUser(home: Home): string {
  const folder = folderOf(home)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const note = `${process.pid}-${randomBytes(4).toString('hex')}.json`
  writeFileSync(join(folder, note), JSON.stringify(markProcess()))
  return note
}

/** Takes a note away; gives whether living users remain. Notes of the dead go too. Call under the home's lock. */
export function dropUser(home: Home, note: string): { readonly othersRemain: boolean } {
  const folder = folderOf(home)
  rmSync(join(folder, note), { force: true })
  let othersRemain = false
  for (const name of readdirSync(folder)) {
    if (isLiving(join(folder, name))) othersRemain = true
    else rmSync(join(folder, name), { force: true })
  }
  return { othersRemain }
}

function isLiving(file: string): boolean {
  try {
    return isAlive(JSON.parse(readFileSync(file, 'utf8')) as ProcessMark)
  } catch {
    return false
  }
}

function folderOf(home: Home): string {
  return join(home.path, 'run', 'users')
}
