/** A value, or the reason in one kebab-case word plus facts why there is none. Undefined is never zero. */
export type Known<T> = { readonly known: true; readonly value: T } | Unknown

/** The reason why a value does not exist. */
export type Unknown = { readonly known: false; readonly because: string }

/** Wraps a value that exists. */
export function known<T>(value: T): Known<T> {
  return { known: true, value }
}

/** Says that a value does not exist, and why, in a sentence a CFO can read. */
export function unknown(because: string): Unknown {
  return { known: false, because }
}

/** Stops the program on a broken promise of our own. Never for bad input. */
export function assert(condition: unknown, sentence: string): asserts condition {
  if (!condition) throw new Error(`Broken promise: ${sentence}`)
}
