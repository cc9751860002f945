-- Separates a table's workspaces. Whoever makes a table with a workspace_id calls this in the same migration; a test
-- of the catalogue finds what was forgotten. With the sub-select the setting is read once per query, not per row.
-- The owner's own policy is for migrations, backup and rebuild: without it, FORCE would let an owner's UPDATE or
-- foreign key silently see no rows at all.
create function platform.separate(business_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format('alter table %s enable row level security', business_table);
  execute format('alter table %s force row level security', business_table);
  execute format(
    'create policy workspace on %s using (workspace_id = (select nullif(current_setting(''app.workspace_id'', true), '''')::uuid))',
    business_table
  );
  execute format('create policy owner on %s to mainstay_owner using (true) with check (true)', business_table);
end
$$;
revoke execute on function platform.separate(regclass) from public;

select platform.separate('platform.recording');
select platform.separate('platform.confirmation');
