/** Whether a file's name fits a pattern: `*` is any text, `?` any character, capitals do not matter. */
export function matches(pattern: string, name: string): boolean {
  return expressionOf(pattern).test(name.normalize('NFC'))
}

const expressions = new Map<string, RegExp>()

function expressionOf(pattern: string): RegExp {
  const known = expressions.get(pattern)
  if (known) return known
  // Runs of stars would make the expression slow to fail, so they become one.
  const source = pattern
    .normalize('NFC')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replace(/\?/g, '.')
  const expression = new RegExp(`^${source}$`, 'is')
  if (expressions.size < 1000) expressions.set(pattern, expression)
  return expression
}
