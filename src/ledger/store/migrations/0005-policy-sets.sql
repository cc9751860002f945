-- A company's own policy sets. A change makes a new version; versions are never updated, so that a number can name its own.
create table ledger.policy_set (
  workspace_id uuid not null,
  name text not null,
  version int not null check (version > 0),
  switches jsonb not null,
  based_on text not null,
  because text not null,
  recording bigint not null,
  primary key (workspace_id, name, version)
);
