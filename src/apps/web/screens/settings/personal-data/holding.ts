import type { Output } from '../../../api/client.js'

/** What is kept of people: an entry of the register. */
export type Holding = Output<'personal-data.register'>['rows'][number]
