-- Users and how they sign in: the tables of better-auth as its compileMigrations() writes them (a test compares), in
-- this schema. Only the role mainstay_sign_in reads them; the app sees who a user is, never a secret.
create table access."user" (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "name" text not null,
  "email" text not null unique,
  "emailVerified" boolean not null,
  "image" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null,
  "twoFactorEnabled" boolean
);

create table access.session (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "expiresAt" timestamptz not null,
  "token" text not null unique,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null,
  "ipAddress" text,
  "userAgent" text,
  "userId" uuid not null references access."user" ("id") on delete cascade
);

create table access.sign_in_method (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "accountId" text not null,
  "providerId" text not null,
  "userId" uuid not null references access."user" ("id") on delete cascade,
  "accessToken" text,
  "refreshToken" text,
  "idToken" text,
  "accessTokenExpiresAt" timestamptz,
  "refreshTokenExpiresAt" timestamptz,
  "scope" text,
  "password" text,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz not null
);

create table access.verification (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "identifier" text not null,
  "value" text not null,
  "expiresAt" timestamptz not null,
  "createdAt" timestamptz default CURRENT_TIMESTAMP not null,
  "updatedAt" timestamptz default CURRENT_TIMESTAMP not null
);

create table access.second_factor (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "secret" text not null,
  "backupCodes" text not null,
  "userId" uuid not null references access."user" ("id") on delete cascade,
  "verified" boolean,
  "failedVerificationCount" integer,
  "lockedUntil" timestamptz
);

create table access.api_key (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "configId" text not null,
  "name" text,
  "start" text,
  "referenceId" text not null,
  "prefix" text,
  "key" text not null,
  "refillInterval" integer,
  "refillAmount" integer,
  "lastRefillAt" timestamptz,
  "enabled" boolean,
  "rateLimitEnabled" boolean,
  "rateLimitTimeWindow" integer,
  "rateLimitMax" integer,
  "requestCount" integer,
  "remaining" integer,
  "lastRequest" timestamptz,
  "expiresAt" timestamptz,
  "createdAt" timestamptz not null,
  "updatedAt" timestamptz not null,
  "permissions" text,
  "metadata" text
);

create table access.attempt (
  "id" uuid default pg_catalog.gen_random_uuid() not null primary key,
  "key" text not null unique,
  "count" integer not null,
  "lastRequest" bigint not null
);

create index "session_userId_idx" on access.session ("userId");
create index "sign_in_method_userId_idx" on access.sign_in_method ("userId");
create index verification_identifier_idx on access.verification ("identifier");
create index second_factor_secret_idx on access.second_factor ("secret");
create index "second_factor_userId_idx" on access.second_factor ("userId");
create index "api_key_configId_idx" on access.api_key ("configId");
create index "api_key_referenceId_idx" on access.api_key ("referenceId");
create index api_key_key_idx on access.api_key ("key");

revoke all on access."user", access.session, access.sign_in_method, access.verification, access.second_factor,
  access.api_key, access.attempt from mainstay_app;
grant select ("id", "name", "email") on access."user" to mainstay_app;
grant usage on schema access to mainstay_sign_in;
grant select, insert, update, delete on access."user", access.session, access.sign_in_method, access.verification,
  access.second_factor, access.api_key, access.attempt to mainstay_sign_in;

-- Wrong passwords in a row for one address, known by its hash: guessing from many places is slowed too.
create table access.guess (
  address_hash text primary key,
  failures int not null,
  last_at timestamptz not null
);
revoke all on access.guess from mainstay_app;
grant select, insert, update, delete on access.guess to mainstay_sign_in;

-- Who belongs to a workspace, in which role, and for how long.
create table access.member (
  workspace_id uuid not null,
  user_id uuid not null references access."user" ("id"),
  role text not null,
  -- The last day of a guest.
  ends_on date,
  version int not null default 1,
  added_by text not null,
  added_at timestamptz not null default now(),
  primary key (workspace_id, user_id)
);

select platform.separate('access.member');

-- At sign-in it is not known yet which workspaces a user belongs to: that is what is asked.
create policy at_sign_in on access.member for select to mainstay_sign_in using (true);
grant select on access.member, access.workspace to mainstay_sign_in;
