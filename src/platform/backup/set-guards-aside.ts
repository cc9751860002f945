import type { Client } from 'pg'

/**
 * Takes away, until the given function brings them back in the same transaction, what would refuse or change rows that
 * come as they were: row-level security of the owner, who may not COPY into such tables; triggers; foreign keys, which
 * are then checked for all rows at once.
 */
export async function setGuardsAside(client: Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ aside: string; back: string }>(guards)
  for (const { aside } of rows) await client.query(aside)
  return async () => {
    // Foreign keys last come back first: an owner without FORCE sees every row that they must check.
    for (const { back } of [...rows].reverse()) await client.query(back)
  }
}

const own = `
  select c.oid, c.oid::regclass::text as name, c.relforcerowsecurity
    from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_roles r on r.oid = n.nspowner
   where r.rolname = 'mainstay_owner' and c.relkind = 'r'`

const guards = `
  with own as (${own}), guard as (
    select 1 as place, name,
           format('alter table %s no force row level security', name) as aside,
           format('alter table %s force row level security', name) as back
      from own where relforcerowsecurity
    union all
    select 2, name, format('alter table %s disable trigger %I', name, t.tgname),
           format('alter table %s enable %s trigger %I', name,
                  case t.tgenabled when 'A' then 'always' when 'R' then 'replica' else '' end, t.tgname)
      from own join pg_trigger t on t.tgrelid = own.oid where not t.tgisinternal and t.tgenabled <> 'D'
    union all
    select 3, name, format('alter table %s drop constraint %I', name, k.conname),
           format('alter table %s add constraint %I %s', name, k.conname, pg_get_constraintdef(k.oid))
      from own join pg_constraint k on k.conrelid = own.oid where k.contype = 'f'
  )
  select aside, back from guard order by place, name, aside`
