import { z } from 'zod'
import { findWorkspace, type Workspace } from '#access/server'
import { addDays, type Currency, type Day, formatDay, formatMinor } from '#foundation'
import { action, Failure, sentenceField, type Transaction } from '#platform/server'
import { convert, rateOn } from '../model/conversion.js'
import { recognisedBy, recognitionOf, windowStart } from '../model/repeat-recognition.js'
import { findAccountId } from '../store/account-ledger.js'
import { listInvoiceLines } from '../store/list-invoice-lines.js'
import { readWorld } from '../store/read-world.js'
import { amountField, dayField, workspaceField } from './fields.js'
import { atField, currencyField, dayAt } from './invoices-at.js'

const row = z.object({
  line: z.string().describe('Key of the invoice line.'),
  invoice: z.string().nullable(),
  product: z.string().nullable(),
  issuedDay: dayField.nullable(),
  serviceStart: dayField.nullable(),
  serviceEnd: dayField.nullable().describe('First day after the service.'),
  amount: amountField.describe('The whole line, in its currency.'),
  recognised: amountField.describe('What of it is revenue of the window, in its currency.'),
  currency: z.string(),
  recurring: z.boolean(),
  importId: z.string().nullable(),
  file: z.string().nullable(),
  row: z.int().nullable().describe('Row in the file; its header is row 1.'),
})

const input = z.object({
  workspace: workspaceField,
  account: z.string().describe('Key of the account.'),
  at: atField.describe('The day that the window ends with; a month is its last day.'),
  window: z
    .enum(['now', 'then'])
    .default('now')
    .describe('The twelve months up to the day, or the twelve before them.'),
  currency: currencyField,
})

/** The invoice lines behind the revenue of one customer in a window, each with its source row; they sum to it. */
export const invoicesLines = action({
  name: 'invoices.lines',
  summary: "List the invoice lines behind a customer's revenue of twelve months, each with its source row.",
  effect: 'read',
  permission: 'ledger:read',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['account'] },
  input,
  output: z.object({
    currency: z.string(),
    from: dayField,
    to: dayField,
    rows: z.array(row),
    sums: z
      .array(z.object({ currency: z.string(), recognised: amountField, converted: amountField.nullable() }))
      .describe('Per currency, converted at the rate of the day.'),
    total: amountField.nullable().describe('Null where a currency has no rate.'),
    because: sentenceField.nullable(),
    unplaced: z.int().describe('Lines of the customer that name no day, so that they count nowhere.'),
  }),
  async run({ database }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const read = (transaction: Transaction) => linesBehind(transaction, workspace, request)
    return database.withWorkspace(workspace.id, read, { snapshot: true })
  },
})

async function linesBehind(transaction: Transaction, workspace: Workspace, request: z.output<typeof input>) {
  const id = await findAccountId(transaction, workspace.id, request.account)
  if (id === null) throw new Failure('not-found', `There is no account "${request.account}".`)
  const at = dayAt(request.at)
  const to = request.window === 'now' ? at : windowStart(at, 12)
  const from = windowStart(to, 12)
  const all = await listInvoiceLines(transaction, workspace.id, id)
  const placed = all.flatMap((line) => {
    const recognition = recognitionOf(line)
    if (!recognition) return []
    const minor = recognisedBy(line.minor, recognition, to) - recognisedBy(line.minor, recognition, from)
    return [{ line, minor, isInside: recognition.from <= to && recognition.to > addDays(from, 1) }]
  })
  const sums = new Map<Currency, bigint>()
  for (const { line, minor } of placed) sums.set(line.currency, (sums.get(line.currency) ?? 0n) + minor)
  const currency = request.currency ?? workspace.currency
  return {
    currency,
    from: formatDay(addDays(from, 1)),
    to: formatDay(to),
    rows: placed.filter(({ isInside }) => isInside).map(({ line, minor }) => rowOf(line, minor)),
    ...(await convertedAt(transaction, workspace, { sums, currency, at })),
    unplaced: all.length - placed.length,
  }
}

type Listed = Awaited<ReturnType<typeof listInvoiceLines>>[number]

function rowOf(line: Listed, minor: bigint): z.input<typeof row> {
  const { source } = line
  const dayText = (day: Day | null) => (day === null ? null : formatDay(day))
  return {
    line: line.ref,
    invoice: source.invoice,
    product: source.product,
    issuedDay: dayText(line.issuedDay),
    serviceStart: dayText(line.serviceStart),
    serviceEnd: dayText(line.serviceEnd),
    amount: formatMinor(line.minor, line.currency),
    recognised: formatMinor(minor, line.currency),
    currency: line.currency,
    recurring: line.recurring,
    importId: source.importId,
    file: source.file,
    row: source.row,
  }
}

async function convertedAt(
  transaction: Transaction,
  workspace: Workspace,
  { sums, currency, at }: { sums: ReadonlyMap<Currency, bigint>; currency: Currency; at: Day },
) {
  const { world, policy } = await readWorld(transaction, workspace.id)
  let total = 0n
  const reasons: string[] = []
  const rows = [...sums].map(([own, minor]) => {
    const rate = rateOn({ ...world, currency }, policy.fx, own, at)
    if (!rate.known) reasons.push(rate.because)
    const converted = rate.known ? convert(minor, rate.value) : null
    total += converted ?? 0n
    return {
      currency: own,
      recognised: formatMinor(minor, own),
      converted: converted === null ? null : formatMinor(converted, currency),
    }
  })
  const [because = null] = reasons
  return { sums: rows, total: because === null ? formatMinor(total, currency) : null, because }
}
