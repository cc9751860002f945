import { client, forgetAnswers, Problem } from '../../api/client.js'
import type { Saved } from '../../parts/data-table/edit-cell.js'
import type { AccountAttribute } from '../../search/accounts-search.js'
import { useUndo } from '../../shell/toasts.js'

/** What people change on an account by hand. */
export type Field = 'name' | 'parent' | AccountAttribute | OwnField

/** A dimension that users defined, as `own.tier`. */
export type OwnField = `own.${string}`

/** One value for one account or several. A blank value takes it away. */
export type Change = {
  readonly accounts: readonly string[]
  readonly field: Field
  readonly value: string
  /** The day from which it holds; without it the past is corrected too. */
  readonly from?: string
  readonly because?: string
  /** The version that was seen: refused if somebody else changed the same since. */
  readonly version?: string
}

/** Sends changes; what was sent can be taken back by the toast that tells of it. */
export function useSend(workspace: string): (said: string, send: () => Promise<Sent>) => Promise<void> {
  const offerUndo = useUndo(workspace)
  return async (said, send) => {
    const { changeId } = await send()
    void forgetAnswers()
    if (changeId === null) return
    offerUndo(said, () => client.send('changes.undo', { workspace, id: changeId }).then(forgetAnswers))
  }
}

type Sent = { readonly changeId: string | null }

/** Changes an attribute, or puts the accounts into a segment of an own dimension. */
export function sendChange(workspace: string, { field, value, version, accounts, ...when }: Change): Promise<Sent> {
  const all = { workspace, accounts: [...accounts], ...when }
  if (isOwn(field)) {
    const assigned = { ...all, version, dimension: dimensionOf(field), segment: value || undefined }
    return client.send('segments.assign', assigned)
  }
  const change: Partial<Record<Exclude<Field, OwnField>, string>> = { [field]: value }
  return client.send('accounts.change', { ...all, ...change, version })
}

/** Saves from a cell: where somebody else changed the same meanwhile, answers with what stands there now. */
export async function savedOrConflict(save: (isForced: boolean) => Promise<void>): Promise<Saved> {
  try {
    await save(false)
    return undefined
  } catch (error) {
    const conflict = error instanceof Problem ? error.conflicts[0] : undefined
    if (!conflict) throw error
    void forgetAnswers()
    return { theirs: conflict.theirs ?? '', again: () => save(true) }
  }
}

/** Whether a field is a dimension that users defined. */
export function isOwn(field: string): field is OwnField {
  return field.startsWith('own.')
}

/** The field of a conflict as this app calls it: `dimensions.tier` → `own.tier`. */
export function fieldOfConflict(field: string): string {
  return field.replace(/^dimensions\./, 'own.')
}

/** `own.tier` → `tier`. */
export function dimensionOf(field: OwnField): string {
  return field.slice('own.'.length)
}
