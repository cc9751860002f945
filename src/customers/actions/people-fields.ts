import { z } from 'zod'
import { personal } from '#platform/server'
import type { StoredPerson } from '../store/read-people.js'
import { dayField } from './segment-fields.js'

const text = z.string().trim().max(500)
const identity = personal('identity')

/** The key of a person as an input. */
export const personField = text.min(1, 'must not be empty').describe('Key of the person.').meta(identity)

/** What a person is made or changed with. */
export const personFields = {
  name: text.min(1, 'must not be empty').describe('Full name.').meta(identity),
  unit: text.optional().describe('Key of the unit, in the same account; empty for none.'),
  email: text.optional().describe('E-mail address; empty for none.').meta(identity),
  title: text.optional().describe('Job title; empty for none.').meta(identity),
  roles: z
    .array(text.min(1, 'must not be empty'))
    .max(30)
    .optional()
    .describe('Roles: end user, administrator, procurement, budget holder, executive sponsor …')
    .meta(identity),
  placeholder: z
    .boolean()
    .optional()
    .describe('Somebody must hold this function, we do not know who yet. The name is then the function.'),
  leftOn: dayField
    .or(z.literal(''))
    .optional()
    .describe('The day on which they left the account; empty for not at all.')
    .meta(identity),
}

const countingOpinion = z.object({ value: z.string(), day: z.string() }).nullable()

/** A person as everybody with the right sees them. */
export const personOutput = z.object({
  ref: z.string(),
  name: z.string().nullable().describe('Null where their data was erased.'),
  email: z.string().nullable(),
  title: z.string().nullable(),
  roles: z.array(z.string()),
  account: z.string(),
  accountName: z.string(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  placeholder: z.boolean().describe('Somebody must hold this function, we do not know who yet.'),
  leftOn: z.string().nullable().describe('The day on which they left the account.'),
  version: z.string().describe('Give it back with a change, so that nobody overwrites what they did not see.'),
  stance: countingOpinion.describe('What counts today; null too for whoever may not see opinions.'),
  influence: countingOpinion.describe('What counts today; null too for whoever may not see opinions.'),
})

/** A stored person as the output of an action. */
export function personOf(person: StoredPerson): z.input<typeof personOutput> {
  const { ref, name, email, title, roles, account, unit, version, placeholder } = person
  const opinion = (value: string | null, day: string | null) => (value === null || day === null ? null : { value, day })
  return {
    ...{ ref, name, email, title, roles: [...roles], account, accountName: person.account_name },
    ...{ unit, unitName: person.unit_name, version, placeholder, leftOn: person.left_on },
    stance: opinion(person.stance, person.stance_day),
    influence: opinion(person.influence, person.influence_day),
  }
}

/** What stands in the audit log of a person, sealed. */
export function auditedPerson(person: StoredPerson): Record<string, unknown> {
  const { ref, name, email, title, roles, account, unit, placeholder, left_on } = person
  return { ref, name, email, title, roles, account, unit, placeholder, leftOn: left_on }
}
