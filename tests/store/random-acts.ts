import fc from 'fast-check'
import { Failure } from '#platform/server'
import { accounts, type Cells, line, type TestWorkspace } from '../support/workspace.js'

// Random acts on a small workspace: few keys, days and amounts, so that they meet.

export type Act =
  | { readonly act: 'import'; readonly mode: 'upsert' | 'snapshot'; readonly lines: readonly Cells[] }
  | { readonly act: 'rate'; readonly day: string; readonly value: string; readonly kind: string }
  | { readonly act: 'attribute'; readonly account: string; readonly segment: string; readonly validFrom: string }
  | { readonly act: 'balance'; readonly account: string; readonly day: string; readonly amount: number }
  | { readonly act: 'correct'; readonly ref: string; readonly set: string }
  | { readonly act: 'undo'; readonly which: number }
  | { readonly act: 'close' }
  | { readonly act: 'reopen' }

export const accountRefs = ['acme', 'beta', 'cora']
export const productRefs = ['core', 'plus']
const lineRefs = ['l1', 'l2', 'l3', 'l4', 'l5', 'l6']

const anyDay = fc.constantFrom(
  '2023-12-15',
  '2024-01-01',
  '2024-01-20',
  '2024-02-01',
  '2024-02-29',
  '2024-03-10',
  '2024-04-01',
)
const anyEnd = fc.constantFrom('', '', '2024-02-01', '2024-03-10', '2024-05-01', '2024-12-31')
const anyAccount = fc.constantFrom(...accountRefs)

/** One contract line with this key. */
export const anyLine = (ref: fc.Arbitrary<string>): fc.Arbitrary<Cells> =>
  fc
    .record({
      ref,
      account: anyAccount,
      product: fc.constantFrom('', ...productRefs),
      unit: fc.constantFrom('', 'it', 'hr'),
      day: anyDay,
      endDay: anyEnd,
      amount: fc.integer({ min: 1, max: 40 }),
      quantity: fc.constantFrom('', '1', '2', '5'),
      currency: fc.constantFrom('EUR', 'EUR', 'USD'),
    })
    .map(({ ref, account, day, amount, ...more }) => line(ref, account, day, amount, more))

const anyLines = fc.uniqueArray(anyLine(fc.constantFrom(...lineRefs)), {
  minLength: 1,
  maxLength: 4,
  selector: (row) => row.ref,
})

export const anyAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('import' as const),
      mode: fc.constantFrom('upsert' as const, 'upsert' as const, 'snapshot' as const),
      lines: anyLines,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('rate' as const),
      day: fc.constantFrom('2023-01-01', '2024-01-01'),
      value: fc.constantFrom('0.5', '0.8', '1.1'),
      kind: fc.constantFrom('day', 'budget'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('attribute' as const),
      account: anyAccount,
      segment: fc.constantFrom('small', 'large', ''),
      validFrom: fc.constantFrom('', '2024-01-10', '2024-03-01'),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      act: fc.constant('balance' as const),
      account: anyAccount,
      day: fc.constantFrom('2024-01-31', '2024-02-29'),
      amount: fc.integer({ min: 0, max: 500 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('correct' as const),
      ref: fc.constantFrom(...lineRefs),
      set: fc.constantFrom('arr=120', 'arr=77.77', 'end=', 'end=2024-04-01', 'quantity=3'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ act: fc.constant('undo' as const), which: fc.integer({ min: 0, max: 9 }) }) },
  { weight: 3, arbitrary: fc.constant({ act: 'close' as const }) },
  { weight: 1, arbitrary: fc.constant({ act: 'reopen' as const }) },
)

/** The accounts, products, units and a first rate that the acts need. */
export const baseFiles = {
  account: accountRefs.map((ref, index) => ({
    ref,
    name: ref,
    country: index === 0 ? 'PL' : 'DE',
    parent: index === 2 ? 'acme' : '',
  })),
  unit: accountRefs.flatMap((account) => [
    { ref: 'it', account, name: 'IT', parent: '' },
    { ref: 'hr', account, name: 'HR', parent: 'it' },
  ]),
  product: accounts(...productRefs),
}

/** Does one act; what the program refuses by name is done with. Gives the moment that was recorded, null without one. */
export async function perform(workspace: TestWorkspace, act: Act, imports: string[]): Promise<string | null> {
  try {
    return await attempt(workspace, act, imports)
  } catch (error) {
    if (error instanceof Failure) return null
    throw error
  }
}

async function attempt(workspace: TestWorkspace, act: Act, imports: string[]): Promise<string | null> {
  const bring = async (files: Parameters<TestWorkspace['importRows']>[0], mode: 'upsert' | 'snapshot' = 'upsert') => {
    const { importId, recordedAt } = await workspace.importRows(files, { mode })
    if (importId) imports.push(importId)
    return recordedAt
  }
  const state = await workspace.state()
  switch (act.act) {
    case 'import':
      return bring({ contract_line: act.lines }, act.mode)
    case 'rate':
      return bring({ exchange_rate: [{ from: 'USD', to: 'EUR', day: act.day, rate: act.value, kind: act.kind }] })
    case 'attribute':
      return bring({
        account: [{ ref: act.account, name: act.account, segment: act.segment, validFrom: act.validFrom }],
      })
    case 'balance':
      return bring({
        balance: [{ account: act.account, day: act.day, source: 'crm', amount: act.amount, currency: 'EUR' }],
      })
    case 'correct':
      return (await workspace.correct(act.ref, act.set)).recordedAt
    case 'undo':
      return (await workspace.undo(imports[act.which % Math.max(imports.length, 1)] ?? null)).undoneAt
    case 'close':
      if (state.nextToClose) await workspace.close(state.nextToClose)
      return null
    case 'reopen':
      if (state.closedMonth) await workspace.reopen(state.closedMonth)
      return null
  }
}
