import { Failure } from '../failure.js'

/** One value that somebody else changed meanwhile: what stands there now, and what the caller wants. Null is blank. */
export type ConflictingValue = { readonly field: string; readonly theirs: string | null; readonly yours: string | null }

/** A change that does not fit what somebody else changed since the caller read it, value by value. */
export class Conflict extends Failure {
  constructor(
    sentence: string,
    readonly conflicts: readonly ConflictingValue[],
  ) {
    super('conflict', sentence)
  }
}
