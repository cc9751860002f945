import fc from 'fast-check'
import { expect, it } from 'vitest'
import { segmentsAssign, segmentsCreate } from '#customers/server'
import { type Cells, openWorkspace } from '../support/workspace.js'

const countries = fc.constantFrom('PL', 'DE', '', undefined)
const sizes = fc.constantFrom('5', '500', '500.0', 'many', '2024-03-01', '', undefined)

const company = fc.record({ country: countries, size: sizes, channel: fc.constantFrom('direct', '') })
const later = fc.option(
  fc.record({ day: fc.constantFrom('2024-02-01', '2024-06-01'), country: countries, size: sizes }),
)

const conditions = [
  'country = PL',
  'country != PL',
  'country is blank',
  'attributes."the size" >= 500',
  'attributes."the size" < 2024-04-01',
  'attributes."the size" is not blank and country in (PL, DE)',
  'channel not in (direct)',
]
const segment = fc.record({
  dimension: fc.constantFrom('tier', 'region'),
  rule: fc.constantFrom(...conditions),
  from: fc.constantFrom('2024-02-01', '2024-05-01', undefined),
})

const rowsOf = (companies: readonly { country?: string; size?: string; channel: string }[]): Cells[] =>
  companies.map(({ country, size, channel }, index) => ({
    ref: `a${index}`,
    name: `a${index}`,
    country,
    channel,
    'attributes.the size': size,
  }))

it('accounts that are placed together by the values that rules ask for are placed as each would be alone', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(company, later), { minLength: 1, maxLength: 8 }),
      fc.array(segment, { minLength: 1, maxLength: 4 }),
      fc.nat({ max: 7 }),
      async (given, segments, onList) => {
        const workspace = await openWorkspace()
        const { context, name } = workspace
        await workspace.importRows({ account: rowsOf(given.map(([first]) => first)) })
        const changes = given.flatMap(([first, then], index) =>
          then ? [{ ...rowsOf(given.map(() => ({ ...first, ...then })))[index], validFrom: then.day }] : [],
        )
        if (changes.length > 0) await workspace.importRows({ account: changes })
        for (const [index, { dimension, rule, from }] of segments.entries()) {
          await segmentsCreate.run(context, { workspace: name, dimension, name: `s${index}`, rule, from })
          if (index === 0 && onList < given.length)
            await segmentsAssign.run(context, { workspace: name, accounts: [`a${onList}`], dimension, segment: 's0' })
        }
        // `ledger verify` derives every account alone.
        expect(await workspace.verify()).toMatchObject({ equal: true })
      },
    ),
    { numRuns: 25 },
  )
}, 120_000)
