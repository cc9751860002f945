import { beforeAll, expect, it } from 'vitest'
import { ledgerReopen, ledgerVerify } from '#ledger/server'
import { type AnyAction, type Context, Failure } from '#platform/server'
import { callerOf, type Membership } from '../../src/access/sign-in/caller-of.js'
import { actions } from '../../src/apps/actions.js'
import { inputsOf } from '../support/inputs-of-actions.js'
import { fillWorld, openWorld, type World } from '../support/two-worlds.js'

// Of one company Kim owns the small accounts and Ada the large ones; another company has Kim's accounts alone.
const small = { mark: 'quartz', prefix: 'qz7', monthly: 12.34 }
const large = { mark: 'basalt', prefix: 'bs3', monthly: 1_234_567.89 }
const million = 1_000_000

// One without inputs is told by the test of separated workspaces.
const all = (actions as readonly AnyAction[]).filter(({ name }) => Object.hasOwn(inputsOf, name))
const takesWorkspace = (action: AnyAction): boolean => action.fields().some(({ name }) => name === 'workspace')

let kims: World
let adas: World
let alone: World
let calls = 0

const everything: Pick<Membership, 'scope' | 'owners'> = { scope: 'all', owners: null }
const own: Pick<Membership, 'scope' | 'owners'> = { scope: 'own', owners: ['Kim', 'kim@example.com', 'QUARTZ owner'] }
const team: Pick<Membership, 'scope' | 'owners'> = { scope: 'team', owners: ['Kim', 'Quartz Owner', 'Nobody Else'] }

/** The context of somebody who may do as much as a role allows, on some accounts. */
function as(world: World, place: Pick<Membership, 'scope' | 'owners'>): Context {
  const { workspace, workspaceId, userId, context } = world
  const membership = { workspace, workspaceId, role: place.scope === 'all' ? 'owner' : 'cfo', ...place } as const
  const caller = callerOf({ userId, memberships: [membership], session: context.caller.session }, 'a test')
  return { ...context, caller, actor: caller.actor }
}

type Told = { readonly action: string; readonly input: unknown; readonly succeeded: boolean; readonly text: string }

async function drive(action: AnyAction, world: World, context: Context, keys: World['keys']): Promise<Told[]> {
  calls += 1
  const told: Told[] = []
  for (const given of inputsOf[action.name as keyof typeof inputsOf](keys, world, calls)) {
    const input = takesWorkspace(action) ? { workspace: world.workspace, ...given } : { ...given }
    told.push({ action: action.name, input, ...(await ask(action, context, input)) })
  }
  return told
}

async function ask(action: AnyAction, context: Context, input: unknown): Promise<{ succeeded: boolean; text: string }> {
  try {
    return { succeeded: true, text: JSON.stringify(await action.run(context, input)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { succeeded: false, text: `${error.kind}: ${error.message}` }
  }
}

// Definitions, people of one's own company and shared views belong to nobody's accounts, and one tester made all keys.
const ofEverybody = new Set([
  'policies.list',
  'views.list',
  'members.list',
  'segments.list',
  'keys.list',
  'own-user.export',
])

/**
 * What an answer tells of Ada's accounts, apart from what its caller ever said: their keys, what people wrote about them,
 * and amounts as large as hers.
 */
function leaksIn({ action, input, text }: Told, said: Set<string>): string[] {
  const asked = JSON.stringify(input)
  said.add(asked)
  const words = [...text.matchAll(/basalt[\w ]*|bs3-[alihu]\d\w*/gi)].map(([word]) => word)
  const amounts = text.match(/(?<![\d.:-])-?\d+\.\d+/g) ?? []
  const found = [
    ...(ofEverybody.has(action) ? [] : words.filter((word) => ![...said].some((one) => one.includes(word)))),
    ...amounts.filter((amount) => Math.abs(Number(amount)) >= million),
  ]
  return found.map((leak) => `${action} ${asked} tells ${leak}: ${text.slice(0, 600)}`)
}

/** The tables that have rows of accounts, and the column that says of which. */
async function tablesOfAccounts({ test }: World): Promise<{ name: string; key: string }[]> {
  const { rows } = await test.owner.query<{ name: string; key: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name, 'account_id' as key
       from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'account_id'
      where c.relkind = 'r' and n.nspname not like 'pg_%'`,
  )
  return [...rows, { name: 'customers.account', key: 'id' }, { name: 'customers.account_version', key: 'id' }]
}

/** The numbers of Ada's accounts. */
async function idsOfAda({ test, workspaceId }: World): Promise<number[]> {
  const { rows } = await test.owner.query<{ id: number }>(
    `select id from customers.account where workspace_id = $1 and owner ilike 'basalt%'`,
    [workspaceId],
  )
  return rows.map(({ id }) => id)
}

/** A fingerprint of everything that the database has of Ada's accounts. */
async function fingerprint(world: World): Promise<Record<string, string>> {
  const parts = (await tablesOfAccounts(world)).map(
    ({ name, key }) =>
      `select '${name}' as name, count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) as sum
         from ${name} t where workspace_id = $1 and ${key} = any($2)`,
  )
  const { rows } = await world.test.owner.query<{ name: string; sum: string }>(parts.join(' union all '), [
    world.workspaceId,
    await idsOfAda(world),
  ])
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

beforeAll(async () => {
  const company = await openWorld(small)
  kims = await fillWorld(company)
  await ledgerReopen.run(company.context, { workspace: company.workspace, month: '2023-01', because: 'more comes' })
  adas = await fillWorld({ ...company, seed: large })
  const other = await openWorld(small)
  alone = await fillWorld(other)
}, 300_000)

// What differs between two workspaces with the same accounts: numbers of acts, when they were, and what the company
// of both has defined.
const notCompared = /^(id|version|importId|changeId|recordedAt|knownAt|file|by|groupings|dimensions|policies)$/
const recorded = /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{6}Z$/

function comparable(text: string): unknown {
  return JSON.parse(text, (key, value) => (notCompared.test(key) || recorded.test(value) ? undefined : value))
}

const compared = [
  'accounts.list',
  'accounts.count',
  'segments.members',
  'segments.preview',
  'ledger.bridge',
  'ledger.cell',
  'ledger.movements',
  'ledger.account',
  'ledger.balances',
  'ledger.restatements',
  'invoices.state',
  'invoices.bridge',
  'invoices.rows',
  'invoices.lines',
  'reconciliation.list',
  'reconciliation.show',
  'metrics.show',
  'metrics.explain',
  'metrics.rows',
  'metrics.compare',
  'metrics.series',
  'metrics.cohorts',
  'metrics.cohort',
  'metrics.accounts',
] as const

const named = (name: string): AnyAction => {
  const action = all.find((each) => each.name === name)
  if (!action) throw new Error(`There is no action ${name}`)
  return action
}

async function readAll(world: World, context: Context): Promise<Told[]> {
  const told: Told[] = []
  for (const name of compared) told.push(...(await drive(named(name), world, context, kims.keys)))
  return told
}

it.each([
  ['own', own],
  ['team', team],
] as const)(
  'whoever sees %s accounts gets, to the cent, the answers of a company without the others',
  async (_, place) => {
    const oracle = await readAll(alone, as(alone, everything))
    const told = await readAll(kims, as(kims, place))
    for (const [n, { action, input, text, succeeded }] of told.entries()) {
      const expected = oracle[n] as Told
      const what = `${action} ${JSON.stringify(input)}`
      expect([what, succeeded], text).toEqual([what, expected.succeeded])
      if (succeeded) expect(comparable(text), what).toEqual(comparable(expected.text))
    }
  },
  120_000,
)

it('no answer or refusal of any action tells of an account that is not in sight, and nothing of one changes', async () => {
  const before = await fingerprint(kims)
  const context = as(kims, own)
  const [succeeded, said] = [new Set<string>(), new Set<string>()]
  for (const action of all) {
    // It ends the session of the test, or makes a sample.
    if (['sessions.end', 'sample', 'setup.owner'].includes(action.name)) continue
    const told = [
      ...(await drive(action, kims, context, kims.keys)),
      ...(await drive(action, kims, context, { ...adas.keys, view: kims.keys.view })),
    ]
    expect(told.flatMap((one) => leaksIn(one, said))).toEqual([])
    if (told.some((one) => one.succeeded)) succeeded.add(action.name)
  }
  expect(await fingerprint(kims)).toEqual(before)
  for (const written of ['accounts.create', 'accounts.change', 'segments.assign', 'reconciliation.explain']) {
    expect([...succeeded]).toContain(written)
  }
  for (const whole of ['import', 'imports.list', 'ledger.close', 'ledger.verify', 'policies.use', 'segments.create']) {
    expect([...succeeded]).not.toContain(whole)
  }
}, 120_000)

it('the yardstick sees what it must not miss', async () => {
  for (const name of ['accounts.list', 'ledger.bridge', 'metrics.rows', 'ledger.changes', 'reconciliation.list']) {
    const told = await drive(named(name), kims, as(kims, everything), adas.keys)
    expect([name, told.flatMap((one) => leaksIn({ ...one, input: {} }, new Set()))]).not.toEqual([name, []])
  }
})

it('what was written in sight leaves the ledger of the company as it would be made anew', async () => {
  const { workspace } = kims
  expect(await ledgerVerify.run(as(kims, everything), { workspace })).toMatchObject({ equal: true })
})

it('a new account belongs to who makes it, and none can be given away', async () => {
  const { workspace } = kims
  const context = as(kims, own)
  const create = named('accounts.create')
  const change = named('accounts.change')
  const made = await ask(create, context, { workspace, ref: 'qz7-mine', name: 'Mine' })
  expect(made.succeeded, made.text).toBe(true)
  const shown = await ask(named('accounts.show'), context, { workspace, account: 'qz7-mine' })
  expect(shown.text).toContain('"owner":"Kim"')
  for (const refused of [
    await ask(create, context, { workspace, ref: 'qz7-hers', name: 'Hers', owner: 'Basalt owner' }),
    await ask(change, context, { workspace, accounts: ['qz7-mine'], owner: 'Basalt owner' }),
    await ask(change, context, { workspace, accounts: ['qz7-mine'], owner: '' }),
  ]) {
    expect([refused.succeeded, refused.text]).toEqual([false, expect.stringMatching(/^forbidden: You see only some/)])
  }
  const taken = await ask(create, context, { workspace, ref: 'bs3-a1', name: 'Mine' })
  expect(taken.text).toBe('name-taken: The key "bs3-a1" is taken already. Choose another.')
})

it('who owns no account sees none, and a transaction that says nothing of its reach neither', async () => {
  const nobody = as(kims, { scope: 'own', owners: [] })
  const { text } = await ask(named('accounts.list'), nobody, { workspace: kims.workspace })
  expect(JSON.parse(text).rows).toEqual([])
  const { rows } = await kims.test.owner.query<{ name: string }>(
    `select polrelid::regclass::text as name from pg_policy where polname = 'scope'`,
  )
  expect(rows.length).toBeGreaterThan(20)
  const seen = await kims.test.app.withWorkspace(kims.workspaceId, async (inside) => {
    await inside.query(`select set_config('app.owners', '', true)`)
    const counts: string[] = []
    for (const { name } of rows) {
      if ((await inside.query(`select from ${name} limit 1`)).rows.length > 0) counts.push(name)
    }
    return counts
  })
  expect(seen).toEqual([])
})

it('no table has a row of an account that is not in sight, and none can be put in, changed or taken out', async () => {
  const ids = await idsOfAda(kims)
  expect(ids.length).toBeGreaterThan(3)
  for (const { name, key } of await tablesOfAccounts(kims)) {
    const reached = (sql: string) =>
      kims.test.app.withWorkspace(kims.workspaceId, async (inside) => {
        await inside.query(`select set_config('app.owners', '["quartz owner"]', true)`)
        return (await inside.query(`${sql} where ${key} = any($1)`, [ids])).rowCount
      })
    expect([name, await reached(`select from ${name}`)]).toEqual([name, 0])
    expect([name, await reached(`update ${name} set ${key} = ${key}`)]).toEqual([name, 0])
    expect([name, await reached(`delete from ${name}`)]).toEqual([name, 0])
    const { rows } = await kims.test.owner.query<{ row: string; columns: string }>(
      `select to_jsonb(t)::text as row,
              (select string_agg(quote_ident(attname), ', ') from pg_attribute
                where attrelid = '${name}'::regclass and attnum > 0 and not attisdropped and attgenerated = '') as columns
         from ${name} t where ${key} = any($1) limit 1`,
      [ids],
    )
    const [one] = rows
    if (!one) continue
    const put = kims.test.app.withWorkspace(kims.workspaceId, async (inside) => {
      await inside.query(`select set_config('app.owners', '["quartz owner"]', true)`)
      const from = `select ${one.columns} from jsonb_populate_record(null::${name}, $1::jsonb)`
      return inside.query(`insert into ${name} (${one.columns}) ${from}`, [one.row])
    })
    await expect(put, name).rejects.toThrow(/You see only some of the accounts/)
  }
})
