import type { Input, Output } from '../../api/client.js'
import type { ComparisonSearch } from '../../search/definitions-search.js'
import { newestSets } from './newest-sets.js'

/** A metric under two policy sets. */
export type ComparedQuestion = {
  readonly workspace: string
  readonly metric: string
  readonly left: string
  readonly right: string
  readonly at?: string
  /** Length of the window; without it that of the metric. */
  readonly months?: number
}

type Set = Output<'policies.list'>['rows'][number]

const pageSize = 100

/** What an address compares; of what it leaves out, the set of the workspace with the one that differs most. */
export function comparedSets(rows: readonly Set[], { metric = 'nrr', at, ...search }: ComparisonSearch) {
  const left = search.left ?? rows.find((row) => row.current)?.key ?? newestSets(rows)[0]?.key ?? ''
  return { metric, left, right: search.right ?? mostDifferent(rows, left), at }
}

/** The question in the words of `metrics.compare`, with so many of the customers that make the difference. */
export function comparedInput(question: ComparedQuestion, limit = pageSize): Input<'metrics.compare'> {
  const { workspace, metric, left, right, at, months } = question
  return { id: metric, workspace, policies: `${left},${right}`, at, months, limit }
}

/** The value under the set that the workspace uses, which is kept and so comes first, in the words of `metrics.show`. */
export function keptInput({ workspace, metric, at, months }: ComparedQuestion): Input<'metrics.show'> {
  return { id: metric, workspace, at, months }
}

/** The set to begin with: the one that decides most things otherwise. */
function mostDifferent(rows: readonly Set[], left: string): string {
  const base = rows.find(({ key }) => key === left)?.switches
  const switches = Object.keys(base ?? {}) as (keyof Set['switches'])[]
  const distance = (set: Set) => switches.filter((name) => set.switches[name] !== base?.[name]).length
  const [first] = newestSets(rows)
    .filter(({ key }) => key !== left)
    .sort((a, b) => distance(b) - distance(a))
  return first?.key ?? left
}
