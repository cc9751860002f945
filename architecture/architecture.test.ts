import { rmSync, writeFileSync } from 'node:fs'
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

/** What breaks each rule: a folder, and what a file in it says. A circle needs two. */
const probes: Readonly<Record<string, readonly [folder: string, text: string]>> = {
  'order-foundation': ['src/foundation', "import '#platform'"],
  'order-platform': ['src/platform', "import '#ledger'"],
  'order-access': ['src/access', "import '#ledger'"],
  'order-customers': ['src/customers', "import '#ledger'"],
  'order-ledger': ['src/ledger', "import '#ingest/server'"],
  'order-metrics': ['src/metrics', "import '#ingest/server'"],
  'order-journeys': ['src/journeys', "import '#pipeline/server'"],
  'order-pipeline': ['src/pipeline', "import '#plans/server'"],
  'order-plans': ['src/plans', "import '#ingest/server'"],
  'order-ingest': ['src/ingest', "import '../apps/actions.js'"],
  'door-foundation': ['src/ledger', "import '../foundation/day.js'"],
  'door-platform': ['src/ledger', "import '../platform/facts/shape.js'"],
  'door-access': ['src/ledger', "import '../access/store/read-workspace.js'"],
  'door-customers': ['src/ledger', "import '../customers/shapes.js'"],
  'door-ledger': ['src/ingest', "import '../ledger/model/policy.js'"],
  'door-metrics': ['src/ingest', "import '../metrics/model/registry.js'"],
  'door-journeys': ['src/plans', "import '../journeys/shapes.js'"],
  'door-pipeline': ['src/plans', "import '../pipeline/shapes.js'"],
  'door-plans': ['src/ingest', "import '../plans/model/kinds.js'"],
  'door-ingest': ['src/apps', "import '../ingest/actions/undo.js'"],
  'model-is-pure': ['src/ledger/model', "import 'node:fs'"],
  'foundation-is-pure': ['src/foundation', "import 'node:fs'"],
  'no-circles': ['src/ledger', "import './probe-circle.js'"],
  'web-stays-in-the-browser': ['src/apps/web', "import '../cli/main.js'"],
}
const circle = { file: 'src/ledger/probe-circle.ts', text: "import './probe-no-circles.js'" }

const fileOf = (rule: string) => `${probes[rule]?.[0]}/probe-${rule}.ts`
const planted = [...Object.entries(probes).map(([rule, [, text]]) => ({ file: fileOf(rule), text })), circle]

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
    for (const { file, text } of planted) writeFileSync(file, `${text}\n`)
    const { violations } = await look()
    for (const rule of Object.keys(probes)) {
      const froms = violations.filter((violation) => violation.rule === rule).map((violation) => violation.from)
      expect(
        froms.some((from) => from === fileOf(rule) || (rule === 'no-circles' && from === circle.file)),
        `the rule ${rule} sees ${fileOf(rule)}`,
      ).toBe(true)
    }
  }, 120_000)
})
