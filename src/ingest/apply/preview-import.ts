import { type Database, type StagedRow, type Transaction, takenBack } from '#platform/server'
import { columnsOfFields, type ImportPlan, type ImportSource } from '../mapping/index.js'
import type { FileEntry } from '../mapping/mapping.js'
import { listRejections } from '../store/read-imports.js'
import { type ImportedFile, type ImportRequest, type ImportWorld, importFacts } from './import-facts.js'

// Some of the first rows may be refused later; of these more are held than are shown.
const heldBeyondShown = 100

/** Imports, tells what came of it, and takes it back. `shown` rows per file. */
export async function previewImport(database: Database, request: ImportRequest, world: ImportWorld, shown: number) {
  const held = new Map<number, StagedRow[]>()
  const stored = (fileNo: number, rows: readonly StagedRow[]): void => {
    const before = held.get(fileNo) ?? []
    if (before.length < shown + heldBeyondShown)
      held.set(fileNo, [...before, ...rows.slice(0, shown + heldBeyondShown - before.length)])
  }
  return takenBack(database, request.workspaceId, async (transaction) => {
    const { recording, files } = await importFacts(transaction, request, { ...world, stored })
    const { workspaceId } = request
    const told = []
    for (const [fileNo, file] of files.entries()) {
      const source = request.plan.sources[fileNo]
      if (!source) continue
      const place = { workspaceId, importId: recording.id, fileNo }
      const refused = file.rejected === 0 ? [] : await listRejections(transaction, place, { limit: shown, after: 0 })
      const bad =
        file.rejected === 0 ? new Set<number>() : await refusedAmong(transaction, place, held.get(fileNo) ?? [])
      const good = (held.get(fileNo) ?? []).filter(({ rowNo }) => !bad.has(rowNo)).slice(0, shown)
      const { problems: _, ...counts } = file
      told.push({
        ...counts,
        columns: [...source.columns],
        ...asStored(source, good),
        reads: readsOf(source, request.plan),
        refused,
      })
    }
    return { files: told, ignored: [...request.plan.ignoredFiles], warnings: warningsOf(request, files) }
  })
}

async function refusedAmong(
  transaction: Transaction,
  place: { workspaceId: string; importId: number; fileNo: number },
  rows: readonly StagedRow[],
): Promise<Set<number>> {
  const { rows: found } = await transaction.query<{ row_no: number }>(
    `select distinct row_no from ingest.rejection
      where workspace_id = $1 and import_id = $2 and file_no = $3 and row_no = any($4)`,
    [place.workspaceId, place.importId, place.fileNo, rows.map(({ rowNo }) => rowNo)],
  )
  return new Set(found.map(({ row_no }) => row_no))
}

function readsOf({ entry }: ImportSource, { mapping }: ImportRequest['plan']): Record<string, string[]> {
  const read = entry === null ? undefined : mapping.files[entry]
  return read ? columnsOfFields(read) : {}
}

/** Rows with only the fields that any of them has. */
function asStored({ shape }: ImportSource, rows: readonly StagedRow[]) {
  const names = [...shape.fields.map(({ name }) => name), ...(shape.openAttributes ? ['attributes'] : [])]
  const places = names.flatMap((_, place) =>
    rows.some(({ values }) => (values[place] ?? null) !== null) ? [place] : [],
  )
  return {
    fields: places.map((place) => names[place] ?? ''),
    stored: rows.map(({ rowNo, values }) => ({ row: rowNo, values: places.map((place) => values[place] ?? null) })),
  }
}

/** What is allowed but may not be meant. */
function warningsOf({ plan, currency, mode }: ImportRequest, files: readonly ImportedFile[]): string[] {
  const warnings: string[] = []
  for (const file of files) {
    const what = `${file.file}, read as ${words(file.entity)}`
    if (file.read === 0)
      warnings.push(`${what}: no rows. Check the conditions of the mapping, and which sheet it reads.`)
    else if (file.rejected === file.read) warnings.push(`${what}: every row would be refused.`)
    if (file.unchanged === file.read && file.read > 0) warnings.push(`${what}: every row is there already, unchanged.`)
    if (file.ended > 0)
      warnings.push(`${what}: ${file.ended} that the file no longer has would end, because the mode is snapshot.`)
    if (mode === 'snapshot' && file.rejected > 0)
      warnings.push(`${what}: nothing would be ended, because refused rows may be among what is missing.`)
  }
  for (const [index, entry] of plan.mapping.files.entries())
    warnings.push(...warningsOfEntry(entry, plan, index, currency))
  if (plan.unmatched.length > 0)
    warnings.push(`No file is called ${plan.unmatched.join(' or ')}, which the mapping reads too.`)
  return warnings
}

function warningsOfEntry(entry: FileEntry, plan: ImportPlan, index: number, currency: string): string[] {
  const source = plan.sources.find((one) => one.entry === index)
  if (!source) return []
  const what = `${source.file}, read as ${words(entry.entity)}`
  const hasField = (name: string) => source.shape.fields.some((field) => field.name === name)
  const warnings: string[] = []
  if (hasField('currency') && !entry.fields.currency)
    warnings.push(`${what}: no column says the currency, so all amounts count as ${currency}.`)
  if (entry.entity === 'contract_line' && !entry.fields.amount && !entry.fields.unitPrice)
    warnings.push(`${what}: neither an amount nor a unit price is mapped, so no line has a value.`)
  if (entry.entity === 'contract_line' && !entry.fields.endDay)
    warnings.push(`${what}: no column says when a line ends, so every line goes on.`)
  if (entry.entity === 'contract_line' && !entry.fields.product)
    warnings.push(`${what}: no column says the product, so nothing can be told apart by product.`)
  return warnings
}

function words(entity: string): string {
  return `${entity.replaceAll('_', ' ')}s`
}
