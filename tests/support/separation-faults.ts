import type { Database } from '../../src/platform/database/open-database.js'

/** What stands outside any workspace, and why that tells no workspace's data. */
export const withoutWorkspace: Readonly<Record<string, string>> = {
  'access.workspace': 'the list of workspaces itself: name, currency and calendar',
  'access.user': 'a person may belong to several workspaces; the app sees name and address only',
  'access.session': 'of a person; for the role of sign-in only',
  'access.sign_in_method': 'of a person; for the role of sign-in only',
  'access.verification': 'of a person; for the role of sign-in only',
  'access.second_factor': 'of a person; for the role of sign-in only',
  'access.api_key': 'of a person; for the role of sign-in only',
  'access.attempt': 'guesses of passwords; for the role of sign-in only',
  'access.guess': 'guesses of passwords; for the role of sign-in only',
  'platform.job':
    'long work of the server, which is asked for by id; its actions look whether the caller sees its workspace',
  'platform.idempotency_key':
    'hashes of callers and keys, and answers sealed with keys that the database does not have',
  'platform.migration': 'what the tables consist of',
}

/** What everybody who belongs to a workspace has there, whichever of its accounts they see, and why. */
const forEverybody: Readonly<Record<string, string>> = {
  'access.audit_entry': 'its trigger reads the entry before; the right to read it needs sight of all accounts',
  'access.member': 'who belongs to the workspace',
  'access.personal_key': 'keys without what they seal',
  'access.retention_period': 'how long what is kept',
  'access.view': 'addresses of screens',
  'customers.erasure': 'hashes of keys of people who were erased',
  'customers.erasure_secret': 'the secret of these hashes',
  'customers.product': 'what the company sells',
  'customers.product_version': 'what the company sells',
  'customers.segment': 'how the company divides its accounts, not which are in it',
  'customers.segment_version': 'how the company divides its accounts, not which are in it',
  'ingest.mapping': 'names of columns',
  'ledger.exchange_rate': 'rates',
  'ledger.exchange_rate_version': 'rates',
  'ledger.month_close': 'which months are closed',
  'ledger.policy_set': 'how numbers are defined',
  'ledger.state': 'how far the ledger is',
  'plans.threshold': 'numbers of rules',
  'platform.confirmation': 'numbers of facts without the facts',
  'platform.recording': 'who recorded something, when and why; what it was is elsewhere',
}

/** Functions that run with the rights of their owner, and why they give nothing away. */
const runsAsOwner: Readonly<Record<string, string>> = {
  'platform.refresh_statistics': 'analyzes tables; returns nothing',
}

const business = `
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
 where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
   and n.nspname not like 'pg_temp%' and n.nspname not like 'pg_toast%'`
const hasWorkspace = `exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id' and not a.attisdropped)`
const table = `format('%s.%s', n.nspname, c.relname)`

/** Each rule of separation as a query: what it answers with is wrong. Holds on every PostgreSQL that we support. */
const rules: Readonly<Record<string, string>> = {
  'has no workspace_id and is not on the list of what stands outside': `
    select ${table} as what ${business} and not ${hasWorkspace} and not ${table} = any($1)`,
  'is on the list of what stands outside, and is not there or has a workspace_id': `
    select listed as what from unnest($1::text[]) listed
     where listed not in (select ${table} ${business} and not ${hasWorkspace})`,
  'is not under row-level security': `select ${table} as what ${business} and ${hasWorkspace} and not c.relrowsecurity`,
  'does not force row-level security on its owner': `
    select ${table} as what ${business} and ${hasWorkspace} and not c.relforcerowsecurity`,
  'has not exactly the policy of workspaces': `
    select ${table} as what ${business} and ${hasWorkspace} and not exists (
      select from pg_policy p
       where p.polrelid = c.oid and p.polname = 'workspace' and p.polcmd = '*' and p.polpermissive
         and p.polroles = '{0}' and p.polwithcheck is null
         and pg_get_expr(p.polqual, p.polrelid) = (
           select pg_get_expr(q.polqual, q.polrelid) from pg_policy q where q.polname = 'exactly'))`,
  'has not exactly the policy of the owner': `
    select ${table} as what ${business} and ${hasWorkspace} and not exists (
      select from pg_policy p
       where p.polrelid = c.oid and p.polname = 'owner' and p.polcmd = '*' and p.polpermissive
         and p.polroles = array[(select oid from pg_roles where rolname = 'mainstay_owner')]
         and pg_get_expr(p.polqual, p.polrelid) = 'true' and pg_get_expr(p.polwithcheck, p.polrelid) = 'true')`,
  'has another policy that lets the app pass': `
    select ${table} as what ${business} and exists (
      select from pg_policy p where p.polrelid = c.oid and p.polpermissive and p.polname not in ('workspace', 'exactly')
        and exists (select from unnest(p.polroles) role where role = 0 or pg_has_role('mainstay_app', role, 'member')))`,
  'is not kept from who does not see its accounts, nor on the list of what is for everybody': `
    select ${table} as what ${business} and ${hasWorkspace} and not ${table} = any($3) and not exists (
      select from pg_policy p
       where p.polrelid = c.oid and p.polname = 'scope' and p.polcmd = '*' and not p.polpermissive and p.polwithcheck is null
         and p.polroles = array[(select oid from pg_roles where rolname = 'mainstay_app')]
         and pg_get_expr(p.polqual, p.polrelid) like '%''app.owners''%')`,
  'has a workspace_id that may be null or is no uuid': `
    select ${table} as what ${business} and exists (
      select from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'
         and (not a.attnotnull or a.atttypid <> 'uuid'::regtype))`,
  'has a unique index that does not begin with workspace_id': `
    select ${table} as what ${business} and ${hasWorkspace} and exists (
      select from pg_index i where i.indrelid = c.oid and i.indisunique and i.indkey[0] is distinct from (
        select a.attnum from pg_attribute a where a.attrelid = c.oid and a.attname = 'workspace_id'))`,
  'lets the app do what row-level security does not hold': `
    select ${table} as what ${business} and has_table_privilege('mainstay_app', c.oid, 'truncate, references, trigger')`,
  'does not belong to mainstay_owner': `
    select ${table} as what ${business} and pg_get_userbyid(c.relowner) <> 'mainstay_owner'`,
  'is a view without security_invoker': `
    select ${table} as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'v' and n.nspname not in ('pg_catalog', 'information_schema')
       and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)`,
  'keeps rows outside row-level security': `
    select ${table} as what from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('m', 'f') and n.nspname not in ('pg_catalog', 'information_schema')`,
  'runs with the rights of its owner and is not on the list of what may': `
    select n.nspname || '.' || f.proname as what from pg_proc f join pg_namespace n on n.oid = f.pronamespace
     where f.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') and not n.nspname || '.' || f.proname = any($2)`,
  'is a role that row-level security does not hold': `
    select rolname as what from pg_roles r where rolname = 'mainstay_app'
       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin
            or exists (select from pg_auth_members m where m.member = r.oid))`,
  'belongs to the app': `
    select relname as what from pg_class where pg_get_userbyid(relowner) = 'mainstay_app'
     union all select proname from pg_proc where pg_get_userbyid(proowner) = 'mainstay_app'
     union all select nspname from pg_namespace where pg_get_userbyid(nspowner) = 'mainstay_app'`,
  'is a schema in which the app may make things': `
    select nspname as what from pg_namespace
     where nspname not like 'pg_temp%' and nspname not like 'pg_toast%' and has_schema_privilege('mainstay_app', oid, 'create')`,
}

/** What breaks the separation of workspaces in a database, in words; nothing where all is well. */
export async function separationFaults(owner: Database): Promise<string[]> {
  const lists = [withoutWorkspace, runsAsOwner, forEverybody].map((list) => Object.keys(list))
  return owner.transaction(async (transaction) => {
    // How this PostgreSQL writes the policy of the architecture, to compare with.
    await transaction.query('create temporary table policy_text (workspace_id uuid) on commit drop')
    await transaction.query(
      `create policy exactly on policy_text using (workspace_id = (select nullif(current_setting('app.workspace_id', true), '')::uuid))`,
    )
    const faults: string[] = []
    for (const [rule, sql] of Object.entries(rules)) {
      // Every query is given all lists, whether it needs them or not.
      const given = 'with given as (select $1::text[] as outside, $2::text[] as as_owner, $3::text[] as for_everybody)'
      const { rows } = await transaction.query<{ what: string }>(`${given} ${sql}`, lists)
      faults.push(...rows.map(({ what }) => `${what} ${rule}`))
    }
    return faults.sort()
  })
}
