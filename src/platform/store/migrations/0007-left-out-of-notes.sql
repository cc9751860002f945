-- Rows that change are noted without the columns that a trigger names: what is personal stands in the log sealed, or not.
create or replace function platform.note_change() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp as $$
declare
  left_out text[] := coalesce(tg_argv[0:], '{}') || array['workspace_id'];
begin
  perform platform.note(jsonb_strip_nulls(jsonb_build_object(
    'what', tg_table_schema || '.' || tg_table_name,
    'before', case when tg_op <> 'INSERT' then to_jsonb(old) - left_out end,
    'after', case when tg_op <> 'DELETE' then to_jsonb(new) - left_out end
  )));
  return null;
end
$$;
