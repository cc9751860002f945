import fc from 'fast-check'
import { expect, it } from 'vitest'
import { policiesCreate } from '#ledger/server'
import { metrics } from '#metrics'
import { metricsRows, metricsShow } from '#metrics/server'
import { type Cells, line, openWorkspace } from '../support/workspace.js'

const months = Array.from(
  { length: 30 },
  (_, nth) => `${2022 + Math.floor(nth / 12)}-${String((nth % 12) + 1).padStart(2, '0')}-01`,
)

/** A line of one of eight accounts, for some months of 2022 to mid 2024, of two products. */
const anyLine = fc.record({
  account: fc.integer({ min: 0, max: 7 }),
  start: fc.integer({ min: 0, max: 26 }),
  length: fc.option(fc.integer({ min: 1, max: 20 })),
  cents: fc.integer({ min: 1, max: 100_000 }),
  product: fc.constantFrom('P', 'Q'),
})

const anyCompany = fc.array(anyLine, { minLength: 10, maxLength: 30 })

function filesOf(
  lines: readonly { account: number; start: number; length: number | null; cents: number; product: string }[],
) {
  const rows: Cells[] = lines.map(({ account, start, length, cents, product }, nth) =>
    line(`${nth}`, `A${account}`, months[start] ?? '', (cents / 100).toFixed(2), {
      product,
      endDay: length === null ? '' : (months[start + length] ?? ''),
    }),
  )
  const account = Array.from({ length: 8 }, (_, nth) => ({
    ref: `A${nth}`,
    name: `Company ${nth}`,
    segment: ['Large', 'Small', ''][nth % 3],
  }))
  return {
    account,
    product: [
      { ref: 'P', name: 'P' },
      { ref: 'Q', name: 'Q' },
    ],
    contract_line: rows,
  }
}

const minorOf = (text: string | undefined) => BigInt((text ?? '0').replace('.', ''))
const told = metrics.filter(({ missing }) => missing === null)

it('in any company the rows of a metric add up to it, segments to the whole, and GRR is at most 1 and at most NRR', async () => {
  await fc.assert(
    fc.asyncProperty(
      anyCompany,
      fc.constantFrom('mainstay', 'smsb', 'chartmogul', 'lago', 'dbt', 'due'),
      async (lines, policy) => {
        const workspace = await openWorkspace()
        await workspace.importRows(filesOf(lines))
        const own = { workspace: workspace.name, name: 'due', because: 'renewals are counted' }
        await policiesCreate.run(workspace.context, { ...own, retention: 'renewals-due' })
        const asked = { workspace: workspace.name, at: '2024-03', policy }
        for (const { id, kind } of told) {
          const found = await metricsRows.run(workspace.context, { id, ...asked, by: 'segment' })
          const sum = (place: 'numerator' | 'denominator' | 'amount') =>
            found.rows.reduce((all, row) => all + minorOf(row[place]), 0n)
          if (kind === 'ratio') {
            expect([id, sum('numerator'), sum('denominator')]).toEqual([
              id,
              minorOf(found.numerator),
              minorOf(found.denominator),
            ])
            continue
          }
          expect([id, sum('amount')]).toEqual([id, minorOf(found.total)])
          const groups = await metricsShow.run(workspace.context, { id, ...asked, by: 'segment' })
          const parts = (Array.isArray(groups) ? groups : []).reduce(
            (all, { value }) => all + minorOf(value ?? '0'),
            0n,
          )
          expect([id, parts]).toEqual([id, minorOf(found.total)])
        }
        const numberOf = async (id: string) =>
          Number(((await metricsShow.run(workspace.context, { id, ...asked })) as { value: string | null }).value)
        const [nrr, grr] = [await numberOf('nrr'), await numberOf('grr')]
        expect(grr).toBeLessThanOrEqual(1)
        expect(grr).toBeLessThanOrEqual(nrr)
      },
    ),
    { numRuns: 8 },
  )
}, 120_000)
