import type { Output } from '../../api/client.js'

export type BelowRow = Output<'metrics.accounts'>['rows'][number]
