import { evaluate } from '../rules/index.js'
import { type Thresholds, thresholds } from '../thresholds.js'
import type { PlanWorld } from '../world.js'

/**
 * What a rule finds: about what (the end of the id), how pressing, the reason, and `opinion` where it gives one away.
 * `changed` are thresholds that are not as usual.
 */
export function evaluateRule(rule: string, world: PlanWorld, changed: Partial<Thresholds> = {}): string[][] {
  const start = `${rule}:${world.account}`
  return evaluate(world, { ...thresholds, ...changed })
    .filter((gap) => gap.rule === rule)
    .map(({ id, severity, reason, revealsOpinion }) => [
      id.slice(start.length + 1),
      severity,
      reason,
      ...(revealsOpinion ? ['opinion'] : []),
    ])
}
