import { datedSpans, type Grouping } from '#ledger/server'

/**
 * SQL of the groups of accounts through time (account_id, from_day, to_day, grp) of workspace $1: one span without ends
 * for an account whose attributes never changed from a day on. `pastJson` is the parameter with the spans of a past
 * state of knowledge, empty for that of today.
 */
export function groupSpans(grouping: Extract<Grouping, { by: 'account' }>, pastJson: string): string {
  const always = (where: string): string => `
    select a.account_id, '-infinity'::date as from_day, 'infinity'::date as to_day, ${grouping.value} as grp
      from (select id as account_id, x.* from customers.account x where x.workspace_id = $1 ${where}) a`
  if (!grouping.dated) return always(`and ${pastJson}::jsonb is not null`)
  const dated = datedSpans(pastJson)
  return `
    select a.account_id, a.from_day, coalesce(lead(a.from_day) over (partition by a.account_id order by a.from_day), 'infinity') as to_day,
           ${grouping.value} as grp
      from (${dated}) a
    union all
    ${always(`and x.id not in (select account_id from (${dated}) s)`)}`
}
