import type { FactTable } from './fact-table.js'

/**
 * A state of the facts: as they are now; as they stood right after a recording; or as they were known at a moment,
 * given as SQL: what its source knew by then (or we, where it does not say), unless it was undone by then.
 */
export type FactState = 'now' | { readonly afterRecording: number } | { readonly knownAt: string }

// The recordings of workspace $1 that are no undo and were not undone, in a state of the facts.
function recordingsInEffect(state: FactState): string {
  const isThere = (recording: string): string => {
    if (state === 'now') return ''
    if ('afterRecording' in state) return `and ${recording}.id <= ${Number(state.afterRecording)}`
    return recording === 'u' ? `and u.recorded_at <= ${state.knownAt}` : ''
  }
  return `
  select r.id from platform.recording r
   where r.workspace_id = $1 and r.kind <> 'undo' ${isThere('r')}
     and not exists (select from platform.recording u where u.workspace_id = $1 and u.kind = 'undo' and u.undoes = r.id ${isThere('u')})`
}

function recordedOf(alias: string): string {
  return `(select r.recorded_at from platform.recording r where r.workspace_id = $1 and r.id = ${alias}.recording)`
}

/**
 * SQL of the versions that stand (id, recording, void, hash) of the facts of workspace $1 whose ids the given SQL lists:
 * those of recordings in effect, and those that a recording in effect confirmed while they were the latest. A fact
 * is as its latest standing version says, and void without any; so the order in which acts are undone does not
 * matter.
 */
export function standingVersions(facts: FactTable, ids: string, state: FactState = 'now'): string {
  const moment = state !== 'now' && 'knownAt' in state ? state.knownAt : null
  const isKnown = moment === null ? '' : `and coalesce(v.known_at, ${recordedOf('v')}) <= ${moment}`
  const isConfirmed = moment === null ? '' : `and ${recordedOf('f')} <= ${moment}`
  return `
    with in_effect as materialized (${recordingsInEffect(state)}),
    event as (
      select v.id, v.recording, true as is_version, bool_and(v.void) as void, min(v.hash) as hash
        from ${facts.table}_version v where v.workspace_id = $1 and v.id in (${ids}) ${isKnown}
       group by v.id, v.recording
      union all
      select i.id, f.recording, false, null, null
        from platform.confirmation f cross join unnest(f.ids) i (id)
       where f.workspace_id = $1 and f.fact = '${facts.shape.name}' and f.recording in (select id from in_effect) and i.id in (${ids}) ${isConfirmed}
    ), numbered as (
      select e.*, count(*) filter (where is_version) over (partition by id order by recording) as nth from event e
    )
    select id, min(recording) filter (where is_version) as recording, bool_and(void) filter (where is_version) as void,
           min(hash) filter (where is_version) as hash
      from numbered where nth > 0
     group by id, nth having bool_or(recording in (select id from in_effect))`
}
