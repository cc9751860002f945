-- What a movement changes in the currency that its lines are booked in: ratios convert both ends of their window at
-- one rate. Movements that were derived before have none yet (null) and are completed when the program starts.
alter table ledger.movement add column booked_minor bigint;

-- How the derived tables were derived; what an older program derived is brought up once. Null: before there was a number.
alter table ledger.state add column derivation int;

-- What the sums below were made with: policy set, rates, horizon. Where it is not what counts now, they are made anew.
alter table ledger.state add column retention_basis text;

-- Retention of the twelve months that end with `month`, of the whole workspace; see retentionShare. `unrated` counts
-- the accounts that have no value in it, because a currency has no rate at its end.
create table ledger.retention_month (
  workspace_id uuid not null,
  month int not null,
  opening bigint not null,
  retained bigint not null,
  kept bigint not null,
  units int not null,
  stayed int not null,
  unrated int not null,
  primary key (workspace_id, month)
);

-- The accounts that first had ARR at the end of `first_month`: what they had then and have at the end of `month`,
-- both at the rates of the end of `month`.
create table ledger.cohort_month (
  workspace_id uuid not null,
  first_month int not null,
  month int not null,
  start_minor bigint not null,
  now_minor bigint not null,
  customers_started int not null,
  customers int not null,
  unrated int not null,
  primary key (workspace_id, first_month, month)
);
