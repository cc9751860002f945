import type { FieldProblem } from './invalid-input.js'

const levelsMax = 100
// PostgreSQL keeps no NUL, and half of a surrogate pair is no character: it would be kept as another text.
const noText = /\0|\p{Surrogate}/u

/** The first text of an input that cannot be kept as it is, or how it is nested too deeply to be looked at. */
export function unfitText(given: unknown): FieldProblem | undefined {
  const waiting: { value: unknown; path: readonly (string | number)[] }[] = [{ value: given, path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value === 'string' && noText.test(value)) return { path, problem: 'has a character that is no text' }
    if (typeof value !== 'object' || value === null) continue
    if (path.length === levelsMax) return { path: path.slice(0, 1), problem: 'is nested too deeply' }
    const odd = Object.keys(value).find((name) => noText.test(name))
    if (odd !== undefined) return { path, problem: 'has a character that is no text' }
    const isList = Array.isArray(value)
    for (const [name, inner] of Object.entries(value)) {
      waiting.push({ value: inner, path: [...path, isList ? Number(name) : name] })
    }
  }
  return undefined
}
