import { randomUUID } from 'node:crypto'
import helmet from '@fastify/helmet'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import { apiPrefix, Failure } from '../actions/index.js'
import { addActionRoutes, type RouteWorld } from './action-routes.js'
import { refuseForeign } from './guard.js'
import { addLibraryRoutes, type LibraryRoutes } from './library-routes.js'
import { listen } from './listen.js'
import { openApiDocument } from './open-api.js'
import { answerProblem } from './problem.js'
import { limitPerCaller } from './rate-limit.js'
import { asFailure, notFound, refuseNonsense } from './refusals.js'
import { securityHeaders } from './security-headers.js'
import { traceRequests } from './trace-requests.js'
import { addUploads } from './upload-route.js'
import { addWebApp } from './web-app.js'

/** What a server is started with. */
export type ServerSettings = RouteWorld & {
  readonly version: string
  readonly home: string
  /** The port asked for; without one the first free port from 7600. */
  readonly port?: number
  /** The built web app's folder, if there is one. */
  readonly webFolder?: string
  readonly log: FastifyBaseLogger
  /** Where people reach this server, if not on this machine: `https://mainstay.example`. Then a proxy is in front. */
  readonly publicAddress?: string
  /** Signs people in. */
  readonly signIn?: LibraryRoutes
  /** How many requests a caller may send within a minute; 0 or none: as many as they like. */
  readonly requestsPerMinute?: number
  /** Throws when the database does not answer. */
  checkReady(): Promise<void>
}

/** A server that listens. */
export type HttpServer = {
  readonly address: string
  readonly port: number
  /** Takes no new requests, lets the running ones end, then closes. */
  close(): Promise<void>
}

/** Largest JSON body. */
export const bodyBytesMax = 4 * 1024 * 1024
const drainMs = 10_000

/** Builds the server and lets it listen. */
export async function openServer(settings: ServerSettings): Promise<HttpServer> {
  const server = createServer(settings)
  traceRequests(server)
  const guarded = { port: 0 }
  const state = { isStopping: false }
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id)
    // Figures and people are not for the browser's disk.
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
    if (state.isStopping) throw new Failure('server-stopping', 'The server is being stopped. Try again in a moment.')
    refuseForeign(request, guarded.port, settings.publicAddress)
  })
  await server.register(helmet, securityHeaders(settings.publicAddress))
  const limited = await limitPerCaller(server, settings.admit, settings.requestsPerMinute ?? 0)
  const world = { ...settings, admit: limited.admit }
  addActionRoutes(server, world)
  await addUploads(server, world)
  addOwnRoutes(server, settings)
  if (settings.signIn) addLibraryRoutes(server, settings.signIn, limited)
  if (settings.webFolder) await addWebApp(server, settings.webFolder)
  server.setNotFoundHandler((request, reply) => notFound(settings, request, reply))
  // What a client expects beyond an answer is no reason to refuse it one.
  server.server.on('checkExpectation', (request, response) => server.server.emit('request', request, response))
  guarded.port = await listen(server, settings.port)
  return {
    address: `http://localhost:${guarded.port}`,
    port: guarded.port,
    close() {
      state.isStopping = true
      return closeSoon(server)
    },
  }
}

// Requests under way get some time to end; then their connections are cut.
async function closeSoon(server: FastifyInstance): Promise<void> {
  const cut = setTimeout(() => server.server.closeAllConnections(), drainMs)
  await server.close()
  clearTimeout(cut)
}

function createServer({ log, publicAddress }: ServerSettings): FastifyInstance {
  const server = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: bodyBytesMax,
    forceCloseConnections: 'idle',
    // Ours says when to come again.
    return503OnClosing: false,
    requestTimeout: 0,
    clientErrorHandler: refuseNonsense,
    trustProxy: publicAddress === undefined ? false : 'loopback',
    frameworkErrors: (error, request, reply) => {
      void answerProblem(request, reply, asFailure(error))
    },
  })
  server.removeContentTypeParser('text/plain')
  server.setErrorHandler((error, request, reply) => answerProblem(request, reply, asFailure(error)))
  server.addHook('onResponse', async (request, reply) => {
    // The pattern of the path: the path itself may name somebody.
    const route = request.routeOptions.url ?? 'none'
    const facts = { requestId: request.id, method: request.method, route, status: reply.statusCode }
    request.log.info({ ...facts, ms: Math.round(reply.elapsedTime) }, 'answered')
  })
  return server
}

function addOwnRoutes(server: FastifyInstance, settings: ServerSettings): void {
  let document: string | undefined
  server.get('/health', async () => ({ status: 'ok', version: settings.version }))
  server.get('/ready', async () => {
    await settings.checkReady().catch((thrown) => {
      throw new Failure('database-unavailable', 'The database does not answer.', { cause: thrown })
    })
    return { status: 'ready' }
  })
  server.get(`${apiPrefix}/openapi.json`, async (_request, reply) => {
    document ??= JSON.stringify(openApiDocument(settings.actions, settings.version))
    return reply.type('application/json; charset=utf-8').send(document)
  })
}
