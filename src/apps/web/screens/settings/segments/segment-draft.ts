import { dimensionName, parseRule, reservedNames } from '#customers'
import type { Input } from '../../../api/client.js'
import type { Segment } from './segment.js'

/** A segment as it is being built; blank `from` is since ever. */
export type SegmentDraft = {
  readonly dimension: string
  readonly name: string
  readonly kind: 'rule' | 'list'
  readonly rule: string
  /** Keys of the accounts that a new list begins with. */
  readonly accounts: readonly Chosen[]
  readonly from: string
}

/** An account of a list. */
export type Chosen = { readonly ref: string; readonly name: string }

/** What is not right yet, and where. */
export type SegmentProblem =
  | { readonly field: 'dimension'; readonly says: 'noDimension' | 'badDimension' }
  | { readonly field: 'name'; readonly says: 'noName' | 'takenName' }
  | { readonly field: 'rule'; readonly says: 'noRule' | 'badRule' }

type Named = { readonly dimension: string; readonly name: string }

/** What must be mended before it can be saved. */
export function segmentProblems(
  draft: SegmentDraft,
  all: readonly Named[],
  segment: Named | undefined,
): SegmentProblem[] {
  const { dimension, name } = trimmed(draft)
  const problems: SegmentProblem[] = []
  if (dimension === '') problems.push({ field: 'dimension', says: 'noDimension' })
  else if (!dimensionName.test(dimension) || reservedNames.includes(dimension))
    problems.push({ field: 'dimension', says: 'badDimension' })
  if (name === '') problems.push({ field: 'name', says: 'noName' })
  else if (name !== segment?.name && all.some((each) => each.dimension === dimension && each.name === name))
    problems.push({ field: 'name', says: 'takenName' })
  if (draft.kind === 'rule') {
    if (draft.rule.trim() === '') problems.push({ field: 'rule', says: 'noRule' })
    else if (!isReadable(draft.rule)) problems.push({ field: 'rule', says: 'badRule' })
  }
  return problems
}

/** What the server is asked to make. */
export function creationOf(draft: SegmentDraft): Omit<Input<'segments.create'>, 'workspace'> {
  const { dimension, name } = trimmed(draft)
  const content =
    draft.kind === 'rule' ? { rule: draft.rule.trim() } : { accounts: draft.accounts.map(({ ref }) => ref) }
  return { dimension, name, ...content, from: draft.from || undefined }
}

/** What the server is asked to change: only what is new, so that a new name leaves the rules as they are. */
export function changeOf(draft: SegmentDraft, segment: Segment): Omit<Input<'segments.change'>, 'workspace'> {
  const { name } = trimmed(draft)
  const rule = draft.kind === 'rule' ? draft.rule.trim() : ''
  const isOther = rule !== (segment.rule ?? '')
  return {
    dimension: segment.dimension,
    name: segment.name,
    ...(isOther ? { rule, from: draft.from || undefined } : {}),
    ...(name === segment.name ? {} : { rename: name }),
  }
}

function trimmed({ dimension, name }: SegmentDraft): Named {
  return { dimension: dimension.trim(), name: name.trim() }
}

function isReadable(rule: string): boolean {
  try {
    parseRule(rule)
    return true
  } catch {
    return false
  }
}
