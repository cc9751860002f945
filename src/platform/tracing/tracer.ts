/** What a span is told about; nothing that names a person. */
export type SpanFacts = Readonly<Record<string, string | number>>

/** The headers of a request that may continue a trace (W3C Trace Context). */
export type Incoming = Readonly<Record<string, string | string[] | undefined>>

/** A span of a request: from its arrival to its answer. */
export type RequestSpan = {
  /** Runs work whose spans belong to this one. */
  within<T>(work: () => T): T
  end(facts: SpanFacts, hasFailed: boolean): void
}

/** Where spans go. */
export type Tracer = {
  inSpan<T>(name: string, facts: SpanFacts, work: () => Promise<T>): Promise<T>
  beginRequest(name: string, facts: SpanFacts, headers: Incoming): RequestSpan
  /** Sends what is left. */
  stop(): Promise<void>
}
