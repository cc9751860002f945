import { type Currency, type Day, type Decimal, parseDay, parseDecimal, toMinor } from '#foundation'
import type { Transaction } from '#platform/server'
import type { Balance, ContractLine, Discount, LedgerFacts, Pause, Period } from '../model/facts.js'

/** Which accounts to read: some by id, or all. */
export type Scope = { readonly workspaceId: string; readonly accounts: readonly number[] | 'all' }

/** Facts of one account, with the known moment of each line where its source gave one. */
export type AccountFacts = {
  readonly account: number
  readonly facts: LedgerFacts
  readonly knownAt: ReadonlyMap<number, string>
}

type LineRow = { readonly line: ContractLine; readonly knownAt: string | null }

/**
 * Reads the facts of accounts, account by account in the order of their ids. `asKnownAt` (ISO moment) takes of
 * every fact the version known then; without it the latest.
 */
export async function* readFacts(
  transaction: Transaction,
  scope: Scope,
  asKnownAt?: string,
): AsyncIterable<AccountFacts> {
  const balances = await readBalances(transaction, scope, asKnownAt)
  const units = await readUnitParents(transaction, scope, asKnownAt)
  let current: { account: number; lines: ContractLine[]; knownAt: Map<number, string> } | null = null
  const finish = (read: { account: number; lines: ContractLine[]; knownAt: Map<number, string> }): AccountFacts => {
    const facts = {
      lines: read.lines,
      balances: balances.get(read.account) ?? [],
      unitParents: units.get(read.account) ?? noUnits,
    }
    balances.delete(read.account)
    return { account: read.account, facts, knownAt: read.knownAt }
  }
  for await (const { line, knownAt } of readLines(transaction, scope, asKnownAt)) {
    if (current && current.account !== line.account) {
      yield finish(current)
      current = null
    }
    current ??= { account: line.account, lines: [], knownAt: new Map() }
    current.lines.push(line)
    if (knownAt) current.knownAt.set(line.id, knownAt)
  }
  if (current) yield finish(current)
  for (const account of [...balances.keys()]) yield finish({ account, lines: [], knownAt: new Map() })
}

const noUnits: ReadonlyMap<number, number | null> = new Map()

/**
 * SQL that yields, per fact, the version that counts: the latest recorded, of those known by a moment if one is
 * given. Not the latest known: a correction, an undo or a row that came back counts from its recording on, also
 * where the source dates what it corrects later than itself.
 */
function versions(scope: Scope, table: string, asKnownAt: string | undefined): string {
  const known = asKnownAt ? `and coalesce(v.known_at, r.recorded_at) <= '${isoMoment(asKnownAt)}'` : ''
  return `select distinct on (v.account_id, v.id) v.*
            from ${table} v
            join platform.recording r on r.workspace_id = v.workspace_id and r.id = v.recording
           where v.workspace_id = '${uuid(scope.workspaceId)}' ${inAccounts(scope, 'v')} ${known}
           order by v.account_id, v.id, v.recording desc`
}

function inAccounts({ accounts }: Scope, alias: string): string {
  return accounts === 'all' ? '' : `and ${alias}.account_id in (${accounts.map(Number).join(',') || 'null'})`
}

async function* readLines(
  transaction: Transaction,
  scope: Scope,
  asKnownAt: string | undefined,
): AsyncIterable<LineRow> {
  const query = `copy (
    select account_id, id, ref, product_id, unit_id, contract, predecessor, signed_day, start_day, end_day, cancellation_day,
           quantity, amount, period, currency,
           case when discount_ratio is not null or discount_amount is not null
                then concat_ws(',', coalesce(discount_ratio::text, ''), coalesce(discount_amount::text, ''), coalesce(discount_from::text, ''), coalesce(discount_to::text, '')) end,
           case when paused_from is not null then concat_ws(',', paused_from::text, coalesce(paused_to::text, '')) end,
           to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from (${versions(scope, 'ledger.contract_line_version', asKnownAt)}) latest
     where not void) to stdout`
  for await (const cells of transaction.copyOut(query)) yield { line: lineOf(cells), knownAt: cells[17] ?? null }
}

type Cells = readonly (string | null)[]

function lineOf(cells: Cells): ContractLine {
  const startDay = dayCell(cells[8])
  if (startDay === null) throw new Error('Broken promise: a contract line has a start day')
  return {
    account: Number(cells[0]),
    id: Number(cells[1]),
    ref: cells[2] ?? '',
    product: numberCell(cells[3]),
    unit: numberCell(cells[4]),
    contract: cells[5] ?? null,
    predecessor: cells[6] ?? null,
    signedDay: dayCell(cells[7]),
    startDay,
    endDay: dayCell(cells[9]),
    cancellationDay: dayCell(cells[10]),
    quantity: decimalCell(cells[11]),
    amount: decimalCell(cells[12]) ?? zero,
    period: periodOf(cells[13] ?? ''),
    currency: cells[14] ?? '',
    discounts: cells[15] ? discountsOf(cells[15]) : none,
    pauses: cells[16] ? pausesOf(cells[16]) : none,
  }
}

const zero: Decimal = { digits: 0n, scale: 0 }
const none: readonly never[] = []

function discountsOf(text: string): Discount[] {
  const [ratio, amount, from, to] = text.split(',')
  const span = { from: dayCell(from || null), to: dayCell(to || null) }
  const discounts: Discount[] = []
  const ratioValue = decimalCell(ratio || null)
  const amountValue = decimalCell(amount || null)
  if (ratioValue) discounts.push({ kind: 'ratio', value: ratioValue, ...span })
  if (amountValue) discounts.push({ kind: 'amount', value: amountValue, ...span })
  return discounts
}

function pausesOf(text: string): Pause[] {
  const [from, to] = text.split(',')
  const first = dayCell(from || null)
  return first === null ? [] : [{ from: first, to: dayCell(to || null) }]
}

const periods = new Map<string, Period>()

/** Reads the canonical text of a period: `month`, `3 month`. */
export function periodOf(text: string): Period {
  let period = periods.get(text)
  if (!period) {
    const [count, unit] = text.includes(' ') ? text.split(' ') : ['1', text]
    period = { unit: unit as Period['unit'], count: Number(count) }
    periods.set(text, period)
  }
  return period
}

function dayCell(text: string | null | undefined): Day | null {
  return text ? parseDay(text) : null
}

function numberCell(text: string | null | undefined): number | null {
  return text ? Number(text) : null
}

function decimalCell(text: string | null | undefined): Decimal | null {
  return text ? parseDecimal(text) : null
}

async function readBalances(
  transaction: Transaction,
  scope: Scope,
  asKnownAt: string | undefined,
): Promise<Map<number, Balance[]>> {
  const { rows } = await transaction.query<{
    account_id: number
    day: string
    source: string
    amount: string
    currency: Currency
  }>(
    `select account_id, day::text, source, amount::text, currency
       from (${versions(scope, 'ledger.balance_version', asKnownAt)}) latest where not void order by account_id, day, source`,
  )
  const balances = new Map<number, Balance[]>()
  for (const row of rows) {
    const day = parseDay(row.day)
    const amount = parseDecimal(row.amount)
    if (day === null || amount === null) throw new Error('Broken promise: a balance has a day and an amount')
    const balance = {
      account: row.account_id,
      day,
      source: row.source,
      minor: toMinor(amount, row.currency),
      currency: row.currency,
    }
    balances.set(row.account_id, [...(balances.get(row.account_id) ?? []), balance])
  }
  return balances
}

async function readUnitParents(
  transaction: Transaction,
  scope: Scope,
  asKnownAt: string | undefined,
): Promise<Map<number, Map<number, number | null>>> {
  const units = asKnownAt
    ? `(${versions(scope, 'customers.unit_version', asKnownAt)})`
    : `(select * from customers.unit u where u.workspace_id = '${uuid(scope.workspaceId)}' ${inAccounts(scope, 'u')})`
  const { rows } = await transaction.query<{ account_id: number; id: number; parent: number | null }>(
    `with unit as (select account_id, id, ref, parent from ${units} latest where not void)
     select u.account_id, u.id, p.id as parent
       from unit u left join unit p on p.account_id = u.account_id and p.ref = u.parent`,
  )
  const parents = new Map<number, Map<number, number | null>>()
  for (const row of rows) {
    const ofAccount = parents.get(row.account_id) ?? new Map<number, number | null>()
    parents.set(row.account_id, ofAccount.set(row.id, row.parent))
  }
  return parents
}

// COPY takes no parameters, so what goes into its text is checked here.
function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('Broken promise: a workspace id is a uuid')
  return text
}

function isoMoment(text: string): string {
  if (!/^[0-9T:.Z+-]{10,35}$/.test(text)) throw new Error('Broken promise: a moment is ISO text')
  return text
}
