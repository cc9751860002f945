import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RequestSpan } from '../tracing/tracer.js'
import { beginRequest } from '../tracing/tracing.js'

const failedFrom = 500

/** Gives each request a span, where there is tracing; what it does is told inside it. Call before routes are added. */
export function traceRequests(server: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, RequestSpan>()
  server.addHook('onRequest', async (request) => {
    const route = request.routeOptions.url
    const facts = { 'http.request.method': request.method, 'mainstay.request_id': request.id }
    const name = route === undefined ? request.method : `${request.method} ${route}`
    const span = beginRequest(name, route === undefined ? facts : { ...facts, 'http.route': route }, request.headers)
    if (span) spans.set(request, span)
  })
  server.addHook('onRoute', (route) => {
    const { handler } = route
    route.handler = function within(request, reply) {
      const work = () => handler.call(this, request, reply)
      const span = spans.get(request)
      return span ? span.within(work) : work()
    }
  })
  server.addHook('onResponse', async (request, { statusCode }) => {
    spans.get(request)?.end({ 'http.response.status_code': statusCode }, statusCode >= failedFrom)
  })
}
