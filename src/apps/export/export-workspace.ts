import { mkdir, readdir, rename, rm, rmdir, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { auditExtract, findWorkspace } from '#access/server'
import { customerFacts } from '#customers/server'
import { type Currency, formatMinor } from '#foundation'
import { journeyFacts } from '#journeys/server'
import { ledgerExtracts, ledgerFacts } from '#ledger/server'
import { pipelineFacts } from '#pipeline/server'
import { planFacts } from '#plans/server'
import {
  type Context,
  type FactExtract,
  Failure,
  factExtract,
  type Row,
  type TableExtract,
  type Transaction,
} from '#platform/server'
import { guarded, writeCsv } from './csv-file.js'
import { type Described, mappingOf, readmeOf } from './read-me.js'

/** What to export, and where to: a folder that is not there yet, or is empty. */
export type ExportOrder = { readonly workspace: string; readonly folder: string; readonly programVersion: string }

/** What was exported: the files with the number of their rows. */
export type Exported = { readonly files: readonly { readonly file: string; readonly rows: number }[] }

/**
 * Writes a workspace, as it is at one moment, as files that anyone can read: facts in the columns that an import reads,
 * with their mapping and their history; movements, closes, policy sets. The folder is there when it is whole, or not at
 * all. Fails as `not-found`, `name-taken`, `forbidden`, `disk-full`.
 */
export async function exportWorkspace(
  context: Pick<Context, 'database' | 'clock' | 'progress' | 'signal'>,
  order: ExportOrder,
): Promise<Exported> {
  const { id, ...workspace } = await findWorkspace(context.database, order.workspace)
  await refuseFull(order.folder)
  const part = `${order.folder}.part`
  try {
    await rm(part, { recursive: true, force: true })
    await mkdir(join(part, 'history'), { recursive: true, mode: 0o700 })
    await mkdir(join(part, 'ledger'), { mode: 0o700 })
    const described = await context.database.withWorkspace(
      id,
      (snapshot) => writeTables({ context, snapshot, folder: part, id, currency: workspace.currency }),
      { snapshot: true },
    )
    const about = { ...workspace, exportedAt: context.clock(), programVersion: order.programVersion }
    await writeFile(join(part, 'workspace.json'), `${JSON.stringify(about, null, 2)}\n`)
    await writeFile(join(part, 'columns.json'), `${JSON.stringify(described, null, 2)}\n`)
    await writeFile(join(part, 'mapping.json'), `${JSON.stringify(mappingOf(described), null, 2)}\n`)
    await writeFile(join(part, 'README.txt'), readmeOf(about, described))
    await rmdir(order.folder).catch(() => undefined)
    await rename(part, order.folder)
    return { files: described.map(({ file, rows }) => ({ file, rows })) }
  } catch (error) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined)
    throw explained(error, order.folder)
  }
}

async function refuseFull(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Failure('name-taken', `${folder} is no folder. Name one that is not there yet, or is empty.`)
  })
  if (names.length > 0) {
    throw new Failure('name-taken', `The folder ${folder} is not empty. Name one that is not there yet, or is empty.`)
  }
}

type Writing = {
  readonly context: Pick<Context, 'progress' | 'signal'>
  readonly snapshot: Transaction
  readonly folder: string
  readonly id: string
  readonly currency: Currency
}

async function writeTables(writing: Writing): Promise<Described[]> {
  const described: Described[] = []
  for (const facts of [...customerFacts, ...ledgerFacts, ...journeyFacts, ...pipelineFacts, ...planFacts]) {
    const { name: entity, summary } = facts.shape
    const extract = await factExtract(writing.snapshot, facts, writing.id)
    const columns = extract.columns.map(({ name, summary: about }) => ({ name, summary: about }))
    const file = `${entity}.csv`
    described.push({ file, entity, summary, columns, rows: await write(writing, file, extract.sql, extract.columns) })
    const history = `history/${entity}.csv`
    const all: FactExtract['columns'] = [
      ...extract.columns,
      { name: 'recording', type: 'integer', summary: 'Number of the recording that brought this version.' },
      { name: 'void', type: 'flag', summary: 'Whether it says that the fact is no more.' },
    ]
    const rows = await write(writing, history, extract.historySql, all)
    described.push({ file: history, entity: null, summary: `Every version of each ${entity}.`, columns: all, rows })
  }
  for (const { name, summary, columns, sql } of [...ledgerExtracts, auditExtract]) {
    const file = `ledger/${name}.csv`
    described.push({ file, entity: null, summary, columns, rows: await write(writing, file, sql, columns) })
  }
  return described.map(({ columns, ...rest }) => ({
    ...rest,
    columns: columns.map(({ name, summary }) => ({ name, summary })),
  }))
}

type Columns = FactExtract['columns'] | TableExtract['columns']

async function write(
  { context, snapshot, folder, id, currency }: Writing,
  file: string,
  sql: string,
  columns: Columns,
): Promise<number> {
  const cellsOf = (row: Row): (string | null)[] => {
    const texts = Object.values(row) as (string | null)[]
    return texts.map((text, place) => (text === null ? null : cellOf(text, columns[place]?.type, currency)))
  }
  let done = 0
  async function* batches(): AsyncIterable<(string | null)[][]> {
    for await (const rows of snapshot.rows<Row>(sql, [id])) {
      context.signal.throwIfAborted()
      done += rows.length
      context.progress(done, null, `Writing ${file}`)
      yield rows.map(cellsOf)
    }
  }
  return writeCsv(
    join(folder, file),
    columns.map(({ name }) => name),
    batches(),
  )
}

function cellOf(text: string, type: Columns[number]['type'] | undefined, currency: Currency): string {
  if (type === 'minor') return formatMinor(BigInt(text), currency)
  return type === 'text' ? guarded(text) : text
}

function explained(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    const sentence = `The disk that holds ${dirname(folder)} is full, so ${basename(folder)} was not written. Free some space, or name a folder on another disk.`
    return new Failure('disk-full', sentence, { cause: error })
  }
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR'].includes(code)) {
    return new Failure('forbidden', `This user may not write ${folder}. Name another folder.`, { cause: error })
  }
  return error
}
