import { destroySeals } from '#access/server'
import type { DataSubject, PersonalHolding, Queryable } from '#platform/server'

/** How many rows each holding gave up. */
export type ErasedRows = readonly { readonly holding: string; readonly rows: number }[]

/** Opens a transaction to everything of its workspace: what is erased or given out must be all, whoever asks. */
export async function seeEverything(queryable: Queryable): Promise<void> {
  await queryable.query("select set_config('app.opinions', 'on', true), set_config('app.owners', '*', true)")
}

/** The person with a key, also one who was taken away; null if there is none. */
export async function findSubject(
  queryable: Queryable,
  workspaceId: string,
  by: { readonly ref: string } | { readonly id: number },
): Promise<(DataSubject & { readonly name: string | null }) | null> {
  const { rows } = await queryable.query<{ id: number; ref: string; name: string | null; names: string[] | null }>(
    `select p.id, p.ref, p.name,
            (select array_agg(distinct named) from customers.person_version v
               cross join lateral (values (v.name), (v.email), (v.ref)) known (named)
              where v.workspace_id = $1 and v.id = p.id and named is not null) as names
       from customers.person p where p.workspace_id = $1 and ${'ref' in by ? 'p.ref' : 'p.id'} = $2`,
    [workspaceId, 'ref' in by ? by.ref : by.id],
  )
  const [row] = rows
  return row ? { personId: Number(row.id), ref: row.ref, name: row.name, names: row.names ?? [] } : null
}

/**
 * Erases a person from every holding and destroys the keys that open them in the audit log. The rooms that came last give
 * up their rows first: they find them by what the earlier ones know. The transaction must see everything.
 */
export async function erasePerson(
  queryable: Queryable,
  workspaceId: string,
  subject: DataSubject,
  holdings: readonly PersonalHolding[],
): Promise<ErasedRows> {
  const erased: { holding: string; rows: number }[] = []
  for (const { name, erase } of [...holdings].reverse()) {
    if (erase) erased.unshift({ holding: name, rows: await erase(queryable, workspaceId, subject) })
  }
  await destroySeals(queryable, { workspaceId, personId: subject.personId })
  return erased
}
