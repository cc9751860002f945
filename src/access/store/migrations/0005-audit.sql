-- The audit log: one entry for every transaction that changed something in a workspace. The app may add entries and
-- read them, nothing else. Each carries the hash of the one before, so a change or a gap shows.
create table access.audit_entry (
  workspace_id uuid not null,
  no bigint not null,
  at timestamptz not null,
  -- JSON as text: what is hashed is what stands here, byte for byte.
  body text not null,
  actor text generated always as ((body::jsonb) ->> 'actor') stored,
  action text generated always as ((body::jsonb) ->> 'action') stored,
  hash text not null,
  primary key (workspace_id, no)
);
select platform.separate('access.audit_entry');
revoke update, delete, truncate on access.audit_entry from mainstay_app;

-- Gives an entry its number, its moment, the changes that its transaction noted, and its hash. In turn, to the end
-- of the transaction: a number is never left out and never given twice. In a restore the owner brings them as they were.
create function access.chain_audit_entry() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  head record;
  noted text := nullif(current_setting('app.changes', true), '');
begin
  perform pg_advisory_xact_lock(hashtextextended(new.workspace_id || '/audit', 0));
  select no, hash into head from access.audit_entry e
   where e.workspace_id = new.workspace_id order by e.no desc limit 1;
  new.no := coalesce(head.no, 0) + 1;
  new.at := clock_timestamp();
  if noted is not null then
    new.body := (new.body::jsonb || jsonb_build_object('changes', ('[' || noted || ']')::jsonb))::text;
  end if;
  new.hash := access.audit_hash(coalesce(head.hash, ''), new.no, new.at, new.body);
  return new;
end
$$;

create function access.audit_hash(previous text, no bigint, at timestamptz, body text) returns text
language sql stable set search_path = pg_catalog, pg_temp as $$
  select encode(sha256(convert_to(
    previous || E'\n' || no || E'\n' || to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || E'\n' || body,
    'UTF8')), 'hex')
$$;

create trigger chain before insert on access.audit_entry for each row
  when (current_user <> 'mainstay_owner') execute function access.chain_audit_entry();

-- Rows that change in place are noted as they were and as they are; facts have their versions, so their recording is.
create trigger note after insert or update or delete on access.member for each row execute function platform.note_change();
create trigger note after insert or update or delete on access.view for each row execute function platform.note_change();
create trigger note after insert or update or delete on access.workspace for each row execute function platform.note_change();
