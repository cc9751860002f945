import type { TableExtract } from '#platform/server'

/** The audit log of a workspace, for readers who leave with their data. */
export const auditExtract: TableExtract = {
  name: 'audit',
  summary: 'Everything that was changed: by whom, when and how. Each entry carries the hash of the one before.',
  columns: [
    { name: 'no', type: 'code', summary: 'Number of the entry.' },
    { name: 'at', type: 'code', summary: 'When.' },
    { name: 'body', type: 'code', summary: 'Who did what, with what was before and after, as JSON.' },
    { name: 'hash', type: 'code', summary: 'SHA-256 of the hash before it, its number, moment and body.' },
  ],
  sql: `select no::text as c0, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as c1, body as c2, hash as c3
          from access.audit_entry where workspace_id = $1 order by no`,
}
