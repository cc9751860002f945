/** The question that a bridge answers, as the address has it. Blank is the usual. */
export type BridgeSearch = {
  from?: string
  to?: string
  by?: string
  measure?: 'mrr'
  policy?: string
  basis?: 'reported'
  view?: 'generation' | 'finance'
  currency?: string
  asKnownAt?: string
}

/** What the revenue screen counts: contracts (ARR), or what was invoiced. */
export const revenueSources = ['contracts', 'invoices'] as const
export type RevenueSource = (typeof revenueSources)[number]

/**
 * The revenue screen: a question, the group that is open, whether the chart is shown. By invoices: which windows are
 * listed, and whether customers with contracts count too.
 */
export type RevenueSearch = BridgeSearch & {
  open?: string
  chart?: 'off'
  of?: RevenueSource
  every?: 'quarter' | 'year'
  accounts?: 'all'
}

/** The movements behind a number: the question, the column and group of the number, filters, the row that is open. */
export type MovementsSearch = BridgeSearch & {
  column?: Column
  group?: string
  unassigned?: 'yes'
  account?: string
  row?: string
}

/** The columns of the bridge that movements stand behind. */
export const flowColumns = [
  'new',
  'reactivation',
  'expansion',
  'contraction',
  'churn',
  'fx',
  'unexplained',
  'restated',
  'migration',
  'transfer',
] as const
export type FlowColumn = (typeof flowColumns)[number]
export type Column = FlowColumn | 'opening' | 'closing'

type Raw = Readonly<Record<string, unknown>>

export const month = /^\d{4}-(0[1-9]|1[0-2])$/
export const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?(Z|[+-]\d{2}:\d{2})$/

/** Reads the question from an address; what makes no sense is left out. */
export function readBridgeSearch(raw: Raw): BridgeSearch {
  return leaveBlanksOut({
    from: matching(raw.from, month),
    to: matching(raw.to, month),
    by: text(raw.by),
    measure: oneOf(raw.measure, ['mrr']),
    policy: text(raw.policy),
    basis: oneOf(raw.basis, ['reported']),
    view: oneOf(raw.view, ['generation', 'finance']),
    currency: matching(raw.currency, /^[A-Z]{3}$/),
    asKnownAt: matching(raw.asKnownAt, moment),
  })
}

export function readRevenueSearch(raw: Raw): RevenueSearch {
  return leaveBlanksOut({
    ...readBridgeSearch(raw),
    open: text(raw.open),
    chart: oneOf(raw.chart, ['off']),
    of: oneOf(raw.of, revenueSources),
    every: oneOf(raw.every, ['quarter', 'year']),
    accounts: oneOf(raw.accounts, ['all']),
  })
}

export function readMovementsSearch(raw: Raw): MovementsSearch {
  return leaveBlanksOut({
    ...readBridgeSearch(raw),
    column: oneOf(raw.column, [...flowColumns, 'opening', 'closing']),
    group: text(raw.group),
    unassigned: oneOf(raw.unassigned, ['yes']),
    account: text(raw.account),
    row: matching(raw.row, /^\d{1,7}$/),
  })
}

export function readText(raw: Raw, name: string): string | undefined {
  return text(raw[name])
}

/** Addresses hold plain text: no quotes around what looks like a number. */
export function parseAddress(search: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(search))
}

/** The other way round. */
export function writeAddress(search: Raw): string {
  const given = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [[name, String(value)]],
  )
  return given.length > 0 ? `?${new URLSearchParams(given)}` : ''
}

export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function matching(value: unknown, pattern: RegExp): string | undefined {
  return typeof value === 'string' && pattern.test(value) ? value : undefined
}

export function oneOf<const Word extends string>(value: unknown, words: readonly Word[]): Word | undefined {
  return words.find((word) => word === value)
}

export function leaveBlanksOut<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
}
