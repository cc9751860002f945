import type { FastifyRequest } from 'fastify'
import { Failure } from '../actions/index.js'

/**
 * Refuses requests that a page or a name of somebody else sent here: until there is sign-in, only programs
 * and pages of this machine may ask. `port` is the one that the server listens on.
 */
export function refuseForeign(request: FastifyRequest, port: number): void {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  if (!hostNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name))) {
    throw new Failure('foreign-host', 'This server answers to localhost only.')
  }
  if (origin !== undefined && origin !== `http://${host}`) {
    throw new Failure('foreign-origin', 'Pages of other sites may not ask this server.')
  }
  if ((site === 'cross-site' || site === 'same-site') && !isVisit(request)) {
    throw new Failure('foreign-origin', 'Pages of other sites may not ask this server.')
  }
}

const hostNames = ['localhost', '127.0.0.1', '[::1]']

// Following a link from elsewhere to a page of ours shows the page; it cannot read or change anything.
function isVisit(request: FastifyRequest): boolean {
  const navigates = request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  return request.method === 'GET' && navigates && !request.url.startsWith('/api/')
}
