import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Limited } from './rate-limit.js'

/** A library that answers requests of its own under a path, in the web's own terms. */
export type LibraryRoutes = {
  readonly prefix: string
  /** Undefined for what it does not answer; throws what it refuses. */
  handle(request: Request, asked: Asked): Promise<Response | undefined>
}

/** Where a request comes from, and what it is called in answers and logs. */
export type Asked = { readonly from: string; readonly requestId: string }

/** Lets a library answer what is under its path. */
export function addLibraryRoutes(
  server: FastifyInstance,
  { prefix, handle }: LibraryRoutes,
  { countAddress }: Pick<Limited, 'countAddress'>,
): void {
  server.route({
    method: ['GET', 'POST'],
    url: `${prefix}/*`,
    handler: async (request, reply) => {
      await countAddress(request, reply)
      const response = await handle(asWebRequest(request), { from: request.ip, requestId: request.id })
      if (!response) return reply.callNotFound()
      if (response.status >= 500) throw new Error(`The library at ${prefix} failed with ${response.status}`)
      return relay(response, reply)
    },
  })
}

/** The headers of a request as the web has them. */
export function webHeaders(request: FastifyRequest): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === 'string') headers.set(name, value)
  }
  return headers
}

function asWebRequest(request: FastifyRequest): Request {
  const headers = webHeaders(request)
  headers.delete('content-length')
  const body = request.method === 'POST' ? JSON.stringify(request.body ?? {}) : undefined
  if (body !== undefined) headers.set('content-type', 'application/json')
  // The library knows its own address; what a caller says of it is not passed on.
  return new Request(new URL(request.url, 'http://localhost'), {
    method: request.method,
    headers,
    body,
  })
}

async function relay(response: Response, reply: FastifyReply): Promise<FastifyReply> {
  reply.code(response.status).header('cache-control', 'no-store')
  for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie)
  const location = response.headers.get('location')
  if (location !== null) reply.header('location', location)
  return reply.type('application/json; charset=utf-8').send(await response.text())
}
