import { randomUUID } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { roleAllows, roleNames } from '#access/server'
import { linksCreate, opinionsRecord, opinionsWithdraw, tiesRecord } from '#customers/server'
import { importFiles, importsMend } from '#ingest/server'
import { type AnyAction, asAct, type Caller, type Context, Failure } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { actions } from '../../src/apps/actions.js'
import { exportWorkspace } from '../../src/apps/export/export-workspace.js'
import { inputsOf } from '../support/inputs-of-actions.js'
import { fillWorld, openWorld, type World } from '../support/two-worlds.js'
import { writeFiles } from '../support/workspace.js'

// Stands in every opinion, in its evidence, in refused rows and in what a job found, and nowhere else.
const marker = 'obsidian'

const all: readonly AnyAction[] = actions
let world: World
let importId: string
let jobId: string
let changeIds: readonly string[]

const blind = roleNames.filter((role) => !roleAllows(role, 'opinions:read'))

function callerIn(role: (typeof roleNames)[number], rights?: readonly string[]): Caller {
  const { userId, workspaceId, workspace } = world
  const key = rights && { id: 'k', permissions: new Set(rights) }
  const place = { workspaceId, workspace, role, scope: 'all', owners: null } as const
  return callerOf({ userId, memberships: [place], key }, 'a test')
}

const contextOf = (caller: Caller): Context => ({ ...world.context, caller, actor: caller.actor })

beforeAll(async () => {
  world = await fillWorld(await openWorld({ mark: 'quartz', prefix: 'qz7', monthly: 1000 }))
  const { workspace, context, keys } = world
  const said = { workspace, person: keys.person, because: `${marker} evidence` } as const
  const noted = await opinionsRecord.run(context, { ...said, kind: 'note', value: `${marker} note` })
  const again = await opinionsRecord.run(context, { ...said, kind: 'note', value: `${marker} gone` })
  const gone = await opinionsWithdraw.run(context, { workspace, opinion: again.opinion.ref })
  const between = { workspace, person: keys.person, other: keys.sparePerson } as const
  const line = await linksCreate.run(context, { ...between, kind: 'conflict', because: `${marker} line` })
  const tie = await tiesRecord.run(context, {
    ...{ workspace, person: keys.person, member: `${marker} member`, strength: 'weak', day: '2024-04-01' },
  })
  const opinion = { person: keys.person, day: '2024-03-01', kind: 'note', value: marker, because: marker }
  const { folder, mapping } = await writeFiles({
    opinion: [
      { ...opinion, ref: 'm1' },
      { ...opinion, ref: 'm2', kind: 'stance' },
      { ...opinion, ref: 'm3', kind: marker },
    ],
  })
  const imported = await importFiles.run(context, { workspace, path: folder, mapping })
  importId = imported.importId ?? ''
  const mended = { row: 3, cells: { kind: 'note', value: `${marker} mended` } }
  await importsMend.run(context, { workspace, id: importId, rows: [mended] })
  changeIds = [noted.changeId, gone.changeId, line.changeId, tie.changeId]
  jobId = randomUUID()
  await world.test.owner.query(
    `insert into platform.job (id, action, workspace, actor, request_id, runner, state, result)
     values ($1, 'import', $2, 'user:other', 'r', 1, 'done', $3)`,
    [jobId, workspace, JSON.stringify(imported)],
  )
}, 120_000)

function inputsFor(action: AnyAction): Record<string, unknown>[] {
  const given = inputsOf[action.name as keyof typeof inputsOf](world.keys, world, Math.floor(Math.random() * 1e9))
  const more: Readonly<Record<string, readonly Record<string, unknown>[]>> = {
    'jobs.show': [{ id: jobId }],
    'imports.errors': [{ id: importId, mended: true }],
    'imports.row': [2, 3, 4].map((row) => ({ id: importId, file: 'opinion.csv', row })),
    'imports.undo': [{ id: importId }],
    'imports.mend': [{ id: importId, rows: [{ row: 4, cells: {} }] }],
    'changes.undo': changeIds.map((id) => ({ id })),
    'audit.list': [{ text: marker }, { limit: 500 }],
    'people.list': [{ search: marker }],
  }
  const takes = action.fields().some(({ name }) => name === 'workspace')
  return [...(more[action.name] ?? []), ...given].map((input) =>
    takes ? { workspace: world.workspace, ...input } : { ...input },
  )
}

async function told(action: AnyAction, caller: Caller, input: unknown): Promise<string> {
  try {
    return JSON.stringify(await action.run(contextOf(caller), input))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return JSON.stringify({ ...error, message: error.message })
  }
}

// What would end what the others still look at.
const destructive = /\.(delete|remove|erase|expire|end)$|^sample$/

it('the yardstick sees the marker where it may be seen', async () => {
  const seeing = new Set<string>()
  for (const action of all.filter(({ effect }) => effect === 'read')) {
    for (const input of inputsFor(action)) {
      if ((await told(action, callerIn('owner'), input)).includes(marker)) seeing.add(action.name)
    }
  }
  expect([...seeing].sort()).toEqual([
    'audit.list',
    'imports.errors',
    'imports.row',
    'opinions.list',
    'organisation.show',
    'plans.map',
  ])
}, 60_000)

it('no action tells an opinion to a role without the right, or to a key without it', async () => {
  const everyRight = ['people:read', 'people:write', 'imports:read', 'imports:write', 'accounts:read', 'accounts:write']
  const callers = [
    ...blind.map((role) => [role, callerIn(role)] as const),
    [
      'a key of the owner',
      callerIn('owner', [...everyRight, 'audit:read', 'jobs:read', 'personal-data:manage']),
    ] as const,
  ]
  expect(blind).toEqual([...['cfo', 'finance', 'partner-manager', 'board-reader', 'auditor', 'guest-adviser']])
  for (const [name, caller] of callers) {
    for (const action of all.filter((each) => !destructive.test(each.name))) {
      for (const input of inputsFor(action)) {
        const text = await told(action, caller, input)
        expect(text.includes(marker) ? `${action.name} tells ${name}: ${text.slice(0, 300)}` : '').toBe('')
      }
    }
  }
}, 120_000)

it('who may not see opinions can neither import them nor undo an import or a change of them', async () => {
  const { workspace, keys } = world
  const finance = contextOf(callerIn('cfo'))
  const { folder, mapping } = await writeFiles({
    opinion: [{ ref: 'x', person: keys.person, day: '2024-03-01', kind: 'note', value: 'seen' }],
  })
  const refusals: [string, Record<string, unknown>][] = [
    ['import', { path: folder, mapping }],
    ['imports.preview', { path: folder, mapping }],
    ['imports.undo', { id: importId }],
  ]
  for (const [name, input] of refusals) {
    const action = all.find((each) => each.name === name)
    const refused = action?.run(finance, { workspace, ...input })
    await expect(refused).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('holds opinions'),
    })
  }
  const undo = all.find(({ name }) => name === 'changes.undo')
  for (const id of changeIds) {
    await expect(undo?.run(finance, { workspace, id })).rejects.toMatchObject({ kind: 'not-found' })
  }
})

it('an export by a role without the right holds no opinion, one by the owner holds them all', async () => {
  const exported = async (caller: Caller): Promise<string> => {
    const parent = await mkdtemp(join(tmpdir(), 'mainstay-export-'))
    onTestFinished(() => rm(parent, { recursive: true, force: true }))
    const { actor, from } = caller
    const act = { actor, from, action: 'export', requestId: 'r', input: {}, reachIn: caller.reachIn?.bind(caller) }
    const order = { workspace: world.workspace, folder: join(parent, 'out'), programVersion: '0' }
    await asAct(act, () => exportWorkspace(contextOf(caller), order))
    const files = await readdir(order.folder, { recursive: true, withFileTypes: true })
    const texts = files
      .filter((file) => file.isFile())
      .map((file) => readFile(join(file.parentPath, file.name), 'utf8'))
    return (await Promise.all(texts)).join('\n')
  }
  expect(await exported(callerIn('cfo'))).not.toContain(marker)
  expect(await exported(callerIn('owner'))).toContain(marker)
}, 60_000)

it('a query that forgets the right finds nothing, and nothing is written past it', async () => {
  const { app } = world.test
  const ask = (sql: string) => {
    const act = {
      actor: 'x',
      from: 'x',
      action: 'x',
      requestId: 'x',
      input: {},
      reachIn: () => ({ 'app.owners': '*' }),
    }
    return asAct(act, () => app.withWorkspace(world.workspaceId, (inside) => inside.query(sql)))
  }
  for (const table of ['customers.opinion', 'customers.opinion_version', 'customers.tie', 'customers.tie_version']) {
    expect((await ask(`select from ${table}`)).rowCount).toBe(0)
    expect((await ask(`delete from ${table}`)).rowCount).toBe(0)
  }
  expect((await ask(`select from access.personal_key where mark = 'opinion'`)).rowCount).toBe(0)
  expect((await ask('select from ingest.source_chunk where opinions')).rowCount).toBe(0)
  expect((await ask('select from ingest.rejection where opinions')).rowCount).toBe(0)
  const put = ask(
    `insert into customers.opinion (workspace_id, id, recording, hash, void, ref, person_id, day, kind, value)
     values ('${world.workspaceId}', 1, 1, 1, false, 'x', 1, '2024-01-01', 'note', 'x')`,
  )
  await expect(put).rejects.toThrow(/row-level security/)
})
