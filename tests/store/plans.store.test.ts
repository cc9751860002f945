import { describe, expect, it } from 'vitest'
import { opinionsRecord, peopleChange, peopleErase } from '#customers/server'
import { changesUndo, importFiles } from '#ingest/server'
import {
  planItemsAdd,
  planItemsChange,
  planItemsList,
  planItemsRemove,
  plansCalmZone,
  plansChange,
  plansGaps,
  plansList,
  plansMap,
  plansRules,
  plansShow,
  plansStart,
  plansSuggest,
  plansTune,
  plansVerify,
  refreshPlans,
} from '#plans/server'
import type { AnyAction, Context } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { accounts, line, openWorkspace, type TestWorkspace, writeFiles } from '../support/workspace.js'

const day = (back: number): string => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)

type Given = Record<string, unknown>

// biome-ignore lint/suspicious/noExplicitAny: each action checks what it is given and gives.
const call = (ws: TestWorkspace, action: AnyAction, input: Given = {}, context: Context = ws.context): Promise<any> =>
  action.run(context, { workspace: ws.name, ...input })

/** A customer of two years with two units, a person in each, and a live plan. */
async function customer(): Promise<TestWorkspace> {
  const ws = await openWorkspace()
  await ws.importRows({
    account: accounts('acme', 'beta'),
    unit: [
      { ref: 'it', account: 'acme', name: 'IT' },
      { ref: 'hr', account: 'acme', name: 'HR' },
    ],
    person: [
      {
        ref: 'anna',
        account: 'acme',
        unit: 'it',
        name: 'Anna Nowak',
        email: 'anna@acme.example',
        roles: 'main contact',
      },
      { ref: 'bob', account: 'acme', unit: 'hr', name: 'Bob Kowal', email: 'bob@acme.example' },
    ],
    contract_line: [line('l1', 'acme', day(700), 1000, { unit: 'it', endDay: day(-200), noticeDays: 90 })],
  })
  await call(ws, plansStart, { account: 'acme', team: [{ owner: 'Sara', function: 'sales' }] })
  return ws
}

const gapsOf = async (ws: TestWorkspace, account = 'acme'): Promise<{ id: string; rule: string }[]> =>
  (await call(ws, plansGaps, { account, limit: 500 })).gaps

const rulesIn = async (ws: TestWorkspace, account = 'acme'): Promise<string[]> =>
  (await gapsOf(ws, account)).map(({ rule }) => rule)

async function idOf(ws: TestWorkspace): Promise<string> {
  const { rows } = await ws.test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    ws.name,
  ])
  return rows[0]?.id ?? ''
}

/** The context of somebody with a role, who sees opinions or not, all accounts or those of some owners. */
async function contextOf(
  ws: TestWorkspace,
  role: 'sales' | 'partner-manager' | 'finance',
  owners: string[] | null = null,
): Promise<Context> {
  const scope = owners === null ? ('all' as const) : ('own' as const)
  const place = { workspaceId: await idOf(ws), workspace: ws.name, role, scope, owners } as const
  const caller = callerOf({ userId: 'u', memberships: [place] } as never, 'a test')
  return { ...ws.context, caller, actor: caller.actor }
}

describe('a plan', () => {
  it('begins as a draft that says who is missing on its team, and takes its gaps along with every change', async () => {
    const ws = await customer()
    const shown = await call(ws, plansShow, { account: 'acme' })
    expect(shown.plan).toMatchObject({ state: 'draft', stage: 'onboarding', arr: '12000.00' })
    expect(shown.team).toMatchObject({
      members: [{ owner: 'Sara', function: 'sales' }],
      missing: ['customer-service', 'marketing'],
    })
    expect(shown.groups).toEqual({ group1: ['anna'], group2: ['bob'] })
    expect((await rulesIn(ws)).filter((rule) => rule === 'function-missing')).toHaveLength(2)
    await call(ws, planItemsAdd, { account: 'acme', kind: 'team-member', owner: 'Max', function: 'marketing' })
    expect((await rulesIn(ws)).filter((rule) => rule === 'function-missing')).toHaveLength(1)
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true, plans: 1 })
  })

  it('is one per account: a second is refused until the first is ended', async () => {
    const ws = await customer()
    await expect(call(ws, plansStart, { account: 'acme' })).rejects.toMatchObject({ kind: 'name-taken' })
    await call(ws, plansChange, { account: 'acme', state: 'ended' })
    expect(await gapsOf(ws)).toEqual([])
    await call(ws, plansStart, { account: 'acme' })
    expect((await call(ws, plansShow, { account: 'acme' })).plan.state).toBe('draft')
    const { rejected } = (await ws.importRows({ plan_item: [{ ref: 'p2', account: 'acme', kind: 'plan' }] }))
      .files[0] ?? { rejected: 0 }
    expect(rejected).toBe(1)
  })

  it('starts by itself with a first contract line of late, in the same recording, and goes with its undo', async () => {
    const ws = await openWorkspace()
    const { importId } = await ws.importRows({
      account: accounts('new', 'old'),
      contract_line: [
        line('n1', 'new', day(10), 100),
        line('o1', 'old', day(400), 100),
        line('o2', 'old', day(10), 100),
      ],
    })
    const plans = async () =>
      (await call(ws, plansList)).rows.map((row: { account: string; state: string }) => [row.account, row.state])
    expect(await plans()).toEqual([['new', 'draft']])
    expect(await rulesIn(ws, 'new')).toContain('function-missing')
    await ws.undo(importId)
    expect(await plans()).toEqual([])
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true, plans: 0 })
  })

  it('starts with a won opportunity; one that was taken away does not come back with the next', async () => {
    const ws = await openWorkspace()
    const won = (ref: string) => ({
      ref,
      account: 'acme',
      name: ref,
      outcome: 'won',
      closedDay: day(3),
      amount: 5,
      currency: 'EUR',
    })
    await ws.importRows({ account: accounts('acme'), opportunity: [won('d1')] })
    const [plan] = (await call(ws, plansList)).rows
    expect(plan).toMatchObject({ account: 'acme', state: 'draft', startedOn: day(3) })
    await call(ws, planItemsRemove, { item: plan.plan })
    await ws.importRows({ opportunity: [won('d2')] })
    expect((await call(ws, plansList)).rows).toEqual([])
  })

  it('does not start with what an old customer buys more, nor with a win of long ago', async () => {
    const ws = await openWorkspace()
    const won = (account: string, closedDay: string) => {
      return { ref: `won-${account}`, account, name: account, outcome: 'won', closedDay, amount: 5, currency: 'EUR' }
    }
    await ws.importRows({
      account: accounts('old', 'long-ago'),
      contract_line: [line('o1', 'old', day(400), 100)],
      opportunity: [won('old', day(3)), won('long-ago', day(120))],
    })
    expect((await call(ws, plansList)).rows).toEqual([])
  })

  it('is active beside few others until one shows a confirmed result; the refusal says which are', async () => {
    const ws = await openWorkspace()
    await ws.importRows({
      account: accounts('a', 'b', 'c'),
      person: [{ ref: 'p', account: 'a', name: 'P' }],
    })
    for (const account of ['a', 'b', 'c']) await call(ws, plansStart, { account })
    for (const account of ['a', 'b']) await call(ws, plansChange, { account, state: 'active' })
    const third = () => call(ws, plansChange, { account: 'c', state: 'active' })
    await expect(third()).rejects.toMatchObject({
      kind: 'too-many',
      message: expect.stringContaining('already: a, b.'),
    })
    const attributes = { measure: 'hours', target: '5' }
    const { item } = await call(ws, planItemsAdd, { account: 'a', kind: 'outcome', title: 'Faster', attributes })
    const confirmed = { account: 'a', kind: 'confirmation', about: item.ref, person: 'p', day: day(0) }
    await call(ws, planItemsAdd, confirmed)
    await third()
    expect((await call(ws, plansList, { state: 'active' })).rows).toHaveLength(3)
  })

  it('of a customer who leaves stays, and says so', async () => {
    const ws = await openWorkspace()
    await ws.importRows({
      account: accounts('acme'),
      contract_line: [line('l1', 'acme', day(700), 1000, { endDay: day(30) })],
    })
    await call(ws, plansStart, { account: 'acme' })
    expect(await rulesIn(ws)).toEqual(['customer-churned'])
    expect((await call(ws, plansShow, { account: 'acme' })).plan).toMatchObject({ state: 'draft', arr: '0.00' })
  })

  it('stays with its account, people and items too, when another account comes to own it', async () => {
    const ws = await customer()
    const before = await call(ws, plansShow, { account: 'acme' })
    await ws.importRows({ account: [{ ref: 'acme', name: 'acme', parent: 'beta' }] })
    const after = await call(ws, plansShow, { account: 'acme' })
    expect({ ...after, plan: null, versions: null }).toEqual({ ...before, plan: null, versions: null })
    expect((await call(ws, plansShow, { account: 'beta' })).plan).toBeNull()
  })
})

describe('the suggestion', () => {
  it('names the accounts without a plan that merit one first, and why; weights change the order', async () => {
    const ws = await openWorkspace()
    await ws.importRows({
      account: accounts('big', 'near', 'tiny', 'kept'),
      contract_line: [
        line('b', 'big', day(400), 10_000),
        line('n', 'near', day(400), 4000, { endDay: day(-100), noticeDays: 60 }),
        line('t', 'tiny', day(400), 1),
        line('k', 'kept', day(400), 9000),
      ],
    })
    await call(ws, plansStart, { account: 'kept' })
    const names = async (input: Given) => {
      const { rows } = await call(ws, plansSuggest, input)
      return rows.map(({ account, merits }: { account: string; merits: boolean }) => [account, merits])
    }
    expect(await names({ term: 0 })).toEqual([
      ['big', true],
      ['near', true],
      ['tiny', false],
    ])
    expect((await names({ value: 0 }))[0]).toEqual(['near', true])
    const [first] = (await call(ws, plansSuggest)).rows
    expect(first.reasons.map(({ id }: { id: string }) => id)).toEqual([
      'value',
      'potential',
      'term',
      'risk',
      'reachability',
    ])
  })
})

describe('items', () => {
  it('are held to what their kind says, by hand as in files', async () => {
    const ws = await customer()
    const refused = (input: Given) => expect(call(ws, planItemsAdd, { account: 'acme', ...input })).rejects
    await refused({ kind: 'outcome', title: 'x' }).toMatchObject({ message: expect.stringContaining('measure') })
    await refused({ kind: 'action', title: 'x', state: 'met' }).toMatchObject({ kind: 'wrong-usage' })
    await refused({ kind: 'action', title: 'x', attributes: { color: 'red' } }).toMatchObject({ kind: 'wrong-usage' })
    await refused({ kind: 'measurement', about: 'nothing', day: day(0), attributes: { value: '1' } }).toMatchObject({
      message: expect.stringContaining('"nothing"'),
    })
    await refused({ kind: 'plan' }).toMatchObject({ kind: 'wrong-usage' })
    const { files } = await ws.importRows({
      plan_item: [
        {
          ref: 'o1',
          account: 'acme',
          kind: 'outcome',
          title: 'Fast',
          'attributes.measure': 'h',
          'attributes.target': '4',
        },
        { ref: 'm1', account: 'acme', kind: 'measurement', about: 'o1', day: day(1), 'attributes.value': '9' },
        { ref: 'm2', account: 'beta', kind: 'measurement', about: 'o1', day: day(1), 'attributes.value': '9' },
        { ref: 'x1', account: 'acme', kind: 'action', state: 'lost', title: 'x' },
      ],
    })
    expect(files[0]).toMatchObject({ created: 2, rejected: 2 })
    const { item } = await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Call' })
    await expect(call(ws, planItemsChange, { item: item.ref, state: 'met' })).rejects.toMatchObject({
      kind: 'wrong-usage',
    })
    expect((await call(ws, planItemsChange, { item: item.ref, state: 'done' })).item.state).toBe('done')
  })

  it('changed by two people lose nothing: the second sees both values', async () => {
    const ws = await customer()
    const { item } = await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Call', owner: 'Sara' })
    await call(ws, planItemsChange, { item: item.ref, owner: 'Max', version: item.version })
    const other = await call(ws, planItemsChange, { item: item.ref, due: day(-5), version: item.version })
    expect(other.item).toMatchObject({ owner: 'Max', due: day(-5) })
    await expect(
      call(ws, planItemsChange, { item: item.ref, owner: 'Eve', version: item.version }),
    ).rejects.toMatchObject({
      kind: 'conflict',
      conflicts: [{ field: 'owner', theirs: 'Max', yours: 'Eve' }],
    })
    const same = await call(ws, planItemsChange, { item: item.ref, owner: 'Max', version: item.version })
    expect(same.changeId).toBeNull()
  })

  it('changed by hand stay so when the file comes again unchanged, and go with the undo of what made them', async () => {
    const ws = await customer()
    const files = { plan_item: [{ ref: 't1', account: 'acme', kind: 'action', title: 'Call', due: day(-9) }] }
    const { importId } = await ws.importRows(files)
    await call(ws, planItemsChange, { item: 't1', state: 'done' })
    expect((await ws.importRows(files)).files[0]).toMatchObject({ unchanged: 1 })
    const [row] = (await call(ws, planItemsList, { account: 'acme', kind: 'action' })).rows
    expect(row).toMatchObject({ ref: 't1', state: 'done', stateSince: day(0) })
    const added = await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Mail' })
    await call(ws, changesUndo, { id: added.changeId })
    expect((await call(ws, planItemsList, { kind: 'action' })).rows.map(({ ref }: { ref: string }) => ref)).toEqual([
      't1',
    ])
    expect(importId).not.toBeNull()
  })

  it('are listed by what is due, page after page', async () => {
    const ws = await customer()
    for (const due of [3, 1, 2])
      await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: `in ${due}`, due: day(-due) })
    await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'some time' })
    const titles: string[] = []
    for (let after: string | undefined; after !== null; ) {
      const page = await call(ws, planItemsList, { kind: 'action', limit: 2, ...(after ? { after } : {}) })
      titles.push(...page.rows.map(({ title }: { title: string }) => title))
      after = page.next
    }
    expect(titles).toEqual(['in 1', 'in 2', 'in 3', 'some time'])
  })
})

describe('critics', () => {
  it('leave no trace for who may not see opinions', async () => {
    const ws = await customer()
    const sales = await contextOf(ws, 'sales')
    const blind = await contextOf(ws, 'finance')
    const critic = { account: 'acme', kind: 'critic', person: 'bob', attributes: { because: 'doubted-fit' } }
    await expect(call(ws, planItemsAdd, critic, blind)).rejects.toMatchObject({ kind: 'forbidden' })
    const { item } = await call(ws, planItemsAdd, critic, sales)
    expect(
      (await call(ws, plansGaps, { account: 'acme', limit: 500 }, sales)).gaps.map(
        ({ rule }: { rule: string }) => rule,
      ),
    ).toContain('critic-without-owner')
    const all = [
      await call(ws, plansGaps, { account: 'acme', limit: 500 }, blind),
      await call(ws, plansShow, { account: 'acme' }, blind),
      await call(ws, plansList, {}, blind),
      await call(ws, plansMap, { account: 'acme' }, blind),
      await call(ws, planItemsList, {}, blind),
    ]
    expect(JSON.stringify(all)).not.toMatch(new RegExp(`critic|doubted|${item.ref}`))
    await expect(call(ws, planItemsChange, { item: item.ref, owner: 'x' }, blind)).rejects.toMatchObject({
      kind: 'not-found',
    })
    // Who changes something without seeing critics does not lose the gaps about them.
    await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Call' }, blind)
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true })
  })

  it('in files are taken only from who may see opinions, and audited without kind, words or person', async () => {
    const ws = await customer()
    const { folder, mapping } = await writeFiles({
      plan_item: [{ ref: 'k1', account: 'acme', kind: 'critic', person: 'bob', 'attributes.because': 'had-concerns' }],
    })
    const blind = await contextOf(ws, 'finance')
    await expect(call(ws, importFiles, { path: folder, mapping }, blind)).rejects.toMatchObject({ kind: 'forbidden' })
    await call(ws, importFiles, { path: folder, mapping })
    const { rows } = await ws.test.owner.query<{ body: string }>('select body::text as body from access.audit_entry')
    expect(JSON.stringify(rows.filter(({ body }) => body.includes('k1')))).not.toMatch(/critic|had-concerns|bob/)
  })
})

describe('gaps', () => {
  it('follow what other rooms record: people, opinions, contracts', async () => {
    const ws = await customer()
    expect(await rulesIn(ws)).toContain('main-contact-without-backup')
    await call(ws, peopleChange, { person: 'anna', leftOn: day(1) })
    expect(await rulesIn(ws)).toContain('contact-left')
    await call(ws, opinionsRecord, { person: 'bob', kind: 'stance', value: 'blocker' })
    expect(await rulesIn(ws)).toContain('opponent-without-plan')
    await ws.correct('l1', `end=${day(1)}`)
    expect(await rulesIn(ws)).toEqual(['customer-churned'])
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true })
  })

  it('come the worst first, page after page, with the money at stake and the action that resolves them', async () => {
    const ws = await customer()
    const all = (await call(ws, plansGaps, { limit: 500 })).gaps
    const places: Record<string, number> = { high: 0, medium: 1, low: 2 }
    const order = all.map((gap: { severity: string; amount: string | null }) => [
      places[gap.severity],
      -Number(gap.amount ?? -1),
    ])
    expect(order).toEqual(
      [...order].sort((a: number[], b: number[]) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    )
    const paged: unknown[] = []
    for (let after: string | undefined; after !== null; ) {
      const page = await call(ws, plansGaps, { limit: 3, ...(after ? { after } : {}) })
      paged.push(...page.gaps)
      after = page.next
    }
    expect(paged).toEqual(all)
    expect(all[0]).toMatchObject({ account: 'acme', plan: expect.any(String), resolve: { action: expect.any(String) } })
  })

  it('follow the numbers of the rules, which are tuned per workspace', async () => {
    const ws = await customer()
    const before = await call(ws, plansRules)
    expect(before.rules.length).toBeGreaterThan(20)
    expect(before.rules[0]).toMatchObject({ name: { en: expect.any(String), pl: expect.any(String) } })
    expect(await rulesIn(ws)).not.toContain('too-few-people')
    await expect(call(ws, plansTune, { threshold: 'single-thread-contacts', value: 0 })).rejects.toMatchObject({
      kind: 'wrong-usage',
    })
    await call(ws, plansTune, { threshold: 'single-thread-contacts', value: 3 })
    expect(await rulesIn(ws)).toContain('too-few-people')
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true })
    expect(await call(ws, plansTune, { threshold: 'single-thread-contacts' })).toMatchObject({ value: 2, standard: 2 })
    expect(await rulesIn(ws)).not.toContain('too-few-people')
  })

  it('that time alone brings are there on the new day', async () => {
    const ws = await customer()
    await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Call', owner: 'Sara', due: day(-2) })
    expect(await rulesIn(ws)).not.toContain('action-overdue')
    await refreshPlans(ws.context.database, day(-5))
    expect(await rulesIn(ws)).toContain('action-overdue')
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true })
  })

  it('that somebody spoilt are found by verify', async () => {
    const ws = await customer()
    const [gap] = await gapsOf(ws)
    await ws.test.owner.query('delete from plans.gap where id = $1', [gap?.id])
    const found = await call(ws, plansVerify)
    expect(found).toMatchObject({ equal: false, differences: [{ gap: gap?.id, side: 'found' }] })
    expect(plansVerify.exitCode(found)).toBe(1)
  })

  it('and plans are those of the accounts in sight alone', async () => {
    const ws = await openWorkspace()
    await ws.importRows({
      account: [
        { ref: 'a', name: 'a', owner: 'Ann' },
        { ref: 'b', name: 'b', owner: 'Ben' },
      ],
    })
    for (const account of ['a', 'b']) await call(ws, plansStart, { account })
    const own = await contextOf(ws, 'sales', ['Ann'])
    expect((await call(ws, plansList, {}, own)).rows.map(({ account }: { account: string }) => account)).toEqual(['a'])
    const { gaps } = await call(ws, plansGaps, { limit: 500 }, own)
    expect(new Set(gaps.map(({ account }: { account: string }) => account))).toEqual(new Set(['a']))
    await expect(call(ws, plansShow, { account: 'b' }, own)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('the plan of a past day', () => {
  it('is what was known at its end, whatever was recorded or undone since', async () => {
    const ws = await customer()
    const { item } = await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Call' })
    await age(ws, 10)
    const then = () => call(ws, plansShow, { account: 'acme', asOf: day(10) })
    const before = await then()
    expect(before.items.map(({ title }: { title: string | null }) => title)).toContain('Call')
    const { changeId } = await call(ws, planItemsChange, { item: item.ref, state: 'done' })
    await call(ws, planItemsAdd, { account: 'acme', kind: 'action', title: 'Mail' })
    await call(ws, plansChange, { account: 'acme', state: 'paused' })
    expect(await then()).toEqual(before)
    await call(ws, changesUndo, { id: changeId })
    await call(ws, planItemsRemove, { item: item.ref })
    expect(await then()).toEqual(before)
    expect((await call(ws, plansShow, { account: 'acme', asOf: day(11) })).plan).toBeNull()
    await expect(call(ws, plansShow, { account: 'acme', asOf: day(-1) })).rejects.toMatchObject({ kind: 'wrong-usage' })
  })
})

/** Makes everything recorded so far so many days older. */
async function age(ws: TestWorkspace, days: number): Promise<void> {
  await ws.test.owner.query(
    `update platform.recording set recorded_at = recorded_at - make_interval(days => $2)
      where workspace_id = (select id from access.workspace where name = $1)`,
    [ws.name, days],
  )
}

describe('the calm zone', () => {
  it('lists group 1 for marketing tools, and the promotion that broke it', async () => {
    const ws = await customer()
    await ws.importRows({
      touchpoint: [
        { ref: 't1', day: day(5), account: 'acme', person: 'anna', team: 'marketing', direction: 'out', by: 'Max' },
        {
          ref: 't2',
          day: day(4),
          account: 'acme',
          person: 'anna',
          team: 'sales',
          direction: 'out',
          purpose: 'renewal',
        },
      ],
    })
    const zone = await call(ws, plansCalmZone)
    expect(zone.rows).toEqual([
      {
        account: 'acme',
        accountName: 'acme',
        person: 'anna',
        name: 'Anna Nowak',
        email: 'anna@acme.example',
        since: day(700),
      },
    ])
    expect(zone.broken).toMatchObject([{ touchpoint: 't1', person: 'anna', team: 'marketing' }])
    expect(await rulesIn(ws)).toContain('calm-zone-broken')
  })
})

describe('the relationship map', () => {
  it('shows units, people with roles, marks and contacts, with opinions only to who may see them', async () => {
    const ws = await customer()
    await call(ws, opinionsRecord, { person: 'bob', kind: 'stance', value: 'sceptic' })
    await call(ws, planItemsAdd, { account: 'acme', kind: 'backup', person: 'anna', otherPerson: 'bob' })
    const map = await call(ws, plansMap, { account: 'acme' })
    expect(map.units).toMatchObject([
      { ref: 'hr', arr: '0.00' },
      { ref: 'it', arr: '12000.00' },
    ])
    const [anna, bob] = map.people
    expect(anna).toMatchObject({ ref: 'anna', group: 1, marks: ['main-contact'] })
    expect(bob).toMatchObject({ ref: 'bob', marks: ['backup'], stance: { value: 'sceptic' } })
    const hidden = await call(ws, plansMap, { account: 'acme' }, await contextOf(ws, 'finance'))
    expect(hidden.people[1].stance).toBeUndefined()
  })
})

describe('somebody who is erased', () => {
  it('leaves items without words in every version, and gaps without them', async () => {
    const ws = await customer()
    const message = { account: 'acme', kind: 'message', person: 'bob', attributes: { see: 'charts for Bob' } }
    await call(ws, planItemsAdd, message)
    await peopleErase(holdings).run(ws.context, { workspace: ws.name, person: 'bob', confirm: 'bob' })
    const { rows } = await ws.test.owner.query<{ told: string }>(
      `select row_to_json(v)::text as told from plans.item_version v where v.workspace_id = $1
       union all select row_to_json(g)::text from plans.gap g where g.workspace_id = $1`,
      [await idOf(ws)],
    )
    expect(rows.filter(({ told }) => /charts|Bob|"bob"/.test(told))).toEqual([])
    expect((await gapsOf(ws)).length).toBeGreaterThan(5)
    expect(await call(ws, plansVerify)).toMatchObject({ equal: true })
  })
})
