-- What plans lack, by the rules: derived from the facts per account, in the transaction that changes them. Severities
-- and rules are the program's; `severity` is the place in their order, the worst 0.
create table plans.gap (
  workspace_id uuid not null,
  account_id bigint not null,
  id text not null,
  rule text not null,
  severity smallint not null,
  reason text not null,
  rows jsonb not null,
  resolve jsonb not null,
  amount_minor bigint,
  reveals_opinion boolean not null,
  primary key (workspace_id, account_id, id)
);
create index gap_worst on plans.gap (workspace_id, severity, coalesce(amount_minor, -1) desc, account_id, id);

-- Whose gaps were looked for, on which day (null: they must be looked for again), and what the account brought that day.
create table plans.evaluated (
  workspace_id uuid not null,
  account_id bigint not null,
  day date,
  arr_minor bigint not null,
  primary key (workspace_id, account_id)
);

-- Numbers of rules that the company chose otherwise than by default.
create table plans.threshold (
  workspace_id uuid not null,
  name text not null,
  value numeric not null,
  primary key (workspace_id, name)
);
create trigger note after insert or update or delete on plans.threshold
  for each row execute function platform.note_change();

select platform.separate('plans.gap');
select platform.separate('plans.evaluated');
select platform.separate('plans.threshold');
select customers.keep_in_scope('plans.gap', 'account_id');
select customers.keep_in_scope('plans.evaluated', 'account_id');

-- A gap that gives away what is thought of a person is there only for who may see that.
create policy opinions on plans.gap as restrictive to mainstay_app
  using (not reveals_opinion or (select current_setting('app.opinions', true)) = 'on');
