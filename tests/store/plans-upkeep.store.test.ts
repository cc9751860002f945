import { expect, it } from 'vitest'
import { plansGaps, plansStart, plansVerify } from '#plans/server'
import { beginRecording, recordingsOf } from '#platform/server'
import { maintainPlans, seeingEverything } from '../../src/plans/store/maintain-plans.js'
import { accounts, openWorkspace } from '../support/workspace.js'

it('a transaction knows its recordings, and sees as little after the upkeep as before', async () => {
  const ws = await openWorkspace()
  await ws.importRows({ account: accounts('acme') })
  await plansStart.run(ws.context, { workspace: ws.name, account: 'acme' })
  const { rows } = await ws.test.owner.query<{ id: string }>('select id from access.workspace where name = $1', [
    ws.name,
  ])
  const id = rows[0]?.id ?? ''
  await ws.test.app.withWorkspace(id, async (transaction) => {
    expect(recordingsOf(transaction)).toEqual([])
    const sight = async () => {
      const answer = await transaction.query<{ opinions: string; owners: string }>(
        `select current_setting('app.opinions', true) as opinions, current_setting('app.owners', true) as owners`,
      )
      return answer.rows[0]
    }
    await transaction.query(`select set_config('app.opinions', '', true), set_config('app.owners', '["Ann"]', true)`)
    const recording = await beginRecording(transaction, id, { kind: 'create', actor: 'tester' })
    expect(recordingsOf(transaction)).toEqual([recording])
    await maintainPlans(transaction, id)
    expect(await sight()).toEqual({ opinions: '', owners: '["Ann"]' })
    expect(await seeingEverything(transaction, sight)).toEqual({ opinions: 'on', owners: '*' })
  })
  expect(await plansVerify.run(ws.context, { workspace: ws.name })).toMatchObject({ equal: true, plans: 1 })
})

it('an import that touches no planned account changes no gap, and one of many plans is kept whole', async () => {
  const ws = await openWorkspace()
  const refs = Array.from({ length: 60 }, (_, n) => `a${n}`)
  await ws.importRows({
    account: accounts(...refs),
    person: refs.map((account) => ({ ref: `p-${account}`, account, name: account })),
    plan_item: refs.slice(0, 40).map((account) => ({ ref: `plan-${account}`, account, kind: 'plan' })),
  })
  const gaps = async () => (await plansGaps.run(ws.context, { workspace: ws.name, limit: 500 })).gaps
  const before = await gaps()
  expect(new Set(before.map(({ account }) => account)).size).toBe(40)
  await ws.importRows({ person: refs.slice(40).map((account) => ({ ref: `q-${account}`, account, name: account })) })
  expect(await gaps()).toEqual(before)
  expect(await plansVerify.run(ws.context, { workspace: ws.name })).toMatchObject({ equal: true, plans: 40 })
})
