/**
 * The rooms of the house, in order. A room may import only rooms before it, only through their doors
 * (`index.ts`, `server.ts`, `ui.ts`). The dependency rules are generated from this list.
 */
export const rooms = [
  'foundation',
  'platform',
  'access',
  'customers',
  'ledger',
  'metrics',
  'journeys',
  'pipeline',
  'plans',
  'ingest',
  'apps',
] as const

export type Room = (typeof rooms)[number]
