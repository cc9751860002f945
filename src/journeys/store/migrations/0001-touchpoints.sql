-- Contacts with customers: hundreds of thousands of them. What is asked for is of an account or a person, or the latest.
create schema if not exists journeys;
create sequence journeys.fact_id;

create table journeys.touchpoint (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text collate "C" not null,
  day date not null,
  account_id bigint not null,
  person_id bigint,
  unit_id bigint,
  team text not null,
  kind text,
  channel text,
  campaign text,
  direction text not null,
  purpose text,
  stage text,
  subject text,
  by text,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index touchpoint_account on journeys.touchpoint (workspace_id, account_id, day);
create index touchpoint_day on journeys.touchpoint (workspace_id, day, id);
create index touchpoint_person on journeys.touchpoint (workspace_id, person_id, day) where person_id is not null;
create table journeys.touchpoint_version (
  like journeys.touchpoint,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index touchpoint_version_recording on journeys.touchpoint_version using brin (recording);
create index touchpoint_version_person on journeys.touchpoint_version (workspace_id, person_id) where person_id is not null;
select platform.separate('journeys.touchpoint');
select platform.separate('journeys.touchpoint_version');
select customers.keep_in_scope('journeys.touchpoint', 'account_id');
select customers.keep_in_scope('journeys.touchpoint_version', 'account_id');
