import type { FactTable } from './fact-table.js'

// The recordings of workspace $1 that are no undo and were not undone, up to one of them.
const recordingsInEffect = (upTo: string): string => `
  select r.id from platform.recording r
   where r.workspace_id = $1 and r.kind <> 'undo' and r.id <= ${upTo}
     and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.id and u.id <= ${upTo})`

const largest = 9_223_372_036_854_775_807n

/**
 * SQL of the versions that stand (id, recording, void, hash) of the facts of workspace $1 whose ids the given SQL lists:
 * those of recordings in effect, and those that a recording in effect confirmed while they were the latest. A fact
 * is as its latest standing version says, and void without any; so the order in which acts are undone does not
 * matter. `upTo` takes those that stood right after that recording.
 */
export function standingVersions(facts: FactTable, ids: string, upTo: number | null = null): string {
  return `
    with in_effect as materialized (${recordingsInEffect(String(upTo ?? largest))}),
    event as (
      select v.id, v.recording, true as is_version, bool_and(v.void) as void, min(v.hash) as hash
        from ${facts.table}_version v where v.workspace_id = $1 and v.id in (${ids})
       group by v.id, v.recording
      union all
      select i.id, f.recording, false, null, null
        from platform.confirmation f cross join unnest(f.ids) i (id)
       where f.workspace_id = $1 and f.fact = '${facts.shape.name}' and f.recording in (select id from in_effect) and i.id in (${ids})
    ), numbered as (
      select e.*, count(*) filter (where is_version) over (partition by id order by recording) as nth from event e
    )
    select id, min(recording) filter (where is_version) as recording, bool_and(void) filter (where is_version) as void,
           min(hash) filter (where is_version) as hash
      from numbered where nth > 0
     group by id, nth having bool_or(recording in (select id from in_effect))`
}
