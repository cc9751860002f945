import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { migrate } from '#platform/server'
import { loadMigrations } from '../../src/platform/database/migrations/load-migrations.js'
import { separationFaults } from '../support/separation-faults.js'
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../support/test-database.js'
import { fillWorld, openWorld, type World } from '../support/two-worlds.js'

const nobody = '00000000-0000-4000-8000-00000000000f'

let one: World
let other: World
let tables: { name: string; columns: string; rows: number }[]

beforeAll(async () => {
  one = await fillWorld(await openWorld({ mark: 'quartz', prefix: 'qz7', monthly: 1000 }))
  other = await fillWorld(await openWorld({ mark: 'basalt', prefix: 'bs3', monthly: 10 }))
  const { rows } = await one.test.owner.query<{ name: string; columns: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name,
            (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
              where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relkind = 'r' and n.nspname not like 'pg_%' order by 1`,
  )
  tables = []
  for (const row of rows) {
    const sql = `select count(*) as n from ${row.name} where workspace_id = $1`
    const counts = [one, other].map((world) => one.test.owner.query<{ n: number }>(sql, [world.workspaceId]))
    const [ofOne, ofOther] = (await Promise.all(counts)).map((answer) => answer.rows[0]?.n ?? 0)
    tables.push({ ...row, rows: Math.min(ofOne ?? 0, ofOther ?? 0) })
  }
}, 120_000)

it('no table, view, function or right breaks the separation of workspaces', async () => {
  expect(await separationFaults(one.test.owner)).toEqual([])
})

it('what somebody forgets is found', async () => {
  const database = await createTestDatabase()
  onTestFinished(() => database.drop())
  await database.owner.query(`
    create table ledger.forgotten (workspace_id uuid not null, n int not null, primary key (workspace_id, n));
    create table ledger.outside (n int);
    create table ledger.loose (workspace_id text, n int unique);
    alter table ledger.loose enable row level security;
    alter table ledger.loose force row level security;
    create policy workspace on ledger.loose using (workspace_id = current_setting('app.workspace_id', true));
    create policy owner on ledger.loose to mainstay_owner using (true) with check (false);
    create policy everybody on ledger.movement for select using (true);
    grant truncate on ledger.balance to mainstay_app;
    create view ledger.seen as select * from ledger.balance;
    create materialized view ledger.kept as select * from ledger.balance;
    create function ledger.reveal() returns bigint language sql security definer as 'select count(*) from ledger.balance';
    grant create on schema ledger to mainstay_app;`)
  expect(await separationFaults(database.owner)).toEqual(
    [
      'ledger is a schema in which the app may make things',
      'ledger.balance lets the app do what row-level security does not hold',
      'ledger.forgotten does not force row-level security on its owner',
      'ledger.forgotten has not exactly the policy of the owner',
      'ledger.forgotten has not exactly the policy of workspaces',
      'ledger.forgotten is not kept from who does not see its accounts, nor on the list of what is for everybody',
      'ledger.forgotten is not under row-level security',
      'ledger.kept keeps rows outside row-level security',
      'ledger.loose is not kept from who does not see its accounts, nor on the list of what is for everybody',
      'ledger.loose has a unique index that does not begin with workspace_id',
      'ledger.loose has a workspace_id that may be null or is no uuid',
      'ledger.loose has not exactly the policy of the owner',
      'ledger.loose has not exactly the policy of workspaces',
      'ledger.movement has another policy that lets the app pass',
      'ledger.outside has no workspace_id and is not on the list of what stands outside',
      'ledger.reveal runs with the rights of its owner and is not on the list of what may',
      'ledger.seen is a view without security_invoker',
    ].sort(),
  )
})

it('both workspaces have rows in every table, so that the tests below mean something', () => {
  expect(tables.filter(({ rows }) => rows === 0).map(({ name }) => name)).toEqual([])
})

it('outside a workspace the app sees no row of any table', async () => {
  for (const { name } of tables) {
    expect([name, (await one.test.app.query(`select from ${name}`)).rowCount]).toEqual([name, 0])
  }
  await one.test.app.transaction(async (transaction) => {
    await transaction.query("select set_config('app.workspace_id', '', true)")
    for (const { name } of tables) expect((await transaction.query(`select from ${name}`)).rowCount).toBe(0)
  })
})

it('inside a workspace the app sees, changes and deletes its own rows only', { timeout: 60_000 }, async () => {
  const { app, owner } = one.test
  for (const { name } of tables) {
    const counted = await owner.query<{ n: number }>(`select count(*) as n from ${name} where workspace_id = $1`, [
      one.workspaceId,
    ])
    const inside = (sql: string, ...values: unknown[]) =>
      app.withWorkspace(one.workspaceId, (transaction) => transaction.query<{ n: number }>(sql, values))
    const seen = await inside(`select count(*) as n from ${name}`)
    expect([name, seen.rows[0]?.n]).toEqual([name, counted.rows[0]?.n])
    for (const reach of [
      `select from ${name} where workspace_id = $1`,
      `update ${name} set workspace_id = workspace_id where workspace_id = $1`,
      `delete from ${name} where workspace_id = $1`,
    ]) {
      // Some tables the app may not change at all.
      const reached = inside(reach, other.workspaceId).then(({ rowCount }) => rowCount, String)
      expect([reach, await reached]).toEqual([reach, expect.toSatisfy((n) => n === 0 || /permission denied/.test(n))])
    }
  }
})

it('a row of another workspace, or of none, can not be put in, nor one’s own be given away', {
  timeout: 60_000,
}, async () => {
  const { app, owner } = one.test
  for (const { name, columns } of tables) {
    const { rows } = await owner.query<{ row: string }>(
      `select to_jsonb(t)::text as row from ${name} t where workspace_id = $1 limit 1`,
      [other.workspaceId],
    )
    const put = `insert into ${name} (${columns}) select ${columns} from jsonb_populate_record(null::${name}, $1::jsonb)`
    const give = `update ${name} set workspace_id = $1`
    const refused = /row-level security|permission denied/
    const inside = (sql: string, value: unknown) =>
      app.withWorkspace(one.workspaceId, (transaction) => transaction.query(sql, [value]))
    await expect(inside(put, rows[0]?.row), `${name} in another`).rejects.toThrow(refused)
    await expect(app.query(put, [rows[0]?.row]), `${name} in none`).rejects.toThrow(refused)
    await expect(inside(give, nobody), `${name} given away`).rejects.toThrow(refused)
  }
})

it('neither COPY nor TRUNCATE passes row-level security', async () => {
  const { app } = one.test
  const copying = app.withWorkspace(one.workspaceId, (transaction) =>
    transaction.copyIn('copy ledger.movement (workspace_id) from stdin', [`${other.workspaceId}\n`]),
  )
  await expect(copying).rejects.toThrow(/COPY FROM not supported with row-level security/)
  await expect(app.query('truncate ledger.movement')).rejects.toThrow(/permission denied/)
})

it('a workspace ends with its transaction, also on a connection that is used again', async () => {
  const { app } = one.test
  await app.withWorkspace(one.workspaceId, (transaction) => transaction.query('select from customers.account'))
  await app.withWorkspace(one.workspaceId, async () => Promise.reject(new Error('no'))).catch(() => undefined)
  const asked = await Promise.all(Array.from({ length: 30 }, () => app.query('select from customers.account')))
  expect(asked.map(({ rowCount }) => rowCount)).toEqual(asked.map(() => 0))
})

// Without the owner's policy the owner sees no rows of its own tables, and what no row breaks is accepted.
it('a migration sees every row: its UPDATE reaches them, and a foreign key over an orphan fails', async () => {
  const database: TestDatabase = await createEmptyDatabase()
  onTestFinished(() => database.drop())
  const platform = await loadMigrations(join(import.meta.dirname, '..', '..', 'src'), ['platform'])
  const step = (name: string, sql: string) => ({ room: 'trial', name, sql })
  const made = step(
    '0001-parents',
    `create schema trial;
     create table trial.parent (workspace_id uuid, id int, primary key (workspace_id, id));
     create table trial.child (workspace_id uuid, id int, parent int, primary key (workspace_id, id));
     select platform.separate('trial.parent');
     select platform.separate('trial.child');`,
  )
  await migrate(database.url, [...platform, made])
  const inWorkspace = (sql: string) =>
    database.app.withWorkspace(nobody, (transaction) => transaction.query(sql, [nobody]))
  await inWorkspace('insert into trial.parent values ($1, 1)')
  await inWorkspace('insert into trial.child values ($1, 1, 1), ($1, 2, 7)')
  const key = step(
    '0002-key',
    'alter table trial.child add foreign key (workspace_id, parent) references trial.parent (workspace_id, id);',
  )
  await expect(migrate(database.url, [...platform, made, key])).rejects.toThrow(/violates foreign key constraint/)
  const mend = step('0002-mend', 'update trial.child set parent = 1;')
  await migrate(database.url, [...platform, made, mend])
  expect((await inWorkspace('select from trial.child where workspace_id = $1 and parent = 1')).rowCount).toBe(2)
})
