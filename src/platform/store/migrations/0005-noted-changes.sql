-- What a transaction changes, for the audit entry that it ends with: kept in a setting that ends with it too.
create function platform.note(change jsonb) returns void language sql set search_path = pg_catalog, pg_temp as $$
  select set_config('app.changes', concat_ws(',', nullif(current_setting('app.changes', true), ''), change::text), true)
$$;

create function platform.note_change() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform platform.note(jsonb_strip_nulls(jsonb_build_object(
    'what', tg_table_schema || '.' || tg_table_name,
    'before', case when tg_op <> 'INSERT' then to_jsonb(old) - 'workspace_id' end,
    'after', case when tg_op <> 'DELETE' then to_jsonb(new) - 'workspace_id' end
  )));
  return null;
end
$$;

create trigger note after insert on platform.recording for each row execute function platform.note_change();
