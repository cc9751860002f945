import type { FieldKind, InputField } from './fields.js'

const decimalNumber = /^-?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i

/**
 * The value that a text from a query string or a command line stands for. Text that does not fit is left as
 * it is, so that the schema says what is wrong with it.
 */
export function fromText(field: InputField, given: unknown): unknown {
  if (field.kind === 'list') {
    const items = Array.isArray(given) ? given : [given]
    return items.map((item) => single(field.itemKind ?? 'text', item))
  }
  return single(field.kind, given)
}

function single(kind: FieldKind, text: unknown): unknown {
  if (typeof text !== 'string') return text
  if (kind === 'number') return decimalNumber.test(text) ? Number(text) : text
  if (kind === 'flag') return flag(text)
  if (kind === 'json') return json(text)
  return text
}

function flag(text: string): unknown {
  if (text === 'true' || text === '1') return true
  if (text === 'false' || text === '0') return false
  return text
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
