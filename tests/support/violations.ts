import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Rules of axe: all of WCAG 2.2 AA that a program can check, or those among them that look at colours. */
const rules = {
  all: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
  colours: ['color-contrast', 'link-in-text-block'],
}
const run = (within: string, { runOnly }: { readonly runOnly: readonly string[] }) =>
  `axe.run(${JSON.stringify(within)}, ${JSON.stringify({ runOnly, resultTypes: ['violations'] })})`

type Violation = {
  readonly id: string
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[]
}

/** What axe finds on a page as it is now, a line for each element. `within` is a selector. */
export async function violationsOn(
  page: Page,
  name: string,
  within = 'html',
  of: keyof typeof rules = 'all',
): Promise<string[]> {
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(axe)
  const { violations } = (await page.evaluate(run(within, { runOnly: rules[of] }))) as {
    readonly violations: readonly Violation[]
  }
  return violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 5).map((node) => `${name}: ${id} at ${node.target.join(' ')}: ${node.failureSummary}`),
  )
}
