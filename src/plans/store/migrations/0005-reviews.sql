-- 360° reviews. Who is asked, and whether they answered, anybody may know who sees the account; what they answered nobody
-- but themselves until the review is closed. It is closed when all have answered, or after its deadline: the database
-- holds both, so that nobody looks early, whatever they may do in the program.
create table plans.review (
  workspace_id uuid not null,
  id uuid not null,
  account_id bigint not null,
  stage text not null,
  questions jsonb not null,
  opened_on date not null,
  opened_by text not null,
  deadline date not null,
  closed_on date,
  -- How many are asked, and how many have answered: their answers cannot be counted before the end.
  asked int not null,
  answered int not null default 0,
  primary key (workspace_id, id),
  check (deadline >= opened_on),
  check (answered between 0 and asked),
  check (closed_on is null or answered = asked or closed_on > deadline)
);
create index review_account on plans.review (workspace_id, account_id, opened_on);

-- Who is asked: somebody of the plan's team, or somebody who works at the customer.
create table plans.review_voice (
  workspace_id uuid not null,
  id uuid not null,
  review_id uuid not null,
  account_id bigint not null,
  side text not null check (side in ('ours', 'customer')),
  "function" text not null,
  -- Of ours, as the plan writes them.
  member text,
  person_id bigint,
  answered_on date,
  primary key (workspace_id, id),
  foreign key (workspace_id, review_id) references plans.review (workspace_id, id) on delete cascade,
  check ((side = 'ours') = (member is not null)),
  check ((side = 'customer') = (person_id is not null))
);
create index review_voice_review on plans.review_voice (workspace_id, review_id);
create index review_voice_person on plans.review_voice (workspace_id, person_id) where person_id is not null;

create table plans.review_answer (
  workspace_id uuid not null,
  voice_id uuid not null,
  review_id uuid not null,
  account_id bigint not null,
  -- Who sees it before the end, as `app.actor` names them; null who answered by a link.
  actor text,
  scores smallint[] not null,
  "text" text,
  primary key (workspace_id, voice_id),
  foreign key (workspace_id, voice_id) references plans.review_voice (workspace_id, id) on delete cascade
);
create index review_answer_review on plans.review_answer (workspace_id, review_id);

-- A link lets somebody of the customer answer once, without an account.
create table plans.review_link (
  workspace_id uuid not null,
  token_hash bytea not null,
  voice_id uuid not null,
  account_id bigint not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (workspace_id, token_hash),
  foreign key (workspace_id, voice_id) references plans.review_voice (workspace_id, id) on delete cascade
);
create index review_link_voice on plans.review_link (workspace_id, voice_id);

select platform.separate('plans.review');
select platform.separate('plans.review_voice');
select platform.separate('plans.review_answer');
select platform.separate('plans.review_link');
select customers.keep_in_scope('plans.review', 'account_id');
select customers.keep_in_scope('plans.review_voice', 'account_id');
select customers.keep_in_scope('plans.review_answer', 'account_id');
select customers.keep_in_scope('plans.review_link', 'account_id');

-- Blind: until the review is closed, only one's own. A transaction that does not say who acts has no own.
create policy blind on plans.review_answer as restrictive to mainstay_app
  using (actor = (select nullif(current_setting('app.actor', true), ''))
         or review_id in (select r.id from plans.review r where r.closed_on is not null))
  with check (true);

-- What is noted of a review tells who asked what and how many answered, never what.
create trigger note after insert or update on plans.review for each row execute function platform.note_change();
