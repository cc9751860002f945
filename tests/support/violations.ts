import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa']
const run = (within: string) =>
  `axe.run(${JSON.stringify(within)}, { runOnly: { type: 'tag', values: ${JSON.stringify(tags)} }, resultTypes: ['violations'] })`

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** What axe finds on a page as it is now under the rules of WCAG 2.2 AA, a line for each element. `within` is a selector. */
export async function violationsOn(page: Page, name: string, within = 'html'): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const { violations } = (await page.evaluate(run(within))) as { readonly violations: readonly Violation[] }
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map((node) => `${name}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}
