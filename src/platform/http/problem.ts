import type { FastifyReply, FastifyRequest } from 'fastify'
import { Conflict, type ConflictingValue, type FailureKind, InvalidInput, tell } from '../actions/index.js'
import { describeError } from '../describe-error.js'
import type { Speak } from '../i18n/index.js'
import { inLanguage } from './in-language.js'

/** Problem details as RFC 9457 has them, with our kind and the request's id. */
export type ProblemDetails = {
  readonly type: string
  readonly kind: FailureKind
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly requestId: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
  /** With the kind `conflict`, where single values are in conflict: theirs and yours. */
  readonly conflicts?: readonly ConflictingValue[]
}

// When it is worth to ask again.
const retryAfterSeconds: Readonly<Partial<Record<FailureKind, number>>> = {
  busy: 1,
  'database-unavailable': 1,
  'server-stopping': 2,
  'too-many': 60,
}

/**
 * Answers a request with an expected failure, or with nothing but a request id for a mistake of ours; in the language
 * that it asks for.
 */
export async function answerProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  thrown: unknown,
): Promise<FastifyReply> {
  const speak = await inLanguage(request, reply)
  const { kind, title, status, message } = tell(thrown)
  const seconds = retryAfterSeconds[kind]
  if (seconds !== undefined && !reply.hasHeader('retry-after')) reply.header('retry-after', String(seconds))
  if (kind === 'unexpected')
    request.log.error({ requestId: request.id, error: describeError(thrown) }, 'a mistake of ours')
  const problem: ProblemDetails = {
    type: `urn:mainstay:problem:${kind}`,
    kind,
    title: speak(title),
    status,
    detail: speak(message),
    requestId: request.id,
    errors: thrown instanceof InvalidInput ? pointersOf(thrown, speak) : undefined,
    conflicts: thrown instanceof Conflict ? thrown.conflicts : undefined,
  }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}

function pointersOf({ problems }: InvalidInput, speak: Speak): { pointer: string; detail: string }[] {
  return problems.map(({ path, problem }) => ({
    pointer: `#${path.map((step) => `/${escaped(String(step))}`).join('')}`,
    detail: speak(`${path.length > 0 ? path.join('.') : 'The input'} ${problem}.`),
  }))
}

// RFC 6901: ~ and / have a meaning in a JSON pointer; in a URI fragment the rest is percent-encoded.
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))
}
