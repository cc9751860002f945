import { Failure } from '../failure.js'

/** One thing that is wrong with one field of an input. */
export type FieldProblem = {
  /** Where: `['from']`, `['rows', 3, 'day']`. */
  readonly path: readonly (string | number)[]
  /** What is wrong, as the end of a sentence that begins with the field's name: `is missing`. */
  readonly problem: string
}

/** An input that does not fit an action, field by field. Each edge spells the fields' names in its own way. */
export class InvalidInput extends Failure {
  constructor(readonly problems: readonly FieldProblem[]) {
    super(
      'invalid-input',
      sentenceOf(problems, (name) => name),
    )
  }
}

/** The problems as one sentence, with the fields' names spelt by the caller. */
export function sentenceOf(problems: readonly FieldProblem[], spell: (name: string) => string): string {
  return `${problems.map(({ path, problem }) => `${spelt(path, spell)} ${problem}`).join('; ')}.`
}

function spelt(path: readonly (string | number)[], spell: (name: string) => string): string {
  const [first, ...rest] = path
  if (first === undefined) return 'The input'
  return [spell(String(first)), ...rest.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`))].join('')
}
