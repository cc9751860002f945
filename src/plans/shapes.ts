import { type FactShape, type Field, knownAtField } from '#platform'
import { functions, itemKindNames } from './model/kinds.js'

const person = (name: string, summary: string): Field => ({
  name,
  type: 'text',
  refersTo: 'person',
  personal: 'identity',
  summary,
})

// Kind and state too: what somebody is a critic of, or was won over, is told to nobody who may not see opinions, and the
// audit log tells everything that is not marked.
/** One thing that a customer plan says. What each kind of item has, and in which states it may be, is in `model/kinds.ts`. */
export const planItemShape: FactShape = {
  name: 'plan_item',
  summary: 'One thing that a customer plan says: a promised outcome, a renewal condition, an advocate, an action …',
  key: ['ref'],
  after: ['account', 'unit', 'person'],
  openAttributes: 'identity',
  holdsOpinions: true,
  fields: [
    { name: 'ref', type: 'text', required: true, summary: "The source's own key of the item." },
    { name: 'account', type: 'text', required: true, refersTo: 'account', summary: 'The key of the account.' },
    {
      name: 'kind',
      type: 'choice',
      required: true,
      choices: itemKindNames,
      personal: 'identity',
      summary: 'What it is.',
    },
    {
      name: 'state',
      type: 'text',
      personal: 'identity',
      summary: 'How far it is, in the words of its kind. Blank: as new ones are.',
    },
    { name: 'title', type: 'text', personal: 'identity', summary: 'It in one line.' },
    person('person', 'The key of the person whom it is about.'),
    person('otherPerson', 'The key of a second person, such as who stands in.'),
    {
      name: 'unit',
      type: 'text',
      refersTo: 'unit',
      summary: 'The key of the organisational unit, in the same account.',
    },
    {
      name: 'about',
      type: 'text',
      summary: 'The key of the item that it is about, such as the outcome that was measured.',
    },
    { name: 'function', type: 'choice', choices: functions, summary: 'Which of our functions it falls to.' },
    { name: 'owner', type: 'text', summary: 'Who of ours answers for it.' },
    { name: 'day', type: 'day', summary: 'The day on which it happened or began.' },
    { name: 'due', type: 'day', summary: 'The day until which it is promised or to be done.' },
    { name: 'until', type: 'day', summary: 'The last day on which it holds, such as of a consent.' },
    { name: 'text', type: 'text', personal: 'identity', summary: 'What else there is to say.' },
    knownAtField,
  ],
}

export const planShapes: readonly FactShape[] = [planItemShape]
