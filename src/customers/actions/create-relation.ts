import { z } from 'zod'
import { action, personal } from '#platform/server'
import { linkKinds, engagementRoles as roleNames, tieStrengths } from '../model/relations.js'
import { engagementRoles, personLinks, placements, ties } from '../store/fact-tables.js'
import { personField } from './people-fields.js'
import { makeRelation, relationMade, spanFields } from './relations.js'
import { dayField, workspaceField } from './segment-fields.js'

const [identity, opinion] = [personal('identity'), personal('opinion')]
const accountField = z.string().describe('Key of the account.')
const text = z.string().trim().max(500)

/** Draws a line between two people. */
export const linksCreate = action({
  name: 'links.create',
  summary: 'Say that somebody reports to, influences or is at odds with somebody; the latter two are opinions.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'wrong-usage', 'forbidden'],
  command: { args: ['person', 'kind', 'other'] },
  input: z.object({
    workspace: workspaceField,
    person: personField,
    kind: z.enum(linkKinds).describe('What is between them.').meta(opinion),
    other: personField.describe('Key of the person to whom they report, whom they influence or are at odds with.'),
    because: z.string().trim().max(5000).optional().describe('What shows it: the evidence.').meta(opinion),
    ...spanFields,
  }),
  output: relationMade,
  run: (context, { workspace, person, ...link }) => makeRelation(context, { workspace, person }, personLinks, link),
})

/** Gives a person a further place. */
export const placementsCreate = action({
  name: 'placements.create',
  summary: 'Give a person a further place beside their main one: another unit, another account.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['person', 'account'] },
  input: z.object({
    workspace: workspaceField,
    person: personField,
    account: accountField,
    unit: text.optional().describe('Key of the unit, in the same account.'),
    title: text.optional().describe('Job title there.').meta(identity),
    ...spanFields,
  }),
  output: relationMade,
  run: (context, { workspace, person, ...place }) => makeRelation(context, { workspace, person }, placements, place),
})

/** Gives a person a role at an engagement. */
export const engagementRolesCreate = action({
  name: 'engagement-roles.create',
  summary: 'Give a person a role at an account, for one contract or for all of them.',
  effect: 'write',
  permission: 'people:write',
  errors: ['not-found', 'wrong-usage'],
  command: { args: ['person', 'account', 'role'] },
  input: z.object({
    workspace: workspaceField,
    person: personField,
    account: accountField,
    role: z.enum(roleNames).describe('The role.').meta(identity),
    contract: text.optional().describe('The contract; all that the account has with us without it.'),
    ...spanFields,
  }),
  output: relationMade,
  run: (context, { workspace, person, ...role }) => makeRelation(context, { workspace, person }, engagementRoles, role),
})

/** Records how well somebody of ours knows a person. */
export const tiesRecord = action({
  name: 'ties.record',
  summary: 'Record how well somebody of ours knows a person from a day on; what was before is kept.',
  effect: 'write',
  permission: 'opinions:write',
  errors: ['not-found', 'wrong-usage', 'forbidden'],
  command: { args: ['person', 'member', 'strength'] },
  input: z.object({
    workspace: workspaceField,
    person: personField,
    member: text.min(1, 'must not be empty').describe('Who of ours, written as owners of accounts are.').meta(identity),
    strength: z.enum(tieStrengths).describe('How well they know each other.').meta(opinion),
    day: dayField.optional().describe('From which day; today without it.'),
  }),
  output: relationMade,
  run: (context, { workspace, person, day = context.clock().slice(0, 10), ...tie }) =>
    makeRelation(context, { workspace, person }, ties, { ...tie, day }),
})
