import type { Input } from '../api/client.js'

/** Which number of which metric is explained. */
export type ExplainQuestion = Input<'metrics.explain'>
