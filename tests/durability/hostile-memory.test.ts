import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { workbookParts, zipOf } from '../../src/ingest/reading/testing/zip.js'
import { openProgramHome, run, start } from '../support/program.js'
import { removeHome } from '../support/sweep-homes.js'

// The program and what it starts, but for PostgreSQL, while it imports the worst files that it takes.
const memoryMebibytes = 400
const measurable = existsSync('/proc/self/status')
if (!measurable) console.warn('NOT RUN: the memory of the program with hostile files, which only Linux tells.')

let home: string

beforeAll(async () => {
  home = openProgramHome()
  // The first run after a change builds the program, which takes memory of its own.
  expect(await run(home, 'workspaces', 'create', 'W', '--currency', 'EUR')).toMatchObject({ code: 0 })
}, 240_000)

afterAll(() => removeHome(home), 60_000)

function each(count: number, text: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => text(index)).join('')
}

const shared = (count: number) => each(count, (index) => `<row><c t="s"><v>${index}</v></c></row>`)
const inline = (count: number, bytes: number) =>
  each(count, () => `<row><c t="inlineStr"><is><t>${randomBytes(bytes).toString('hex')}</t></is></c></row>`)
const texts = (count: number, bytes: number) =>
  each(count, (index) => `<si><t>${index}-${randomBytes(bytes).toString('hex')}</t></si>`)

const kinds = {
  'as many texts as are taken': () => workbookParts(shared(120_000), texts(120_000, 5)),
  'too many texts': () => workbookParts(shared(220_000), texts(220_000, 5)),
  'long texts': () => workbookParts(shared(15), texts(15, 500_000)),
  'a large file': () => workbookParts(inline(9_500, 2400), texts(4000, 1900)),
  'many formulas': () => workbookParts(each(400_000, (index) => `<row><c><f>A1</f><v>${index}</v></c></row>`)),
}

it.skipIf(!measurable).each(Object.entries(kinds))(
  `%s: at most ${memoryMebibytes} MiB, and the file is read or refused by name`,
  async (kind, parts) => {
    const folder = join(home, kind.replaceAll(' ', '-'))
    mkdirSync(folder)
    writeFileSync(join(folder, 'hostile.xlsx'), zipOf(parts()))
    const fields = { ref: '#1', name: { value: 'x' } }
    const files = [{ match: 'hostile.xlsx', headerRow: 0, entity: 'account', fields }]
    writeFileSync(`${folder}.json`, JSON.stringify({ name: kind, version: 1, files }))
    const importing = start(home, 'import', folder, '--mapping', `${folder}.json`, '--workspace', 'W', '--json')
    const watch = watchMemory(importing.pid)
    const { code, out, err } = await importing.ended
    const peak = await watch.stop()
    const outcome = code === 2 ? err : `${JSON.parse(out).files[0].read} rows`
    console.info(
      `${kind}: ${Math.round(peak.total)} MiB (${peak.processes.join('; ')}), ${outcome.trim().split('\n').at(-1)}`,
    )
    expect(outcome).toMatch(/^\d+ rows$|hostile\.xlsx is too large for XLSX: .* Save it as CSV/)
    expect(peak.total, peak.processes.join('; ')).toBeLessThanOrEqual(memoryMebibytes)
  },
  240_000,
)

type Memory = { readonly total: number; readonly processes: readonly string[] }

/** The largest sum of resident memory of a process and its children in MiB, without PostgreSQL, and how it was made up. */
function watchMemory(pid: number): { stop(): Promise<Memory> } {
  let peak: Memory = { total: 0, processes: [] }
  let stopped = false
  const watching = (async () => {
    while (!stopped) {
      const now = memoryOf(pid)
      if (now.total > peak.total) peak = now
      await sleep(20)
    }
  })()
  return {
    stop: async () => {
      stopped = true
      await watching
      return peak
    },
  }
}

function memoryOf(pid: number): Memory {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    // Nor the compiler, which runs when sources have changed since the last start.
    const isOther = /^Name:\s+(postgres|initdb|esbuild)/m.test(status)
    const own = isOther ? 0 : Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
    const children = readdirSync(`/proc/${pid}/task`)
      .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
      .map((child) => memoryOf(Number(child)))
    const name = command.map((part) => part.split('/').at(-1)).slice(0, 5)
    const said = isOther ? [] : [`${Math.round(own)} ${name.join(' ').slice(0, 90)}`]
    return {
      total: children.reduce((sum, child) => sum + child.total, own),
      processes: [...said, ...children.flatMap(({ processes }) => processes)],
    }
  } catch {
    return { total: 0, processes: [] }
  }
}
