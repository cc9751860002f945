-- Lists of accounts are read by name, page by page.
create index account_name on customers.account (workspace_id, lower(name), ref) where not void;
