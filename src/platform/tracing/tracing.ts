import type { Incoming, RequestSpan, SpanFacts, Tracer } from './tracer.js'

let tracer: Tracer | undefined

/**
 * Starts tracing by OpenTelemetry, if OTEL_EXPORTER_OTLP_ENDPOINT or OTEL_EXPORTER_OTLP_TRACES_ENDPOINT says where to;
 * else nothing of it is loaded. Gives what stops it.
 */
export async function startTracing(environment: NodeJS.ProcessEnv, version: string): Promise<() => Promise<void>> {
  const isWanted = environment.OTEL_EXPORTER_OTLP_ENDPOINT || environment.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT
  if (!isWanted || environment.OTEL_SDK_DISABLED === 'true') return async () => undefined
  const { openTelemetry } = await import('./open-telemetry.js')
  const started = openTelemetry(environment, version)
  tracer = started
  return async () => {
    tracer = undefined
    await started.stop()
  }
}

/** Runs work inside a span, where there is tracing. */
export function inSpan<T>(name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T> {
  return tracer ? tracer.inSpan(name, facts, work) : work()
}

/** Begins the span of a request; undefined without tracing. */
export function beginRequest(name: string, facts: SpanFacts, headers: Incoming): RequestSpan | undefined {
  return tracer?.beginRequest(name, facts, headers)
}
