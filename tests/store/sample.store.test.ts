import { describe, expect, it } from 'vitest'
import { formatMinor } from '#foundation'
import { ledgerBridge, ledgerVerify } from '#ledger/server'
import { truths, withSampleWorkspace } from '../support/sample-workspace.js'

const { context } = withSampleWorkspace()

// The truths follow from the generator's script of events by code of their own, not from the ledger.
describe('the sample workspace', () => {
  it('has in its ledger, month by month and kind by kind, exactly what the generator planted', async () => {
    const from = truths.months[0]?.period ?? ''
    const to = truths.months.at(-1)?.period ?? ''
    const { rows } = await ledgerBridge.run(context(), { workspace: 'Sample', from, to })
    const kinds = ['new', 'reactivation', 'expansion', 'contraction', 'churn', 'fx'] as const
    const planted = truths.months.map((month) => [
      month.period,
      ...kinds.map((kind) => formatMinor(month[`${kind}Minor`], 'EUR')),
      month.customers,
    ])
    expect(rows.map((row) => [row.month, ...kinds.map((kind) => row[kind]), row.customers])).toEqual(planted)
  })

  it('shows the planted disagreement of a stated balance as unexplained, and nothing else there', async () => {
    const planted = truths.balanceDisagreement
    expect(planted).not.toBeNull()
    const { rows } = await ledgerBridge.run(context(), { workspace: 'Sample', from: '2022-01', to: '2026-10' })
    const unexplained = rows.filter((row) => row.unexplained !== '0.00').map((row) => [row.month, row.unexplained])
    const amount = planted?.differenceMinor ?? 0n
    expect(unexplained).toEqual([
      [planted?.day.slice(0, 7), formatMinor(amount, 'EUR')],
      ...(planted?.agreesAgainOn ? [[planted.agreesAgainOn.slice(0, 7), formatMinor(-amount, 'EUR')]] : []),
    ])
  })

  it('shows an account that changes its owner from a day on as a transfer that adds up to nothing', async () => {
    const change = truths.ownerChanges[0]
    const month = change?.validFrom.slice(0, 7) ?? ''
    const { rows } = await ledgerBridge.run(context(), { workspace: 'Sample', from: month, to: month, by: 'owner' })
    const transfers = rows.map((row) => Number(row.transfer))
    expect(transfers.some((amount) => amount !== 0)).toBe(true)
    expect(Math.round(transfers.reduce((sum, amount) => sum + amount, 0) * 100)).toBe(0)
  })

  it('has a ledger that equals one rebuilt from its facts', async () => {
    expect(await ledgerVerify.run(context(), { workspace: 'Sample' })).toMatchObject({ equal: true, differences: [] })
  })
})
