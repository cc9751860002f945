import { describe, expect, it } from 'vitest'
import { peopleErase } from '#customers/server'
import { changesUndo, importFiles } from '#ingest/server'
import {
  planItemsAdd,
  planItemsChange,
  planItemsList,
  plansGaps,
  plansList,
  plansMap,
  plansShow,
  plansVerify,
} from '#plans/server'
import { holdings } from '../../src/apps/personal-data/holdings.js'
import { call, contextOf, customer, day, type Given, gapsOf, idOf } from '../support/plans.js'
import { writeFiles } from '../support/workspace.js'

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
