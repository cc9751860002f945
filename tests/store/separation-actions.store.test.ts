import { beforeAll, expect, it } from 'vitest'
import { type AnyAction, Failure } from '#platform/server'
import { actions } from '../../src/apps/actions.js'
import { inputsOf, refusedThere } from '../support/inputs-of-actions.js'
import { fillWorld, openWorld, type World } from '../support/two-worlds.js'

// Amounts of one world are above a million, those of the other far below, whatever is added up.
const large = { mark: 'quartz', prefix: 'qz7', monthly: 1_234_567.89 }
const small = { mark: 'basalt', prefix: 'bs3', monthly: 12.34 }
const million = 1_000_000

const all: readonly AnyAction[] = actions
// One without inputs is told by a test of its own.
const driven = all.filter(({ name }) => Object.hasOwn(inputsOf, name))
const takesWorkspace = (action: AnyAction): boolean => action.fields().some(({ name }) => name === 'workspace')

// They tell names of workspaces until the list of one's own comes with sign-in.
const listsWorkspaces = new Set(['workspaces.list'])

type Told = { readonly succeeded: boolean; readonly text: string; readonly input: Record<string, unknown> }

let ours: World
let theirs: World
let alone: Map<string, Told[]>
let together: Map<string, Told[]>
let calls = 0

/** Every input of an action in the world of the caller, by the keys of that world or of the other. */
async function drive(action: AnyAction, own: World, keys: World['keys']): Promise<Told[]> {
  calls += 1
  const told: Told[] = []
  for (const given of inputsOf[action.name as keyof typeof inputsOf](keys, own, calls)) {
    const input = takesWorkspace(action) ? { workspace: own.workspace, ...given } : { ...given }
    told.push({ ...(await ask(action, own, input)), input })
  }
  return told
}

async function ask(action: AnyAction, own: World, input: unknown): Promise<{ succeeded: boolean; text: string }> {
  try {
    return { succeeded: true, text: JSON.stringify(await action.run(own.context, input)) }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { succeeded: false, text: JSON.stringify({ ...error, message: error.message }) }
  }
}

/** What an answer tells of another world, apart from what its caller ever said: words, keys, name and amounts. */
function leaksIn({ text, input }: Told, other: World, action: AnyAction, said: Set<string>): string[] {
  for (const word of textsIn(input)) said.add(word)
  const longestFirst = [...said].sort((a, b) => b.length - a.length)
  const rest = longestFirst.reduce((left, word) => left.replaceAll(word, ''), text)
  const words = [other.mark, `${other.keys.prefix}-`, other.workspaceId, other.userId]
  if (!listsWorkspaces.has(action.name)) words.push(other.workspace)
  const found = words.filter((word) => rest.toLowerCase().includes(word.toLowerCase()))
  const amounts = other.mark === large.mark ? (rest.match(/(?<![\d.:-])\d+\.\d+/g) ?? []) : []
  return [...found, ...amounts.filter((amount) => Number(amount) >= million)].map(
    (leak) => `${action.name} ${JSON.stringify(input)} tells ${leak}: ${text.slice(0, 500)}`,
  )
}

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value, ...value.split(/[,"]/)].filter(({ length }) => length > 3)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

/** A fingerprint of everything that a world has, by table. */
async function fingerprint({ test, workspace, workspaceId, userId }: World): Promise<Record<string, string>> {
  const { rows: tables } = await test.owner.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       join pg_attribute a on a.attrelid = c.oid and a.attname = 'workspace_id'
      where c.relkind = 'r' and n.nspname not like 'pg_%'`,
  )
  const parts = tables.map(({ name }) => `select '${name}' as name, ${sumOf(`${name} t where workspace_id = $1`)}`)
  parts.push(`select 'access.workspace', ${sumOf('access.workspace t where id = $1')}`)
  parts.push(`select 'platform.job', ${sumOf('platform.job t where workspace = $2')}`)
  parts.push(`select 'access.user', ${sumOf('access."user" t where id = $3')}`)
  parts.push(`select 'access.session', ${sumOf('access.session t where "userId" = $3')}`)
  parts.push(`select 'access.api_key', ${sumOf('access.api_key t where "referenceId" = $3::text')}`)
  const asked = [workspaceId, workspace, userId]
  const { rows } = await test.owner.query<{ name: string; sum: string }>(parts.join(' union all '), asked)
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]))
}

const sumOf = (from: string): string =>
  `(select count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' order by t::text), '')) from ${from}) as sum`

/** What every reading action tells a world. */
async function readAll(world: World): Promise<Map<string, Told[]>> {
  const told = new Map<string, Told[]>()
  for (const action of driven.filter(({ effect, name }) => effect === 'read' && !listsWorkspaces.has(name))) {
    told.set(action.name, await drive(action, world, world.keys))
  }
  return told
}

beforeAll(async () => {
  const [mine, other] = [await openWorld(small), await openWorld(large)]
  ours = await fillWorld(mine)
  // The sample would take long to make; with its name taken it is there already.
  const made = all.find(({ name }) => name === 'workspaces.create')
  await made?.run(ours.context, { name: 'Sample' })
  alone = await readAll(ours)
  theirs = await fillWorld(other)
  together = await readAll(ours)
}, 300_000)

it('every action has inputs to be driven by', () => {
  expect(all.filter((action) => !driven.includes(action)).map(({ name }) => name)).toEqual([])
})

it('what a workspace is told does not change when another fills', () => {
  for (const [name, told] of alone) expect([name, together.get(name)]).toEqual([name, told])
})

it('every action succeeds in its own workspace, and nothing that it tells or changes is of the other', async () => {
  for (const [own, other] of [
    [ours, theirs],
    [theirs, ours],
  ] as const) {
    const said = new Set<string>()
    for (const action of driven) {
      const before = await fingerprint(other)
      const byOwnKeys = await drive(action, own, own.keys)
      const byOthersKeys = await drive(action, own, other.keys)
      expect(await fingerprint(other), `${action.name} changed what is not its own`).toEqual(before)
      const leaks = [...byOwnKeys, ...byOthersKeys].flatMap((told) => leaksIn(told, other, action, said))
      expect(leaks).toEqual([])
      if (Object.hasOwn(refusedThere, action.name)) continue
      expect(
        byOwnKeys.some(({ succeeded }) => succeeded),
        `${action.name}: ${byOwnKeys.map(({ text }) => text.slice(0, 300)).join('\n')}`,
      ).toBe(true)
    }
  }
}, 300_000)

it('the yardstick sees what it must not miss', async () => {
  const bridge = all.find(({ name }) => name === 'ledger.bridge')
  const list = all.find(({ name }) => name === 'accounts.list')
  if (!bridge || !list) throw new Error('These actions exist')
  for (const action of [bridge, list]) {
    const told = await drive(action, theirs, theirs.keys)
    expect(told.flatMap((one) => leaksIn({ ...one, input: {} }, theirs, action, new Set()))).not.toEqual([])
  }
})
