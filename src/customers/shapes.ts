import { type FactShape, type Field, knownAtField } from '#platform'
import { engagementRoles, linkKinds, tieStrengths } from './model/relations.js'
import { problemOfRule } from './model/rule.js'

/** A company that buys. */
export const accountShape: FactShape = {
  name: 'account',
  summary: 'A company that buys, or may.',
  key: ['ref'],
  after: [],
  openAttributes: true,
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the account." },
    { name: 'name', type: 'text', required: true, summary: 'What people call it.' },
    { name: 'parent', type: 'text', refersTo: 'account', summary: 'The key of the account that owns this one.' },
    { name: 'country', type: 'text', summary: 'Country, as the source writes it.' },
    { name: 'industry', type: 'text', summary: 'Industry.' },
    { name: 'segment', type: 'text', summary: 'Segment.' },
    { name: 'owner', type: 'text', summary: 'Who in our company answers for it.' },
    { name: 'channel', type: 'text', summary: 'How it was won: direct, partner, a campaign.' },
    {
      name: 'validFrom',
      type: 'day',
      summary: 'The day from which these attributes hold. Without it they hold from the beginning.',
    },
    knownAtField,
  ],
}

/** A department, site or subsidiary team of an account. */
export const unitShape: FactShape = {
  name: 'unit',
  summary: 'An organisational unit of an account: department, site, team.',
  key: ['account', 'ref'],
  after: ['account'],
  fields: [
    {
      name: 'ref',
      type: 'text',
      required: true,
      summary: "The source's own key of the unit, unique within its account.",
    },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'name', type: 'text', required: true, summary: 'What people call it.' },
    { name: 'parent', type: 'text', refersTo: 'unit', summary: 'The key of the unit above it, in the same account.' },
    { name: 'kind', type: 'text', summary: 'Department, site, team …' },
    knownAtField,
  ],
}

/** Somebody who works at an account. */
export const personShape: FactShape = {
  name: 'person',
  summary: 'Somebody who works at an account.',
  key: ['ref'],
  after: ['account', 'unit'],
  fields: [
    {
      name: 'ref',
      type: 'text',
      required: true,
      personal: 'identity',
      summary: "The source's own key of the person.",
    },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'unit', type: 'text', refersTo: 'unit', summary: 'The key of the unit, in the same account.' },
    { name: 'name', type: 'text', required: true, personal: 'identity', summary: 'Full name.' },
    { name: 'email', type: 'text', personal: 'identity', summary: 'E-mail address.' },
    { name: 'title', type: 'text', personal: 'identity', summary: 'Job title.' },
    {
      name: 'roles',
      type: 'list',
      personal: 'identity',
      summary:
        'Roles, separated by semicolons: end user, administrator, procurement, budget holder, executive sponsor …',
    },
    {
      name: 'placeholder',
      type: 'flag',
      summary: 'Somebody must hold this function, we do not know who yet. The name is then the function.',
    },
    { name: 'leftOn', type: 'day', personal: 'identity', summary: 'The day on which they left the account.' },
    knownAtField,
  ],
}

/** What an opinion about a person is of. */
export const opinionKinds = ['stance', 'influence', 'note'] as const
export type OpinionKind = (typeof opinionKinds)[number]

/** How a person stands towards us, the best first. */
export const stances = ['champion', 'supporter', 'neutral', 'sceptic', 'blocker'] as const

/** How much a person's word counts where it is decided. */
export const influences = ['high', 'medium', 'low'] as const

/** What somebody thinks of a person, from a day on. */
export const opinionShape: FactShape = {
  name: 'opinion',
  summary: 'What somebody thinks of a person on a day: stance, influence or a note. The latest day counts.',
  key: ['ref'],
  after: ['person'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the opinion." },
    {
      name: 'person',
      type: 'text',
      required: true,
      refersTo: 'person',
      personal: 'identity',
      summary: 'The key of the person.',
    },
    { name: 'day', type: 'day', required: true, summary: 'The day from which somebody thinks so.' },
    {
      name: 'kind',
      type: 'choice',
      required: true,
      choices: opinionKinds,
      personal: 'opinion',
      summary: 'What it is about.',
    },
    {
      name: 'value',
      type: 'text',
      required: true,
      personal: 'opinion',
      summary: `Of a stance: ${stances.join(', ')}. Of an influence: ${influences.join(', ')}. Of a note: its text.`,
    },
    { name: 'because', type: 'text', personal: 'opinion', summary: 'What shows it: the evidence.' },
    { name: 'author', type: 'text', personal: 'identity', summary: 'Who thinks so.' },
    knownAtField,
  ],
}

const personField: Field = {
  name: 'person',
  type: 'text',
  required: true,
  refersTo: 'person',
  personal: 'identity',
  summary: 'The key of the person.',
}
const accountField: Field = {
  name: 'account',
  type: 'text',
  required: true,
  refersTo: 'account',
  summary: 'The key of the account.',
}
const sinceField: Field = {
  name: 'since',
  type: 'day',
  summary: 'The first day on which it holds. Without it, from the beginning.',
}
const untilField: Field = {
  name: 'until',
  type: 'day',
  summary: 'The last day on which it holds. Without it, it goes on.',
}

/** How two people stand to each other: who reports to whom, who influences whom, who is at odds with whom. */
export const personLinkShape: FactShape = {
  name: 'person_link',
  summary: 'How one person stands to another: reports to them, influences them, or is at odds with them.',
  key: ['ref'],
  after: ['person'],
  holdsOpinions: { unless: 'kind', is: 'reports_to' },
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the link." },
    { ...personField, summary: 'The key of the person who reports, or influences.' },
    {
      ...personField,
      name: 'other',
      summary: 'The key of the person to whom the other reports, or who is influenced.',
    },
    {
      name: 'kind',
      type: 'choice',
      required: true,
      choices: linkKinds,
      personal: 'identity',
      summary: 'What is between them. `influences` and `conflict` are opinions, which not everybody may see.',
    },
    sinceField,
    untilField,
    { name: 'because', type: 'text', personal: 'identity', summary: 'What shows it: the evidence.' },
    knownAtField,
  ],
}

/** A further place of a person: people who work at several units or accounts, or did. */
export const placementShape: FactShape = {
  name: 'placement',
  summary: 'A further place of a person, beside the main one that the person has: another unit, another account.',
  key: ['ref'],
  after: ['account', 'unit', 'person'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the placement." },
    personField,
    accountField,
    { name: 'unit', type: 'text', refersTo: 'unit', summary: 'The key of the unit, in the same account.' },
    { name: 'title', type: 'text', personal: 'identity', summary: 'Job title there.' },
    sinceField,
    untilField,
    knownAtField,
  ],
}

/** A role of a person at an account, for one contract or all of them. */
export const engagementRoleShape: FactShape = {
  name: 'engagement_role',
  summary: 'A role of a person at an account, for one contract or for all that the account has with us.',
  key: ['ref'],
  after: ['account', 'person'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the role." },
    personField,
    accountField,
    { name: 'contract', type: 'text', summary: 'The contract. Blank: all that the account has with us.' },
    {
      name: 'role',
      type: 'choice',
      required: true,
      choices: engagementRoles,
      personal: 'identity',
      summary: 'The role, whatever its capitals, spaces and hyphens.',
    },
    sinceField,
    untilField,
    knownAtField,
  ],
}

/** How well somebody of ours knows a person. */
export const tieShape: FactShape = {
  name: 'tie',
  summary: 'How well somebody of ours knows a person, from a day on. An opinion; the latest day counts.',
  key: ['ref'],
  after: ['person'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the tie." },
    personField,
    {
      name: 'member',
      type: 'text',
      required: true,
      personal: 'identity',
      summary: 'Who of ours, written as owners of accounts are.',
    },
    {
      name: 'strength',
      type: 'choice',
      required: true,
      choices: tieStrengths,
      personal: 'opinion',
      summary: 'How well they know each other.',
    },
    { name: 'day', type: 'day', required: true, summary: 'The day from which it is so.' },
    knownAtField,
  ],
}

/** Something that is sold. */
export const productShape: FactShape = {
  name: 'product',
  summary: 'Something that is sold.',
  key: ['ref'],
  after: [],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the product." },
    { name: 'name', type: 'text', required: true, summary: 'What people call it.' },
    { name: 'family', type: 'text', summary: 'Product family.' },
    knownAtField,
  ],
}

/** A segment of a dimension that users define. */
export const segmentShape: FactShape = {
  name: 'segment',
  summary: 'A segment of a dimension of your own, such as Enterprise of tier.',
  key: ['dimension', 'name', 'validFrom'],
  after: [],
  fields: [
    { name: 'dimension', type: 'text', required: true, summary: 'The dimension, such as tier.' },
    { name: 'name', type: 'text', required: true, summary: 'The segment, such as Enterprise.' },
    {
      name: 'rule',
      type: 'text',
      problemOf: problemOfRule,
      summary:
        'Which accounts are in it: `country in (PL, DE) and attributes.employees >= 500`. Blank: those on its list.',
    },
    {
      name: 'position',
      type: 'integer',
      summary:
        'Its place in the dimension: the first segment whose rule takes an account has it. Without one: after all others.',
    },
    {
      name: 'validFrom',
      type: 'day',
      summary: 'The day from which this holds, until the next row of the segment. Without it, from the beginning.',
    },
    knownAtField,
  ],
}

/** An account on the list of a segment. */
export const segmentMemberShape: FactShape = {
  name: 'segment_member',
  summary: 'An account on the list of a segment; a list counts before any rule of its dimension.',
  key: ['account', 'dimension', 'validFrom'],
  after: ['account', 'segment'],
  fields: [
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'dimension', type: 'text', required: true, summary: 'The dimension, such as tier.' },
    {
      name: 'segment',
      type: 'text',
      summary: 'The segment, such as Enterprise; it need not be defined otherwise. Blank: on no list from that day on.',
    },
    {
      name: 'validFrom',
      type: 'day',
      summary: 'The day from which it is on the list, until its next row. Without it, from the beginning.',
    },
    knownAtField,
  ],
}

export const customerShapes: readonly FactShape[] = [
  accountShape,
  unitShape,
  productShape,
  personShape,
  opinionShape,
  personLinkShape,
  placementShape,
  engagementRoleShape,
  tieShape,
  segmentShape,
  segmentMemberShape,
]
