-- Dimensions that users define. A segment says from a day on by which rule accounts are in it (null: by its list
-- only); a member is an account on a list from a day on (null: on none). Key days without a day are -infinity.
create table customers.segment (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  dimension text not null,
  name text not null,
  rule text,
  position int,
  valid_from date not null,
  primary key (workspace_id, id),
  unique (workspace_id, dimension, name, valid_from)
);
create table customers.segment_version (
  like customers.segment,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create table customers.segment_member (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  account_id bigint not null,
  dimension text not null,
  segment text,
  valid_from date not null,
  primary key (workspace_id, id),
  unique (workspace_id, account_id, dimension, valid_from)
);
create table customers.segment_member_version (
  like customers.segment_member,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index segment_version_recording on customers.segment_version using brin (recording);
create index segment_member_version_recording on customers.segment_member_version using brin (recording);

-- The segment that an account is in, by dimension; derived from segments, members and attributes. In `account` it is
-- that of its last span.
alter table customers.account add column dimensions jsonb;
alter table customers.account_span add column dimensions jsonb;
