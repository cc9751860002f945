-- Which accounts a transaction sees, beside its workspace. It says so by the setting `app.owners`: `*` for all, or a
-- JSON list of owners' names, whose accounts alone are there for it. Without the setting there are none.
create function customers.owners_in_sight() returns setof text
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select lower(name)
    from jsonb_array_elements_text(nullif(nullif(current_setting('app.owners', true), '*'), '')::jsonb) as name
$$;

-- With the sub-selects both are asked once per query, and the second only of who sees not all. As a function the first
-- would cost every small query more than the rest of it. What is written must stay in sight, too.
create policy scope on customers.account as restrictive to mainstay_app
  using ((select current_setting('app.owners', true) = '*') or lower(owner) = any (array(select customers.owners_in_sight())));

-- Row-level security holds in them too. As functions in the from they leave large reads to several processes at once,
-- which they would not as sub-selects that have sub-selects of their own; who sees all never calls them.
create function customers.accounts_in_sight() returns setof bigint
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select id from customers.account
$$;
create function customers.people_in_sight() returns setof bigint
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select id from customers.person
$$;

-- Keeps the rows of accounts (of people) in the sight of who sees the account (the person). Whoever makes a table about
-- accounts calls this in the same migration; a test of the catalogue finds what was forgotten.
create function customers.keep_in_scope(
  business_table regclass, key text, in_sight text default 'customers.accounts_in_sight'
) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'create policy scope on %s as restrictive to mainstay_app using ((select current_setting(''app.owners'', true) = ''*'') or %I in (select f.id from %s() f(id)))',
    business_table, key, in_sight
  );
end
$$;
revoke execute on function customers.keep_in_scope(regclass, text, text) from public;

-- Keeps a table from everybody who does not see all accounts: sums over accounts, and files that have rows of many.
create function customers.keep_whole(business_table regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  execute format(
    'create policy scope on %s as restrictive to mainstay_app using ((select current_setting(''app.owners'', true) = ''*''))',
    business_table
  );
end
$$;
revoke execute on function customers.keep_whole(regclass) from public;

select customers.keep_in_scope('customers.account_version', 'id');
select customers.keep_in_scope('customers.account_span', 'account_id');
select customers.keep_in_scope('customers.unit', 'account_id');
select customers.keep_in_scope('customers.unit_version', 'account_id');
select customers.keep_in_scope('customers.person', 'account_id');
select customers.keep_in_scope('customers.person_version', 'account_id');
select customers.keep_in_scope('customers.segment_member', 'account_id');
select customers.keep_in_scope('customers.segment_member_version', 'account_id');
