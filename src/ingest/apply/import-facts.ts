import { customerFacts, maintainAccountSpans } from '#customers/server'
import { journeyFacts } from '#journeys/server'
import { accountsTouched, advanceHorizon, ledgerFacts, maintainLedger } from '#ledger/server'
import { pipelineFacts } from '#pipeline/server'
import { planFacts } from '#plans/server'
import {
  beginRecording,
  type FactTable,
  Failure,
  type Recording,
  recordFacts,
  type StagedBatch,
  type StagedRow,
  type Transaction,
} from '#platform/server'
import type { Batch, ImportPlan, ImportSource } from '../mapping/index.js'
import { charactersPerBatch } from '../reading/index.js'
import { endWhatIsGone, noteSeen, prepareSeen } from './end-what-is-gone.js'
import { keepRejections, keepSource, refusedOnes, sourceChunk } from './keep-source.js'
import { opinionFiles, refuseUnseen } from './opinion-files.js'

/** Every kind of fact that can be imported, in the order of their dependencies. */
export const importable: readonly FactTable[] = [
  ...customerFacts,
  ...ledgerFacts,
  ...journeyFacts,
  ...pipelineFacts,
  ...planFacts,
]

export type ImportMode = 'upsert' | 'snapshot'

/** What became of one file as one kind of fact. */
export type ImportedFile = {
  readonly file: string
  readonly entity: string
  readonly read: number
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: number
  /** How many facts the snapshot ended because the file no longer has them; not part of `read`. */
  readonly ended: number
  /** The first refused rows. */
  readonly problems: readonly { row: number; field: string; reason: string }[]
}

export type ImportRequest = {
  readonly workspaceId: string
  readonly plan: ImportPlan
  readonly mapping: { readonly name: string }
  readonly mode: ImportMode
  readonly actor: string
  /** The reporting currency of the workspace: what rows without a currency are in. */
  readonly currency: string
  /** The day of the import. */
  readonly today: string
  /** The import whose refused rows these are, corrected. */
  readonly mends?: number
  /** Files that hold opinions although these rows are of another kind. */
  readonly withOpinions?: ReadonlySet<string>
}

export type ImportWorld = {
  readonly signal: AbortSignal
  readonly progress: (done: number, total: number | null, phase: string) => void
  /** Sees the good rows of each file as they go in. */
  readonly stored?: (fileNo: number, rows: readonly StagedRow[]) => void
}

const problemsShown = 20

/**
 * Imports the files of a plan in one transaction: kind after kind, the good rows become facts and the ledger
 * of every account that they touch follows; refused rows are kept with their reasons.
 */
export async function importFacts(
  transaction: Transaction,
  request: ImportRequest,
  world: ImportWorld,
): Promise<{ recording: Recording; files: ImportedFile[] }> {
  // Sorting and hashing a large file in memory; a laptop has this much for the one import that runs.
  await transaction.query("select set_config('work_mem', '128MB', true)")
  const withOpinions = new Set([
    ...(request.withOpinions ?? []),
    ...opinionFiles(request.plan.sources, request.plan.mapping),
  ])
  await refuseUnseen(transaction, withOpinions)
  const act = { kind: 'import', actor: request.actor, because: request.mapping.name } as const
  const recording = await beginRecording(transaction, request.workspaceId, act)
  await transaction.query('update platform.recording set files = $3 where workspace_id = $1 and id = $2', [
    recording.workspaceId,
    recording.id,
    request.plan.sources.map((source) => source.file),
  ])
  await advanceHorizon(transaction, recording, request.today)
  if (request.mode === 'snapshot') await prepareSeen(transaction)
  const files: ImportedFile[] = []
  for (const [fileNo, source] of request.plan.sources.entries()) {
    files.push(
      await importSource(
        transaction,
        recording,
        {
          ...{ source, fileNo, mode: request.mode, currency: request.currency },
          opinions: withOpinions.has(source.file),
        },
        world,
      ),
    )
  }
  const ended = request.mode === 'snapshot' ? await endGone(transaction, recording, request, files) : files
  await keepImport(transaction, recording, request, ended)
  await maintainAccountSpans(transaction, recording)
  const accounts = await accountsTouched(transaction, recording)
  await maintainLedger(transaction, recording, accounts, (done, total) => {
    world.signal.throwIfAborted()
    world.progress(done, total, 'Updating the ledger of accounts')
  })
  if (ended.reduce((sum, { created }) => sum + created, 0) > rowsWorthAnalyzing) {
    await transaction.query('select platform.refresh_statistics($1::regclass[])', [analyzed])
  }
  return { recording, files: ended }
}

// Without fresh statistics the first reads after a large import took plans that were about four times slower, and
// those of the plans of a thousand customers minutes.
const rowsWorthAnalyzing = 5000
const analyzed = [
  ...['customers.account', 'customers.unit', 'customers.person', 'ledger.contract_line', 'ledger.movement'],
  ...['journeys.touchpoint', 'pipeline.opportunity', 'plans.item'],
]

type SourceRequest = {
  readonly source: ImportSource
  readonly fileNo: number
  readonly mode: ImportMode
  readonly currency: string
  /** Whether the file holds opinions. */
  readonly opinions: boolean
}

async function importSource(
  transaction: Transaction,
  recording: Recording,
  { source, fileNo, mode, currency, opinions }: SourceRequest,
  world: ImportWorld,
): Promise<ImportedFile> {
  const facts = importable.find((table) => table.shape.name === source.entity)
  if (!facts) throw new Failure('wrong-usage', `There is no kind of fact "${source.entity}".`)
  const refused = refusedOnes(problemsShown)
  const place = facts.shape.fields.findIndex((field) => field.name === 'currency')
  const inCurrency = (values: (string | null)[]): (string | null)[] =>
    place >= 0 && values[place] === null ? values.with(place, currency) : values
  let read = 0
  async function* rows(): AsyncIterable<StagedBatch> {
    for await (const batch of gathered(source.open())) {
      world.signal.throwIfAborted()
      const chunk = sourceChunk(batch)
      const good: StagedRow[] = []
      for (const row of batch.rows) {
        if (row.values && row.problems.length === 0) good.push({ rowNo: row.rowNumber, values: inCurrency(row.values) })
        else refused.add(row.rowNumber, row.problems, row.cells)
      }
      world.stored?.(fileNo, good)
      const rejected = refused.take()
      read += batch.rows.length
      world.progress(read, null, `Reading ${source.file} as ${severalOf(source.entity)}`)
      const alongside = async (): Promise<void> => {
        await keepSource(transaction, recording, { fileNo, opinions }, await chunk)
        await keepRejections(transaction, recording, { fileNo, opinions }, rejected)
      }
      yield { rows: good, alongside }
    }
  }
  const recorded = await recordFacts(transaction, facts, rows(), recording, fileNo)
  for (const { rowNo, field, reason } of recorded.rejections)
    refused.add(rowNo, [{ field, column: null, value: null, reason }], null)
  await keepRejections(transaction, recording, { fileNo, opinions }, refused.take())
  if (mode === 'snapshot') await noteSeen(transaction, facts)
  const { created, updated, unchanged } = recorded
  const { rejected, problems } = refused.summary()
  return { file: source.file, entity: source.entity, read, created, updated, unchanged, rejected, ended: 0, problems }
}

function severalOf(entity: string): string {
  return `${entity.replaceAll('_', ' ')}s`.replace(/ys$/, 'ies')
}

const rowsPerCopy = 1000

/** Batches large enough to be worth a COPY of their own, and small enough to be held in memory twice. */
async function* gathered(batches: AsyncIterable<Batch>): AsyncIterable<Batch> {
  let rows: Batch['rows'][number][] = []
  let skipped = 0
  let characters = 0
  for await (const batch of batches) {
    rows = rows.length === 0 ? [...batch.rows] : rows.concat(batch.rows)
    skipped += batch.skipped
    for (const { cells } of batch.rows) for (const cell of cells) if (cell !== null) characters += cell.length
    if (rows.length < rowsPerCopy && characters < charactersPerBatch) continue
    yield { rows, skipped }
    rows = []
    skipped = 0
    characters = 0
  }
  if (rows.length > 0) yield { rows, skipped }
}

/** Ends per kind what no file of the import has any more; nothing of a kind that had refused rows, which may be among them. */
async function endGone(
  transaction: Transaction,
  recording: Recording,
  request: ImportRequest,
  files: readonly ImportedFile[],
): Promise<ImportedFile[]> {
  const ended = new Map<string, number>()
  for (const facts of importable) {
    const ofKind = files.filter((file) => file.entity === facts.shape.name)
    if (ofKind.length === 0 || ofKind.some((file) => file.rejected > 0)) continue
    ended.set(
      facts.shape.name,
      await endWhatIsGone(transaction, facts, recording, { mappingName: request.mapping.name, today: request.today }),
    )
  }
  return files.map((file) => {
    const count = ended.get(file.entity) ?? 0
    ended.delete(file.entity)
    return { ...file, ended: count }
  })
}

async function keepImport(
  transaction: Transaction,
  recording: Recording,
  request: ImportRequest,
  files: readonly ImportedFile[],
): Promise<void> {
  const kept = files.map((file, index) => {
    const { columns, entry, originals } = request.plan.sources[index] ?? {}
    const corrected = originals?.size ? { originals: Object.fromEntries(originals) } : {}
    return { ...file, columns, ...corrected, ...(entry === null ? {} : { entry }) }
  })
  await transaction.query(
    `insert into ingest.import (workspace_id, id, mapping_name, mapping, mode, files, ignored_files, mends) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      recording.workspaceId,
      recording.id,
      request.mapping.name,
      JSON.stringify(request.mapping),
      request.mode,
      JSON.stringify(kept),
      JSON.stringify(request.plan.ignoredFiles),
      request.mends ?? null,
    ],
  )
}
