import type { Output } from '../../../api/client.js'

/** A contract line of an account with its versions, the newest first. */
export type Line = Output<'ledger.account'>['lines'][number]
