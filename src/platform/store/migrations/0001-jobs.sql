create schema if not exists platform;

-- Long work: the truth about how far it is. It belongs to the process that took it, known by an advisory lock.
create table platform.job (
  id uuid primary key,
  action text not null,
  -- The name as the caller gave it: this room does not know workspaces.
  workspace text,
  actor text not null,
  request_id text not null,
  runner integer not null,
  state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled', 'interrupted')),
  phase text not null default '',
  done bigint not null default 0,
  total bigint,
  -- Not jsonb: that would reorder the result and refuses some texts.
  result json,
  error json,
  cancel_requested boolean not null default false,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  heartbeat_at timestamptz not null default now(),
  ended_at timestamptz
);

create index job_unfinished on platform.job (runner) where state in ('queued', 'running');
