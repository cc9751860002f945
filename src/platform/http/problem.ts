import type { FastifyReply, FastifyRequest } from 'fastify'
import { type FailureKind, InvalidInput, tell } from '../actions/index.js'

/** Problem details as RFC 9457 has them, with our kind and the request's id. */
export type ProblemDetails = {
  readonly type: string
  readonly kind: FailureKind
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly requestId: string
  readonly errors?: readonly { readonly pointer: string; readonly detail: string }[]
}

/** Answers a request with an expected failure, or with nothing but a request id for a mistake of ours. */
export function answerProblem(request: FastifyRequest, reply: FastifyReply, thrown: unknown): FastifyReply {
  const { kind, title, status, message } = tell(thrown)
  if (kind === 'unexpected') request.log.error({ requestId: request.id, err: thrown }, 'a mistake of ours')
  const problem: ProblemDetails = {
    type: `urn:mainstay:problem:${kind}`,
    kind,
    title,
    status,
    detail: message,
    requestId: request.id,
    errors: thrown instanceof InvalidInput ? pointersOf(thrown) : undefined,
  }
  return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
}

function pointersOf({ problems }: InvalidInput): { pointer: string; detail: string }[] {
  return problems.map(({ path, problem }) => ({
    pointer: `#${path.map((step) => `/${escaped(String(step))}`).join('')}`,
    detail: `${path.length > 0 ? path.join('.') : 'The input'} ${problem}.`,
  }))
}

// RFC 6901: ~ and / have a meaning in a JSON pointer; in a URI fragment the rest is percent-encoded.
function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))
}
