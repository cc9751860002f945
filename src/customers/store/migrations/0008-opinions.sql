-- Opinions about people: stance, influence and notes, each of a day. The latest day counts, the others are history.
create table customers.opinion (
  workspace_id uuid not null,
  id bigint not null,
  recording bigint not null,
  hash bigint not null,
  void boolean not null,
  ref text not null,
  person_id bigint not null,
  day date not null,
  kind text not null,
  value text not null,
  because text,
  author text,
  primary key (workspace_id, id),
  unique (workspace_id, ref)
);
create index opinion_person on customers.opinion (workspace_id, person_id, kind, day);
create table customers.opinion_version (
  like customers.opinion,
  known_at timestamptz,
  file_no smallint,
  row_no int,
  primary key (workspace_id, id, recording)
);
create index opinion_version_recording on customers.opinion_version using brin (recording);
create index opinion_version_person on customers.opinion_version (workspace_id, person_id);
select platform.separate('customers.opinion');
select platform.separate('customers.opinion_version');
select customers.keep_in_scope('customers.opinion', 'person_id', 'customers.people_in_sight');
select customers.keep_in_scope('customers.opinion_version', 'person_id', 'customers.people_in_sight');

-- Seen and written only in transactions opened for somebody who may see opinions, whatever query asks.
create policy opinions on customers.opinion as restrictive to mainstay_app
  using ((select current_setting('app.opinions', true)) = 'on');
create policy opinions on customers.opinion_version as restrictive to mainstay_app
  using ((select current_setting('app.opinions', true)) = 'on');

-- People who were erased keep their number, and neither key nor name.
alter table customers.person alter column name drop not null;
alter table customers.person_version alter column name drop not null;

-- Whose data was erased, known by the keyed hash of the key that their source gave them: nothing personal.
create table customers.erasure (
  workspace_id uuid not null,
  ref_hash bytea not null,
  -- The person's number here; null where a restored backup does not have them.
  person_id bigint,
  erased_at timestamptz not null,
  actor text not null,
  primary key (workspace_id, ref_hash)
);
select platform.separate('customers.erasure');

-- The secret of a workspace's hashes, as the two pads of HMAC (RFC 2104), so that SQL can compute them.
create table customers.erasure_secret (
  workspace_id uuid not null primary key,
  inner_pad bytea not null,
  outer_pad bytea not null
);
select platform.separate('customers.erasure_secret');

-- HMAC-SHA256 of a key, by the two pads of a secret.
create function customers.ref_hash(inner_pad bytea, outer_pad bytea, ref text) returns bytea
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select sha256(outer_pad || sha256(inner_pad || convert_to(ref, 'UTF8')))
$$;
