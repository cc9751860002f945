import { randomUUID } from 'node:crypto'
import { STATUS_CODES } from 'node:http'
import type { Socket } from 'node:net'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type AnyAction, apiPrefix, Failure, failures, InvalidInput, nearest, pathOf } from '../actions/index.js'
import { answerProblem, type ProblemDetails } from './problem.js'

/** What the HTTP framework refuses (a body that is too large, no JSON …) as an expected failure of ours. */
export function asFailure(error: unknown): unknown {
  const { statusCode } = (error ?? {}) as { statusCode?: number }
  if (error instanceof Failure || statusCode === undefined || statusCode >= 500) return error
  if (statusCode === 413) return new Failure('too-large', 'The request is larger than this server takes.')
  if (statusCode === 415) return new Failure('unsupported-media-type', 'Send JSON with content-type application/json.')
  return new InvalidInput([{ path: [], problem: 'is not well-formed' }])
}

/** Answers what is not even HTTP, on the bare connection. */
export function refuseNonsense(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy()
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  const { title } = failures['invalid-input']
  const problem: ProblemDetails = {
    type: 'urn:mainstay:problem:invalid-input',
    kind: 'invalid-input',
    title,
    status,
    detail: 'The request is not well-formed.',
    requestId: randomUUID(),
  }
  const body = JSON.stringify(problem)
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'content-type: application/problem+json',
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ]
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`)
}

/** Answers a request for something that is not there: a wrong method, a misspelt operation, a lost page. */
export async function notFound(
  world: { readonly actions: readonly AnyAction[] },
  request: FastifyRequest,
  reply: FastifyReply,
) {
  const path = pathAsked(request)
  const there = world.actions.find((action) => pathOf(action.name) === path)
  if (there) {
    const allowed = there.method === 'GET' ? 'GET, HEAD, OPTIONS' : 'POST, OPTIONS'
    reply.header('allow', allowed)
    if (request.method === 'OPTIONS') return reply.code(204).send()
    return answerProblem(request, reply, new Failure('method-not-allowed', `${path} takes ${there.method} only.`))
  }
  const meant = path.startsWith(apiPrefix)
    ? nearest(
        path,
        world.actions.map(({ name }) => pathOf(name)),
      )
    : undefined
  const hint = meant ? ` Did you mean ${meant}?` : ''
  return answerProblem(request, reply, new Failure('not-found', `There is nothing at ${path}.${hint}`))
}

function pathAsked(request: FastifyRequest): string {
  return request.url.split('?')[0] ?? request.url
}
