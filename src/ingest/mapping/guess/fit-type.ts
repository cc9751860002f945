import type { Field } from '#platform'
import type { ColumnProfile, LooksLike } from './column-profile.js'

/** How well what stands in a column can be a field: 0 cannot, 1 can, more speaks for it. */
export function fitType(field: Field, profile: ColumnProfile): number {
  if (profile.type === 'blank') return 0.8
  switch (field.type) {
    case 'day':
    case 'moment':
      return profile.type === 'day' || profile.type === 'moment' ? 1.05 : 0
    case 'decimal':
      return profile.type === 'decimal' || profile.type === 'integer' ? 1 : 0
    case 'integer':
      return profile.type === 'integer' ? 1 : 0
    case 'flag':
      return profile.type === 'flag' || zeroOrOne(profile) || isTick(profile) ? 1.05 : 0
    case 'currency':
      return profile.type === 'currency' ? 1.1 : 0
    case 'period':
      return profile.type === 'period' ? 1.1 : 0
    case 'choice':
      return profile.samples.every((text) => field.choices?.includes(text.toLowerCase())) ? 1 : 0
    case 'list':
      return profile.type === 'text' ? 1 : 0.3
    case 'text':
      return textFits(field, profile)
  }
}

const asText: Readonly<Partial<Record<LooksLike, number>>> = {
  text: 1,
  currency: 0.9,
  period: 0.8,
  integer: 0.7,
  email: 0.4,
  flag: 0.4,
}

function textFits(field: Field, profile: ColumnProfile): number {
  if (field.name === 'email') return profile.type === 'email' ? 1.1 : 0.7
  const isKey = field.name === 'ref' || field.refersTo !== undefined || keyLike.has(field.name)
  if (isKey && (profile.type === 'integer' || profile.type === 'email')) return 1
  // Keys are no flags, and no one-valued columns of a code.
  if (isKey && profile.type === 'flag') return 0.2
  return asText[profile.type] ?? (isKey ? 0 : 0.2)
}

const keyLike = new Set(['contract', 'invoice', 'owner', 'predecessor', 'parent'])

// A cross where it holds, and nothing where it does not.
function isTick({ samples }: ColumnProfile): boolean {
  return samples.length === 1 && /^[xyt]$/i.test(samples.join())
}

function zeroOrOne({ type, samples }: ColumnProfile): boolean {
  return type === 'integer' && samples.every((text) => text === '0' || text === '1')
}
