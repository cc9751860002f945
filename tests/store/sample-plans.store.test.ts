import { expect, it } from 'vitest'
import { plansGaps, plansList } from '#plans/server'
import { truths, withSampleWorkspace } from '../support/sample-workspace.js'

const { context } = withSampleWorkspace()

// What each plan lacks was written beside its script, not computed by the rules.
it.each(
  truths.customerPlans.map(
    ({ account, gaps }, place) => [['healthy', 'at risk', 'just won'][place], account, gaps] as const,
  ),
)('the %s plan of the sample (%s) shows exactly the gaps that were planted', async (_, account, planted) => {
  const { gaps } = await plansGaps.run(context(), { workspace: 'Sample', account, limit: 500 })
  expect(gaps.map(({ id }) => id).sort()).toEqual(planted)
})

it('the plans of the sample are lived in: two are active, and customers won of late have drafts', async () => {
  const { rows } = await plansList.run(context(), { workspace: 'Sample', limit: 100 })
  const [healthy, atRisk, justWon] = truths.customerPlans.map(({ account }) => account)
  const active = rows.filter(({ state }) => state === 'active').map(({ account }) => account)
  expect(active.sort()).toEqual([healthy, atRisk].sort())
  expect(rows.filter(({ state }) => state === 'draft').map(({ account }) => account)).toContain(justWon)
})
