import type { Queryable } from '#platform/server'

/**
 * People of accounts without a contract on any day since a day, of whom nothing was recorded since either; at most so
 * many, the longest known first.
 */
export async function peopleOutOfContract(
  queryable: Queryable,
  workspaceId: string,
  since: string,
  limit: number,
): Promise<number[]> {
  const { rows } = await queryable.query<{ id: number }>(
    `select p.id from customers.person p
       join platform.recording r on r.workspace_id = $1 and r.id = p.recording
      where p.workspace_id = $1 and p.name is not null and r.recorded_at < $2::date
        and not exists (
          select from ledger.contract_line l
            join ledger.contract_line_version v
              on v.workspace_id = $1 and v.id = l.id and v.recording = l.recording and not v.void
           where l.workspace_id = $1 and l.account_id = p.account_id and not l.void
             and (v.end_day is null or v.end_day > $2::date))
      order by p.recording, p.id limit $3`,
    [workspaceId, since, limit],
  )
  return rows.map(({ id }) => Number(id))
}
