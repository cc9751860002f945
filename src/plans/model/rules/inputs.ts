import type { ItemKindName } from '../kinds.js'
import type { View } from '../view.js'
import type { PlanItem } from '../world.js'

/** Fields of an input; an empty one is what the user must fill in, null none at all. */
type Fields = Readonly<Record<string, string | null | undefined>>

/** What `plan-items.add` is begun with; attributes of the kind are named `attributes.NAME`. */
export function adding({ world }: View, kind: ItemKindName, fields: Fields = {}): Record<string, string> {
  return given({ account: world.account, kind, ...fields })
}

/** What `plan-items.change` is begun with. */
export function changing({ ref }: PlanItem, fields: Fields): Record<string, string> {
  return given({ item: ref, ...fields })
}

function given(fields: Fields): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter((field): field is [string, string] => field[1] != null))
}
