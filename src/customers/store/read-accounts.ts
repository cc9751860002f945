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
}

/** Which accounts to list: words in the name or key, a page after the account with a key. */
export type AccountFilter = { readonly search?: string; readonly limit: number; readonly after?: string }

const columns = `a.ref, a.name, a.parent, p.name as parent_name, a.country, a.industry, a.segment, a.owner, a.channel`

const withParent =
  'left join customers.account p on p.workspace_id = a.workspace_id and p.ref = a.parent and not p.void'

/** Counting goes on to this many: telling 10,000 from 100,000 would cost more than the page itself. */
export const countedAtMost = 10_000

/** A page of the accounts by name, with the number of all that match, or `countedAtMost` where there are as many or more. */
export async function listAccounts(
  transaction: Transaction,
  workspaceId: string,
  filter: AccountFilter,
): Promise<{ rows: StoredAccount[]; count: number }> {
  const pattern = filter.search ? `%${filter.search.replace(/[\\%_]/g, '\\$&')}%` : null
  const counted = transaction.query<{ count: number }>(
    `select count(*)::int as count from (select from customers.account a where ${matching} limit ${countedAtMost}) matched`,
    [workspaceId, pattern],
  )
  const listed = transaction.query<StoredAccount>(
    `select ${columns} from customers.account a ${withParent}
      where ${matching}
        and ($3::text is null or (lower(a.name), a.ref) >
             (select lower(name), ref from customers.account where workspace_id = $1 and ref = $3))
      order by lower(a.name), a.ref limit $4`,
    [workspaceId, pattern, filter.after ?? null, filter.limit],
  )
  const [counts, rows] = await Promise.all([counted, listed])
  return { rows: rows.rows, count: counts.rows[0]?.count ?? 0 }
}

const matching = `a.workspace_id = $1 and not a.void and ($2::text is null or a.name ilike $2 or a.ref ilike $2)`

/** An account with its open attributes, the accounts below it and its units. */
export type AccountDetail = StoredAccount & {
  readonly attributes: Readonly<Record<string, unknown>> | null
  readonly children: { ref: string; name: string }[]
  readonly units: { ref: string; name: string; parent: string | null; kind: string | null }[]
  readonly people: number
}

/** One account; a failure if there is none with this key. */
export async function readAccount(transaction: Transaction, workspaceId: string, ref: string): Promise<AccountDetail> {
  const { rows } = await transaction.query<AccountDetail>(
    `select ${columns}, a.attributes,
            coalesce((select jsonb_agg(jsonb_build_object('ref', c.ref, 'name', c.name) order by lower(c.name), c.ref)
                        from customers.account c
                       where c.workspace_id = a.workspace_id and c.parent = a.ref and not c.void), '[]') as children,
            coalesce((select jsonb_agg(jsonb_build_object('ref', u.ref, 'name', u.name, 'parent', u.parent, 'kind', u.kind)
                                       order by lower(u.name), u.ref)
                        from customers.unit u
                       where u.workspace_id = a.workspace_id and u.account_id = a.id and not u.void), '[]') as units,
            (select count(*)::int from customers.person e
              where e.workspace_id = a.workspace_id and e.account_id = a.id and not e.void) as people
       from customers.account a ${withParent}
      where a.workspace_id = $1 and a.ref = $2 and not a.void`,
    [workspaceId, ref],
  )
  if (!rows[0]) throw new Failure('not-found', `There is no account "${ref}". Its key is the one in the imported file.`)
  return rows[0]
}
