-- Who explained a difference between the ledger and another source, and who withdrew it. Append-only. Amounts are
-- minor units per year as they were then: an explanation holds while the difference stays what it explained.
create sequence ledger.reconciliation_act_id;

create table ledger.reconciliation_act (
  workspace_id uuid not null,
  account_id bigint not null,
  id bigint not null default nextval('ledger.reconciliation_act_id'),
  act text not null check (act in ('explain', 'reopen')),
  source text not null,
  at date not null,
  currency text not null,
  theirs_minor numeric,
  ours_minor numeric,
  owner text,
  category text,
  reason text not null,
  -- The explanation that a reopening withdraws.
  withdraws bigint,
  actor text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (workspace_id, account_id, id)
);
