create schema if not exists ingest;

create table ingest.import (
  workspace_id uuid not null,
  id bigint not null,
  mapping_name text not null,
  mapping jsonb not null,
  mode text not null check (mode in ('upsert', 'snapshot')),
  files jsonb not null,
  ignored_files jsonb not null default '[]',
  primary key (workspace_id, id)
);

-- The rows of the source as they were read, in compressed runs, so that every fact opens its source row.
create table ingest.source_chunk (
  workspace_id uuid not null,
  import_id bigint not null,
  file_no smallint not null,
  first_row int not null,
  last_row int not null,
  content bytea not null,
  primary key (workspace_id, import_id, file_no, first_row)
);

create table ingest.rejection (
  workspace_id uuid not null,
  import_id bigint not null,
  file_no smallint not null,
  row_no int not null,
  position int not null,
  field text not null,
  reason text not null,
  cells jsonb not null,
  primary key (workspace_id, import_id, file_no, row_no, position)
);
