const textMax = 300
const itemsMax = 30

/** An action's input as the audit log keeps it: secrets left out, long texts and lists cut. */
export function auditedInput(input: unknown): unknown {
  if (typeof input === 'string') return input.length > textMax ? `${input.slice(0, textMax)}…` : input
  if (Array.isArray(input)) {
    const kept = input.slice(0, itemsMax).map(auditedInput)
    return input.length > itemsMax ? [...kept, `… ${input.length - itemsMax} more`] : kept
  }
  if (typeof input !== 'object' || input === null) return input
  const fields = Object.entries(input).filter(([name, value]) => !isSecret(name) && value !== undefined)
  return Object.fromEntries(fields.map(([name, value]) => [name, auditedInput(value)]))
}

function isSecret(name: string): boolean {
  return /password|passphrase|secret|token/i.test(name)
}
