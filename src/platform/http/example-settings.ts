import { pino } from 'pino'
import { exampleActions } from '../actions/example-actions.js'
import { type Context, machine } from '../actions/index.js'
import type { ServerSettings } from './start-server.js'

/** What a server of the example actions is started with in tests; it has no database. */
export function exampleSettings(home: string, more: Partial<ServerSettings> = {}): ServerSettings {
  return {
    actions: exampleActions,
    version: '0.0.0',
    home,
    port: 0,
    log: pino({ level: 'silent' }),
    checkReady: async () => undefined,
    takeJob: async () => '00000000-0000-4000-8000-000000000000',
    admit: async () => machine,
    contextFor: (caller, requestId, signal) =>
      ({
        caller,
        requestId,
        signal,
        home,
        clock: () => '2026-01-31T12:00:00Z',
        progress: () => undefined,
      }) as Partial<Context> as Context,
    ...more,
  }
}
