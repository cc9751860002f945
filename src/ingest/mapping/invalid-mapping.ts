import { Failure } from '#platform/server'

/** One thing that is wrong with a mapping: where, and what to write instead. */
export type MappingProblem = { readonly where: string; readonly problem: string }

/** A mapping that cannot be used: with itself, with the kinds of fact, or with the columns of a file. */
export class InvalidMapping extends Failure {
  constructor(
    readonly mapping: string,
    readonly problems: readonly MappingProblem[],
  ) {
    super('wrong-usage', `The mapping ${mapping} cannot be used. ${problems.map(sentence).join(' ')}`)
  }
}

function sentence({ where, problem }: MappingProblem): string {
  return `${where ? `${where}: ` : ''}${problem}.`
}
