import { expect, it } from 'vitest'
import { accounts, line, openWorkspace, products, told } from '../support/workspace.js'

const company = {
  account: accounts('acme', 'beta'),
  product: products('core'),
  contract_line: [
    line('l1', 'acme', '2024-01-01', 100, { product: 'core', quantity: 10 }),
    line('l2', 'beta', '2024-02-01', 50, { product: 'core', endDay: '2024-06-01' }),
  ],
}

it('a line that a changed row gives to another account moves its ARR there', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  const moved = await workspace.importRows({
    contract_line: [line('l1', 'beta', '2024-01-01', 100, { product: 'core', quantity: 10 })],
  })
  const january = { from: '2024-01', to: '2024-01', by: 'account' }
  expect(told((await workspace.bridge(january)).rows)).toEqual([
    '2024-01 acme · 0',
    '2024-01 beta new 1200.00 closing 1200.00 · 1',
  ])
  expect(await workspace.verify()).toMatchObject({ equal: true })
  await workspace.undo(moved.importId)
  expect(told((await workspace.bridge(january)).rows)).toEqual([
    '2024-01 acme new 1200.00 closing 1200.00 · 1',
    '2024-01 beta · 0',
  ])
  expect(await workspace.verify()).toMatchObject({ equal: true })
})

it('a correction by hand survives the same file, and gives way to a row that changed', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows(company)
  await workspace.correct('l1', 'arr=900')
  const january = { from: '2024-01', to: '2024-01' }
  expect((await workspace.importRows(company)).files[2]).toMatchObject({ updated: 0, unchanged: 2 })
  expect((await workspace.bridge(january)).rows[0]?.closing).toBe('900.00')
  await workspace.importRows({
    contract_line: [line('l1', 'acme', '2024-01-01', 110, { product: 'core', quantity: 10 })],
  })
  expect((await workspace.bridge(january)).rows[0]?.closing).toBe('1320.00')
})

it('a correction of quantity keeps the price of one, of arr replaces discounts, of end moves the churn', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [line('l', 'acme', '2024-01-01', '', { quantity: 3, unitPrice: '33.33', discountRatio: '0.1' })],
  })
  const closing = async () => (await workspace.bridge({ from: '2024-06', to: '2024-06' })).rows[0]?.closing
  // 3 × 33.33 × 12 × 0.9 = 1,079.892 → 1,079.89; 7 × 33.33 × 12 × 0.9 = 2,519.748 → 2,519.75.
  expect(await closing()).toBe('1079.89')
  await workspace.correct('l', 'quantity=7')
  expect(await closing()).toBe('2519.75')
  await workspace.correct('l', 'arr=1000.01')
  expect(await closing()).toBe('1000.01')
  await workspace.correct('l', 'end=2024-06-30')
  expect(await closing()).toBe('0.00')
  await workspace.correct('l', 'end=2024-07-01')
  expect(await closing()).toBe('1000.01')
  for (const set of [
    'arr=1000.001',
    'arr=-1',
    'arr=lots',
    'end=2023-12-31',
    'end=2024-02-30',
    'price=3',
    'quantity=',
    'end=2024-07-01',
  ]) {
    await expect(workspace.correct('l', set)).rejects.toMatchObject({ kind: 'wrong-usage' })
  }
  await expect(workspace.correct('nothing', 'arr=1')).rejects.toMatchObject({ kind: 'not-found' })
  expect(await workspace.verify()).toMatchObject({ equal: true })
})
