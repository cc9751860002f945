import { z } from 'zod'
import { noteSealed } from '#access/server'
import { parseDay } from '#foundation'
import { personal, type Transaction } from '#platform/server'
import { directions, purposes, teams } from '../shapes.js'
import type { ListedTouchpoint } from '../store/list-touchpoints.js'

const text = z.string().trim().max(500)
const identity = personal('identity')

export const workspaceField = z.string().describe('Name of the workspace.')
export const touchpointField = text.min(1, 'must not be empty').describe('Key of the touchpoint.')
export const dayField = z.string().refine((value) => parseDay(value) !== null, 'must be a day such as 2024-01-31')
export const teamField = z.enum(teams).describe('Who of ours made it.')

/** What a touchpoint is recorded or changed with; empty is none. */
export const touchpointFields = {
  person: text.optional().describe('Key of the person; empty for none.').meta(identity),
  unit: text.optional().describe('Key of the unit, in the same account; empty for none.'),
  team: teamField.optional(),
  kind: text.optional().describe('What it was: meeting, call, email, event, ticket, campaign …'),
  channel: text.optional().describe('By which way: phone, website, a partner …'),
  campaign: text.optional().describe('The campaign that it belongs to.'),
  direction: z.enum(directions).optional().describe('`out` from us to them, `in` from them to us.'),
  purpose: z
    .enum(purposes)
    .optional()
    .describe('What it was about. Without it: promotion if marketing or sales made it and it went out, else other.'),
  stage: text.optional().describe('Where on the journey of the customer it was.'),
  subject: text.optional().describe('What it was about, in a line.').meta(identity),
  by: text.optional().describe('Who of ours made it.'),
}

/** A touchpoint as lists answer it. */
export const touchpointOutput = z.object({
  ref: z.string(),
  day: dayField,
  account: z.string(),
  accountName: z.string(),
  person: z.string().nullable().describe('Null too for whoever may not see people, as are their name and the subject.'),
  personName: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  team: teamField,
  kind: z.string().nullable(),
  channel: z.string().nullable(),
  campaign: z.string().nullable(),
  direction: z.enum(directions),
  purpose: z.enum(purposes),
  stage: z.string().nullable(),
  subject: z.string().nullable(),
  by: z.string().nullable(),
  version: z.string().describe('Give it back with a change, so that nobody overwrites what they did not see.'),
})

/** What every act on touchpoints answers: the recording that `changes.undo` takes back. */
export const recorded = z.object({
  changeId: z.string().describe('Give it to changes.undo to take this back.'),
  recordedAt: z.string(),
})

/** A stored touchpoint as the output of an action, without people where those may not be seen. */
export function touchpointOf(touchpoint: ListedTouchpoint, seesPeople: boolean): z.input<typeof touchpointOutput> {
  const { id: _, person_id: __, account_name, person_name, unit_name, ...rest } = touchpoint
  const told = { ...rest, accountName: account_name, personName: person_name, unitName: unit_name }
  return seesPeople ? told : { ...told, person: null, personName: null, subject: null }
}

/** Keeps what is personal of a change in the audit log, sealed with the keys of the people concerned. */
export async function noteTouchpoint(
  transaction: Transaction,
  workspaceId: string,
  { before, after }: { readonly before?: ListedTouchpoint; readonly after?: ListedTouchpoint },
): Promise<void> {
  for (const personId of new Set([before?.person_id, after?.person_id])) {
    if (!personId) continue
    const of = (touchpoint: ListedTouchpoint | undefined) =>
      touchpoint?.person_id === personId
        ? { ref: touchpoint.ref, person: touchpoint.person, subject: touchpoint.subject }
        : undefined
    const [was, is] = [of(before), of(after)]
    const change = { what: 'journeys.touchpoint', ...(was && { before: was }), ...(is && { after: is }) }
    await noteSealed(transaction, { workspaceId, personId, mark: 'identity' }, change)
  }
}
