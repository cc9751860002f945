import type { Output } from '../../api/client.js'

/** A metric under two policy sets, with the customers that make the difference. */
export type Comparison = Output<'metrics.compare'>
