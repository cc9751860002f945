-- Which accounts a member sees: all, those of everybody in the same team, or their own. An account is a member's own
-- where a source writes them as its owner: by name, by e-mail, or by another name that they are known as.
alter table access.member
  add column scope text not null default 'all' check (scope in ('all', 'team', 'own')),
  add column team text,
  add column known_as text[] not null default '{}',
  add check (scope <> 'team' or team is not null),
  add check (scope = 'all' or role <> 'owner');
