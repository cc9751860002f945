import { describe, expect, test } from 'vitest'
import { day, month } from '#foundation'
import { balanceOn } from './balance-on.js'
import { bridgeOf } from './bridge.js'
import { exampleFacts, exampleWorld, told } from './example-facts.js'
import { movementsOf } from './movements.js'
import { type Policy, policies } from './policy.js'

const mrrWorld = exampleWorld({ measure: 'mrr', currency: 'USD' })
const monthly = { period: { unit: 'month', count: 1 } as const, currency: 'USD' }
const yearly = { period: { unit: 'year', count: 1 } as const, currency: 'USD' }

test("ChartMogul's life cycle of a customer (help.chartmogul.com/hc/en-us/articles/201244842)", () => {
  // Silver 30/month, Gold 50/month or 500/year. The days are ours; the page gives the order.
  const facts = exampleFacts([
    { ...yearly, product: 1, amount: '2000', quantity: '4', from: '2023-01-01', to: '2024-01-01' },
    { ...monthly, product: 2, amount: '60', quantity: '2', from: '2023-03-10', to: '2023-06-20' },
    { ...monthly, product: 1, amount: '150', quantity: '3', from: '2024-05-05' },
  ])
  const { movements } = movementsOf(facts, policy('chartmogul'), mrrWorld)
  expect(told(movements, 'USD')).toEqual([
    '2023-01-01 new start p1 166.67',
    '2023-03-10 expansion/cross-sell start p2 60.00',
    '2023-06-20 contraction/product-dropped end p2 -60.00',
    '2024-01-01 churn end p1 -166.67',
    '2024-05-05 reactivation start p1 150.00',
  ])
  const balances = movements.map((movement) => balanceOn(facts, policy('chartmogul'), mrrWorld, 1, movement.day))
  expect(balances.map((balance) => balance.known && balance.value)).toEqual([16_667n, 22_667n, 16_667n, 0n, 15_000n])
})

describe("Stripe's definitions (docs.stripe.com/billing/subscriptions/analytics/glossary)", () => {
  test('100 subscribers at 100 a month and 50 at 600 a year are 12,500 MRR', () => {
    const lines = [
      ...Array.from({ length: 100 }, (_, index) => ({
        ...monthly,
        account: index + 1,
        amount: '100',
        from: '2024-01-01',
      })),
      ...Array.from({ length: 50 }, (_, index) => ({
        ...yearly,
        account: index + 101,
        amount: '600',
        from: '2024-01-15',
      })),
    ]
    const { movements } = movementsOf(exampleFacts(lines), policy('stripe'), mrrWorld)
    expect(bridgeOf(movements, month('2024-01'), month('2024-01'))).toMatchObject([
      { closing: 1_250_000n, customers: 150 },
    ])
  })

  test('an annual subscription of 1,200 counts 100, a trial nothing', () => {
    const lines = [
      { ...yearly, amount: '1200', from: '2024-01-01' },
      { ...monthly, amount: '0', quantity: '5', from: '2024-01-01', account: 2 },
    ]
    const { movements } = movementsOf(exampleFacts(lines), policy('stripe'), mrrWorld)
    expect(told(movements, 'USD')).toEqual(['2024-01-01 new start p1 100.00'])
  })
})

test('NRR 103 % and GRR 85 % (pulserevops.com/sales-trainings/q97)', () => {
  // Start 10.0 m: one customer of 0.9 m churns, one of 1.0 m contracts by 0.6 m, one of 8.1 m expands by 1.8 m; a new
  // one enters neither ratio.
  const then = { from: '2023-01-01', to: '2024-06-01' }
  const now = { from: '2024-06-01' }
  const facts = exampleFacts([
    { ...then, account: 1, amount: '900000' },
    { ...then, account: 2, amount: '1000000' },
    { ...now, account: 2, amount: '400000' },
    { ...then, account: 3, amount: '8100000' },
    { ...now, account: 3, amount: '9900000' },
    { ...now, account: 4, amount: '5000000' },
  ])
  const { movements } = movementsOf(facts, policy('mainstay'), exampleWorld())
  const [row] = bridgeOf(movements, month('2024-01'), month('2024-12')).filter((each) => each.churn !== 0n)
  expect(row).toMatchObject({
    opening: 1_000_000_000n,
    contraction: -60_000_000n,
    churn: -90_000_000n,
    expansion: 180_000_000n,
  })
  const cohort = [1, 2, 3].map((account) => ({ before: arr(account, '2023-12-31'), after: arr(account, '2024-12-31') }))
  const opening = cohort.reduce((sum, each) => sum + each.before, 0)
  expect(cohort.reduce((sum, each) => sum + each.after, 0) / opening).toBeCloseTo(1.03, 9)
  expect(cohort.reduce((sum, each) => sum + Math.min(each.before, each.after), 0) / opening).toBeCloseTo(0.85, 9)

  function arr(account: number, on: string): number {
    const balance = balanceOn(facts, policy('mainstay'), exampleWorld(), account, day(on))
    return balance.known ? Number(balance.value) : Number.NaN
  }
})

test("ChartMogul's churn rates: gross 20 %, net 10 %; by days −10 % (articles/203359341, 4414075567250)", () => {
  // Opening 100: one customer of 10 churns, one of 60 contracts by 10, one of 30 expands by 10.
  const then = { ...monthly, from: '2024-01-01', to: '2024-02-10' }
  const now = { ...monthly, from: '2024-02-10' }
  const facts = exampleFacts([
    { ...then, account: 1, amount: '10' },
    { ...then, account: 2, amount: '60' },
    { ...now, account: 2, amount: '50' },
    { ...then, account: 3, amount: '30' },
    { ...now, account: 3, amount: '40' },
  ])
  const [row] = bridgeOf(
    movementsOf(facts, policy('chartmogul'), mrrWorld).movements,
    month('2024-02'),
    month('2024-02'),
  )
  const losses = -Number((row?.churn ?? 0n) + (row?.contraction ?? 0n))
  const gains = Number((row?.expansion ?? 0n) + (row?.reactivation ?? 0n))
  expect(losses / Number(row?.opening)).toBeCloseTo(0.2, 9)
  expect((losses - gains) / Number(row?.opening)).toBeCloseTo(0.1, 9)
  // Opening 100, 10 of new business, closing 120: the rest of the growth, 10, is expansion.
  const growing = exampleFacts([
    { ...monthly, account: 1, amount: '100', from: '2024-01-01' },
    { ...monthly, account: 1, amount: '10', from: '2024-02-10' },
    { ...monthly, account: 2, amount: '10', from: '2024-02-11' },
  ])
  const [grown] = bridgeOf(
    movementsOf(growing, policy('chartmogul'), mrrWorld).movements,
    month('2024-02'),
    month('2024-02'),
  )
  expect(1 - Number((grown?.closing ?? 0n) - (grown?.new ?? 0n)) / Number(grown?.opening)).toBeCloseTo(-0.1, 9)
})

function policy(name: string): Policy {
  const found = policies[name]
  if (!found) throw new Error(`there is no policy set ${name}`)
  return found
}
