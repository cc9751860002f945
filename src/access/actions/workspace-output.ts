import { z } from 'zod'

/** A workspace as everybody sees it. */
export const workspaceOutput = z.object({
  name: z.string(),
  currency: z.string().describe('Reporting currency.'),
  fiscalYearStart: z.int().describe('First month of the fiscal year, 1 to 12.'),
  policy: z.string().describe('Policy set that its numbers follow.'),
  sample: z.boolean().describe('Holds invented data.'),
})
