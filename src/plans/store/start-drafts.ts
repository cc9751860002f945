import { type Recording, saveFacts, type Transaction } from '#platform/server'
import { planItems } from './fact-tables.js'
import { readThresholds } from './thresholds.js'

/** Whether tables of facts that were changed may tell of a win. */
export function bringsWins(changed: ReadonlySet<string>): boolean {
  return changed.has('pipeline.opportunity') || changed.has('ledger.contract_line')
}

type Win = { ref: string; owner: string | null; day: string; opportunity: string | null }

/**
 * Starts a draft for every account without any plan so far that recordings show to be a new customer: by an opportunity
 * won or a contract line, both of late, and no contract line before. It belongs to the recording that brought the win, and is undone with it.
 */
export async function startDrafts(
  transaction: Transaction,
  recording: Recording,
  recordings: readonly number[],
  today: string,
): Promise<void> {
  const { workspaceId } = recording
  const found = await findWins(transaction, workspaceId, recordings, today)
  if (found.length === 0) return
  const drafts = found.map(({ ref, owner, day, opportunity }) => ({
    ref: `plan:${ref}`,
    account: ref,
    kind: 'plan',
    state: 'draft',
    owner,
    day,
    attributes: JSON.stringify({
      stage: 'onboarding',
      because: opportunity === null ? 'The first contract line began.' : `The opportunity ${opportunity} was won.`,
    }),
  }))
  await saveFacts(transaction, planItems, recording, drafts)
}

async function findWins(
  transaction: Transaction,
  workspaceId: string,
  recordings: readonly number[],
  today: string,
): Promise<Win[]> {
  const { 'fresh-win-days': days } = await readThresholds(transaction, workspaceId)
  const { rows } = await transaction.query<Win>(wins, [workspaceId, recordings, today, days])
  return rows
}

// What was undone never was; a plan that somebody took away was.
const wins = `
  with signed as (
    select v.account_id, min(coalesce(v.signed_day, v.start_day)) as day, null::text as opportunity
      from ledger.contract_line_version v
     where v.workspace_id = $1 and v.recording = any($2::bigint[]) and not v.void
       and coalesce(v.signed_day, v.start_day) >= $3::date - $4::int
     group by v.account_id
  ), won as (
    select o.account_id, min(o.closed_day) as day, min(o.name) as opportunity
      from pipeline.opportunity_version v
      join pipeline.opportunity o on o.workspace_id = $1 and o.id = v.id and o.recording = v.recording and not o.void
     where v.workspace_id = $1 and v.recording = any($2::bigint[]) and o.outcome = 'won'
       and o.closed_day >= $3::date - $4::int
     group by o.account_id
  ), either as (
    select * from won union all select * from signed
  )
  select a.ref, a.owner, w.day::text as day, w.opportunity
    from (select distinct on (account_id) * from either order by account_id, opportunity nulls last) w
    join customers.account a on a.workspace_id = $1 and a.id = w.account_id and not a.void
   where not exists (select from ledger.contract_line_version e
                      where e.workspace_id = $1 and e.account_id = w.account_id and not e.void
                        and coalesce(e.signed_day, e.start_day) < $3::date - $4::int)
     and not exists (select from plans.item i
                      left join platform.recording r on r.workspace_id = $1 and r.id = i.recording
                      where i.workspace_id = $1 and i.account_id = w.account_id and i.kind = 'plan'
                        and not (i.void and r.kind = 'undo'))
     and not exists (select from plans.item i
                      where i.workspace_id = $1 and i.ref = 'plan:' || a.ref and (i.kind <> 'plan' or i.account_id <> a.id))
   order by a.ref`
