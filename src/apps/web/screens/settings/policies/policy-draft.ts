import { type PolicySet, type Switches, type SwitchName, settings, switchNames } from './policy-set.js'

/** A policy set as it is being written; days stand as text until they are right. */
export type Draft = {
  readonly name: string
  readonly because: string
  readonly switches: Readonly<Record<SwitchName, string>>
}

/** What is not right yet: the name, the reason, or the switch whose days are no number of days. */
export type DraftProblem = 'name' | 'because' | SwitchName

/** The draft to start from: a copy without a name, or a set whose name stays. */
export function draftOf({ name, switches }: PolicySet, act: 'create' | 'change'): Draft {
  const written = switchNames.map((each) => [each, String(switches[each])])
  return { name: act === 'create' ? '' : name, because: '', switches: Object.fromEntries(written) }
}

/** What must be mended before it can be saved. */
export function problemsOf({ name, because, switches }: Draft): DraftProblem[] {
  const days = switchNames.filter((each) => settings[each] === 'days' && !isDays(switches[each]))
  return [
    ...(/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name.trim()) ? [] : (['name'] as const)),
    ...(because.trim().length < 3 ? (['because'] as const) : []),
    ...days,
  ]
}

/** The switches of a draft without problems, as the server takes them. */
export function switchesIn({ switches }: Draft): Switches {
  const read = switchNames.map((name) => [name, settings[name] === 'days' ? Number(switches[name]) : switches[name]])
  return Object.fromEntries(read) as Switches
}

function isDays(text: string): boolean {
  return /^\d{1,3}$/.test(text.trim()) && Number(text) <= 366
}
