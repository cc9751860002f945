import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { workspacesCreate } from '#access/server'
import { importFiles, importsErrors, importsList, importsUndo } from '#ingest/server'
import {
  ledgerBridge,
  ledgerClose,
  ledgerCorrect,
  ledgerMovements,
  ledgerReopen,
  ledgerRestatements,
  ledgerState,
  ledgerVerify,
} from '#ledger/server'
import { type Action, type Context, machine } from '#platform/server'
import { homePrefix } from './sweep-homes.js'
import { createTestDatabase, type TestDatabase } from './test-database.js'

/** A row of a file by the names of fields; blank and missing are the same. */
export type Cells = Readonly<Record<string, string | number | boolean | null | undefined>>

/** Rows by kind of fact; `contract_line-2` is another file of the same kind. Files go in by their kinds' order. */
export type Files = Readonly<Record<string, readonly Cells[]>>

/** How to import. */
export type ImportOptions = {
  readonly mode?: 'upsert' | 'snapshot'
  readonly dryRun?: boolean
  /** The name of the mapping. */
  readonly mapping?: string
  readonly signal?: AbortSignal
}

type Rest<T> = Omit<T, 'workspace'>
type Input<A> = A extends Action<string, infer In, unknown> ? In : never
type Output<A> = A extends Action<string, infer _In, infer Out> ? Out : never
type Call<A> = (input: Rest<Input<A>>) => Promise<Output<A>>

/** An empty workspace of a test, used through the real actions. */
export type TestWorkspace = {
  readonly name: string
  readonly context: Context
  readonly test: TestDatabase
  /** The day that the clock shows; null is the real present. */
  today: string | null
  importRows(files: Files, options?: ImportOptions): Promise<Output<typeof importFiles>>
  importFrom(path: string, mapping: string): Promise<Output<typeof importFiles>>
  undo(importId: string | null): Promise<Output<typeof importsUndo>>
  readonly bridge: Call<typeof ledgerBridge>
  readonly movements: Call<typeof ledgerMovements>
  correct(line: string, set: string, because?: string): Promise<Output<typeof ledgerCorrect>>
  close(...months: string[]): Promise<void>
  reopen(month: string): Promise<void>
  restatements(): Promise<Output<typeof ledgerRestatements>>
  verify(): Promise<Output<typeof ledgerVerify>>
  state(): Promise<Output<typeof ledgerState>>
  imports(): Promise<Output<typeof importsList>>
  errors(id: string, file?: number): Promise<Output<typeof importsErrors>>
}

let database: Promise<TestDatabase> | undefined
let home: string | undefined

afterAll(async () => {
  await (await database)?.drop()
  if (home) rmSync(home, { recursive: true, force: true })
})

/** Makes an empty workspace in the test file's own database, which is dropped after its last test. */
export async function openWorkspace(
  given: { currency?: string; fiscalYearStart?: number } = {},
): Promise<TestWorkspace> {
  database ??= createTestDatabase()
  home ??= mkdtempSync(join(tmpdir(), `${homePrefix}${process.pid}-`))
  const test = await database
  const name = `w-${randomBytes(6).toString('hex')}`
  const clock = { today: null as string | null }
  const contextWith = (signal: AbortSignal): Context => ({
    database: test.app,
    clock: () => (clock.today === null ? new Date().toISOString() : `${clock.today}T12:00:00.000Z`),
    requestId: 'test',
    progress: () => undefined,
    signal,
    home: home ?? '',
    caller: { ...machine, actor: 'tester' },
    actor: 'tester',
  })
  const context = contextWith(new AbortController().signal)
  await workspacesCreate.run(context, { name, ...given })
  const importWith = (path: string, mapping: string, options: ImportOptions): Promise<Output<typeof importFiles>> =>
    importFiles.run(options.signal ? contextWith(options.signal) : context, {
      workspace: name,
      path,
      mapping,
      mode: options.mode ?? 'upsert',
      dryRun: options.dryRun ?? false,
    })
  return {
    name,
    context,
    test,
    get today() {
      return clock.today
    },
    set today(day) {
      clock.today = day
    },
    importRows: async (files, options = {}) => {
      const { folder, mapping } = await writeFiles(files, options.mapping ?? 'test')
      return importWith(folder, mapping, options)
    },
    importFrom: (path, mapping) => importWith(path, mapping, {}),
    undo: (id) => importsUndo.run(context, { workspace: name, id: id ?? '' }),
    bridge: (input) => ledgerBridge.run(context, { workspace: name, ...input }),
    movements: (input) => ledgerMovements.run(context, { workspace: name, ...input }),
    correct: (line, set, because = 'the source was wrong') =>
      ledgerCorrect.run(context, { workspace: name, line, set, because }),
    close: async (...months) => {
      for (const month of months) await ledgerClose.run(context, { workspace: name, month })
    },
    reopen: async (month) => {
      await ledgerReopen.run(context, { workspace: name, month, because: 'a late invoice' })
    },
    restatements: () => ledgerRestatements.run(context, { workspace: name }),
    verify: () => ledgerVerify.run(context, { workspace: name }),
    state: () => ledgerState.run(context, { workspace: name }),
    imports: () => importsList.run(context, { workspace: name }),
    errors: (id, file = 0) => importsErrors.run(context, { workspace: name, id, file }),
  }
}

let folders = 0

/** Writes CSV files whose columns are names of fields, and the mapping that says so. */
export async function writeFiles(
  files: Files,
  mappingName = 'test',
  parent = home ?? tmpdir(),
): Promise<{ folder: string; mapping: string }> {
  const folder = join(parent, `files-${process.pid}-${++folders}`)
  await mkdir(folder, { recursive: true })
  const entries = []
  for (const [name, rows] of Object.entries(files)) {
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))]
    if (columns.length === 0) columns.push('ref')
    const lines = [columns, ...rows.map((row) => columns.map((column) => row[column]))]
    await writeFile(join(folder, `${name}.csv`), lines.map((cells) => `${cells.map(csvCell).join(',')}\r\n`).join(''))
    const fields = Object.fromEntries(columns.map((column) => [column, column]))
    entries.push({ match: `${name}.csv`, entity: name.split('-')[0], fields })
  }
  // Named after the folder, which is this call's own: imports may be written at the same time.
  const mapping = `${folder}.mapping.json`
  await writeFile(mapping, JSON.stringify({ name: mappingName, version: 1, files: entries }))
  return { folder, mapping }
}

function csvCell(value: Cells[string]): string {
  const text = value === null || value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** A monthly EUR line, unless said otherwise. */
export function line(ref: string, account: string, startDay: string, amount: string | number, more: Cells = {}): Cells {
  return { ref, account, startDay, endDay: '', amount, period: 'month', currency: 'EUR', ...more }
}

/** Accounts that are called as their keys. */
export function accounts(...refs: string[]): Cells[] {
  return refs.map((ref) => ({ ref, name: ref }))
}

/** Products that are called as their keys. */
export function products(...refs: string[]): Cells[] {
  return accounts(...refs)
}

/** A rate: 1 `from` = `rate` `to`. */
export function rate(from: string, to: string, day: string, value: string, kind = 'day'): Cells {
  return { from, to, day, rate: value, kind }
}

type BridgeRow = Output<typeof ledgerBridge>['rows'][number]

/** The columns of bridge rows that are not zero, as one line of text per row: `2024-01 new 12.00 closing 12.00 · 1`. */
export function told(rows: readonly BridgeRow[]): string[] {
  return rows.map((row) => {
    const { month, group, customers, because, ...amounts } = row
    const words = Object.entries(amounts).filter(
      ([name, amount]) => name !== 'opening' && !/^0(\.0+)?$/.test(`${amount}`),
    )
    const named = group === undefined ? month : `${month} ${group}`
    return `${[named, ...words.flat()].join(' ')} · ${customers}${because ? ` (${because})` : ''}`
  })
}

/** How many rows every table of the business has, for the whole database. */
export async function countAllRows(test: TestDatabase): Promise<Record<string, number>> {
  const { rows } = await test.owner.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns
      where column_name = 'workspace_id' and table_schema not in ('pg_catalog', 'information_schema') and table_schema not like 'pg_temp%'
      order by 1`,
  )
  const counts: Record<string, number> = {}
  for (const { name } of rows) {
    const counted = await test.owner.query<{ count: number }>(`select count(*) as count from ${name}`)
    counts[name] = counted.rows[0]?.count ?? -1
  }
  return counts
}
