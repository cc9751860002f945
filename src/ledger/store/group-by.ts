import { dimensionName } from '#customers'
import { Failure } from '#platform/server'

/** How the bridge can be grouped. */
export type Grouping =
  | { readonly by: 'total' }
  | { readonly by: 'product' }
  /** A part of a movement other than its product, which a customer can have several of on one day. */
  | { readonly by: 'unit' | 'currency' }
  /** Something that an account has one of on any day; `value` is SQL over the account `a`. */
  | {
      readonly by: 'account'
      readonly value: string
      readonly dated: boolean
      /** The dimension that users defined, where it is by one; whether it exists is known when it is read. */
      readonly dimension?: string
    }

const accountValues: Readonly<Record<string, { value: string; dated: boolean }>> = {
  account: { value: 'a.ref', dated: false },
  parent: { value: 'coalesce(a.parent, a.ref)', dated: true },
  country: { value: 'a.country', dated: true },
  industry: { value: 'a.industry', dated: true },
  segment: { value: 'a.segment', dated: true },
  owner: { value: 'a.owner', dated: true },
  channel: { value: 'a.channel', dated: true },
}

/** The names that `--by` takes, apart from `attributes.NAME` and the dimensions that users define. */
export const groupings = ['product', 'unit', 'currency', ...Object.keys(accountValues)]

/** Reads the name of a grouping: one of ours, `attributes.NAME`, or a dimension, also as `dimensions.NAME`. */
export function groupingOf(name: string | undefined): Grouping {
  if (name === undefined) return { by: 'total' }
  if (name === 'product') return { by: 'product' }
  if (name === 'unit' || name === 'currency') return { by: name }
  const known = Object.hasOwn(accountValues, name) ? accountValues[name] : undefined
  if (known) return { by: 'account', ...known }
  const attribute = /^attributes\.([\p{L}\p{N} _-]{1,80})$/u.exec(name)?.[1]
  if (attribute) return { by: 'account', value: `a.attributes ->> '${attribute}'`, dated: true }
  const dimension = name.startsWith('dimensions.') ? name.slice('dimensions.'.length) : name
  if (!dimensionName.test(dimension)) throw unknownGrouping(name, [])
  return { by: 'account', value: `a.dimensions ->> '${dimension}'`, dated: true, dimension }
}

/** The failure that nothing can be grouped by a name, with what it can be grouped by. */
export function unknownGrouping(name: string, dimensions: readonly string[]): Failure {
  const known = [...groupings, ...dimensions].join(', ')
  return new Failure('wrong-usage', `Nothing can be grouped by "${name}". It can by ${known} or attributes.NAME.`)
}
