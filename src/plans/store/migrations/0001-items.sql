-- Customer plans: one kind of fact for everything that a plan says. What each kind of item may say is decided in
-- plans/model/kinds.ts and checked when it is recorded.
create schema if not exists plans;
create sequence plans.fact_id;

create table plans.item (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  account_id bigint not null,
  kind text not null,
  state text not null,
  title text,
  person_id bigint,
  other_person_id bigint,
  unit_id bigint,
  about text,
  "function" text,
  owner text,
  day date,
  due date,
  until date,
  "text" text,
  attributes jsonb,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index item_account on plans.item (workspace_id, account_id, kind);
create index item_person on plans.item (workspace_id, person_id) where person_id is not null;
create index item_owner on plans.item (workspace_id, lower(owner), due) where kind = 'action' and state = 'open' and not void;
create table plans.item_version (
  like plans.item,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index item_version_account on plans.item_version (workspace_id, account_id);
create index item_version_recording on plans.item_version using brin (recording);
select platform.separate('plans.item');
select platform.separate('plans.item_version');
select customers.keep_in_scope('plans.item', 'account_id');
select customers.keep_in_scope('plans.item_version', 'account_id');

-- Whom we hold for a critic is an opinion: seen and written only in transactions opened for somebody who may see those.
create policy opinions on plans.item as restrictive to mainstay_app
  using (kind <> 'critic' or (select current_setting('app.opinions', true)) = 'on');
create policy opinions on plans.item_version as restrictive to mainstay_app
  using (kind <> 'critic' or (select current_setting('app.opinions', true)) = 'on');
