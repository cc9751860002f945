import { Failure, type Transaction } from '#platform/server'

/** An account as it is now. Blank attributes are null. */
export type StoredAccount = {
  readonly ref: string
  readonly name: string
  readonly parent: string | null
  readonly parent_name: string | null
  readonly country: string | null
  readonly industry: string | null
  readonly segment: string | null
  readonly owner: string | null
  readonly channel: string | null
  readonly version: string
}

/** Which accounts to list: words in the name or key, a page after the account with a key. */
export type AccountFilter = { readonly search?: string; readonly limit: number; readonly after?: string }

/** SQL of the version of an account `alias`: the last recording that changed it, or on which list it is. */
export const versionOf = (alias: string): string => `
  greatest(${alias}.recording, (select max(m.recording) from customers.segment_member m
    where m.workspace_id = ${alias}.workspace_id and m.account_id = ${alias}.id))::text`

const columns = `a.ref, a.name, a.parent, p.name as parent_name, a.country, a.industry, a.segment, a.owner, a.channel, ${versionOf('a')} as version`

const withParent =
  'left join customers.account p on p.workspace_id = a.workspace_id and p.ref = a.parent and not p.void'

/** Counting goes on to this many: telling 10,000 from 100,000 would cost more than the page itself. */
export const countedAtMost = 10_000

/**
 * A page of the accounts by name, with the number of all that match, or `countedAtMost` where there are as many or more.
 * Few matches are found and sorted in one look at all accounts; many stand close together in the order of names.
 */
export async function listAccounts(
  transaction: Transaction,
  workspaceId: string,
  filter: AccountFilter,
): Promise<{ rows: StoredAccount[]; count: number }> {
  const pattern = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null
  const parameters = [workspaceId, pattern, filter.after ?? null, filter.limit]
  const found = await transaction.query<StoredAccount & { count: number }>(
    `with matched as materialized (select a.id from customers.account a where ${matching} limit ${countedAtMost}),
          counted as (select count(*)::int as count from matched)
     select n.count, f.* from counted n
       left join lateral (${pageWhere(`n.count < ${countedAtMost} and a.workspace_id = $1 and a.id = any(array(select id from matched))`)}) f on true`,
    parameters,
  )
  const count = found.rows[0]?.count ?? 0
  if (count < countedAtMost) return { rows: found.rows.filter((row) => row.ref !== null), count }
  const listed = await transaction.query<StoredAccount>(pageWhere(matching), parameters)
  return { rows: listed.rows, count }
}

const pageWhere = (condition: string): string => `
  select ${columns} from customers.account a ${withParent}
   where ${condition}
     and ($3::text is null or (${nameOrder('a')}, a.ref) >
          ((select ${nameOrder('l')} from customers.account l where l.workspace_id = $1 and l.ref = $3), $3))
   order by ${nameOrder('a')}, a.ref limit $4`

const matching = `a.workspace_id = $1 and not a.void and ($2::text is null or a.words like lower($2))`

/** SQL of the order of names: that of the alphabet, whatever the database's own. */
export const nameOrder = (alias: string): string => `${alias}.name collate "und-x-icu"`

/** An account with its open attributes, the accounts below it and its units. */
export type AccountDetail = StoredAccount & {
  readonly attributes: Readonly<Record<string, unknown>> | null
  /** Its segment by dimension on the day. */
  readonly dimensions: Readonly<Record<string, string>> | null
  readonly children: { ref: string; name: string }[]
  readonly units: { ref: string; name: string; parent: string | null; kind: string | null }[]
  readonly people: number
}

/** One account; a failure if there is none with this key. */
export async function readAccount(
  transaction: Transaction,
  workspaceId: string,
  ref: string,
  day: string,
): Promise<AccountDetail> {
  const { rows } = await transaction.query<AccountDetail>(
    `select ${columns}, a.attributes,
            case when exists (select from customers.account_span s where s.workspace_id = $1 and s.account_id = a.id)
                 then (select s.dimensions from customers.account_span s
                        where s.workspace_id = $1 and s.account_id = a.id and s.from_day <= $3::date order by s.from_day desc limit 1)
                 else a.dimensions end as dimensions,
            coalesce((select jsonb_agg(jsonb_build_object('ref', c.ref, 'name', c.name) order by ${nameOrder('c')}, c.ref)
                        from customers.account c
                       where c.workspace_id = a.workspace_id and c.parent = a.ref and not c.void), '[]') as children,
            coalesce((select jsonb_agg(jsonb_build_object('ref', u.ref, 'name', u.name, 'parent', u.parent, 'kind', u.kind)
                                       order by ${nameOrder('u')}, u.ref)
                        from customers.unit u
                       where u.workspace_id = a.workspace_id and u.account_id = a.id and not u.void), '[]') as units,
            (select count(*)::int from customers.person e
              where e.workspace_id = a.workspace_id and e.account_id = a.id and not e.void) as people
       from customers.account a ${withParent}
      where a.workspace_id = $1 and a.ref = $2 and not a.void`,
    [workspaceId, ref, day],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no account "${ref}". Its key is the one in the imported file.`)
  return rows[0]
}
