create schema if not exists access;

create table access.workspace (
  id uuid primary key default gen_random_uuid(),
  name text not null unique,
  currency text not null,
  fiscal_year_start smallint not null check (fiscal_year_start between 1 and 12),
  policy text not null,
  sample boolean not null default false,
  created_at timestamptz not null default now()
);
