import type { Transaction } from '#platform/server'
import { beginning } from '../model/attribute-timeline.js'
import type { SegmentRow } from '../model/dimensions.js'
import type { AccountAttributes } from '../model/rule.js'
import { nameOrder } from './read-accounts.js'

/** The names of the dimensions that users defined. */
export async function listDimensions(transaction: Transaction, workspaceId: string): Promise<string[]> {
  const { rows } = await transaction.query<{ dimension: string }>(
    `select dimension from customers.segment where workspace_id = $1 and not void
     union select dimension from customers.segment_member where workspace_id = $1 and not void order by 1`,
    [workspaceId],
  )
  return rows.map((row) => row.dimension)
}

/** A row of a segment with its id; `id` is null for a segment that only has a list. */
export type StoredSegment = SegmentRow & { readonly id: number | null }

/** All rows of all segments, those that only have a list included, in the order of their days. */
export async function listSegments(transaction: Transaction, workspaceId: string): Promise<StoredSegment[]> {
  const { rows } = await transaction.query<StoredSegment>(
    `select id, dimension, name, valid_from::text as "from", rule, position
       from customers.segment where workspace_id = $1 and not void
     union all
     select distinct null::bigint, m.dimension, m.segment, '${beginning}', null, null::int from customers.segment_member m
      where m.workspace_id = $1 and not m.void and m.segment is not null
        and not exists (select from customers.segment s where s.workspace_id = $1 and not s.void
                         and s.dimension = m.dimension and s.name = m.segment)
      order by 2, 4, 3`,
    [workspaceId],
  )
  // The beginning is text here, so it is put first by hand.
  return rows.sort((a, b) => Number(b.from === beginning) - Number(a.from === beginning))
}

// Accounts with what holds on day $2: their span, or what holds always.
const onDay = (columns: readonly string[]): string => `
  select a.id, a.ref, a.name, ${columns.map((column) => `case when s.account_id is null then a.${column} else s.${column} end as ${column}`).join(', ')}
    from customers.account a
    left join lateral (select * from customers.account_span s where s.workspace_id = $1 and s.account_id = a.id and s.from_day <= $2::date
                        order by s.from_day desc limit 1) s on true
   where a.workspace_id = $1 and not a.void`

/** How many accounts are in each segment on a day, and how many there are. */
export async function countMembers(
  transaction: Transaction,
  workspaceId: string,
  day: string,
): Promise<{ counts: { dimension: string; segment: string; accounts: number }[]; accounts: number }> {
  const counts = transaction.query<{ dimension: string; segment: string; accounts: number }>(
    `select d.key as dimension, d.value as segment, count(*)::int as accounts
       from (${onDay(['dimensions'])}) a cross join jsonb_each_text(a.dimensions) d group by 1, 2`,
    [workspaceId, day],
  )
  const all = transaction.query<{ count: number }>(
    'select count(*)::int as count from customers.account where workspace_id = $1 and not void',
    [workspaceId],
  )
  return { counts: (await counts).rows, accounts: (await all).rows[0]?.count ?? 0 }
}

/** An account in a segment: since which day (null: since ever) and whether by its list or by a rule. */
export type Member = {
  readonly ref: string
  readonly name: string
  readonly since: string | null
  readonly why: 'list' | 'rule'
}

/** A page of the accounts that are in a segment on a day, by key, with the number of all. */
export async function listMembers(
  transaction: Transaction,
  workspaceId: string,
  {
    dimension,
    segment,
    day,
    limit,
    after,
  }: { dimension: string; segment: string; day: string; limit: number; after?: string },
): Promise<{ rows: Member[]; count: number }> {
  const inIt = `(${onDay(['dimensions'])}) a where a.dimensions ->> $3 = $4`
  const counted = transaction.query<{ count: number }>(`select count(*)::int as count from ${inIt}`, [
    workspaceId,
    day,
    dimension,
    segment,
  ])
  // Since the day after which no span before the asked day is in another segment.
  const listed = transaction.query<Member>(
    `select a.ref, a.name, nullif(since.day::text, '${beginning}') as since,
            case when listed.segment = $4 then 'list' else 'rule' end as why
       from (select * from ${inIt} and ($6::text is null or a.ref > $6) order by a.ref limit $5) a
       left join lateral (select max(s.from_day) as day from customers.account_span s
              where s.workspace_id = $1 and s.account_id = a.id and s.from_day <= $2::date
                and s.dimensions ->> $3 is distinct from $4) other on true
       left join lateral (select min(s.from_day) as day from customers.account_span s
              where s.workspace_id = $1 and s.account_id = a.id and (other.day is null or s.from_day > other.day)) since on true
       left join lateral (select m.segment from customers.segment_member m
              where m.workspace_id = $1 and m.account_id = a.id and m.dimension = $3 and not m.void and m.valid_from <= $2::date
              order by m.valid_from desc limit 1) listed on true
      order by a.ref`,
    [workspaceId, day, dimension, segment, limit, after ?? null],
  )
  return { rows: (await listed).rows, count: (await counted).rows[0]?.count ?? 0 }
}

/** Accounts in batches, with the attributes that hold on a day. */
export function readAttributesOn(
  transaction: Transaction,
  workspaceId: string,
  day: string,
): AsyncIterable<(AccountAttributes & { readonly ref: string; readonly name: string })[]> {
  const columns = ['parent', 'country', 'industry', 'segment', 'owner', 'channel', 'attributes']
  return transaction.rows(`${onDay(columns)} order by ${nameOrder('a')}, a.ref`, [workspaceId, day])
}

/** The rows of the lists of a dimension, by id: those of a segment, or those of accounts after a day. */
export async function findMemberships(
  transaction: Transaction,
  workspaceId: string,
  dimension: string,
  which: { readonly segment: string } | { readonly accounts: readonly number[]; readonly after: string },
): Promise<number[]> {
  const [condition, parameters] =
    'segment' in which
      ? ['segment = $3', [which.segment]]
      : ['account_id = any($3::bigint[]) and valid_from > $4::date', [which.accounts, which.after]]
  const { rows } = await transaction.query<{ id: number }>(
    `select id from customers.segment_member where workspace_id = $1 and not void and dimension = $2 and ${condition}`,
    [workspaceId, dimension, ...parameters],
  )
  return rows.map((row) => row.id)
}

/** The rows of the list of a segment: account by key, and the day (null: since ever). */
export async function listMemberships(
  transaction: Transaction,
  workspaceId: string,
  dimension: string,
  segment: string,
): Promise<{ account: string; validFrom: string | null }[]> {
  const { rows } = await transaction.query<{ account: string; validFrom: string | null }>(
    `select a.ref as account, nullif(m.valid_from::text, '${beginning}') as "validFrom"
       from customers.segment_member m join customers.account a on a.workspace_id = m.workspace_id and a.id = m.account_id
      where m.workspace_id = $1 and not m.void and not a.void and m.dimension = $2 and m.segment = $3 order by 1, 2`,
    [workspaceId, dimension, segment],
  )
  return rows
}
