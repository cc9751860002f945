-- What is personal in the audit log, which is never changed, is sealed with keys of the person: one for who they are, one
-- for what is thought of them. Destroying the keys erases it; the chain of hashes stays as it is.
create table access.personal_key (
  workspace_id uuid not null,
  -- Whose: `person 17`.
  subject text not null,
  mark text not null check (mark in ('identity', 'opinion')),
  key bytea not null,
  primary key (workspace_id, subject, mark)
);
select platform.separate('access.personal_key');
-- Opinions are seen, and what seals them, where the transaction was opened for somebody who may see them. Restrictive:
-- it narrows what the policy of workspaces lets through. As a sub-select it is read once per query.
create policy opinions on access.personal_key as restrictive to mainstay_app
  using (mark <> 'opinion' or (select current_setting('app.opinions', true)) = 'on');

-- How long a workspace keeps what, where that is not as shipped; null is without end.
create table access.retention_period (
  workspace_id uuid not null,
  holding text not null,
  period int check (period > 0),
  primary key (workspace_id, holding)
);
select platform.separate('access.retention_period');
create trigger note after insert or update or delete on access.retention_period
  for each row execute function platform.note_change();
