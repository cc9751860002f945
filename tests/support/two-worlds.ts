import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { keysCreate, openSignIn, personalDataRetention, viewsSave } from '#access/server'
import { accountsChange, opinionsRecord, peopleErase, segmentsCreate } from '#customers/server'
import { importFiles, importsErrors, importsMend, mappingsSave } from '#ingest/server'
import { ledgerClose, ledgerCorrect, policiesCreate, reconciliationExplain } from '#ledger/server'
import { plansTune } from '#plans/server'
import { type Caller, type Context, openLibraryPool } from '#platform/server'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { keepReviews } from './keep-reviews.js'
import type { TestDatabase } from './test-database.js'
import { accounts, type Cells, type Files, line, openWorkspace, products, rate, writeFiles } from './workspace.js'

/** What a caller names things by: refs and ids, none of which holds the mark of its world. */
export type Keys = {
  readonly prefix: string
  readonly accounts: readonly string[]
  readonly product: string
  readonly line: string
  readonly dimension: string
  readonly segment: string
  readonly spareSegment: string
  readonly policy: string
  readonly mapping: string
  readonly view: string
  readonly job: string
  readonly importId: string
  readonly undoableImport: string
  readonly refusedRow: number
  readonly changeId: string
  readonly session: string
  readonly apiKey: string
  readonly member: string
  readonly person: string
  readonly sparePerson: string
  readonly erasedPerson: string
  readonly opinion: string
  readonly unit: string
  readonly spareUnit: string
  readonly link: string
  readonly placement: string
  readonly role: string
  readonly tie: string
  readonly touchpoint: string
  readonly spareTouchpoint: string
  readonly opportunity: string
  readonly spareOpportunity: string
  readonly planItem: string
  readonly sparePlanItem: string
  readonly story: string
  readonly review: string
  readonly openReview: string
}

/** A workspace with something in it of everything, and a caller who belongs to it alone. */
export type World = {
  readonly workspace: string
  readonly workspaceId: string
  /** Who calls. */
  readonly userId: string
  /** A word in everything that people wrote into it. */
  readonly mark: string
  readonly keys: Keys
  readonly context: Context
  readonly test: TestDatabase
  /** Its files, and the mapping that reads them. */
  readonly folder: string
  readonly mappingFile: string
}

/** What a world is made of; amounts of one world are `monthly` times small numbers. */
export type Seed = { readonly mark: string; readonly prefix: string; readonly monthly: number }

/** Opens an empty world; `fillWorld` fills it. Both worlds of a test file live in its one database. */
export async function openWorld(seed: Seed) {
  const { name, context, test } = await openWorkspace()
  const { rows } = await test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [name])
  const workspaceId = rows[0]?.id ?? ''
  const user = await keepUser(test, workspaceId, `${seed.mark} tester`)
  openSignInOf(test)
  const caller: Caller = {
    actor: `user:${user.id}`,
    session: user.session,
    from: 'a test',
    allow: () => undefined,
    sees: (workspace) => workspace === name,
  }
  const bound: Context = { ...context, clock: () => '2024-06-15T12:00:00.000Z', caller, actor: caller.actor }
  return { seed, workspace: name, workspaceId, userId: user.id, context: bound, test }
}

const signsIn = new WeakSet<TestDatabase>()

function openSignInOf(test: TestDatabase): void {
  if (signsIn.has(test)) return
  signsIn.add(test)
  const pool = openLibraryPool({ url: test.url, role: 'mainstay_sign_in', schema: 'access' })
  openSignIn(pool, test.app, () => ({ address: 'http://localhost:7600', secret: 'only for tests'.repeat(3) }))
}

/** Brings something of everything into a world. */
export async function fillWorld(opened: Awaited<ReturnType<typeof openWorld>>): Promise<World> {
  const { seed, workspace, context } = opened
  const { prefix, mark } = seed
  const key = (word: string): string => `${prefix}-${word}`
  const { folder, mapping: mappingFile } = await writeFiles(filesOf(seed), key('map'), context.home)
  const importAll = () => importFiles.run(context, { workspace, path: folder, mapping: mappingFile })
  const first = await importAll()
  const second = await importAll()
  const importId = first.importId ?? ''
  const file = first.files.findIndex(({ entity }) => entity === 'contract_line')
  const { rows: refused } = await importsErrors.run(context, { workspace, id: importId, file })
  const [mendable, refusedRow] = refused.map(({ row }) => row)
  await importsMend.run(context, {
    workspace,
    id: importId,
    file,
    rows: [{ row: mendable ?? 0, cells: { account: key('a1') } }],
  })
  await mappingsSave.run(context, { workspace, path: mappingFile })
  const dimension = key('tier')
  await segmentsCreate.run(context, { workspace, name: key('all'), dimension, rule: 'country = PL' })
  await segmentsCreate.run(context, { workspace, name: key('few'), dimension: key('list'), accounts: [key('a1')] })
  const changed = { workspace, accounts: [key('a2')], industry: `${mark} changed`, from: '2024-02-01', because: mark }
  const { changeId } = await accountsChange.run(context, changed)
  await policiesCreate.run(context, { workspace, name: key('set'), basedOn: 'mainstay', because: mark, graceDays: 5 })
  await ledgerClose.run(context, { workspace, month: '2023-01' })
  await ledgerCorrect.run(context, { workspace, line: key('l4'), set: 'end=2025-03-01', because: mark })
  const difference = { workspace, account: key('a1'), at: '2024-05-31', owner: `${mark} owner`, reason: mark }
  await reconciliationExplain.run(context, difference)
  const view = { workspace, screen: 'accounts', name: mark, scope: 'workspace', address: `?q=${mark}` } as const
  const saved = await viewsSave.run(context, view)
  const asked = { workspace, name: `${mark} key`, permissions: ['accounts:read'] }
  const apiKey = await keysCreate.run(context, asked)
  await plansTune.run(context, { workspace, threshold: 'review-days', value: 300 })
  const sealed = { workspace, person: key('h1'), kind: 'stance', value: 'champion', because: mark } as const
  const { opinion } = await opinionsRecord.run(context, sealed)
  await peopleErase(holdings).run(context, { workspace, person: key('h4'), confirm: key('h4') })
  await personalDataRetention(holdings).run(context, { workspace, holding: 'jobs', period: 30 })
  const { id: member } = await keepUser(opened.test, opened.workspaceId, `${mark} member`)
  const { id: session } = await keepSession(opened)
  await keepAuditEntry(opened)
  const reviews = await keepReviews(opened.test, opened.workspaceId, { person: key('h2'), mark })
  const keys: Keys = {
    ...{ session, apiKey: apiKey.id, member },
    ...{ prefix, dimension, importId, changeId: changeId ?? '', view: saved.id, job: await keepJob(opened) },
    accounts: ['a1', 'a2', 'a3', 'a4'].map(key),
    ...{ person: key('h1'), sparePerson: key('h2'), erasedPerson: key('h3'), opinion: opinion.ref },
    ...{ touchpoint: key('t1'), spareTouchpoint: key('t2'), opportunity: key('d1'), spareOpportunity: key('d2') },
    ...{
      unit: key('u1'),
      spareUnit: key('u2'),
      link: key('k1'),
      placement: key('w1'),
      role: key('r1'),
      tie: key('b1'),
    },
    ...{ planItem: key('i1'), sparePlanItem: key('i2'), story: key('i5'), ...reviews },
    ...{ product: key('p1'), line: key('l1'), segment: key('all'), spareSegment: key('few'), policy: key('set') },
    ...{ mapping: key('map'), undoableImport: second.importId ?? '', refusedRow: refusedRow ?? 0 },
  }
  const { workspaceId, userId, test } = opened
  return { workspace, workspaceId, userId, mark, keys, context, test, folder, mappingFile }
}

function filesOf({ mark, prefix, monthly }: Seed): Files {
  const key = (word: string): string => `${prefix}-${word}`
  const words = ['industry', 'segment', 'owner', 'channel']
  const marked = { ...Object.fromEntries(words.map((word) => [word, `${mark} ${word}`])), country: 'PL' }
  const money = (times: number): string => (monthly * times).toFixed(2)
  const sold = (ref: string, account: string, start: string, times: number, more: Cells = {}): Cells =>
    line(key(ref), key(account), start, money(times), { product: key('p1'), unit: '', endReason: '', ...more })
  const billed = (ref: string, account: string, serviceStart: string, serviceEnd: string, times: number): Cells => {
    const service = { issuedDay: serviceStart, serviceStart, serviceEnd, currency: 'EUR', recurring: true }
    return {
      ref: key(ref),
      account: key(account),
      product: key('p1'),
      invoice: `${mark} bill`,
      amount: money(times),
      ...service,
    }
  }
  const named = (all: Cells[]): Cells[] =>
    all.map((cells) => ({ ...cells, name: `${mark} ${cells.ref}`.replace(prefix, '') }))
  return {
    account: named(accounts(...['a1', 'a2', 'a3', 'a4'].map(key))).map((cells, n) => ({
      ...{ ...cells, ...marked },
      parent: n === 1 ? key('a1') : '',
    })),
    product: named(products(key('p1'), key('p2'))).map((cells) => ({ ...cells, family: `${mark} family` })),
    unit: ['u1', 'u2'].map((ref) => ({
      ...{ ref: key(ref), account: key('a1'), name: `${mark} unit`, kind: `${mark} kind` },
    })),
    person: [
      {
        ...{ ref: key('h1'), account: key('a1'), unit: key('u1') },
        ...{ name: `${mark} person`, email: `${mark}@example.org`, title: `${mark} title` },
      },
      ...['h2', 'h3', 'h4'].map((ref) => ({ ref: key(ref), account: key('a2'), name: `${mark} ${ref}` })),
    ],
    opinion: ['h1', 'h4'].map((person) => ({
      ...{ ref: key(`o-${person}`), person: key(person), day: '2024-02-01', kind: 'note', value: `${mark} note` },
      ...{ because: `${mark} evidence`, author: `${mark} author` },
    })),
    person_link: [
      { ref: key('k1'), person: key('h1'), other: key('h2'), kind: 'influences', because: `${mark} evidence` },
      { ref: key('k2'), person: key('h4'), other: key('h1'), kind: 'reports_to', because: `${mark} chart` },
    ],
    placement: ['h1', 'h4'].map((person) => ({
      ...{ ref: key(person === 'h1' ? 'w1' : 'w4'), person: key(person), account: key('a1'), unit: key('u1') },
      ...{ title: `${mark} title`, since: '2024-01-01' },
    })),
    engagement_role: ['h1', 'h4'].map((person) => ({
      ...{ ref: key(person === 'h1' ? 'r1' : 'r4'), person: key(person), account: key('a1') },
      ...{ contract: `${mark} contract`, role: 'Budget holder', since: '2024-01-01' },
    })),
    tie: ['h1', 'h4'].map((person) => ({
      ...{ ref: key(person === 'h1' ? 'b1' : 'b4'), person: key(person), member: `${mark} owner` },
      ...{ strength: 'medium', day: '2024-02-01' },
    })),
    exchange_rate: [rate('USD', 'EUR', '2022-01-01', '0.90'), rate('USD', 'EUR', '2023-01-01', '0.95', 'budget')],
    contract_line: [
      sold('l1', 'a1', '2023-01-01', 1, { unit: key('u1') }),
      sold('l2', 'a2', '2023-02-01', 2, { endDay: '2024-02-01', endReason: `${mark} reason` }),
      sold('l3', 'a3', '2023-03-01', 3, { currency: 'CHF' }),
      sold('l4', 'a1', '2024-03-01', 4, { product: key('p2') }),
      sold('l5', 'a2', '2023-05-01', 5, { currency: 'USD' }),
      sold('l6', 'nobody', '2023-05-01', 6),
      sold('l7', 'nobody', '2023-05-01', 7, { endReason: `${mark} refused` }),
    ],
    balance: [
      { account: key('a1'), day: '2024-04-30', source: `${mark} list`, amount: money(11), currency: 'EUR' },
      { account: key('a3'), day: '2024-04-30', source: `${mark} list`, amount: money(7), currency: 'EUR' },
    ],
    touchpoint: ['t1', 't2'].map((ref) => ({
      ...{ ref: key(ref), day: '2024-03-01', account: key('a1'), person: key('h1'), unit: key('u1'), team: 'sales' },
      ...Object.fromEntries(
        ['kind', 'channel', 'campaign', 'stage', 'subject', 'by'].map((name) => [name, `${mark} ${name}`]),
      ),
    })),
    opportunity: ['d1', 'd2'].map((ref) => ({
      ...{
        ref: key(ref),
        account: key('a1'),
        unit: key('u1'),
        product: key('p1'),
        name: `${mark} deal`,
        amount: money(13),
      },
      ...{ currency: 'EUR', createdDay: '2024-02-01', outcome: 'open', story: `${mark} story` },
      ...Object.fromEntries(
        ['type', 'owner', 'channel', 'campaign', 'stage', 'competitor'].map((name) => [name, `${mark} ${name}`]),
      ),
    })),
    plan_item: [
      { ref: key('plan'), account: key('a1'), kind: 'plan', title: `${mark} plan`, owner: `${mark} owner` },
      ...['i1', 'i2'].map((ref) => ({
        ...{ ref: key(ref), account: key('a1'), kind: 'action', title: `${mark} ${ref}`.replace(prefix, '') },
        ...{ owner: `${mark} owner`, person: key('h1'), text: `${mark} text` },
      })),
      { ref: key('i3'), account: key('a1'), kind: 'team-member', owner: `${mark} owner`, function: 'sales' },
      {
        ...{ ref: key('i4'), account: key('a1'), kind: 'outcome', title: `${mark} outcome` },
        ...{ 'attributes.measure': `${mark} hours`, 'attributes.target': '5' },
      },
      {
        ...{ ref: key('i5'), account: key('a1'), kind: 'story', state: 'consented', title: `${mark} story` },
        ...{ about: key('i4'), person: key('h1'), 'attributes.audience': 'leaders' },
      },
    ],
    invoice_line: [
      billed('i1', 'a4', '2023-01-01', '2024-01-01', 12),
      billed('i2', 'a4', '2024-01-01', '2025-01-01', 18),
      billed('i3', 'a1', '2024-01-01', '2025-01-01', 14),
    ],
  }
}

// Jobs are made by a server; here is what one leaves behind.
async function keepJob({ test, workspace, seed }: Awaited<ReturnType<typeof openWorld>>): Promise<string> {
  const id = randomUUID()
  await test.owner.query(
    `insert into platform.job (id, action, workspace, actor, request_id, runner, state, phase, result)
     values ($1, 'import', $2, $3, 'r', 1, 'running', $3, $4)`,
    [id, workspace, seed.mark, JSON.stringify({ told: seed.mark })],
  )
  return id
}

// Somebody who signed in, as the sign-in library leaves them behind.
async function keepUser(
  test: TestDatabase,
  workspaceId: string,
  name: string,
): Promise<{ id: string; session: string }> {
  const { rows } = await test.owner.query<{ id: string; session: string }>(
    `with made as (insert into access."user" (name, email, "emailVerified") values ($2, $3, true) returning id),
          belongs as (insert into access.member (workspace_id, user_id, role, added_by) select $1, id, 'finance', $2 from made)
     insert into access.session ("expiresAt", token, "updatedAt", "userId") select now() + interval '1 year', $2 || $1, now(), id from made
     returning id as session, "userId" as id`,
    [workspaceId, name, `${name}.${workspaceId}@example.com`.replace(' ', '.')],
  )
  const [user] = rows
  if (!user) throw new Error('Broken promise: a user was inserted')
  return user
}

// Another place where the caller is signed in.
async function keepSession({ test, userId }: Awaited<ReturnType<typeof openWorld>>): Promise<{ id: string }> {
  const { rows } = await test.owner.query<{ id: string }>(
    `insert into access.session ("expiresAt", token, "updatedAt", "userId") values (now() + interval '1 year', gen_random_uuid()::text, now(), $1)
     returning id`,
    [userId],
  )
  return rows[0] ?? { id: '' }
}

// What the edges write beside an action.
async function keepAuditEntry({ test, workspaceId, seed }: Awaited<ReturnType<typeof openWorld>>): Promise<void> {
  const body = JSON.stringify({ actor: seed.mark, action: 'views.save', from: 'a test' })
  await test.app.withWorkspace(workspaceId, (transaction) =>
    transaction.query(
      `insert into access.audit_entry (workspace_id, no, at, body, hash) values ($1, 0, now(), $2, '')`,
      [workspaceId, body],
    ),
  )
}

/** The path of one of a world's files. */
export function fileIn(world: World, entity: string): string {
  return join(world.folder, `${entity}.csv`)
}
