import { Failure } from '../failure.js'

const connectionCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EAI_AGAIN',
])
const stoppingCodes = new Set(['57P01', '57P02', '57P03'])
const lostSentences =
  /Connection terminated|connection error and is not queryable|timeout exceeded when trying to connect|Client was closed/

/** The error as an expected failure where it is one (server gone, disk full, out of sight); otherwise as it came. */
export function explainDatabaseError(error: unknown): unknown {
  if (error instanceof Failure || !(error instanceof Error)) return error
  const code = (error as { code?: string }).code ?? ''
  if (code === '53100' || code === 'ENOSPC') {
    return new Failure(
      'disk-full',
      'The disk of the database is full. Nothing was changed. Free some space and try again.',
      { cause: error },
    )
  }
  // What a policy of that name refuses is not a mistake of the program: who writes sees only some accounts.
  if (code === '42501' && error.message.includes('row-level security policy "scope"')) {
    return new Failure(
      'forbidden',
      'You see only some of the accounts, and what you save must stay among them. Ask somebody who sees all accounts.',
      { cause: error },
    )
  }
  if (isConnectionLoss(error)) {
    return new Failure('database-unavailable', `The database does not answer: ${sentenceOf(error)}`, { cause: error })
  }
  return error
}

/** Whether the connection is gone, so that nothing more can be said through it. */
export function isConnectionLoss(error: Error): boolean {
  const code = (error as { code?: string }).code ?? ''
  return (
    connectionCodes.has(code) || stoppingCodes.has(code) || code.startsWith('08') || lostSentences.test(error.message)
  )
}

/** An error's own words; several addresses tried at once give an error without any. */
export function sentenceOf(error: unknown): string {
  if (error instanceof AggregateError && !error.message) return error.errors.map(sentenceOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
