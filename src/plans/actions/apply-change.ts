import { beginRecording, Conflict, type Recording, type Transaction } from '#platform/server'
import { changeItem, type ItemContent, readItemVersion } from '../store/change-item.js'
import type { StoredItem } from '../store/read-items.js'

/** Who changes an item, and which version they saw. */
export type Change = { readonly actor: string; readonly version: string | undefined }

/**
 * Changes an item to what is wanted of it, if that is anything new. What others changed since the version that the caller
 * saw does not matter, unless it is what this changes; then a conflict tells both values. Null when nothing is new.
 */
export async function applyChange(
  transaction: Transaction,
  workspaceId: string,
  item: StoredItem,
  change: Change & { readonly wanted: (now: ItemContent) => Promise<ItemContent> | ItemContent },
): Promise<Recording | null> {
  const now = await readItemVersion(transaction, workspaceId, item.id, Number(item.version))
  if (!now) throw new Error('Broken promise: an item has the version that it names')
  const wanted = await change.wanted(now)
  const names = changedNames(now, wanted)
  if (names.length === 0) return null
  const { version } = change
  if (version !== undefined && Number(version) < Number(item.version)) {
    const seen = await readItemVersion(transaction, workspaceId, item.id, Number(version))
    refuseConflicts(item, { now, wanted, seen, names })
  }
  const recording = await beginRecording(transaction, workspaceId, { kind: 'correct', actor: change.actor })
  await changeItem(transaction, recording, item.id, wanted)
  return recording
}

type Values = Readonly<Record<string, string | number | null | undefined>>

function refuseConflicts(
  item: StoredItem,
  { now, wanted, seen, names }: { now: ItemContent; wanted: ItemContent; seen: ItemContent | null; names: string[] },
): void {
  const [theirs, yours, before] = [flat(now), flat(wanted), seen ? flat(seen) : {}]
  const conflicts = names
    .filter((name) => (before[name] ?? null) !== (theirs[name] ?? null))
    .map((name) => ({ field: named(name), theirs: shown(theirs[name]), yours: shown(yours[name]) }))
  if (conflicts.length === 0) return
  const values = conflicts.map((one) => `${one.field} is ${one.theirs ?? 'blank'} now, not ${one.yours ?? 'blank'}`)
  throw new Conflict(
    `Somebody changed ${item.ref} since you read it: ${values.join('; ')}. Read it again, then change it with version ${item.version}.`,
    conflicts,
  )
}

function changedNames(now: ItemContent, wanted: ItemContent): string[] {
  const [was, is] = [flat(now), flat(wanted)]
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (name) => (was[name] ?? null) !== (is[name] ?? null),
  )
}

function flat({ attributes, ...content }: ItemContent): Values {
  const own = Object.entries(attributes).map(([name, value]) => [`attributes.${name}`, value])
  return { ...content, ...Object.fromEntries(own) }
}

const names: Readonly<Record<string, string>> = { person_id: 'person', other_person_id: 'otherPerson', unit_id: 'unit' }

function named(name: string): string {
  return names[name] ?? name
}

function shown(value: Values[string]): string | null {
  return value === null || value === undefined ? null : String(value)
}
