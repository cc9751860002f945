import type { HttpServer, ServerSettings } from './server.js'

export type { HttpServer, ServerSettings } from './server.js'

/** Starts the HTTP server on loopback. The web framework is loaded only now: commands do not wait for it. */
export async function startServer(settings: ServerSettings): Promise<HttpServer> {
  const { openServer } = await import('./server.js')
  return openServer(settings)
}
