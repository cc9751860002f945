import type { Output } from '../../../api/client.js'

/** An opportunity as the list has it. */
export type Opportunity = Output<'opportunities.list'>['rows'][number]

/** What is done with an opportunity: `add` has none yet. */
export type OpportunityAct = { readonly name: 'add' | 'edit' | 'won' | 'lost'; readonly ref?: string }
