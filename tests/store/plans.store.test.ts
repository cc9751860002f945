import { describe, expect, it } from 'vitest'
import { opinionsRecord } from '#customers/server'
import { changesUndo } from '#ingest/server'
import {
  planItemsAdd,
  planItemsChange,
  planItemsRemove,
  plansChange,
  plansList,
  plansMap,
  plansShow,
  plansStart,
  plansSuggest,
  plansVerify,
} from '#plans/server'
import { age, call, contextOf, customer, day, type Given, gapsOf, rulesIn } from '../support/plans.js'
import { accounts, line, openWorkspace } from '../support/workspace.js'

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
