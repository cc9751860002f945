import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/**
 * Serves the built web app: hashed assets are kept for ever, the page itself is asked for each time, and any
 * path that is not a file shows the page, which knows its own routes.
 */
export async function addWebApp(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    wildcard: false,
    cacheControl: false,
    setHeaders: (response, path) => {
      const hashed = path.replaceAll('\\', '/').includes('/assets/')
      response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/*', async (request, reply) => {
    const [path = ''] = request.url.split('?')
    return isPage(path, request.headers.accept) ? reply.sendFile('index.html') : reply.callNotFound()
  })
}

// A path may end like a file and still be a page (an account called acme.com): then a browser asks for HTML.
function isPage(path: string, accept = ''): boolean {
  if (/^\/(api|assets)(\/|$)/.test(path)) return false
  return accept.includes('text/html') || !/\.[a-z0-9]+$/i.test(path)
}
