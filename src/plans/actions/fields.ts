import { z } from 'zod'
import { parseDay } from '#foundation'
import { personal, sentenceField } from '#platform/server'
import { functions, stages } from '../model/kinds.js'
import { severities } from '../model/world.js'

/** Inputs and outputs that several actions on plans share. */
export const workspaceField = z.string().describe('Name of the workspace.')
export const accountField = z.string().min(1, 'must not be empty').describe('Key of the account.')
export const dayField = z.string().refine((text) => parseDay(text) !== null, 'must be a day such as 2026-03-31')
export const amountField = z
  .string()
  .regex(/^-?\d+(\.\d+)?$/)
  .describe('A decimal amount in the reporting currency.')
export const versionField = z
  .string()
  .regex(/^\d{1,15}$/, 'must be a version')
  .describe('The version that you saw: refused if somebody else changed the same since.')

/** A page of a list: how many rows, and where it begins. */
export const pageFields = {
  limit: z.int().min(1).max(500).default(100).describe('At most so many rows.'),
  after: z.string().max(2000).optional().describe('The `next` of the page before.'),
}
export const nextField = z.string().nullable().describe('Give it as `after` for the next page; null on the last.')

/** What every act answers: the recording that `changes.undo` takes back. */
export const recorded = z.object({
  changeId: z.string().describe('Give it to changes.undo to take this back.'),
  recordedAt: z.string(),
})

/** The same of an act that may find nothing to change. */
export const recordedIfChanged = z.object({
  changeId: z.string().nullable().describe('Give it to changes.undo to take this back. Null when nothing was changed.'),
  recordedAt: z.string().nullable(),
})

const text = z.string().trim().max(10_000)
const said = text.meta(personal('identity'))

/** What an item says besides its kind; empty takes away what was there. */
export const itemFields = {
  state: text.max(100).optional().describe('How far it is, in the words of its kind. A new one: the first of them.'),
  title: said.max(500).optional().describe('It in one line.'),
  person: said.max(500).optional().describe('Key of the person whom it is about.'),
  otherPerson: said.max(500).optional().describe('Key of a second person, such as who stands in.'),
  unit: text.max(500).optional().describe('Key of the organisational unit, in the same account.'),
  about: text.max(500).optional().describe('Key of the item that it is about, such as the outcome that was measured.'),
  function: z
    .enum(['', ...functions])
    .optional()
    .describe('Which of our functions it falls to.'),
  owner: text.max(200).optional().describe('Who of ours answers for it.'),
  day: z
    .union([dayField, z.literal('')])
    .optional()
    .describe('The day on which it happened or began.'),
  due: z
    .union([dayField, z.literal('')])
    .optional()
    .describe('The day until which it is promised or to be done.'),
  until: z
    .union([dayField, z.literal('')])
    .optional()
    .describe('The last day on which it holds, such as of a consent.'),
  text: said.optional().describe('What else there is to say.'),
  attributes: z
    .record(z.string().max(100), said)
    .optional()
    .describe('What only its kind says, by name, such as {"measure":"hours per week"}; empty takes one away.')
    .meta(personal('identity')),
}

/** An item as everybody sees it who may see it. */
export const itemOutput = z.object({
  ref: z.string().describe('Key of the item.'),
  account: z.string(),
  accountName: z.string(),
  kind: z.string(),
  state: z.string(),
  title: z.string().nullable(),
  person: z.string().nullable(),
  personName: z.string().nullable(),
  otherPerson: z.string().nullable(),
  otherPersonName: z.string().nullable(),
  unit: z.string().nullable(),
  unitName: z.string().nullable(),
  about: z.string().nullable(),
  function: z.string().nullable(),
  owner: z.string().nullable(),
  day: z.string().nullable(),
  due: z.string().nullable(),
  until: z.string().nullable(),
  text: z.string().nullable(),
  attributes: z.record(z.string(), z.string()),
  createdOn: z.string().describe('The day on which it was first written down.'),
  stateSince: z.string().describe('The day on which its state last changed.'),
  version: z.string().describe('Give it back with a change, so that nobody overwrites what they did not see.'),
})

/** Something that a plan lacks, by a rule. */
export const gapOutput = z.object({
  id: z.string().describe('Of the rule and what it is about; the same gap keeps its id.'),
  plan: z.string().describe('Key of the plan.'),
  account: z.string(),
  accountName: z.string(),
  rule: z.string(),
  severity: z.enum(severities),
  reason: sentenceField,
  rows: z.array(z.object({ kind: z.string(), ref: z.string() })).describe('What shows it.'),
  resolve: z
    .object({ action: z.string(), input: z.record(z.string(), z.string()) })
    .describe('The action that resolves it, and what it is begun with.'),
  amount: amountField.nullable().describe('Money at stake in the reporting currency; null where none can be said.'),
})

const gapCounts = z.object({ high: z.int(), medium: z.int(), low: z.int() })

/** A plan in a list. */
export const planOutput = z.object({
  plan: z.string().describe('Key of the plan.'),
  account: z.string(),
  accountName: z.string(),
  state: z.enum(['draft', 'active', 'paused', 'ended']),
  stage: z.enum(stages).nullable(),
  title: z.string().nullable(),
  owner: z.string().nullable(),
  startedOn: z.string().nullable().describe('The day on which it began.'),
  arr: amountField.nullable().describe('Live recurring revenue per year; null until it was looked at.'),
  gaps: gapCounts.describe('How many by severity.'),
  worst: z.object({ id: z.string(), rule: z.string(), severity: z.enum(severities), reason: sentenceField }).nullable(),
  atStake: amountField.nullable().describe('The most that one gap of it puts at stake; null where none says.'),
  version: z.string(),
})

/** What a plan is changed with; empty takes away what was there. */
export const planFields = {
  title: text.max(500).optional().describe('What it is called.'),
  owner: text.max(200).optional().describe('Who of ours leads it.'),
  stage: z
    .enum(['', ...stages])
    .optional()
    .describe('Where the customer is.'),
  group1Message: text.optional().describe('What we say to the people of the running engagement.'),
  group1View: text.optional().describe('The points of view that we take there.'),
  group2Message: text.optional().describe('What we say to the rest of the organisation.'),
  group2View: text.optional().describe('The points of view that we take there.'),
  cadenceDays: z.int().min(1).max(366).optional().describe('How many days lie between two retrospectives.'),
  because: text.optional().describe('Why this account has a plan.'),
  text: text.optional().describe('What else there is to say.'),
}

/** Somebody of ours on the team of a plan. */
export const memberFields = z.object({
  owner: text.min(1, 'must not be empty').max(200).describe('Who.'),
  function: z.enum(functions).describe('For which function.'),
})
