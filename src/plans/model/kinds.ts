import type { PersonalMark } from '#platform'

/** Which half of a plan a kind of item belongs to; `both` is of the plan as a whole. */
export type Half = 'group1' | 'group2' | 'both'

/** How an attribute of an item is read. Numbers are decimal text, days ISO. */
export type AttributeType = 'text' | 'number' | 'day' | 'choice'

/** Something that only items of one kind say, kept as `attributes.NAME`. */
export type Attribute = {
  readonly type: AttributeType
  readonly choices?: readonly string[]
  readonly required?: boolean
}

/** The fields that items share; a kind says which of them it has, and which it cannot do without. */
export type ItemField =
  | 'title'
  | 'person'
  | 'otherPerson'
  | 'unit'
  | 'about'
  | 'function'
  | 'owner'
  | 'day'
  | 'due'
  | 'until'
  | 'text'

/** Whether a kind of item has a field, or must have it. */
export type Has = 'needed' | 'may'

/** A kind of item of a customer plan, as data: forms, checks, docs and imports follow from it. */
export type ItemKind = {
  readonly half: Half
  /** The states in their usual order; the first is that of a new item. */
  readonly states: readonly string[]
  readonly fields: Readonly<Partial<Record<ItemField, Has>>>
  /** The kind of the item that `about` names. */
  readonly about?: readonly string[]
  readonly attributes?: Readonly<Record<string, Attribute>>
  /** What a whole item of this kind gives away; its rows are hidden from who may not see that. */
  readonly personal?: PersonalMark
}

/** Our functions of which each plan has somebody, first the three that none may miss. */
export const functions = [
  'customer-service',
  'marketing',
  'sales',
  'product',
  'finance',
  'executive',
  'partner',
] as const
export type TeamFunction = (typeof functions)[number]

/** The functions without which a plan's team is not complete. */
export const neededFunctions = ['customer-service', 'marketing', 'sales'] as const

/** The roles of a customer in each of which an advocate is grown. */
export const advocateRoles = ['end-user', 'administrator', 'procurement', 'budget-holder', 'executive-sponsor'] as const
export type AdvocateRole = (typeof advocateRoles)[number]

/** The stages of a customer at which everybody looks around. */
export const stages = ['onboarding', 'adoption', 'value', 'renewal', 'growth'] as const
export type Stage = (typeof stages)[number]

const channels = ['meeting', 'call', 'email', 'event', 'document', 'other'] as const

/** Every kind of item, in the order of the plan. */
export const itemKinds = {
  /** The plan itself: one per account that was not ended. */
  plan: {
    half: 'both',
    states: ['draft', 'active', 'paused', 'ended'],
    fields: { title: 'may', day: 'may', until: 'may', text: 'may', owner: 'may' },
    attributes: {
      stage: { type: 'choice', choices: stages },
      group1Message: { type: 'text' },
      group1View: { type: 'text' },
      group2Message: { type: 'text' },
      group2View: { type: 'text' },
      cadenceDays: { type: 'number' },
      because: { type: 'text' },
    },
  },
  /** Somebody of ours who works on the plan, for a function. */
  'team-member': {
    half: 'both',
    states: ['on-team', 'left'],
    fields: { owner: 'needed', function: 'needed', day: 'may', until: 'may' },
  },
  /** What must happen for the customer to renew. */
  'renewal-condition': {
    half: 'group1',
    states: ['open', 'met', 'failed'],
    fields: { title: 'needed', text: 'may', owner: 'may', due: 'may', person: 'may', day: 'may' },
    attributes: { evidence: { type: 'text' } },
  },
  /** A result that was promised. `text` is how it is measured; `person` is who of the customer agreed to it. */
  outcome: {
    half: 'group1',
    states: ['promised', 'agreed', 'confirmed', 'given-up'],
    fields: { title: 'needed', text: 'may', person: 'may', owner: 'may', due: 'may', unit: 'may', day: 'may' },
    attributes: {
      measure: { type: 'text', required: true },
      baseline: { type: 'number' },
      target: { type: 'number', required: true },
      metric: { type: 'text' },
    },
  },
  /** A measured value of an outcome on a day. */
  measurement: {
    half: 'group1',
    states: ['measured'],
    fields: { about: 'needed', day: 'needed', text: 'may' },
    about: ['outcome'],
    attributes: { value: { type: 'number', required: true } },
  },
  /** That somebody of the customer confirmed a result, or that a difficulty is gone. */
  confirmation: {
    half: 'group1',
    states: ['confirmed'],
    fields: { about: 'needed', person: 'needed', day: 'needed', text: 'may' },
    about: ['outcome', 'difficulty'],
  },
  /** A step of deployment or adoption. */
  milestone: {
    half: 'group1',
    states: ['open', 'reached'],
    fields: { title: 'needed', owner: 'may', due: 'may', day: 'may', unit: 'may' },
    attributes: { of: { type: 'choice', choices: ['deployment', 'adoption'], required: true } },
  },
  /** A difficulty that the product brought; `person` suffers, `due` was promised. */
  difficulty: {
    half: 'group1',
    states: ['open', 'resolved', 'confirmed'],
    fields: { title: 'needed', person: 'may', owner: 'may', due: 'may', day: 'may', text: 'may', unit: 'may' },
  },
  /** More of what was bought, proposed by customer service after a confirmed result. */
  proposal: {
    half: 'group1',
    states: ['idea', 'proposed', 'accepted', 'declined'],
    fields: { title: 'needed', about: 'needed', person: 'may', owner: 'may', day: 'may', unit: 'may', text: 'may' },
    about: ['outcome'],
    attributes: { opportunity: { type: 'text' } },
  },
  /** Somebody who speaks for us, in one of the five roles. */
  advocate: {
    half: 'group1',
    states: ['candidate', 'growing', 'advocate', 'public-reference'],
    fields: { person: 'needed', owner: 'may', text: 'may' },
    attributes: { role: { type: 'choice', choices: advocateRoles, required: true } },
  },
  /** Something that an advocate was asked for. */
  ask: {
    half: 'group1',
    states: ['asked', 'done', 'declined'],
    fields: { about: 'needed', title: 'needed', day: 'needed', owner: 'may', text: 'may' },
    about: ['advocate'],
    attributes: { opportunity: { type: 'text' } },
  },
  /** Who stands in (`otherPerson`) if a contact (`person`) leaves. */
  backup: {
    half: 'group1',
    states: ['named', 'met', 'ready', 'stepped-in'],
    fields: { person: 'needed', otherPerson: 'needed', owner: 'may', text: 'may' },
  },
  /** What re-sells the solution to somebody who steps in. */
  brief: {
    half: 'group1',
    states: ['draft', 'handed-over'],
    fields: { title: 'needed', person: 'may', text: 'needed', owner: 'may', day: 'may' },
  },
  /** Somebody who was against us, with the plan to win them over. */
  critic: {
    half: 'group1',
    states: ['open', 'won-over', 'given-up'],
    fields: { person: 'needed', owner: 'may', text: 'may', day: 'may' },
    attributes: {
      because: { type: 'choice', choices: ['pushed-competitor', 'doubted-fit', 'had-concerns'], required: true },
      competitor: { type: 'text' },
    },
    personal: 'opinion',
  },
  /** What a person must see, hear and know. */
  message: {
    half: 'both',
    states: ['to-say', 'said'],
    fields: { person: 'needed', owner: 'may', day: 'may' },
    attributes: { see: { type: 'text' }, hear: { type: 'text' }, know: { type: 'text' } },
  },
  /** That somebody belongs to group 1 or 2 although the contracts do not say so. */
  audience: {
    half: 'both',
    states: ['holds'],
    fields: { person: 'may', unit: 'may', text: 'may' },
    attributes: { group: { type: 'choice', choices: ['1', '2'], required: true } },
  },
  /** A unit of group 2 and how it is opened. `text` is the options to show. */
  'unit-plan': {
    half: 'group2',
    states: ['not-approached', 'approached', 'in-talks', 'opened', 'not-now'],
    fields: { unit: 'needed', owner: 'may', text: 'may', day: 'may' },
    attributes: {
      challenge: { type: 'text' },
      statusQuo: { type: 'text' },
      aware: { type: 'choice', choices: ['unaware', 'heard-of-us', 'knows-us', 'interested'] },
      opportunity: { type: 'text' },
    },
  },
  /** An outcome as an advocate (`person`) tells it. */
  story: {
    half: 'group2',
    states: ['draft', 'consent-asked', 'consented', 'told', 'withdrawn'],
    fields: { title: 'needed', about: 'needed', person: 'needed', owner: 'may', text: 'may', until: 'may', day: 'may' },
    about: ['outcome'],
    attributes: {
      audience: { type: 'choice', choices: ['leaders', 'contributors'], required: true },
      consent: { type: 'choice', choices: ['account', 'named-people', 'public'] },
      numbers: { type: 'text' },
      distinction: { type: 'text' },
    },
  },
  /** That a story was handed to somebody (`person`) or a unit, and what it led to. */
  telling: {
    half: 'group2',
    states: ['told', 'led-on', 'no-effect'],
    fields: { about: 'needed', person: 'may', unit: 'may', day: 'needed', owner: 'may', text: 'may' },
    about: ['story'],
    attributes: { channel: { type: 'choice', choices: channels }, opportunity: { type: 'text' } },
  },
  /** Something to do, by whom and until when; `about` may name what it serves. */
  action: {
    half: 'both',
    states: ['open', 'done', 'dropped'],
    fields: {
      title: 'needed',
      owner: 'may',
      function: 'may',
      due: 'may',
      about: 'may',
      person: 'may',
      text: 'may',
      day: 'may',
    },
    attributes: { gap: { type: 'text' } },
  },
  /** What was decided, after a disagreement or in a retrospective. */
  decision: {
    half: 'both',
    states: ['taken'],
    fields: { title: 'needed', text: 'may', owner: 'may', day: 'needed' },
    attributes: { review: { type: 'text' } },
  },
  /** A look back: what went well, what not, what changes. */
  retrospective: {
    half: 'both',
    states: ['held'],
    fields: { day: 'needed', text: 'needed', owner: 'may' },
  },
} as const satisfies Record<string, ItemKind>

/** The name of a kind of item. */
export type ItemKindName = keyof typeof itemKinds

/** Every name, in the order of the plan. */
export const itemKindNames = Object.keys(itemKinds) as [ItemKindName, ...ItemKindName[]]

/** A kind of item by its name. */
export function itemKind(name: ItemKindName): ItemKind {
  return itemKinds[name]
}
