import type { z } from 'zod'

/** How a field's text from a query string or a command line becomes a value. */
export type FieldKind = 'text' | 'number' | 'flag' | 'list' | 'json'

/** One input of an action as the edges (HTTP, command line) see it. */
export type InputField = {
  readonly name: string
  readonly kind: FieldKind
  readonly required: boolean
  readonly summary: string
  /** The allowed words, when there is a closed list. */
  readonly choices?: readonly string[]
  readonly defaultValue?: unknown
  /** For a list: the kind of its items. */
  readonly itemKind?: FieldKind
}

/** Describes the fields of an input schema. */
export function describeFields(schema: z.ZodObject): InputField[] {
  return Object.entries(schema.shape).map(([name, field]) => describe(name, field as z.ZodType))
}

type Unwrapped = { readonly inner: z.ZodType; readonly defaultValue?: unknown; readonly summary?: string }

function describe(name: string, field: z.ZodType): InputField {
  const { inner, defaultValue, summary } = unwrap(field)
  const kind = kindOf(inner)
  const item = kind === 'list' ? unwrap((inner as z.ZodArray<z.ZodType>).element).inner : undefined
  return {
    name,
    kind,
    required: field._zod.optin === undefined,
    summary: summary ?? '',
    choices: choicesOf(item ?? inner),
    defaultValue,
    itemKind: item && kindOf(item),
  }
}

function unwrap(field: z.ZodType): Unwrapped {
  let inner = field
  let defaultValue: unknown
  let summary = inner.description
  for (;;) {
    const definition = inner._zod.def as { type: string; innerType?: z.ZodType; in?: z.ZodType; defaultValue?: unknown }
    const next = definition.innerType ?? definition.in
    if (!next) return { inner, defaultValue, summary }
    if (definition.type === 'default' || definition.type === 'prefault') defaultValue = definition.defaultValue
    inner = next
    summary ??= inner.description
  }
}

function kindOf(schema: z.ZodType): FieldKind {
  switch (schema._zod.def.type) {
    case 'number':
      return 'number'
    case 'boolean':
      return 'flag'
    case 'array':
      return 'list'
    case 'string':
    case 'enum':
    case 'template_literal':
      return 'text'
    case 'literal':
      return literalKind(schema as z.ZodLiteral)
    case 'union':
      return unionKind(schema as z.ZodUnion)
    default:
      return 'json'
  }
}

function literalKind(schema: z.ZodLiteral): FieldKind {
  const kinds = new Set([...schema.values].map((value) => typeof value))
  if (kinds.size === 1 && kinds.has('number')) return 'number'
  if (kinds.size === 1 && kinds.has('boolean')) return 'flag'
  return 'text'
}

function unionKind(schema: z.ZodUnion): FieldKind {
  const kinds = new Set(schema.options.map((option) => kindOf(unwrap(option as z.ZodType).inner)))
  const [only] = kinds
  return kinds.size === 1 && only ? only : 'json'
}

function choicesOf(schema: z.ZodType): readonly string[] | undefined {
  const type = schema._zod.def.type
  if (type === 'enum') return (schema as z.ZodEnum).options.map(String)
  if (type === 'literal') return [...(schema as z.ZodLiteral).values].map(String)
  return undefined
}
