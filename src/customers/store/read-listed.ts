import type { Transaction } from '#platform/server'

/** On which list of a dimension an account is at last: as it stands, and as it stood right after a recording. */
export type Listed = {
  readonly now: string | null
  readonly seen: string | null
  /** Who put it there since that recording, and the recording that did; null where nobody did anything. */
  readonly since: { readonly actor: string; readonly version: number } | null
}

/** Reads on which list of a dimension an account is, and what became of that since a recording. */
export async function readListed(
  transaction: Transaction,
  workspaceId: string,
  account: number,
  { dimension, after }: { dimension: string; after: number },
): Promise<Listed> {
  const { rows } = await transaction.query<Listed>(
    `with member as (
       select * from customers.segment_member where workspace_id = $1 and account_id = $2 and dimension = $3
     ), earlier as (
       select distinct on (v.id) v.* from customers.segment_member_version v join member m on m.id = v.id
        where v.workspace_id = $1 and v.recording <= $4 order by v.id, v.recording desc
     )
     select (select segment from member where not void order by valid_from desc limit 1) as now,
            (select segment from earlier where not void order by valid_from desc limit 1) as seen,
            (select jsonb_build_object('actor', r.actor, 'version', r.id)
               from member m join platform.recording r on r.workspace_id = $1 and r.id = m.recording
              where m.recording > $4 order by m.recording desc limit 1) as since`,
    [workspaceId, account, dimension, after],
  )
  return rows[0] ?? { now: null, seen: null, since: null }
}
