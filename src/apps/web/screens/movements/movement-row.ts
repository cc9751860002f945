import type { Output } from '../../api/client.js'

/** A movement with what it comes from. */
export type MovementRow = Output<'ledger.cell'>['rows'][number]
