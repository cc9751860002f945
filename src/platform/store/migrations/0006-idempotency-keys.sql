-- Writes that a caller named by an Idempotency-Key, for a day. A row goes in with the transaction that it names, so a
-- write is there once however often it is sent. Who has the database alone reads neither callers, keys nor answers.
create table platform.idempotency_key (
  -- SHA-256 of the caller and the key.
  id bytea primary key,
  -- SHA-256 of the action and its input: the same key for something else is a mistake.
  request bytea not null,
  -- The request that holds it.
  attempt text not null,
  -- Sealed with the key. Null: it was written, and the program ended before it knew its answer.
  answer bytea,
  kept_at timestamptz not null default now()
);

create index idempotency_key_age on platform.idempotency_key (kept_at);

-- Whether a job's transaction was committed, written by that transaction: so a program that ends before it can say how
-- the job went leaves no doubt about it.
alter table platform.job add column kept boolean not null default false;
