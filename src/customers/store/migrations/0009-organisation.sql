-- Who works where, with whom and as what: placeholders, reporting and influence lines, several places and roles of one
-- person, and how well our own people know them. Each lasts from `since` to `until`, both of them days on which it holds.
alter table customers.person add column placeholder boolean, add column left_on date;
alter table customers.person_version add column placeholder boolean, add column left_on date;

create table customers.person_link (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  person_id bigint not null,
  other_id bigint not null,
  kind text not null,
  since date,
  until date,
  because text,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index person_link_person on customers.person_link (workspace_id, person_id);
create index person_link_other on customers.person_link (workspace_id, other_id);

create table customers.placement (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  person_id bigint not null,
  account_id bigint not null,
  unit_id bigint,
  title text,
  since date,
  until date,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index placement_person on customers.placement (workspace_id, person_id);
create index placement_account on customers.placement (workspace_id, account_id);

create table customers.engagement_role (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  person_id bigint not null,
  account_id bigint not null,
  contract text,
  role text not null,
  since date,
  until date,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index engagement_role_person on customers.engagement_role (workspace_id, person_id);
create index engagement_role_account on customers.engagement_role (workspace_id, account_id);

create table customers.tie (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  person_id bigint not null,
  member text not null,
  strength text not null,
  day date not null,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index tie_person on customers.tie (workspace_id, person_id);

create table customers.person_link_version (
  like customers.person_link,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create table customers.placement_version (
  like customers.placement,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create table customers.engagement_role_version (
  like customers.engagement_role,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create table customers.tie_version (
  like customers.tie,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index person_link_version_recording on customers.person_link_version using brin (recording);
create index placement_version_recording on customers.placement_version using brin (recording);
create index engagement_role_version_recording on customers.engagement_role_version using brin (recording);
create index tie_version_recording on customers.tie_version using brin (recording);

select platform.separate('customers.person_link');
select platform.separate('customers.person_link_version');
select platform.separate('customers.placement');
select platform.separate('customers.placement_version');
select platform.separate('customers.engagement_role');
select platform.separate('customers.engagement_role_version');
select platform.separate('customers.tie');
select platform.separate('customers.tie_version');
select customers.keep_in_scope('customers.person_link', 'person_id', 'customers.people_in_sight');
select customers.keep_in_scope('customers.person_link_version', 'person_id', 'customers.people_in_sight');
select customers.keep_in_scope('customers.placement', 'account_id');
select customers.keep_in_scope('customers.placement_version', 'account_id');
select customers.keep_in_scope('customers.engagement_role', 'account_id');
select customers.keep_in_scope('customers.engagement_role_version', 'account_id');
select customers.keep_in_scope('customers.tie', 'person_id', 'customers.people_in_sight');
select customers.keep_in_scope('customers.tie_version', 'person_id', 'customers.people_in_sight');

-- Who influences whom, who is at odds with whom and who of ours knows them how well are opinions; who reports to whom is
-- none.
create policy opinions on customers.person_link as restrictive to mainstay_app
  using (kind = 'reports_to' or (select current_setting('app.opinions', true)) = 'on');
create policy opinions on customers.person_link_version as restrictive to mainstay_app
  using (kind = 'reports_to' or (select current_setting('app.opinions', true)) = 'on');
create policy opinions on customers.tie as restrictive to mainstay_app
  using ((select current_setting('app.opinions', true)) = 'on');
create policy opinions on customers.tie_version as restrictive to mainstay_app
  using ((select current_setting('app.opinions', true)) = 'on');
