-- Facts of the ledger. The big ones keep only key and place in their current-state table; the content is in the versions.
create schema if not exists ledger;
create sequence ledger.fact_id;

create table ledger.contract_line (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text collate "C" not null,
  account_id bigint not null,
  primary key (workspace_id, ref)
);
create table ledger.contract_line_version (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  account_id bigint not null,
  product_id bigint,
  unit_id bigint,
  contract text,
  predecessor text,
  signed_day date,
  start_day date not null,
  end_day date,
  cancellation_day date,
  notice_days int,
  auto_renewal boolean,
  end_reason text,
  quantity numeric,
  unit_price numeric,
  amount numeric not null,
  period text not null,
  discount_ratio numeric,
  discount_amount numeric,
  discount_from date,
  discount_to date,
  paused_from date,
  paused_to date,
  currency text not null,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, account_id, id, recording)
);

create table ledger.balance (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  account_id bigint not null,
  day date not null,
  source text not null,
  amount numeric not null,
  currency text not null,
  primary key (workspace_id, id),
  unique (workspace_id, account_id, day, source)
);
create table ledger.balance_version (
  like ledger.balance,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create table ledger.invoice_line (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text collate "C" not null,
  account_id bigint not null,
  primary key (workspace_id, ref)
);
create table ledger.invoice_line_version (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  account_id bigint not null,
  product_id bigint,
  invoice text,
  issued_day date,
  service_start date,
  service_end date,
  amount numeric not null,
  currency text not null,
  recurring boolean,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, account_id, id, recording)
);

create table ledger.exchange_rate (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  "from" text not null,
  "to" text not null,
  day date not null,
  rate numeric not null check (rate > 0),
  kind text not null,
  primary key (workspace_id, id),
  unique (workspace_id, "from", "to", day, kind)
);
create table ledger.exchange_rate_version (
  like ledger.exchange_rate,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);

create index contract_line_version_recording on ledger.contract_line_version using brin (recording);
create index balance_version_recording on ledger.balance_version using brin (recording);
create index invoice_line_version_recording on ledger.invoice_line_version using brin (recording);
create index exchange_rate_version_recording on ledger.exchange_rate_version using brin (recording);
