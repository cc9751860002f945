/** One thing that is wrong with a mapping: where, and what to write instead. */
export type MappingProblem = { readonly where: string; readonly problem: string }

/** A mapping that cannot be used: with itself, with the kinds of fact, or with the columns of a file. */
export class InvalidMapping extends Error {
  readonly kind = 'invalid-mapping'

  constructor(
    readonly mapping: string,
    readonly problems: readonly MappingProblem[],
  ) {
    super(`The mapping ${mapping} cannot be used. ${problems.map(sentence).join(' ')}`)
    this.name = 'InvalidMapping'
  }
}

function sentence({ where, problem }: MappingProblem): string {
  return `${where ? `${where}: ` : ''}${problem}.`
}
