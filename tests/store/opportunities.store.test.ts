import { expect, it } from 'vitest'
import { changesUndo } from '#ingest/server'
import {
  opportunitiesChange,
  opportunitiesClose,
  opportunitiesCreate,
  opportunitiesList,
  opportunitiesRemove,
  opportunitiesShow,
  readOpportunities,
} from '#pipeline/server'
import type { Context } from '#platform/server'
import { callerOf } from '../../src/access/sign-in/caller-of.js'
import { openWorkspace, products } from '../support/workspace.js'

const deals = [
  {
    ...{
      ref: 'd1',
      account: 'acme',
      unit: 'it',
      product: 'p1',
      type: 'new',
      name: 'First',
      owner: 'Kim',
      stage: 'Demo',
    },
    ...{ channel: 'partner', campaign: 'Spring', createdDay: '2024-01-01', amount: '1000.50', currency: 'EUR' },
    ...{ expectedCloseDay: '2024-09-30', outcome: 'open', story: 's1' },
  },
  {
    ...{
      ref: 'd2',
      account: 'acme',
      name: 'Second',
      amount: 200,
      currency: 'EUR',
      outcome: 'won',
      closedDay: '2024-03-01',
    },
    ...{ owner: 'Kim', reason: 'price', competitor: 'Tessaro', contractLine: 'l1' },
  },
  { ref: 'd3', account: 'other', name: 'Third', amount: 7, currency: 'USD', outcome: 'lost', closedDay: '2024-02-01' },
  { ref: 'd4', account: 'other', name: 'Fourth', owner: 'ada', stage: 'demo' },
]

async function withDeals() {
  const workspace = await openWorkspace()
  workspace.today = '2024-06-15'
  await workspace.importRows({
    account: [
      { ref: 'acme', name: 'acme', owner: 'Kim' },
      { ref: 'other', name: 'other', owner: 'Ada' },
    ],
    unit: [{ ref: 'it', account: 'acme', name: 'IT' }],
    product: products('p1'),
  })
  const { importId, files } = await workspace.importRows({ opportunity: deals })
  const { name, context, test } = workspace
  const { rows } = await test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [name])
  const list = (input: object = {}) => opportunitiesList.run(context, { workspace: name, ...input })
  const show = (opportunity: string) => opportunitiesShow.run(context, { workspace: name, opportunity })
  return { workspace, name, context, importId, files, list, show, id: rows[0]?.id ?? '' }
}

it('what is imported is listed with totals per currency, never of several together', async () => {
  const { files, list, show } = await withDeals()
  expect(files).toMatchObject([{ entity: 'opportunity', created: 4, rejected: 0 }])
  const { rows, totals } = await list()
  expect(rows.map(({ ref, outcome, amount, currency }) => [ref, outcome, amount, currency])).toEqual([
    ['d1', 'open', '1000.50', 'EUR'],
    ['d2', 'won', '200.00', 'EUR'],
    ['d3', 'lost', '7.00', 'USD'],
    ['d4', 'open', null, 'EUR'],
  ])
  expect(totals).toEqual([
    { currency: 'EUR', amount: '1200.50', count: 2 },
    { currency: 'USD', amount: '7.00', count: 1 },
    { currency: null, amount: null, count: 1 },
  ])
  expect(await show('d1')).toMatchObject({
    ...{ accountName: 'acme', unitName: 'IT', productName: 'p1', type: 'new', owner: 'Kim', channel: 'partner' },
    ...{ campaign: 'Spring', createdDay: '2024-01-01', expectedCloseDay: '2024-09-30', closedDay: null, story: 's1' },
  })
  expect(await show('d2')).toMatchObject({ reason: 'price', competitor: 'Tessaro', contractLine: 'l1' })
})

it('lists are of an account, an outcome, a stage and an owner, page by page', async () => {
  const { list } = await withDeals()
  const refs = async (input: object) => (await list(input)).rows.map(({ ref }) => ref)
  expect(await refs({ account: 'other' })).toEqual(['d3', 'd4'])
  expect(await refs({ outcome: 'open' })).toEqual(['d1', 'd4'])
  expect(await refs({ stage: 'Demo' })).toEqual(['d1', 'd4'])
  expect(await refs({ owner: 'kim' })).toEqual(['d1', 'd2'])
  const first = await list({ limit: 3 })
  const second = await list({ limit: 3, after: first.next ?? '' })
  expect([...first.rows, ...second.rows].map(({ ref }) => ref)).toEqual(['d1', 'd2', 'd3', 'd4'])
  expect([first.totals.length, second.totals, second.next]).toEqual([3, first.totals, null])
})

it('what is won or lost needs the day on which it closed, and what is open has none', async () => {
  const { workspace } = await withDeals()
  const { files, importId } = await workspace.importRows({
    opportunity: [
      { ref: 'x1', account: 'acme', name: 'x', outcome: 'won' },
      { ref: 'x2', account: 'acme', name: 'x', outcome: 'open', closedDay: '2024-01-01' },
      { ref: 'x3', account: 'acme', name: 'x', amount: '1000000000000' },
      { ref: 'x4', account: 'acme', name: 'x', outcome: 'perhaps' },
    ],
  })
  expect(files).toMatchObject([{ created: 0, rejected: 4 }])
  const { rows } = await workspace.errors(importId ?? '')
  expect(rows.map(({ problems }) => problems[0]?.reason)).toEqual([
    'An opportunity that was won needs the day on which it closed.',
    expect.stringMatching(
      /^An open opportunity has no closing day, and this one closed on 2024-01-01\. Say won or lost/,
    ),
    'An amount of a trillion or more cannot be right. Check the units of the column.',
    expect.stringContaining('is none of: open, won, lost'),
  ])
})

it('an import that is undone takes its opportunities with it', async () => {
  const { workspace, importId, list, show } = await withDeals()
  const second = await workspace.importRows({ opportunity: [{ ...deals[0], stage: 'Offer' }] })
  expect((await show('d1')).stage).toBe('Offer')
  await workspace.undo(second.importId)
  expect((await show('d1')).stage).toBe('Demo')
  await workspace.undo(importId)
  expect((await list()).rows).toEqual([])
})

it('an opportunity is created, changed, closed and removed by hand, and each can be taken back', async () => {
  const { name: workspace, context, show } = await withDeals()
  const made = await opportunitiesCreate.run(context, { workspace, account: 'acme', name: 'New one', amount: '12.5' })
  const opportunity = made.opportunity.ref
  expect(made.opportunity).toMatchObject({
    ...{ createdDay: '2024-06-15', outcome: 'open', amount: '12.50', currency: 'EUR', closedDay: null },
  })
  await expect(
    opportunitiesCreate.run(context, { workspace, account: 'acme', name: 'x', ref: opportunity }),
  ).rejects.toMatchObject({ kind: 'name-taken' })
  await expect(opportunitiesCreate.run(context, { workspace, account: 'nobody', name: 'x' })).rejects.toThrow(
    'There is no account with the key "nobody".',
  )

  const change = { workspace, opportunity, stage: 'Offer', amount: '13.00', unit: 'it' }
  const changed = await opportunitiesChange.run(context, change)
  expect(await show(opportunity)).toMatchObject({
    stage: 'Offer',
    amount: '13.00',
    unit: 'it',
    version: changed.version,
  })
  expect((await opportunitiesChange.run(context, { ...change, amount: '13.0' })).changeId).toBeNull()
  const closed = await opportunitiesClose.run(context, { workspace, opportunity, outcome: 'won', reason: 'trust' })
  expect(await show(opportunity)).toMatchObject({
    ...{ outcome: 'won', closedDay: '2024-06-15', reason: 'trust', stage: 'Offer' },
  })
  const late = opportunitiesClose.run(context, { workspace, opportunity, outcome: 'lost', day: '2024-06-16' })
  await expect(late).rejects.toThrow('2024-06-16 has not been yet.')
  await changesUndo.run(context, { workspace, id: closed.changeId ?? '' })
  expect(await show(opportunity)).toMatchObject({ outcome: 'open', closedDay: null, reason: null, stage: 'Offer' })
  await changesUndo.run(context, { workspace, id: changed.changeId ?? '' })
  expect(await show(opportunity)).toMatchObject({ stage: null, amount: '12.50', unit: null })

  const gone = await opportunitiesRemove.run(context, { workspace, opportunity })
  await expect(show(opportunity)).rejects.toThrow(`There is no opportunity "${opportunity}".`)
  await changesUndo.run(context, { workspace, id: gone.changeId })
  expect(await show(opportunity)).toMatchObject({ name: 'New one' })
})

it('a change of what somebody else changed since is a conflict, value by value; of anything else it goes in', async () => {
  const { name: workspace, context, show } = await withDeals()
  const { version } = await show('d1')
  const one = { workspace, opportunity: 'd1', version }
  await opportunitiesClose.run(context, { ...one, outcome: 'won', day: '2024-06-01' })
  await expect(opportunitiesClose.run(context, { ...one, outcome: 'lost', day: '2024-06-01' })).rejects.toMatchObject({
    kind: 'conflict',
    conflicts: [{ field: 'outcome', theirs: 'won', yours: 'lost' }],
  })
  await opportunitiesChange.run(context, { ...one, stage: 'Signed' })
  expect(await show('d1')).toMatchObject({ outcome: 'won', stage: 'Signed' })
})

it('who sees only some accounts sees only their opportunities, and their totals', async () => {
  const { name, context, id } = await withDeals()
  const place = { workspaceId: id, workspace: name, role: 'sales', scope: 'own', owners: ['Ada'] } as const
  const caller = callerOf({ userId: '6b2f0c5e-0000-4000-8000-000000000002', memberships: [place] }, 'a test')
  const adas: Context = { ...context, caller, actor: caller.actor }
  const { rows, totals } = await opportunitiesList.run(adas, { workspace: name })
  expect(rows.map(({ ref }) => ref)).toEqual(['d3', 'd4'])
  expect(totals.map(({ currency, amount }) => [currency, amount])).toEqual([
    ['USD', '7.00'],
    [null, null],
  ])
  const close = { workspace: name, opportunity: 'd1', outcome: 'won' } as const
  await expect(opportunitiesClose.run(adas, close)).rejects.toMatchObject({ kind: 'not-found' })
})

it('other rooms read the opportunities of several accounts at once', async () => {
  const { context, id } = await withDeals()
  const found = await context.database.withWorkspace(id, async (transaction) => {
    const { rows } = await transaction.query<{ id: number }>(
      'select id from customers.account where workspace_id = $1',
      [id],
    )
    return readOpportunities(
      transaction,
      id,
      rows.map((row) => row.id),
    )
  })
  expect(found.map(({ ref, outcome, amount, story }) => [ref, outcome, amount, story])).toEqual([
    ['d1', 'open', '1000.5', 's1'],
    ['d2', 'won', '200', null],
    ['d3', 'lost', '7', null],
    ['d4', 'open', null, null],
  ])
})
