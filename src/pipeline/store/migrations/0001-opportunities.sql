-- Chances to sell, by account.
create schema if not exists pipeline;
create sequence pipeline.fact_id;

create table pipeline.opportunity (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text collate "C" not null,
  account_id bigint not null,
  unit_id bigint,
  product_id bigint,
  type text,
  name text not null,
  owner text,
  channel text,
  campaign text,
  created_day date,
  stage text,
  amount numeric,
  currency text,
  expected_close_day date,
  closed_day date,
  outcome text not null,
  reason text,
  competitor text,
  contract_line text,
  story text,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index opportunity_account on pipeline.opportunity (workspace_id, account_id);
create table pipeline.opportunity_version (
  like pipeline.opportunity,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index opportunity_version_recording on pipeline.opportunity_version using brin (recording);
select platform.separate('pipeline.opportunity');
select platform.separate('pipeline.opportunity_version');
select customers.keep_in_scope('pipeline.opportunity', 'account_id');
select customers.keep_in_scope('pipeline.opportunity_version', 'account_id');
