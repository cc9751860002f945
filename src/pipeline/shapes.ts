import { type FactShape, knownAtField } from '#platform'

/** How an opportunity ended, if it did. */
export const outcomes = ['open', 'won', 'lost'] as const
export type Outcome = (typeof outcomes)[number]

/** A chance to sell to an account. */
export const opportunityShape: FactShape = {
  name: 'opportunity',
  summary: 'A chance to sell to an account: a deal, open, won or lost.',
  key: ['ref'],
  after: ['account', 'unit', 'product'],
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the opportunity." },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    { name: 'unit', type: 'text', refersTo: 'unit', summary: 'The key of the unit, in the same account.' },
    { name: 'product', type: 'text', refersTo: 'product', summary: 'The key of the product.' },
    { name: 'type', type: 'text', summary: 'What kind of sale: new, expansion, renewal …' },
    { name: 'name', type: 'text', required: true, summary: 'What people call it.' },
    { name: 'owner', type: 'text', summary: 'Who of ours answers for it.' },
    { name: 'channel', type: 'text', summary: 'Where it came from: direct, partner, website …' },
    { name: 'campaign', type: 'text', summary: 'The campaign that it came from.' },
    { name: 'createdDay', type: 'day', summary: 'The day on which it was created.' },
    { name: 'stage', type: 'text', summary: 'How far it is, in the words of its source.' },
    { name: 'amount', type: 'decimal', summary: 'What it would bring per year.' },
    { name: 'currency', type: 'currency', summary: 'Currency of the amount. Blank: the reporting currency.' },
    { name: 'expectedCloseDay', type: 'day', summary: 'The day on which it is expected to close.' },
    { name: 'closedDay', type: 'day', summary: 'The day on which it was won or lost; blank while it is open.' },
    { name: 'outcome', type: 'choice', choices: outcomes, summary: 'How it ended: won, lost. Blank: open.' },
    { name: 'reason', type: 'text', summary: 'Why it was won or lost.' },
    { name: 'competitor', type: 'text', summary: 'Who else was there, or won.' },
    { name: 'contractLine', type: 'text', summary: 'The key of the contract line that came of it.' },
    { name: 'story', type: 'text', summary: 'The key of the plan item that led to it, such as a story that was told.' },
    knownAtField,
  ],
}

export const pipelineShapes: readonly FactShape[] = [opportunityShape]
