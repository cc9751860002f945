-- Every act that records facts: an import, a correction, an undo, a month close. Facts and movements name the
-- recording that brought them, so who, when and why are stored once. Within a workspace ids and recorded
-- moments rise together, because writers of one workspace take turns.
create schema if not exists platform;
create sequence platform.recording_id;

create table platform.recording (
  workspace_id uuid not null,
  id bigint not null default nextval('platform.recording_id'),
  recorded_at timestamptz not null,
  kind text not null check (kind in ('create', 'import', 'correct', 'undo', 'close', 'reopen', 'roll-forward', 'policy')),
  actor text not null,
  because text,
  undoes bigint,
  -- Names of an import's files, by the number that its facts name.
  files text[],
  primary key (workspace_id, id)
);

-- Facts that a recording found unchanged: it confirms them, so an undo of an earlier one keeps them.
create table platform.confirmation (
  workspace_id uuid not null,
  recording bigint not null,
  fact text not null,
  chunk int not null,
  ids bigint[] not null,
  primary key (workspace_id, recording, fact, chunk)
);
