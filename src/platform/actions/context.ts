import type { Database } from '../database/index.js'
import type { Speak } from '../i18n/speak.js'
import type { Caller } from './caller.js'

/** What the world gives to an action while it runs. */
export type Context = {
  readonly database: Database
  /** The present moment, ISO in UTC. */
  readonly clock: () => string
  /** Names this one call in answers and logs. */
  readonly requestId: string
  /** Says how far long work is; cheap, may be called for every row. */
  readonly progress: (done: number, total: number | null, phase: string) => void
  /** Aborted when the caller gave up: stop at the next step and leave nothing half-done. */
  readonly signal: AbortSignal
  /** The folder of everything that the program keeps. */
  readonly home: string
  /** Who asks, and what they may do. */
  readonly caller: Caller
  /** Says sentences in the caller's language, for what an action writes for the caller alone; English without it. */
  readonly speak?: Speak
  /** The caller's signature under every act. */
  readonly actor: string
}
