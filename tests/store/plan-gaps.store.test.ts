import { describe, expect, it } from 'vitest'
import { opinionsRecord, peopleChange } from '#customers/server'
import {
  planItemsAdd,
  plansCalmZone,
  plansGaps,
  plansList,
  plansRules,
  plansShow,
  plansStart,
  plansTune,
  plansVerify,
  refreshPlans,
} from '#plans/server'
import { call, contextOf, customer, day, gapsOf, rulesIn } from '../support/plans.js'
import { openWorkspace } from '../support/workspace.js'

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
