import { z } from 'zod'
import { viewScopes } from '../store/views.js'

/** The screen that a view belongs to. */
export const screenField = z
  .string()
  .regex(/^[a-z][a-z-]{0,39}$/, 'must be the name of a screen such as accounts')
  .describe('The screen, such as accounts.')

/** A view as everybody sees it. */
export const viewOutput = z.object({
  id: z.string(),
  screen: z.string(),
  name: z.string(),
  scope: z.enum(viewScopes).describe('Who sees it.'),
  owner: z.string(),
  address: z.string().describe('The search part of the URL.'),
  version: z.int().describe('Give it when you save over the view.'),
})
