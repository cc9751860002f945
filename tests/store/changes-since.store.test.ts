import { expect, it } from 'vitest'
import { ledgerChanges } from '#ledger/server'
import { accounts, line, openWorkspace, products, type TestWorkspace } from '../support/workspace.js'

const company = {
  account: accounts('acme', 'beta', 'cord'),
  product: products('core'),
  contract_line: [
    line('l1', 'acme', '2024-01-01', 100, { product: 'core', quantity: 10 }),
    line('l2', 'beta', '2024-02-01', 50, { product: 'core' }),
    line('l3', 'cord', '2024-05-01', 10, { product: 'core' }),
  ],
}

const changes = (workspace: TestWorkspace, since: string, at: string) =>
  ledgerChanges.run(workspace.context, { workspace: workspace.name, since, at })

// 12 × 100 becomes 900 at acme: −300. beta ends on 1 April: −600 from then on. cord begins after the day.
it('what was recorded since a moment is how far the ARR of a day moved', async () => {
  const workspace = await openWorkspace()
  const before = new Date().toISOString()
  await workspace.importRows(company)
  const imported = await changes(workspace, before, '2024-03')
  expect(imported).toMatchObject({ at: '2024-03-31', total: '1800.00', count: 2 })
  expect(imported.kinds).toEqual([{ kind: 'new', amount: '1800.00' }])
  const since = imported.recordings[0]?.recordedAt ?? ''
  await workspace.correct('l1', 'arr=900', 'a seat too many')
  await workspace.correct('l2', 'end=2024-04-01', 'they left')
  const march = await changes(workspace, since, '2024-03')
  expect(march).toMatchObject({ total: '-300.00', count: 1 })
  expect(march.accounts).toEqual([{ account: 'acme', name: 'acme', amount: '-300.00' }])
  const april = await changes(workspace, since, '2024-04')
  expect(april.total).toBe('-900.00')
  expect(april.accounts.map(({ account, amount }) => `${account} ${amount}`)).toEqual(['beta -600.00', 'acme -300.00'])
  expect(april.recordings.map(({ act, because, amount }) => `${act}: ${because} ${amount}`)).toEqual([
    'correct: they left -600.00',
    'correct: a seat too many -300.00',
  ])
})

it('what was undone again has moved nothing', async () => {
  const workspace = await openWorkspace()
  const since = new Date().toISOString()
  const { importId } = await workspace.importRows(company)
  await workspace.undo(importId)
  expect(await changes(workspace, since, '2024-12')).toMatchObject({ total: '0.00', kinds: [], accounts: [], count: 0 })
})
