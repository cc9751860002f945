import type { z } from 'zod'
import { unfitText } from './check-texts.js'
import { type FieldProblem, InvalidInput } from './invalid-input.js'
import { nearest } from './nearest.js'

/** The input as the schema reads it (defaults filled in), or a throw of `InvalidInput` that names every field. */
export function checkInput<Schema extends z.ZodObject>(schema: Schema, given: unknown): z.output<Schema> {
  const strangers = unknownNames(Object.keys(checkObject(given)), Object.keys(schema.shape))
  if (strangers.length > 0) throw new InvalidInput(strangers)
  const unfit = unfitText(given)
  if (unfit) throw new InvalidInput([unfit])
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw new InvalidInput(result.error.issues.map((issue) => ({ path: pathOf(issue), problem: problemOf(issue) })))
}

/** The given thing if it is an object of named fields. */
export function checkObject(given: unknown): Record<string, unknown> {
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return given as Record<string, unknown>
  throw new InvalidInput([{ path: [], problem: 'must be an object of named fields' }])
}

/** A problem for each name that an input does not know, with the name that was probably meant. */
export function unknownNames(given: readonly string[], names: readonly string[]): FieldProblem[] {
  return given
    .filter((name) => !names.includes(name))
    .map((name) => {
      const meant = nearest(name, names)
      return { path: [name], problem: `is not a known field${meant ? ` (did you mean ${meant}?)` : ''}` }
    })
}

type Issue = z.core.$ZodIssue

function pathOf(issue: Issue): (string | number)[] {
  return issue.path.map((step) => (typeof step === 'number' ? step : String(step)))
}

function problemOf(issue: Issue): string {
  if (issue.code === 'invalid_type' && isMissing(issue)) return 'is missing'
  if (issue.code === 'invalid_type') return `must be ${typeWords[issue.expected] ?? issue.expected}`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.length > 1 ? 'one of ' : ''}${issue.values.join(', ')}`
  if (issue.code === 'too_small' || issue.code === 'too_big') return boundOf(issue)
  if (issue.code === 'unrecognized_keys') return `has fields that are not known: ${issue.keys.join(', ')}`
  if (issue.code === 'invalid_format') return formatOf(issue)
  return ownWords(issue.message) ?? 'does not fit'
}

// Issues do not carry the value, but zod's own sentence says whether there was one.
function isMissing(issue: Issue): boolean {
  return issue.message.endsWith('received undefined')
}

const typeWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object of named fields',
  record: 'an object of named fields',
}

function boundOf(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig): string {
  const low = issue.code === 'too_small'
  const bound = low ? issue.minimum : issue.maximum
  const own = ownWords(issue.message)
  if (own) return own
  if (issue.origin === 'string') {
    if (low && bound === 1) return 'must not be empty'
    return `must have at ${low ? 'least' : 'most'} ${bound} characters`
  }
  if (issue.origin === 'array') return `must have at ${low ? 'least' : 'most'} ${bound} items`
  return `must be at ${low ? 'least' : 'most'} ${bound}`
}

const formatWords: Readonly<Record<string, string>> = {
  uuid: 'an id',
  date: 'a day such as 2024-01-31',
  datetime: 'a moment such as 2024-01-31T00:00:00Z',
}

function formatOf(issue: z.core.$ZodIssueInvalidStringFormat): string {
  if (issue.format === 'regex') return ownWords(issue.message) ?? 'does not have the expected form'
  return ownWords(issue.message) ?? `must be ${formatWords[issue.format] ?? `a valid ${issue.format}`}`
}

// A schema's own sentence is kept; zod's generic ones ("Invalid input: …", "Too big: …") are replaced.
function ownWords(message: string): string | undefined {
  return /^(Invalid|Too|Unrecognized)\b/.test(message) ? undefined : message
}
