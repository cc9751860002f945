import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import { afterAll, describe, expect, it } from 'vitest'
import { configuration, ruleNames } from './dependency-rules.mjs'

type Found = { modules: number; violations: { rule: string; from: string }[] }

async function look(): Promise<Found> {
  const { output } = await cruise(
    ['src'],
    { ruleSet: { forbidden: configuration.forbidden }, validate: true, ...configuration.options } as never,
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') } as never,
  )
  if (typeof output === 'string') throw new Error(output)
  return {
    modules: output.summary.totalCruised,
    violations: output.summary.violations.map((violation) => ({ rule: violation.rule.name, from: violation.from })),
  }
}

/** One planted file per rule that must turn it red. */
const probes: Readonly<Record<string, { file: string; text: string }[]>> = {
  'order-foundation': [{ file: 'src/foundation/probe.ts', text: "import '#platform'" }],
  'order-platform': [{ file: 'src/platform/probe.ts', text: "import '#ledger'" }],
  'order-access': [{ file: 'src/access/probe.ts', text: "import '#ledger'" }],
  'order-customers': [{ file: 'src/customers/probe.ts', text: "import '#ledger'" }],
  'order-ledger': [{ file: 'src/ledger/probe.ts', text: "import '#ingest/server'" }],
  'order-metrics': [{ file: 'src/metrics/probe.ts', text: "import '#ingest/server'" }],
  'order-ingest': [{ file: 'src/ingest/probe.ts', text: "import '../apps/actions.js'" }],
  'door-foundation': [{ file: 'src/ledger/probe.ts', text: "import '../foundation/day.js'" }],
  'door-platform': [{ file: 'src/ledger/probe.ts', text: "import '../platform/facts/shape.js'" }],
  'door-access': [{ file: 'src/ledger/probe.ts', text: "import '../access/store/read-workspace.js'" }],
  'door-customers': [{ file: 'src/ledger/probe.ts', text: "import '../customers/shapes.js'" }],
  'door-ledger': [{ file: 'src/ingest/probe.ts', text: "import '../ledger/model/policy.js'" }],
  'door-metrics': [{ file: 'src/ingest/probe.ts', text: "import '../metrics/model/registry.js'" }],
  'door-ingest': [{ file: 'src/apps/probe.ts', text: "import '../ingest/actions/undo.js'" }],
  'model-is-pure': [{ file: 'src/ledger/model/probe.ts', text: "import 'node:fs'" }],
  'foundation-is-pure': [{ file: 'src/foundation/probe.ts', text: "import 'node:fs'" }],
  'no-circles': [
    { file: 'src/ledger/probe.ts', text: "import './probe-2.js'" },
    { file: 'src/ledger/probe-2.ts', text: "import './probe.js'" },
  ],
  'web-stays-in-the-browser': [{ file: 'src/apps/web/probe.ts', text: "import '../cli/main.js'" }],
}

const planted = Object.values(probes).flat()

afterAll(() => {
  for (const { file } of planted) rmSync(file, { force: true })
})

describe('the order of the rooms', () => {
  it('holds in the whole house', async () => {
    const { modules, violations } = await look()
    expect(modules).toBeGreaterThan(50)
    expect(violations).toEqual([])
  }, 120_000)

  it('has a planted violation for every rule', () => {
    expect(Object.keys(probes).sort()).toEqual([...ruleNames].sort())
  })

  it('turns red for every planted violation', async () => {
    // Probes that share a file name stand in folders of their own rule only, so they are planted round by round.
    const rounds = roundsOf(Object.entries(probes))
    for (const round of rounds) {
      for (const [, files] of round) {
        for (const { file, text } of files) {
          mkdirSync(dirname(join(file)), { recursive: true })
          writeFileSync(file, `${text}\n`)
        }
      }
      const { violations } = await look()
      for (const [, files] of round) for (const { file } of files) rmSync(file, { force: true })
      for (const [rule, files] of round) {
        const froms = violations.filter((violation) => violation.rule === rule).map((violation) => violation.from)
        expect(
          files.some(({ file }) => froms.includes(file)),
          `the rule ${rule} sees ${files[0]?.file}`,
        ).toBe(true)
      }
    }
  }, 300_000)
})

function roundsOf(
  entries: [string, { file: string; text: string }[]][],
): [string, { file: string; text: string }[]][][] {
  const rounds: [string, { file: string; text: string }[]][][] = []
  for (const entry of entries) {
    const free = rounds.find(
      (round) => !round.some(([, files]) => files.some(({ file }) => entry[1].some((other) => other.file === file))),
    )
    if (free) free.push(entry)
    else rounds.push([entry])
  }
  return rounds
}
