import type { FastifyRequest } from 'fastify'
import { Failure } from '../actions/index.js'

/**
 * Refuses requests that a page or a name of somebody else sent here. `port` is the one that the server listens on;
 * `publicAddress` is where people reach it through a proxy.
 */
export function refuseForeign(request: FastifyRequest, port: number, publicAddress?: string): void {
  const { host, origin } = request.headers
  const site = request.headers['sec-fetch-site']
  const isPublic = publicAddress !== undefined && host === new URL(publicAddress).host
  if (!isPublic && !hostNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name))) {
    throw new Failure('foreign-host', 'This server does not answer to that name: use its own address.')
  }
  if (origin !== undefined && origin !== (isPublic ? publicAddress : `http://${host}`)) {
    throw new Failure('foreign-origin', 'Pages of other sites may not ask this server.')
  }
  if ((site === 'cross-site' || site === 'same-site') && !isVisit(request)) {
    throw new Failure('foreign-origin', 'Pages of other sites may not ask this server.')
  }
}

const hostNames = ['localhost', '127.0.0.1', '[::1]']

// Following a link from elsewhere to a page of ours shows the page; it cannot read or change anything. A provider
// sends people back in the same way: sign-in checks by a state of its own that it sent them.
function isVisit(request: FastifyRequest): boolean {
  const navigates = request.headers['sec-fetch-mode'] === 'navigate' && request.headers['sec-fetch-dest'] === 'document'
  const isPage = !request.url.startsWith('/api/') || request.url.startsWith('/api/sign-in/callback/')
  return request.method === 'GET' && navigates && isPage
}
