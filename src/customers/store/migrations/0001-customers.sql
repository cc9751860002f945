-- Current state in `account`, every version in `account_version`; likewise for the others.
create schema if not exists customers;
create sequence customers.fact_id;

create table customers.account (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  name text not null,
  parent text,
  country text,
  industry text,
  segment text,
  owner text,
  channel text,
  valid_from date,
  attributes jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create table customers.account_version (
  like customers.account,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create table customers.unit (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  account_id bigint not null,
  name text not null,
  parent text,
  kind text,
  primary key (workspace_id, id),
  unique (workspace_id, account_id, ref)
);
create table customers.unit_version (
  like customers.unit,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create table customers.product (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  name text not null,
  family text,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create table customers.product_version (
  like customers.product,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create table customers.person (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  account_id bigint not null,
  unit_id bigint,
  name text not null,
  email text,
  title text,
  roles jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index person_account on customers.person (workspace_id, account_id);
create table customers.person_version (
  like customers.person,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create index account_version_recording on customers.account_version using brin (recording);
create index unit_version_recording on customers.unit_version using brin (recording);
create index product_version_recording on customers.product_version using brin (recording);
create index person_version_recording on customers.person_version using brin (recording);
