import { z } from 'zod'

const text = z.string().trim().max(500)

/** The key of an account and of a unit of it as inputs. */
export const unitFields = {
  account: z.string().describe('Key of the account.'),
  unit: text.min(1, 'must not be empty').describe('Key of the unit.'),
}

/** What a unit is made or changed with. */
export const unitContent = {
  name: text.min(1, 'must not be empty').describe('What people call it.'),
  parent: text.optional().describe('Key of the unit above it, in the same account; empty for none.'),
  kind: text.optional().describe('Department, site, team …; empty for none.'),
}
