-- Mappings that people of a workspace saved, and the headers of the files that they were used for.
create table ingest.mapping (
  workspace_id uuid not null,
  name text not null,
  mapping jsonb not null,
  signatures text[] not null default '{}',
  saved_by text not null,
  saved_at timestamptz not null default now(),
  primary key (workspace_id, name)
);

-- An import that mends refused rows of another, and the rows that went in by it.
alter table ingest.import add column mends bigint;

create table ingest.mended_row (
  workspace_id uuid not null,
  import_id bigint not null,
  file_no smallint not null,
  row_no int not null,
  mended_by bigint not null,
  primary key (workspace_id, import_id, file_no, row_no, mended_by)
);
