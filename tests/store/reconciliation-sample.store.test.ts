import { describe, expect, it } from 'vitest'
import { addMonths, formatMinor, formatMonth, month } from '#foundation'
import { invoicesBridge, invoicesLines, invoicesRows, reconciliationList } from '#ledger/server'
import { truths, withSampleWorkspace } from '../support/sample-workspace.js'

const { context } = withSampleWorkspace()

describe('reconciliation of the sample workspace', () => {
  it('finds the invoices that were planted to be wrong, and no others, at the end of every month', async () => {
    const found = new Set<string>()
    for (let at = month('2022-01'); at < month('2026-11'); at = addMonths(at, 1)) {
      const { rows } = await reconciliationList.run(context(), {
        workspace: 'Sample',
        at: formatMonth(at),
        source: 'billing',
        openOnly: true,
      })
      for (const { account } of rows) found.add(account)
    }
    expect([...found].sort()).toEqual(truths.invoiceMismatches.map(({ account }) => account).sort())
  })

  it('finds the one balance that the CRM was planted to state wrong, by its amount', async () => {
    const planted = truths.balanceDisagreement
    const differing = []
    for (const at of ['2024-03', '2024-06', '2024-09', '2024-12', '2025-03', '2025-06', '2025-09', '2025-12']) {
      const { rows } = await reconciliationList.run(context(), {
        workspace: 'Sample',
        at,
        source: 'CRM',
        openOnly: true,
      })
      differing.push(...rows.map(({ account, day: on, difference }) => [account, on, difference]))
    }
    expect(differing).toEqual([[planted?.account, planted?.day, formatMinor(planted?.differenceMinor ?? 0n, 'EUR')]])
  })
})

describe('repeat business of the sample workspace', () => {
  const all = { workspace: 'Sample', accounts: 'all' } as const
  const cents = (amount: string | null | undefined) => BigInt((amount ?? '').replace('.', ''))
  const columns = ['opening', 'new', 'reactivation', 'expansion', 'contraction', 'churn', 'closing'] as const

  it('adds up in every month, and over the groups of every month', async () => {
    const range = { ...all, from: '2021-01', to: '2026-11' }
    const whole = await invoicesBridge.run(context(), range)
    const parts = await invoicesBridge.run(context(), { ...range, by: 'owner' })
    for (const row of whole.rows) {
      const [opening = 0n, ...changes] = columns.slice(0, -1).map((column) => cents(row[column]))
      expect(changes.reduce((sum, change) => sum + change, opening)).toBe(cents(row.closing))
      const groups = parts.rows.filter(({ month: of }) => of === row.month)
      for (const column of columns) {
        expect(groups.reduce((sum, group) => sum + cents(group[column]), 0n)).toBe(cents(row[column]))
      }
      expect(groups.reduce((sum, group) => sum + (group.customers ?? 0), 0)).toBe(row.customers)
    }
  })

  it('has customers behind every number, and invoice lines behind every customer, that sum to it', async () => {
    const { rows } = await invoicesBridge.run(context(), { ...all, from: '2025-12', to: '2025-12' })
    for (const column of columns) {
      const behind = await invoicesRows.run(context(), { ...all, at: '2025-12', column })
      const sum = column === 'opening' ? behind.opening : column === 'closing' ? behind.closing : behind.change
      expect([column, sum]).toEqual([column, rows[0]?.[column]])
    }
    const customers = await invoicesRows.run(context(), { ...all, at: '2025-12', limit: 10 })
    for (const { account, opening, closing } of customers.rows) {
      const question = { workspace: 'Sample', account, at: '2025-12' }
      expect((await invoicesLines.run(context(), question)).total).toBe(closing)
      expect((await invoicesLines.run(context(), { ...question, window: 'then' })).total).toBe(opening)
    }
  })
})
