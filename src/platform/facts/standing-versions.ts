import type { FactTable } from './fact-table.js'

/** SQL of the recordings of workspace $1 that are no undo and were not undone. */
export const recordingsInEffect = `
  select r.id from platform.recording r
   where r.workspace_id = $1 and r.kind <> 'undo'
     and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.id)`

/**
 * SQL of the versions that stand (id, recording, void) of the facts of workspace $1 whose ids the given SQL lists:
 * those of recordings in effect, and those that a recording in effect confirmed while they were the latest. A fact
 * is as its latest standing version says, and void without any; so the order in which acts are undone does not
 * matter.
 */
export function standingVersions(facts: FactTable, ids: string): string {
  return `
    with in_effect as materialized (${recordingsInEffect}),
    version as (
      select v.id, v.recording, bool_and(v.void) as void, lead(v.recording) over (partition by v.id order by v.recording) as next
        from ${facts.table}_version v where v.workspace_id = $1 and v.id in (${ids})
       group by v.id, v.recording
    ), confirmed as (
      select f.recording, i.id from platform.confirmation f cross join unnest(f.ids) i (id)
       where f.workspace_id = $1 and f.fact = '${facts.shape.name}' and f.recording in (select id from in_effect) and i.id in (${ids})
    )
    select v.id, v.recording, v.void from version v
     where v.recording in (select id from in_effect)
        or exists (select from confirmed f where f.id = v.id and f.recording > v.recording and (v.next is null or f.recording < v.next))`
}
