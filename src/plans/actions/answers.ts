import { z } from 'zod'
import { sentenceField } from '#platform/server'
import { functions } from '../model/kinds.js'
import { criterionNames } from '../model/suggest.js'
import { severities } from '../model/world.js'
import { accountField, amountField, dayField, gapOutput, itemOutput, planOutput } from './fields.js'

/** Whom the calm zone keeps from promotion, and what broke it. */
export const calmZoneAnswer = z.object({
  lasts: z.boolean().describe('Results are owed.'),
  since: dayField.nullable(),
  owed: z.array(z.string()).describe('Keys of the outcomes that are owed.'),
  people: z.array(z.string()).describe('Keys of the people on whom it lies.'),
  broken: z.array(z.string()).describe('Keys of the touchpoints that broke it, the latest first.'),
})

/** What results opened. */
export const earnedAnswer = z.object({
  isEarned: z.boolean(),
  outcomes: z.array(
    z.object({ outcome: z.string(), title: z.string().nullable(), confirmedBy: z.string().nullable(), day: dayField }),
  ),
  units: z.array(z.string()).describe('Keys of the units of group 2 that are open to us.'),
})

/** A plan as it was on a day. */
export const planAnswer = z.object({
  account: z.string(),
  accountName: z.string(),
  asOf: dayField,
  currency: z.string(),
  plan: planOutput
    .extend({
      group1Message: z.string().nullable(),
      group1View: z.string().nullable(),
      group2Message: z.string().nullable(),
      group2View: z.string().nullable(),
      cadenceDays: z.int().nullable(),
      because: sentenceField.nullable().describe('Why it has a plan, in the words of people or of what started it.'),
      text: z.string().nullable(),
    })
    .nullable()
    .describe('Null where the account had no plan on that day.'),
  team: z.object({
    members: z.array(
      z.object({ ref: z.string(), owner: z.string(), function: z.enum(functions), since: dayField.nullable() }),
    ),
    missing: z.array(z.enum(functions)).describe('Functions that have nobody.'),
  }),
  items: z.array(itemOutput),
  gaps: z.array(gapOutput).nullable().describe('The worst first; null for a past day.'),
  groups: z
    .object({ group1: z.array(z.string()), group2: z.array(z.string()) })
    .nullable()
    .describe('Keys of people by audience; null for a past day.'),
  earned: earnedAnswer.nullable().describe('Null for a past day.'),
  calmZone: calmZoneAnswer.nullable().describe('Null for a past day.'),
  versions: z
    .array(z.object({ day: dayField, recordedAt: z.string(), by: z.string(), items: z.int() }))
    .describe('The acts that changed the plan, the latest first, each with how many items it changed.'),
})

const words = z.object({ en: z.string(), pl: z.string() })

/** A rule with its words and numbers. */
export const ruleAnswer = z.object({
  rule: z.string(),
  severity: z.enum(severities),
  name: words,
  says: words.describe('What it finds.'),
  mend: words.describe('What to do about it.'),
  action: z.string().describe('The action that resolves what it finds.'),
  thresholds: z.array(z.string()).describe('Names of the numbers that it compares with.'),
})

/** A number that rules compare with. */
export const thresholdAnswer = z.object({
  name: z.string(),
  value: z.number(),
  standard: z.number().describe('What it is unless the workspace says otherwise.'),
  least: z.number(),
  unit: z.string(),
  words,
})

/** An account with how much it merits a plan, and why. */
export const suggestionAnswer = z.object({
  account: z.string(),
  name: z.string(),
  score: z.number().describe('0 to 1: the weighted mean of its points.'),
  merits: z.boolean(),
  because: sentenceField
    .nullable()
    .describe('What speaks most for a plan, or why it does not merit one; null where nothing weighs.'),
  reasons: z.array(
    z.object({ id: z.enum(criterionNames), points: z.number().describe('0 to 1.'), reason: sentenceField }),
  ),
})

const dated = (values: readonly [string, ...string[]]) =>
  z
    .object({ value: z.enum(values), day: dayField })
    .nullable()
    .optional()

/** The people and organisation of a customer. Without the right to opinions these are absent. */
export const mapAnswer = z.object({
  account: accountField,
  name: z.string(),
  day: dayField,
  currency: z.string(),
  units: z.array(
    z.object({
      ref: z.string(),
      name: z.string(),
      parent: z.string().nullable(),
      kind: z.string().nullable(),
      arr: amountField,
    }),
  ),
  people: z.array(
    z.object({
      ref: z.string(),
      name: z.string().nullable(),
      title: z.string().nullable(),
      unit: z.string().nullable(),
      units: z.array(z.string()),
      roles: z.array(
        z.object({
          role: z.string(),
          since: dayField.nullable(),
          until: dayField.nullable(),
          contract: z.string().nullable(),
        }),
      ),
      group: z.union([z.literal(1), z.literal(2)]),
      placeholder: z.boolean(),
      leftOn: dayField.nullable(),
      stance: dated(['champion', 'supporter', 'neutral', 'sceptic', 'blocker']),
      influence: dated(['high', 'medium', 'low']),
      coverage: z
        .object({ members: z.int(), contacts: z.int() })
        .describe('Who of ours had contact, and how often, of late.'),
      lastContact: z.object({ day: dayField, by: z.string().nullable(), team: z.string() }).nullable(),
      ties: z
        .array(z.object({ member: z.string(), strength: z.enum(['weak', 'medium', 'strong']), day: dayField }))
        .optional(),
      marks: z.array(z.string()).describe('What the plan says of them: main-contact, backup, advocate, critic.'),
      gaps: z.array(z.string()).describe('Ids of the gaps that show them.'),
    }),
  ),
  links: z.array(
    z.object({
      ref: z.string(),
      person: z.string(),
      other: z.string(),
      kind: z.enum(['reports_to', 'influences', 'conflict']),
      since: dayField.nullable(),
      until: dayField.nullable(),
    }),
  ),
  members: z.array(z.string()).describe('Names of ours.'),
})
