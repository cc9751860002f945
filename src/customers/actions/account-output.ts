import { z } from 'zod'
import type { StoredAccount } from '../store/read-accounts.js'

/** An account as everybody sees it. */
export const accountOutput = z.object({
  ref: z.string().describe("The source's own key of the account."),
  name: z.string(),
  parent: z.string().nullable().describe('Key of the account that owns this one.'),
  parentName: z.string().nullable(),
  country: z.string().nullable(),
  industry: z.string().nullable(),
  segment: z.string().nullable(),
  owner: z.string().nullable(),
  channel: z.string().nullable(),
  version: z.string().describe('Give it to accounts.change, so that nobody overwrites what another changed.'),
})

/** A stored account in the words of the action. */
export function accountOf(stored: StoredAccount): z.input<typeof accountOutput> {
  const { ref, name, parent, parent_name, country, industry, segment, owner, channel, version } = stored
  return { ref, name, parent, parentName: parent_name, country, industry, segment, owner, channel, version }
}
