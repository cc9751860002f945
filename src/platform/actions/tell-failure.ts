import { Failure, type FailureKind, failures } from '../failure.js'

/** A failure as every surface tells it: its kind, a sentence, its HTTP status and exit code. */
export type ToldFailure = {
  readonly kind: FailureKind
  readonly title: string
  readonly message: string
  readonly status: number
  readonly exitCode: number
}

/** How to tell a thrown thing. Whatever is not an expected failure is a mistake of ours: nothing of it is told. */
export function tell(thrown: unknown): ToldFailure {
  if (thrown instanceof Failure) return { kind: thrown.kind, message: thrown.message, ...failures[thrown.kind] }
  const message = 'Mainstay made a mistake. Its log says more under this request id.'
  return { kind: 'unexpected', message, ...failures.unexpected }
}
