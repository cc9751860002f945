-- Attributes of accounts through time, only for accounts whose attributes ever changed from a day on. Derived
-- from `account_version`; the first span begins at -infinity.
create table customers.account_span (
  workspace_id uuid not null,
  account_id bigint not null,
  from_day date not null,
  parent text,
  country text,
  industry text,
  segment text,
  owner text,
  channel text,
  attributes jsonb,
  ref text not null,
  primary key (workspace_id, account_id, from_day)
);
