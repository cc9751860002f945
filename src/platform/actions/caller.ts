import type { Act } from './current-act.js'
import type { Reach } from './reach.js'

/** Who asks, as the edge found out before the action runs. */
export type Caller = {
  /** Signs every act: `local`, `user:ID` or `key:ID`. */
  readonly actor: string
  /** Where the call comes from, for the audit log: an address, or `command line`. */
  readonly from: string
  /** The session that a signed-in user came with. */
  readonly session?: string
  /** Throws `forbidden`, or `not-found` for a workspace that is none of the caller's. */
  allow(action: { readonly permission: string }, input: unknown): void
  /** Keeps in the log of the workspaces concerned that an act was refused. */
  noteRefusal?(act: Act): Promise<void>
  /** What they may see of a workspace that they belong to; without it, all. */
  reachIn?(workspaceId: string): Reach
  /** Whether the caller belongs to the workspace of this name. */
  sees(workspace: string): boolean
  /** Whether they see all of it, so also what others had done in it; without it, wherever they belong. */
  seesWhole?(workspace: string): boolean
}

/** The person at this machine, who administers it: the files of the database are theirs. */
export const machine: Caller = { actor: 'local', from: 'command line', allow: () => undefined, sees: () => true }
