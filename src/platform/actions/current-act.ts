import { AsyncLocalStorage } from 'node:async_hooks'
import type { Reach } from './reach.js'

/** What is being done now, and by whom: what the audit log says of every change on the way. */
export type Act = {
  readonly actor: string
  readonly from: string
  readonly action: string
  readonly requestId: string
  readonly input: unknown
  /** It was not let happen, such as a wrong password or what a role does not allow. */
  readonly refused?: boolean
  /** So many refusals that were alike and not noted one by one, this the last of them. */
  readonly times?: number
  /** The day on which it is done, by the clock of its context. */
  readonly today?: string
  /** What may be seen on the way; without it, all. Not part of what is remembered. */
  readonly reachIn?: ((workspaceId: string) => Reach) | undefined
}

const acts = new AsyncLocalStorage<Act>()

/** Does work as part of an act. An act inside another one belongs to the outer one. */
export function asAct<T>(act: Act, work: () => Promise<T>): Promise<T> {
  return acts.getStore() ? work() : acts.run(act, work)
}

/** The act under way; undefined in what the program does by itself. */
export function currentAct(): Act | undefined {
  return acts.getStore()
}
