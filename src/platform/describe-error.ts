import { Failure } from './failure.js'

/** An error as logs have it. */
export type ErrorFacts = {
  readonly name: string
  readonly message?: string
  readonly code?: string
  readonly where?: string
  readonly stack?: readonly string[]
  readonly cause?: ErrorFacts
}

const depthMax = 5

/**
 * What a log may say of an error: its kind, code and place in the program, and words that we wrote ourselves. Not what
 * the database or a parser says, which repeats values that people gave.
 */
export function describeError(thrown: unknown, depth = 0): ErrorFacts {
  if (!(thrown instanceof Error)) return { name: typeof thrown }
  const { code, syscall, severity, constraint, table, routine } = thrown as Foreign
  const isForeign = severity !== undefined || syscall !== undefined || thrown instanceof SyntaxError
  const place = [table, constraint, routine, syscall].filter((word) => typeof word === 'string').join(' ')
  return {
    name: thrown instanceof Failure ? thrown.kind : thrown.name,
    message: isForeign ? undefined : withoutValues(thrown.message),
    code: typeof code === 'string' ? code : undefined,
    where: place === '' ? undefined : place,
    stack: depth === 0 ? framesOf(thrown) : undefined,
    cause: thrown.cause === undefined || depth === depthMax ? undefined : describeError(thrown.cause, depth + 1),
  }
}

type Foreign = Error & {
  readonly code?: unknown
  readonly syscall?: string
  readonly severity?: string
  readonly constraint?: string
  readonly table?: string
  readonly routine?: string
}

// Sentences put what people gave between quotation marks.
function withoutValues(message: string): string {
  return message.replace(/"[^"]*"|“[^”]*”|„[^”]*”|'[^']*'|`[^`]*`/g, '"…"').replace(/\S+@\S+/g, '…')
}

function framesOf({ stack = '' }: Error): string[] {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
}
