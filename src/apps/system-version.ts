import { z } from 'zod'
import { action } from '#platform/server'
import { version } from './version.js'

/** Says which version runs. */
export const systemVersion = action({
  name: 'system.version',
  summary: 'Say which version of Mainstay this is.',
  effect: 'read',
  input: z.object({}),
  output: z.object({ version: z.string(), node: z.string() }),
  permission: 'system:read',
  errors: [],
  needsDatabase: false,
  run: async () => ({ version: version(), node: process.versions.node }),
})
