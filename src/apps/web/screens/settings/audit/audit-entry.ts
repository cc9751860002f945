import type { Output } from '../../../api/client.js'

/** An entry of the audit log. */
export type AuditEntry = Output<'audit.list'>['rows'][number]
