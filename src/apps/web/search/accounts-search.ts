import { matching, month, parseAddress, readText, writeAddress } from './bridge-search.js'

/** What a list of accounts is narrowed down by, besides words, status and own dimensions. */
export const accountAttributes = ['segment', 'owner', 'country', 'industry', 'channel'] as const
export type AccountAttribute = (typeof accountAttributes)[number]

/** Who of ours was in touch with an account. */
export const teams = ['marketing', 'sales', 'service', 'other'] as const

export const accountStatuses = ['customer', 'former', 'never'] as const

/** Stands for accounts without a value in a filter. */
export const noValue = '-'

/** The list of accounts: filters (`own.tier=Gold` for an own dimension), sort, columns, the account that is previewed. */
export type AccountsSearch = {
  q?: string
  status?: (typeof accountStatuses)[number]
  below?: 'yes'
  sort?: string
  columns?: string
  preview?: string
  own?: string
} & { [Name in AccountAttribute]?: string }

/**
 * One account: the tab; the days after and until which movements are listed; which invoices (the twelve months up to the
 * end of a month, or those before), in which currency; lines that ended too.
 */
export type AccountSearch = {
  tab?: string
  /** The person whose panel is open. */
  person?: string
  /** Whose contacts are listed. */
  team?: (typeof teams)[number]
  after?: string
  until?: string
  at?: string
  window?: 'then'
  currency?: string
  lines?: 'all'
}

type Raw = Readonly<Record<string, unknown>>

export function readAccountsSearch(raw: Raw): AccountsSearch {
  const texts = ['q', 'sort', 'columns', 'preview', 'own', ...accountAttributes] as const
  return leaveBlanksOut({
    ...Object.fromEntries(texts.map((name) => [name, readText(raw, name)])),
    status: accountStatuses.find((status) => status === raw.status),
    below: raw.below === 'yes' ? 'yes' : undefined,
  })
}

export function readAccountSearch(raw: Raw): AccountSearch {
  return leaveBlanksOut({
    tab: readText(raw, 'tab'),
    person: readText(raw, 'person'),
    team: teams.find((team) => team === raw.team),
    after: dayIn(raw.after),
    until: dayIn(raw.until),
    at: matching(raw.at, month),
    window: raw.window === 'then' ? 'then' : undefined,
    currency: matching(raw.currency, /^[A-Z]{3}$/),
    lines: raw.lines === 'all' ? 'all' : undefined,
  })
}

/** Own dimensions that are filtered, from their place in the address: `tier=Gold&region=North`. */
export function readOwn(own: string | undefined): Readonly<Record<string, string>> {
  return parseAddress(own ?? '')
}

/** The other way round; blank when there is none. */
export function writeOwn(own: Readonly<Record<string, string | undefined>>): string | undefined {
  return writeAddress(own).slice(1) || undefined
}

function dayIn(value: unknown): string | undefined {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined
}

function leaveBlanksOut<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T
}
