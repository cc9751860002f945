import type { AnyAction, Surface } from './action.js'
import { unknownNames } from './check-input.js'
import type { InputField } from './fields.js'
import { fromText } from './from-text.js'
import { type FieldProblem, InvalidInput } from './invalid-input.js'

/** The fields that a surface may give. */
export function fieldsAt(action: AnyAction, surface: Surface): InputField[] {
  return action.fields().filter(({ name }) => (action.only[name] ?? surface) === surface)
}

/** Refuses names that this surface may not give. */
export function refuseStrangers(action: AnyAction, surface: Surface, given: readonly string[]): void {
  const elsewhere: FieldProblem[] = given
    .filter((name) => action.only[name] !== undefined && action.only[name] !== surface)
    .map((name) => ({ path: [name], problem: `can be given ${places[surface === 'cli' ? 'http' : 'cli']} only` }))
  const names = fieldsAt(action, surface).map(({ name }) => name)
  const known = new Set(elsewhere.map(({ path }) => path[0]))
  const strangers = unknownNames(
    given.filter((name) => !known.has(name)),
    names,
  )
  if (elsewhere.length + strangers.length > 0) throw new InvalidInput([...elsewhere, ...strangers])
}

const places: Readonly<Record<Surface, string>> = { cli: 'on the command line', http: 'over HTTP' }

/** Texts by field name (a query string, options) as values of the types that the action's input asks for. */
export function valuesFromTexts(action: AnyAction, texts: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const byName = new Map(action.fields().map((field) => [field.name, field]))
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const field = byName.get(name)
      return [name, field ? fromText(field, text) : text]
    }),
  )
}
