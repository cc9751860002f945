import { readText } from './bridge-search.js'

/** A metric under two policy sets, as the address has it. Blank is the usual. */
export type ComparisonSearch = { metric?: string; left?: string; right?: string; at?: string }

/** The settings: which tab, and within policy sets and segments what is open. */
export type SettingsSearch = ComparisonSearch & {
  tab?: string
  /** Under policy sets: the comparator, or the versions of `set`. */
  view?: string
  set?: string
  /** Under segments: what is edited or whose members are shown. */
  dimension?: string
  segment?: string
  edit?: string
  on?: string
  /** Under the audit log: what is looked for. */
  q?: string
  actor?: string
  action?: string
  from?: string
  to?: string
}

/** The data screen: which tab, and within the catalogue and the reconciliation filters and what is open. */
export type DataSearch = {
  tab?: string
  q?: string
  metric?: string
  at?: string
  state?: string
  source?: string
  owner?: string
  account?: string
}

type Raw = Readonly<Record<string, unknown>>

export function readSettingsSearch(raw: Raw): SettingsSearch {
  const definitions = ['view', 'set', 'dimension', 'segment', 'edit', 'on', 'metric', 'left', 'right', 'at'] as const
  return read(raw, ['tab', ...definitions, 'q', 'actor', 'action', 'from', 'to'])
}

export function readDataSearch(raw: Raw): DataSearch {
  return read(raw, ['tab', 'q', 'metric', 'at', 'state', 'source', 'owner', 'account'])
}

function read<Name extends string>(raw: Raw, names: readonly Name[]): { [Key in Name]?: string } {
  const given = names.flatMap((name) => {
    const value = readText(raw, name)
    return value === undefined ? [] : [[name, value]]
  })
  return Object.fromEntries(given) as { [Key in Name]?: string }
}
