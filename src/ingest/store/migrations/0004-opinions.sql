-- Rows of files with opinions are seen, like the opinions, only by those who may see opinions.
alter table ingest.source_chunk add column opinions boolean not null default false;
alter table ingest.rejection add column opinions boolean not null default false;
create policy opinions on ingest.source_chunk as restrictive to mainstay_app
  using (not opinions or (select current_setting('app.opinions', true)) = 'on');
create policy opinions on ingest.rejection as restrictive to mainstay_app
  using (not opinions or (select current_setting('app.opinions', true)) = 'on');
