import { type Day, formatDay } from '#foundation'
import { movementKinds } from '#ledger'
import { accountKinds, accountPositions, type ColumnView, type LedgerInUse } from '#ledger/server'
import type { Transaction } from '#platform/server'

/** What an account list can be filtered by, besides words and status; a blank value stands for none. */
export const accountFilters = ['segment', 'owner', 'country', 'industry', 'channel', 'parent'] as const

/** What an account list can be sorted by, besides own dimensions. */
export const accountSorts = ['name', 'account', ...accountFilters, 'before', 'now', 'change', 'share', 'since'] as const

/** A column to sort by: one of `accountSorts`, or an own dimension. */
export type AccountSort = (typeof accountSorts)[number] | { readonly dimension: string }

const statuses = ['customer', 'former', 'never'] as const
export type AccountStatus = (typeof statuses)[number]

/** The accounts that are asked for, with their ARR at the ends of the days `from` and `at`. */
export type AccountListQuestion = {
  readonly at: Day
  readonly from: Day
  readonly search: string
  /** Only the accounts with these keys. */
  readonly accounts: readonly string[] | undefined
  /** Own dimensions with the segments that are asked for; a blank one is none. */
  readonly dimensions: Readonly<Record<string, readonly string[]>>
  readonly filters: Readonly<Partial<Record<(typeof accountFilters)[number], readonly string[] | undefined>>>
  readonly status: readonly AccountStatus[] | undefined
  readonly below: boolean
  readonly sort: AccountSort
  readonly descending: boolean
  readonly limit: number
  readonly offset: number
}

export type ListedAccount = {
  readonly account: string
  readonly name: string
  readonly segment: string | null
  readonly owner: string | null
  readonly country: string | null
  readonly industry: string | null
  readonly channel: string | null
  readonly parent: string | null
  /** Its segment by own dimension. */
  readonly dimensions: Readonly<Record<string, string>> | null
  readonly version: string
  readonly now: string | null
  readonly before: string | null
  readonly change: string | null
  readonly since: string | null
  readonly status: AccountStatus
  readonly because: string | null
  /** Sums of the movements of the window, in the order of their kinds. */
  readonly kinds: readonly string[]
}

/** Sums over all accounts that match and have a value, and the ARR of the whole company. */
export type AccountTotals = {
  readonly count: number
  readonly valued: number
  readonly sum_now: string
  readonly sum_before: string
  readonly whole: string
}

/** The accounts that match, a page from `offset`, with the sums over all pages. Attributes are those of the day. */
export async function listAccounts(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: AccountListQuestion,
): Promise<{ rows: ListedAccount[]; totals: AccountTotals }> {
  const { at, from, search, status, below, filters, accounts, dimensions } = question
  const spans = ledger.undefinedSpans
    .filter((span) => span.from <= at && (span.to === null || span.to > from))
    .map(({ account, because }) => ({ account, because }))
  const parameters: unknown[] = [
    ledger.workspaceId,
    formatDay(at),
    formatDay(from),
    `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`,
    JSON.stringify(spans),
    status ?? null,
    below,
    ...accountFilters.map((name) => filters[name] ?? null),
    accounts ?? null,
    JSON.stringify(dimensions),
    question.limit,
    question.offset,
    ...(typeof question.sort === 'string' ? [] : [question.sort.dimension]),
  ]
  const { columns } = ledger
  const sums = columns ? sumsInMemory(columns, question, (value) => `$${parameters.push(value)}`) : sumsSql(ledger)
  const { rows } = await transaction.query<Partial<ListedAccount> & AccountTotals & { id: number }>(
    `${matchingSql(sums)}, totals as (
      select count(*)::int as count, count(now)::int as valued, coalesce(sum(now), 0)::text as sum_now, coalesce(sum(before), 0)::text as sum_before,
             (select coalesce(sum(s.now), 0)::text from sums s) as whole from matching
    ), page as (
      select row_number() over (order by ${orderOf(question)}) as place, * from matching order by place limit $16 offset $17
    ) select *, greatest(page.recording, (select max(m.recording) from customers.segment_member m
                         where m.workspace_id = $1 and m.account_id = page.id))::text as version
        from totals left join page on true order by place`,
    parameters,
  )
  // The totals stand beside every row, and alone beside none when the page is empty.
  const [totals] = rows
  if (!totals) throw new Error('Broken promise: sums have a row')
  const listed = rows.filter(isListed)
  if (!columns) return { rows: listed, totals }
  const ids = listed.map(({ id }) => id)
  const kinds = accountKinds(columns, from, at, ids)
  return { rows: listed.map((row) => ({ ...row, kinds: (kinds.get(row.id) ?? []).map(String) })), totals }
}

type Listed = ListedAccount & AccountTotals & { readonly id: number }

function isListed(row: Partial<ListedAccount> & AccountTotals & { id: number }): row is Listed {
  return typeof row.account === 'string'
}

const kindSums = movementKinds
  .map((_, kind) => `coalesce(sum(minor) filter (where kind = ${kind} and day > $3), 0)::text`)
  .join(', ')

const noKinds = `array[${movementKinds.map(() => "'0'").join(', ')}]`

/** SQL of what every account has at both ends, since when, and what moved between them by kind. */
function sumsSql({ movements }: LedgerInUse): string {
  return `days as (
      select account_id, day, kind, sum(minor) as minor from ${movements} where workspace_id = $1 and day <= $2 group by 1, 2, 3 having sum(minor) <> 0
    ), sums as (
      select account_id, sum(minor) as now, coalesce(sum(minor) filter (where day <= $3), 0) as before, min(day) as since, array[${kindSums}] as kinds
        from days group by 1
    )`
}

/** The same from memory, but for the kinds, which only the accounts of a page need. */
function sumsInMemory(
  columns: ColumnView,
  { from, at }: AccountListQuestion,
  give: (value: unknown) => string,
): string {
  const { ids, now, before, since } = accountPositions(columns, from, at)
  const array = (values: readonly number[], type: string): string => `${give(`{${values.join(',')}}`)}::${type}[]`
  const given = [array(ids, 'bigint'), array(now, 'bigint'), array(before, 'bigint'), array(since, 'int')].join(', ')
  return `sums as (
      select account_id, now::numeric, before::numeric, date '1970-01-01' + since as since, ${noKinds} as kinds
        from unnest(${given}) given (account_id, now, before, since) where since <= $2::date - date '1970-01-01' and $3::date <= $2
    )`
}

function matchingSql(sums: string): string {
  const filters = accountFilters.map(
    (name, index) => `and ($${index + 8}::text[] is null or coalesce(${name}, '') = any($${index + 8}::text[]))`,
  )
  return `with ${sums}, placed as (
      select id, ref, name, segment, owner, country, industry, channel, parent, dimensions, recording from customers.account x
       where workspace_id = $1 and not void and not exists (select from customers.account_span s where s.workspace_id = $1 and s.account_id = x.id)
      union all
      select a.id, a.ref, a.name, s.segment, s.owner, s.country, s.industry, s.channel, s.parent, s.dimensions, a.recording
        from (select distinct on (account_id) * from customers.account_span where workspace_id = $1 and from_day <= $2 order by account_id, from_day desc) s
        join customers.account a on a.workspace_id = $1 and a.id = s.account_id and not a.void
    ), listed as (
      select p.ref as account, p.name, p.segment, p.owner, p.country, p.industry, p.channel, p.parent, p.dimensions, p.id, p.recording, u.because,
             case when u.because is null then coalesce(s.now, 0) end as now, case when u.because is null then coalesce(s.before, 0) end as before,
             case when u.because is null then coalesce(s.now, 0) - coalesce(s.before, 0) end as change, s.since::text as since,
             case when coalesce(s.now, 0) > 0 then 'customer' when s.since is not null then 'former' else 'never' end as status,
             coalesce(s.kinds, ${noKinds}) as kinds
        from placed p
        left join sums s on s.account_id = p.id
        left join (select account, min(because) as because from jsonb_to_recordset($5::jsonb) x (account bigint, because text) group by 1) u on u.account = p.id
    ), matching as materialized (
      select * from listed
       where (lower(name) like $4 or lower(account) like $4) and ($6::text[] is null or status = any($6::text[])) and (not $7::boolean or change < 0)
         ${filters.join('\n         ')}
         and ($14::text[] is null or account = any($14::text[]))
         and not exists (select from jsonb_each($15::jsonb) d where not d.value ? coalesce(dimensions ->> d.key, ''))
    )`
}

function orderOf({ sort, descending }: AccountListQuestion): string {
  return `${sortedBy(sort)} ${descending ? 'desc' : 'asc'} nulls last, account`
}

function sortedBy(sort: AccountSort): string {
  if (typeof sort !== 'string') return 'lower(dimensions ->> $18)'
  if (sort === 'share') return 'now'
  return ['now', 'before', 'change', 'since'].includes(sort) ? sort : `lower(${sort})`
}
