/** Everything that may be expected to go wrong, by kind: its HTTP status, its exit code and a title for people. */
export const failures = {
  'wrong-usage': { status: 400, exitCode: 2, title: 'Wrong usage' },
  'invalid-input': { status: 400, exitCode: 2, title: 'The input is not valid' },
  'unknown-field': { status: 400, exitCode: 2, title: 'No such input' },
  'not-signed-in': { status: 401, exitCode: 2, title: 'Not signed in' },
  'wrong-credentials': { status: 401, exitCode: 2, title: 'Not the right password or code' },
  forbidden: { status: 403, exitCode: 2, title: 'Not allowed' },
  'foreign-host': { status: 403, exitCode: 2, title: 'Foreign host' },
  'foreign-origin': { status: 403, exitCode: 2, title: 'Foreign origin' },
  'not-found': { status: 404, exitCode: 2, title: 'Not found' },
  'method-not-allowed': { status: 405, exitCode: 2, title: 'Method not allowed' },
  'name-taken': { status: 409, exitCode: 2, title: 'The name is taken' },
  busy: { status: 409, exitCode: 2, title: 'Busy' },
  cancelled: { status: 409, exitCode: 2, title: 'Cancelled' },
  conflict: { status: 409, exitCode: 2, title: 'Conflict' },
  'already-running': { status: 409, exitCode: 2, title: 'Already running' },
  'already-undone': { status: 409, exitCode: 1, title: 'Already undone' },
  'check-failed': { status: 409, exitCode: 1, title: 'The check says no' },
  'answer-lost': { status: 409, exitCode: 2, title: 'Carried out, but the answer is lost' },
  'month-closed': { status: 409, exitCode: 2, title: 'The month is closed' },
  'too-many': { status: 429, exitCode: 2, title: 'Too many attempts' },
  'too-large': { status: 413, exitCode: 2, title: 'Too large' },
  'unsupported-media-type': { status: 415, exitCode: 2, title: 'Unsupported media type' },
  'key-reused': { status: 422, exitCode: 2, title: 'The key was used for something else' },
  'no-rate': { status: 422, exitCode: 2, title: 'No exchange rate' },
  'unreadable-file': { status: 422, exitCode: 2, title: 'The file cannot be read' },
  'home-not-writable': { status: 500, exitCode: 2, title: 'The home folder cannot be written' },
  'port-taken': { status: 500, exitCode: 2, title: 'The port is taken' },
  'migration-refused': { status: 500, exitCode: 2, title: 'The database does not fit this version' },
  'mail-failed': { status: 502, exitCode: 2, title: 'The letter could not be sent' },
  unexpected: { status: 500, exitCode: 1, title: 'Unexpected error' },
  'database-unavailable': { status: 503, exitCode: 2, title: 'The database is not available' },
  'server-stopping': { status: 503, exitCode: 2, title: 'The server is being stopped' },
  'disk-full': { status: 507, exitCode: 2, title: 'The disk is full' },
} as const satisfies Record<string, { status: number; exitCode: number; title: string }>

/** What may be expected to go wrong. A new kind needs a row in `failures`. */
export type FailureKind = keyof typeof failures

/** An expected failure: a kind, and a sentence that says what happened and how to mend it. Never a bug. */
export class Failure extends Error {
  override readonly name = 'Failure'

  constructor(
    readonly kind: FailureKind,
    sentence: string,
    options?: { cause?: unknown },
  ) {
    super(sentence, options)
  }
}
