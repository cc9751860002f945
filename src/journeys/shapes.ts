import { type FactShape, knownAtField } from '#platform'

/** Who of ours made a contact. */
export const teams = ['marketing', 'sales', 'service', 'other'] as const
export type Team = (typeof teams)[number]

/** From us to them, or from them to us. */
export const directions = ['out', 'in'] as const
export type Direction = (typeof directions)[number]

/** What a contact was about. */
export const purposes = ['promotion', 'renewal', 'expansion', 'support', 'result', 'other'] as const
export type Purpose = (typeof purposes)[number]

/** A contact between us and a customer. */
export const touchpointShape: FactShape = {
  name: 'touchpoint',
  summary: 'A contact between us and a customer on a day: a meeting, call, mailing, event, ticket, campaign.',
  key: ['ref'],
  after: ['account', 'unit', 'person'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the touchpoint." },
    { name: 'day', type: 'day', required: true, summary: 'The day on which it was.' },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'person', type: 'text', refersTo: 'person', personal: 'identity', summary: 'The key of the person.' },
    { name: 'unit', type: 'text', refersTo: 'unit', summary: 'The key of the unit, in the same account.' },
    { name: 'team', type: 'choice', choices: teams, summary: 'Who of ours made it. Blank: other.' },
    { name: 'kind', type: 'text', summary: 'What it was: meeting, call, email, event, ticket, campaign …' },
    { name: 'channel', type: 'text', summary: 'By which way: phone, website, a partner …' },
    { name: 'campaign', type: 'text', summary: 'The campaign that it belongs to.' },
    {
      name: 'direction',
      type: 'choice',
      choices: directions,
      summary: '`out` from us to them, `in` from them to us. Blank: out.',
    },
    {
      name: 'purpose',
      type: 'choice',
      choices: purposes,
      summary: 'What it was about. Blank: promotion if marketing or sales made it and it went out, else other.',
    },
    { name: 'stage', type: 'text', summary: 'Where on the journey of the customer it was.' },
    { name: 'subject', type: 'text', personal: 'identity', summary: 'What it was about, in a line.' },
    { name: 'by', type: 'text', summary: 'Who of ours made it.' },
    knownAtField,
  ],
}

export const journeyShapes: readonly FactShape[] = [touchpointShape]
