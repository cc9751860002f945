import { type Currency, type Day, type Decimal, parseDay, parseDecimal, toMinor } from '#foundation'
import { copiedRows, type Transaction } from '#platform/server'
import type { Balance, ContractLine, Discount, LedgerFacts, Pause, Period } from '../model/facts.js'

/** Which accounts to read: some by id, or all. */
export type Scope = { readonly workspaceId: string; readonly accounts: readonly number[] | 'all' }

/** Facts of one account, with the known moment of each line where its source gave one. */
export type AccountFacts = {
  readonly account: number
  readonly facts: LedgerFacts
  readonly knownAt: ReadonlyMap<number, string>
}

/**
 * Reads the facts of accounts, account by account in the order of their ids. `asKnownAt` (ISO moment) takes of
 * every fact the version known then; without it the latest.
 */
export async function* readFacts(
  transaction: Transaction,
  scope: Scope,
  asKnownAt?: string,
): AsyncIterable<AccountFacts> {
  const accounts = gathering(await fetchBesides(transaction, scope, asKnownAt))
  for await (const rows of transaction.copyOut(linesOf(scope, asKnownAt))) yield* accounts.take(rows)
  yield* accounts.end()
}

/** The facts of accounts as the database sent them. */
export type FetchedFacts = Besides & { readonly lines: readonly Uint8Array[] }

/** Fetches the latest facts of accounts, to be read by `accountsIn` while the database does something else. */
export async function fetchFacts(transaction: Transaction, scope: Scope): Promise<FetchedFacts> {
  const besides = await fetchBesides(transaction, scope, undefined)
  const lines: Uint8Array[] = []
  for await (const bytes of transaction.copyOutBytes(linesOf(scope, undefined))) lines.push(bytes)
  return { ...besides, lines }
}

/** Reads fetched facts in the order of `readFacts`. */
export function* accountsIn(fetched: FetchedFacts): Iterable<AccountFacts> {
  const accounts = gathering(fetched)
  for (const rows of copiedRows(fetched.lines)) yield* accounts.take(rows)
  yield* accounts.end()
}

type Besides = {
  readonly balances: ReadonlyMap<number, readonly Balance[]>
  readonly units: ReadonlyMap<number, ReadonlyMap<number, number | null>>
}

async function fetchBesides(transaction: Transaction, scope: Scope, asKnownAt: string | undefined): Promise<Besides> {
  const balances = await readBalances(transaction, scope, asKnownAt)
  return { balances, units: await readUnitParents(transaction, scope, asKnownAt) }
}

type OpenAccount = { readonly account: number; readonly lines: ContractLine[]; readonly knownAt: Map<number, string> }

// Gathers rows of lines, which come in the order of accounts; those that have only balances come at the end.
function gathering({ balances, units }: Besides) {
  const withoutLines = new Set(balances.keys())
  let open: OpenAccount | null = null
  const closed = ({ account, lines, knownAt }: OpenAccount): AccountFacts => {
    withoutLines.delete(account)
    const besides = { balances: balances.get(account) ?? none, unitParents: units.get(account) ?? noUnits }
    return { account, facts: { lines, ...besides }, knownAt }
  }
  return {
    *take(rows: readonly Cells[]): Iterable<AccountFacts> {
      for (const cells of rows) {
        const line = lineOf(cells)
        if (open && open.account !== line.account) {
          yield closed(open)
          open = null
        }
        open ??= { account: line.account, lines: [], knownAt: new Map() }
        open.lines.push(line)
        if (cells[17]) open.knownAt.set(line.id, cells[17])
      }
    },
    *end(): Iterable<AccountFacts> {
      if (open) yield closed(open)
      for (const account of [...withoutLines]) yield closed({ account, lines: [], knownAt: new Map() })
    },
  }
}

const noUnits: ReadonlyMap<number, number | null> = new Map()

/**
 * SQL that yields, per fact, the version that counts: the latest recorded, of those known by a moment if one is
 * given. Not the latest known: a correction, an undo or a row that came back counts from its recording on, also
 * where the source dates what it corrects later than itself.
 */
function versions(scope: Scope, table: string, asKnownAt: string | undefined): string {
  const recordings = 'join platform.recording r on r.workspace_id = v.workspace_id and r.id = v.recording'
  const known = asKnownAt ? `and coalesce(v.known_at, r.recorded_at) <= '${isoMoment(asKnownAt)}'` : ''
  return `select distinct on (v.account_id, v.id) v.*
            from ${table} v ${asKnownAt ? recordings : ''}
           where v.workspace_id = '${uuid(scope.workspaceId)}' ${inAccounts(scope, 'v')} ${known}
           order by v.account_id, v.id, v.recording desc`
}

function inAccounts({ accounts }: Scope, alias: string): string {
  return accounts === 'all' ? '' : `and ${alias}.account_id in (${accounts.map(Number).join(',') || 'null'})`
}

const number = (day: string): string => `${day} - date '1970-01-01'`

function linesOf(scope: Scope, asKnownAt: string | undefined): string {
  const days = ['signed_day', 'start_day', 'end_day', 'cancellation_day'].map(number).join(', ')
  return `copy (
    select account_id, id, ref, product_id, unit_id, contract, predecessor, ${days},
           quantity, amount, period, currency,
           case when discount_ratio is not null or discount_amount is not null
                then concat_ws(',', coalesce(discount_ratio::text, ''), coalesce(discount_amount::text, ''), coalesce(discount_from::text, ''), coalesce(discount_to::text, '')) end,
           case when paused_from is not null then concat_ws(',', paused_from::text, coalesce(paused_to::text, '')) end,
           to_char(known_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
      from (${versions(scope, 'ledger.contract_line_version', asKnownAt)}) latest
     where not void) to stdout`
}

type Cells = readonly (string | null)[]

function lineOf(cells: Cells): ContractLine {
  const startDay = numberCell(cells[8]) as Day | null
  if (startDay === null) throw new Error('Broken promise: a contract line has a start day')
  return {
    account: Number(cells[0]),
    id: Number(cells[1]),
    ref: cells[2] ?? '',
    product: numberCell(cells[3]),
    unit: numberCell(cells[4]),
    contract: cells[5] ?? null,
    predecessor: cells[6] ?? null,
    signedDay: numberCell(cells[7]) as Day | null,
    startDay,
    endDay: numberCell(cells[9]) as Day | null,
    cancellationDay: numberCell(cells[10]) as Day | null,
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

/** COPY and definitions take no parameters, so what goes into their text is checked here. */
export function uuid(text: string): string {
  if (!/^[0-9a-f-]{36}$/.test(text)) throw new Error('Broken promise: a workspace id is a uuid')
  return text
}

function isoMoment(text: string): string {
  if (!/^[0-9T:.Z+-]{10,35}$/.test(text)) throw new Error('Broken promise: a moment is ISO text')
  return text
}
