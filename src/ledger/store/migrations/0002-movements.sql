-- Derived from the facts, per account, in the transaction that changes them; append-only: a movement that no
-- longer holds is reversed by a row that names it, so the ledger as recorded on any past moment stays readable.
create sequence ledger.movement_id;

create table ledger.movement (
  workspace_id uuid not null,
  account_id bigint not null,
  id bigint not null default nextval('ledger.movement_id'),
  day date not null,
  month int not null,
  -- The month in which it is reported: its own, or the first open one if its own was closed when it was recorded.
  report_month int not null,
  product_id bigint,
  unit_id bigint,
  currency text not null,
  line_id bigint,
  kind smallint not null,
  part smallint,
  reason smallint not null,
  minor bigint not null,
  migration_minor bigint not null,
  connected_new boolean not null,
  in_grace boolean not null,
  customers smallint not null,
  product_customers smallint not null,
  recording bigint not null,
  known_at timestamptz,
  reverses bigint,
  primary key (workspace_id, account_id, id)
);

-- Sums of `movement` that dashboards read, kept by delta in the same transaction.
create table ledger.bridge_month (
  workspace_id uuid not null,
  month int not null,
  report_month int not null,
  product_id bigint not null,
  kind smallint not null,
  minor bigint not null,
  migration_minor bigint not null,
  connected_minor bigint not null,
  customers int not null,
  product_customers int not null,
  primary key (workspace_id, month, report_month, product_id, kind)
);

-- Spans in which an account has no value in the reporting currency, and why.
create table ledger.undefined_span (
  workspace_id uuid not null,
  account_id bigint not null,
  from_day date not null,
  to_day date,
  because text not null
);
create index undefined_span_account on ledger.undefined_span (workspace_id, account_id);

-- What the maintained movements were computed with, and the last closed month (null: none).
create table ledger.state (
  workspace_id uuid primary key,
  horizon date not null,
  closed_month int
);

create table ledger.month_close (
  workspace_id uuid not null,
  recording bigint not null,
  month int not null,
  act text not null check (act in ('close', 'reopen')),
  policy text not null,
  policy_version int not null,
  currency text not null,
  primary key (workspace_id, recording)
);
