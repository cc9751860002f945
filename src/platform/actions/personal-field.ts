import type { z } from 'zod'
import type { PersonalMark } from '../facts/shape.js'

/** What a personal input carries in its schema: `z.string().meta(personal('identity'))`. */
export function personal(mark: PersonalMark): { readonly 'x-personal': PersonalMark } {
  return { 'x-personal': mark }
}

/** An input as the audit log may keep it for good: what its schema marks as personal is withheld. */
export function withoutPersonal(schema: z.ZodObject, input: Readonly<Record<string, unknown>>): unknown {
  const kept = Object.entries(input).map(([name, value]) => {
    const mark = markOf(schema.shape[name] as z.ZodType | undefined)
    return [name, mark === undefined || isNothing(value) ? value : { withheld: mark }]
  })
  return Object.fromEntries(kept)
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0)
}

/** The mark of a field, whatever it is wrapped in. */
function markOf(field: z.ZodType | undefined): PersonalMark | undefined {
  for (let inner = field; inner; ) {
    const mark = inner.meta()?.['x-personal']
    if (mark === 'identity' || mark === 'opinion') return mark
    const definition = inner._zod.def as { innerType?: z.ZodType; in?: z.ZodType }
    inner = definition.innerType ?? definition.in
  }
  return undefined
}
