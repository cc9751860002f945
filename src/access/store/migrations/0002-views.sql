-- How a reader keeps a screen: its address is the search part of the URL.
create table access.view (
  workspace_id uuid not null,
  id uuid not null default gen_random_uuid(),
  screen text not null,
  name text not null,
  scope text not null check (scope in ('private', 'team', 'workspace')),
  owner text not null,
  address text not null,
  version int not null default 1,
  primary key (workspace_id, id),
  unique (workspace_id, screen, owner, name)
);
