import { z } from 'zod'
import { parseDay } from '#foundation'
import { Failure } from '#platform/server'
import { beginning, byTime } from '../model/attribute-timeline.js'
import { parseRule, type Rule, UnreadableRule } from '../model/rule.js'
import type { StoredSegment } from '../store/read-segments.js'

export const workspaceField = z.string().describe('Name of the workspace.')
export const dimensionField = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(80)
  .describe('The dimension, such as tier.')
export const segmentField = z.string().trim().min(1, 'must not be empty').max(200)
export const ruleField = z
  .string()
  .trim()
  .max(5000)
  .describe('Which accounts are in it: country in (PL, DE) and attributes.employees >= 500.')
export const dayField = z.string().refine((text) => parseDay(text) !== null, 'must be a day such as 2024-01-31')
export const accountsField = z
  .array(z.string().trim().min(1, 'must not be empty'))
  .max(100_000)
  .describe('Keys of accounts; several in one text are separated by commas.')
export const versionField = z
  .string()
  .regex(/^\d{1,15}$/, 'must be the version of an account')
  .describe('The version that you saw: refused if somebody else changed the same since.')
export const becauseField = z.string().trim().max(500).optional().describe('Why, for everybody who reads the history.')

/** What every act on segments answers: the recording that `changes.undo` takes back. */
export const recorded = z.object({
  changeId: z.string().describe('Give it to changes.undo to take this back.'),
  recordedAt: z.string(),
})

/** The one account of which somebody saw a version; a failure if there are several. */
export function oneSeen<T>(accounts: readonly T[]): T {
  const [account, ...others] = accounts
  if (account && others.length === 0) return account
  throw new Failure('wrong-usage', 'A version is of one account. Leave it out for several.')
}

/** Reads a rule; a failure that says what is wrong with it. */
export function ruleOf(text: string): Rule {
  try {
    return parseRule(text)
  } catch (error) {
    if (error instanceof UnreadableRule) throw new Failure('wrong-usage', error.message)
    throw error
  }
}

/** The rows of one segment in the order of their days; a failure if there is none. */
export function segmentNamed(
  rows: readonly StoredSegment[],
  dimension: string,
  name: string,
): readonly [StoredSegment, ...StoredSegment[]] {
  const [first, ...rest] = rows
    .filter((row) => row.dimension === dimension && row.name === name)
    .sort((a, b) => byTime(a.from, b.from))
  if (first) return [first, ...rest]
  const known = [...new Set(rows.filter((row) => row.dimension === dimension).map((row) => row.name))]
  const hint = known.length > 0 ? `It has ${known.join(', ')}.` : 'segments.create makes one.'
  throw new Failure('not-found', `The dimension "${dimension}" has no segment "${name}". ${hint}`)
}

/** A failure if the dimension has a segment with a name already. */
export function expectFree(rows: readonly StoredSegment[], dimension: string, name: string): void {
  if (!rows.some((row) => row.dimension === dimension && row.name === name)) return
  throw new Failure(
    'name-taken',
    `The dimension "${dimension}" has a segment "${name}" already. Change it, or choose another name.`,
  )
}

/** A day as people see it: null for the beginning. */
export function dayOrNull(from: string): string | null {
  return from === beginning ? null : from
}
