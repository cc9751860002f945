import { existsSync, readFileSync } from 'node:fs'
import { test } from 'vitest'

// Published data sets lie beside the repository and may not be copied into it.
const shared = new URL('../../../../shared/', import.meta.url)

/** Runs tests on a folder of `../shared`; where that is not there, says so loudly instead. */
export function onShared(folder: string, tests: () => void): void {
  if (existsSync(new URL(folder, shared))) return tests()
  console.warn(`NOT RUN: tests on ../shared/${folder}, which is not here.`)
  test(`not run: ../shared/${folder} is not here`, () => {})
}

/** The rows of a plain CSV file (no quoted fields) of `../shared`, by column name. */
export function sharedRows(path: string): Record<string, string>[] {
  const [header = '', ...lines] = readFileSync(new URL(path, shared), 'utf8').trim().split(/\r?\n/)
  const names = header.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, index) => [names[index], cell])))
}
