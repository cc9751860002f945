import { describe, expect, it } from 'vitest'
import { rollForward } from '#ledger/server'
import { openWorkspace } from '../support/workspace.js'

describe('when a fiscal year begins', () => {
  it('its rate counts from its first day, although no fact changed', async () => {
    const workspace = await openWorkspace({ currency: 'EUR', fiscalYearStart: 1 })
    workspace.today = '2024-12-15'
    await workspace.importRows({
      account: [{ ref: 'a', name: 'A' }],
      exchange_rate: [
        { from: 'USD', to: 'EUR', day: '2024-01-01', rate: '0.9', kind: 'budget' },
        { from: 'USD', to: 'EUR', day: '2025-01-01', rate: '0.8', kind: 'budget' },
      ],
      contract_line: [
        { ref: 'l', account: 'a', startDay: '2024-02-01', amount: 1000, period: 'year', currency: 'USD' },
      ],
    })
    const january = { from: '2025-01', to: '2025-01' }
    expect((await workspace.bridge(january)).rows[0]).toMatchObject({ fx: '0.00', closing: '900.00' })

    await rollForward(workspace.context.database, '2025-01-02')
    // 1,000 USD at 0.9 are 900.00 EUR, at 0.8 they are 800.00.
    expect((await workspace.bridge(january)).rows[0]).toMatchObject({
      opening: '900.00',
      fx: '-100.00',
      closing: '800.00',
    })
    expect(await workspace.verify()).toMatchObject({ equal: true })
  })
})
