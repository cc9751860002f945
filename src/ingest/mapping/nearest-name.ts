import { nearest } from '#platform/server'

const shownNames = 12

/** How to mend a name that there is not: `; did you mean "x"?`, or the names that there are. */
export function hint(written: string, names: readonly string[]): string {
  const near = nearest(written, names)
  if (near !== undefined) return `; did you mean "${near}"?`
  const shown = names.slice(0, shownNames).map((name) => `"${name}"`)
  return names.length ? `; there is ${shown.join(', ')}${names.length > shown.length ? ' …' : ''}` : ''
}
