import { context, propagation, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources'
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node'
import { tell } from '../actions/tell-failure.js'
import type { Tracer } from './tracer.js'

const unexpectedFrom = 500

/** A tracer that sends spans by OTLP over HTTP; where to and how, the standard variables OTEL_… say. */
export function openTelemetry(environment: NodeJS.ProcessEnv, version: string): Tracer {
  const named = { 'service.name': environment.OTEL_SERVICE_NAME || 'mainstay', 'service.version': version }
  const provider = new NodeTracerProvider({
    resource: defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes(named)),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  })
  provider.register()
  const tracer = provider.getTracer('mainstay', version)
  return {
    inSpan(name, facts, work) {
      const span = tracer.startSpan(name, { attributes: facts })
      return context.with(trace.setSpan(context.active(), span), () =>
        work()
          .catch((thrown) => tellFailure(span, thrown))
          .finally(() => span.end()),
      )
    },
    beginRequest(name, facts, headers) {
      const around = propagation.extract(ROOT_CONTEXT, headers)
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes: facts }, around)
      return {
        within: (work) => context.with(trace.setSpan(around, span), work),
        end(more, hasFailed) {
          span.setAttributes(more)
          if (hasFailed) span.setStatus({ code: SpanStatusCode.ERROR })
          span.end()
        },
      }
    },
    stop: () => provider.shutdown(),
  }
}

// The kind alone: sentences repeat what people gave.
function tellFailure(span: Span, thrown: unknown): never {
  const { kind, status } = tell(thrown)
  span.setAttribute('error.type', kind)
  if (status >= unexpectedFrom) span.setStatus({ code: SpanStatusCode.ERROR })
  throw thrown
}
