import { expect, it } from 'vitest'
import { ledgerCell } from '#ledger/server'
import { accounts, line, openWorkspace, rate, told } from '../support/workspace.js'

const quarter = { from: '2024-01', to: '2024-03' }

it('as known at the moment of every act, the bridge is what it was then', async () => {
  const workspace = await openWorkspace()
  const seen: { at: string; rows: unknown; byProduct: unknown }[] = []
  const note = async (recordedAt: string | null): Promise<void> => {
    const rows = (await workspace.bridge({ ...quarter, view: 'generation' })).rows
    const byProduct = (await workspace.bridge({ ...quarter, by: 'product' })).rows
    seen.push({ at: recordedAt ?? '', rows, byProduct })
  }
  const first = await workspace.importRows({
    exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.5')],
    product: accounts('core', 'plus'),
    account: accounts('acme'),
    unit: [
      { ref: 'it', account: 'acme', name: 'IT' },
      { ref: 'hr', account: 'acme', name: 'HR' },
    ],
    contract_line: [
      line('l1', 'acme', '2024-01-01', 100, { product: 'core', unit: 'it' }),
      line('l2', 'acme', '2024-02-01', 10, { currency: 'USD', product: 'plus', unit: 'hr' }),
    ],
  })
  await note(first.recordedAt)
  await note((await workspace.correct('l1', 'arr=600')).recordedAt)
  const second = await workspace.importRows({
    contract_line: [line('l3', 'acme', '2024-03-01', 7), line('l2', 'acme', '2024-02-01', 20, { currency: 'USD' })],
  })
  await note(second.recordedAt)
  await note((await workspace.importRows({ exchange_rate: [rate('USD', 'EUR', '2024-01-01', '0.25')] })).recordedAt)
  // Above IT stands HR from now on, so HR is no new connection any more.
  await note(
    (await workspace.importRows({ unit: [{ ref: 'it', account: 'acme', name: 'IT', parent: 'hr' }] })).recordedAt,
  )
  await note((await workspace.undo(second.importId)).undoneAt)
  for (const { at, rows, byProduct } of seen) {
    expect((await workspace.bridge({ ...quarter, view: 'generation', asKnownAt: at })).rows).toEqual(rows)
    const grouped = (await workspace.bridge({ ...quarter, by: 'product', asKnownAt: at })).rows
    const named = new Set((byProduct as typeof grouped).map((row) => row.group))
    expect(grouped.filter((row) => named.has(row.group ?? null))).toEqual(
      (byProduct as typeof grouped).filter((row) => grouped.some((other) => other.group === row.group)),
    )
  }
  const beforeAll = await workspace.bridge({ ...quarter, asKnownAt: '2000-01-01T00:00Z' })
  expect(told(beforeAll.rows)).toEqual(['2024-01 · 0', '2024-02 · 0', '2024-03 · 0'])
})

it('where the source says when it knew, that moment counts, and without it ours', async () => {
  const workspace = await openWorkspace()
  await workspace.importRows({
    account: accounts('acme'),
    contract_line: [
      line('l1', 'acme', '2024-01-01', 100, { knownAt: '2024-01-10T12:00:00Z' }),
      line('l2', 'acme', '2024-02-01', 10, { knownAt: '2024-02-20T12:00:00Z' }),
      line('l3', 'acme', '2024-02-01', 1),
    ],
  })
  const closing = async (asKnownAt?: string) =>
    (await workspace.bridge({ from: '2024-02', to: '2024-02', asKnownAt })).rows[0]?.closing
  expect(await closing('2024-01-10T11:59Z')).toBe('0.00')
  expect(await closing('2024-01-10T13:00+01:00')).toBe('1200.00')
  expect(await closing('2024-02-21T00:00Z')).toBe('1320.00')
  expect(await closing()).toBe('1332.00')
  const { rows } = await workspace.movements({ from: '2024-01', to: '2024-01' })
  expect(rows[0]).toMatchObject({ knownAt: '2024-01-10T12:00:00.000000Z' })
  expect(rows[0]?.recordedAt.slice(0, 4)).not.toBe('2024')

  // Corrected by the source on 1 March, told to us later: what was known before 1 March stays.
  await workspace.importRows({
    contract_line: [line('l1', 'acme', '2024-01-01', 50, { knownAt: '2024-03-01T00:00:00Z' })],
  })
  expect(await closing('2024-02-21T00:00Z')).toBe('1320.00')
  expect(await closing('2024-03-01T00:00Z')).toBe('720.00')
  expect(await closing()).toBe('732.00')
})

it('what was reported in a closed month is what was known when it was closed', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows({
    account: accounts('acme'),
    contract_line: [line('l1', 'acme', '2024-01-01', 100)],
  })
  await workspace.close('2024-01')
  await workspace.correct('l1', 'end=2024-01-20')
  const january = { from: '2024-01', to: '2024-01' }
  const reported = await workspace.bridge({ ...january, basis: 'reported' })
  expect(reported.rows).toEqual((await workspace.bridge({ ...january, asKnownAt: first.recordedAt ?? '' })).rows)
  expect(told((await workspace.bridge(january)).rows)).toEqual(['2024-01 new 1200.00 churn -1200.00 · 0'])
})

it('nobody knew then what a rate of a later year would make of it', async () => {
  const workspace = await openWorkspace()
  workspace.today = '2025-02-01'
  const knownAt = '2023-06-01T00:00:00Z'
  await workspace.importRows({
    exchange_rate: [
      { ...rate('USD', 'EUR', '2023-01-01', '0.5'), knownAt },
      { ...rate('USD', 'EUR', '2024-01-01', '0.9', 'budget'), knownAt },
    ],
    account: accounts('acme'),
    contract_line: [line('l1', 'acme', '2023-07-01', 1000, { currency: 'USD', period: 'year', knownAt })],
  })
  const january = { from: '2024-01', to: '2024-01' }
  expect(told((await workspace.bridge(january)).rows)).toEqual(['2024-01 fx 400.00 closing 900.00 · 1'])
  expect(told((await workspace.bridge({ ...january, asKnownAt: '2023-12-31T00:00Z' })).rows)).toEqual([
    '2024-01 closing 500.00 · 1',
  ])
  expect(told((await workspace.bridge({ ...january, asKnownAt: '2024-01-02T00:00Z' })).rows)).toEqual([
    '2024-01 fx 400.00 closing 900.00 · 1',
  ])
})

it('an account whose lines have all gone to another one is still there as it was known', async () => {
  const workspace = await openWorkspace()
  const first = await workspace.importRows({
    account: accounts('acme', 'beta'),
    contract_line: [line('l1', 'acme', '2024-01-01', 100, { currency: 'USD' })],
  })
  await workspace.importRows({ contract_line: [line('l1', 'beta', '2024-01-01', 100)] })
  const { rows } = await workspace.bridge({ from: '2024-01', to: '2024-01', asKnownAt: first.recordedAt ?? '' })
  expect(rows[0]).toMatchObject({ closing: null, because: expect.stringContaining('from USD to EUR') })
})

it('grouped by attributes, as known at the moment of every act, the bridge is what it was then', async () => {
  const workspace = await openWorkspace()
  const groupings = ['segment', 'country', 'parent', 'attributes.size', 'tier']
  const seen: { at: string; shown: Record<string, unknown> }[] = []
  const show = async (asKnownAt?: string): Promise<Record<string, unknown>> => {
    const shown: Record<string, unknown> = {}
    for (const by of groupings) {
      const { rows } = await workspace.bridge({ ...quarter, by, asKnownAt })
      // Movements that were taken back leave groups of zeros where they are kept.
      shown[by] = rows.filter(({ month: _, group: __, ...amounts }) => /[1-9]/.test(Object.values(amounts).join()))
    }
    return shown
  }
  const act = async (moment: string | null): Promise<void> => {
    seen.push({ at: moment ?? '', shown: await show() })
  }
  const acme = { ref: 'acme', name: 'Acme', segment: 'SMB', country: 'PL', parent: '', 'attributes.size': '10' }
  const beta = { ref: 'beta', name: 'Beta', segment: 'Large', country: 'DE', parent: 'acme', 'attributes.size': '900' }
  const tier = { dimension: 'tier', name: 'Enterprise', rule: 'attributes.size >= 500' }
  const first = await workspace.importRows({
    account: [acme, beta],
    segment: [tier],
    contract_line: [line('l1', 'acme', '2024-01-01', 100), line('l2', 'beta', '2024-02-01', 10)],
  })
  await act(first.recordedAt)
  const second = await workspace.importRows({
    account: [{ ...acme, segment: 'Large', parent: 'group', 'attributes.size': '500', validFrom: '2024-02-15' }],
  })
  await act(second.recordedAt)
  await act((await workspace.importRows({ account: [{ ...beta, country: 'AT', parent: '' }] })).recordedAt)
  await act((await workspace.importRows({ segment: [{ ...tier, rule: 'attributes.size >= 1000' }] })).recordedAt)
  const members = [{ account: 'beta', dimension: 'tier', segment: 'Key', validFrom: '2024-03-10' }]
  await act((await workspace.importRows({ segment_member: members })).recordedAt)
  await act((await workspace.undo(second.importId)).undoneAt)
  await act((await workspace.undo(first.importId)).undoneAt)
  for (const { at, shown } of seen) expect(await show(at)).toEqual(shown)
  for (const { at } of seen) {
    for (const by of ['segment', 'tier']) {
      const { rows } = await workspace.bridge({ from: '2024-03', to: '2024-03', by, asKnownAt: at })
      for (const { group, closing, transfer } of rows) {
        const ofGroup = group === null ? { unassigned: true } : { group }
        const cell = { workspace: workspace.name, from: '2024-03', to: '2024-03', by, asKnownAt: at, ...ofGroup }
        const [closed, moved] = await Promise.all([
          ledgerCell.run(workspace.context, { ...cell, column: 'closing' }),
          ledgerCell.run(workspace.context, { ...cell, column: 'transfer' }),
        ])
        expect([closed.total, moved.total]).toEqual([closing, transfer])
      }
    }
  }
  expect((await workspace.verify()).equal).toBe(true)
})

it('grouped by attributes, the moment counts at which the source knew them', async () => {
  const workspace = await openWorkspace()
  const acme = { ref: 'acme', name: 'Acme', segment: 'SMB', knownAt: '2024-01-05T00:00:00Z' }
  const contract_line = [line('l1', 'acme', '2024-01-01', 100, { knownAt: '2024-01-02T00:00:00Z' })]
  await workspace.importRows({ account: [acme], contract_line })
  await workspace.importRows({ account: [{ ...acme, segment: 'Large', knownAt: '2024-02-05T00:00:00Z' }] })
  const january = { from: '2024-01', to: '2024-01', by: 'segment' }
  const groupsAt = async (asKnownAt: string): Promise<unknown> =>
    (await workspace.bridge({ ...january, asKnownAt })).rows.map(({ group, closing }) => [group, closing])
  expect(await groupsAt('2024-02-04T00:00Z')).toEqual([['SMB', '1200.00']])
  expect(await groupsAt('2024-02-05T00:00Z')).toEqual([['Large', '1200.00']])
  // Its line was known before it was itself: it has what was known of it first.
  expect(await groupsAt('2024-01-03T00:00Z')).toEqual([['SMB', '1200.00']])
})
