import type { Words } from '#metrics'
import type { ThresholdName, Thresholds } from './thresholds.js'
import type { View } from './view.js'
import type { Gap, GapRow, Severity } from './world.js'

/** What a rule found: one thing that the plan lacks. */
export type Finding = {
  /** Keys of what it is about, which tell it from other findings of the rule. */
  readonly about: readonly string[]
  /** In a whole sentence with names that a user knows. */
  readonly reason: string
  readonly rows: readonly GapRow[]
  /** What the action that resolves it is begun with. */
  readonly input: Readonly<Record<string, string>>
  /** How pressing it is; without it, as the rule says. */
  readonly severity?: Severity
  /** Money at stake in minor units; without it, what the account brings in a year. */
  readonly amountMinor?: bigint | null
  readonly revealsOpinion?: boolean
}

/** A rule over the facts of a plan: all that lists, documents and evaluates it. */
export type Rule = {
  readonly id: string
  /** How pressing what it finds is, as a rule. */
  readonly severity: Severity
  readonly name: Words
  /** What it finds. */
  readonly says: Words
  /** What to do about it. */
  readonly mend: Words
  readonly thresholds: readonly ThresholdName[]
  /** The action that resolves what it finds. */
  readonly action: string
  find(view: View, thresholds: Thresholds): readonly Finding[]
}

/** A finding as the gap that it is. */
export function gapOf(rule: Rule, view: View, finding: Finding): Gap {
  const { about, reason, rows, input, severity = rule.severity, revealsOpinion = false } = finding
  const { account, arrMinor } = view.world
  return {
    id: gapId(rule.id, account, about),
    rule: rule.id,
    severity,
    reason,
    rows,
    resolve: { action: rule.action, input },
    amountMinor: finding.amountMinor === undefined ? positive(arrMinor) : finding.amountMinor,
    revealsOpinion,
  }
}

/** The id of what a rule finds about some things of an account. */
export function gapId(rule: string, account: string, about: readonly string[]): string {
  const escaped = (part: string) => part.replaceAll('%', '%25').replaceAll(':', '%3A')
  return [rule, account, ...about].map(escaped).join(':')
}

/** Money that is there, or null. */
export function positive(minor: bigint): bigint | null {
  return minor > 0n ? minor : null
}
