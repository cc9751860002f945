import { createHash } from 'node:crypto'
import { type Act, asAct, currentAct, type Database, type Queryable, type Transaction } from '#platform/server'
import { auditedInput } from '../model/audited-input.js'

/** An entry of the audit log. */
export type AuditEntry = {
  /** Rises by one from entry to entry of a workspace. */
  readonly no: number
  /** ISO in UTC, microseconds. */
  readonly at: string
  readonly body: AuditBody
  /** SHA-256 of the hash before it, its number, moment and body. */
  readonly hash: string
}

/** What an entry says. */
export type AuditBody = {
  readonly actor: string
  readonly from: string
  readonly action: string
  readonly requestId?: string
  readonly input?: unknown
  readonly refused?: boolean
  /** So many refusals that were alike, this the last of them. */
  readonly times?: number
  readonly changes?: readonly AuditedChange[]
}

/** A row as it was and as it is; of many facts only how many they are. */
export type AuditedChange = {
  readonly what: string
  /** What people know a fact by. */
  readonly key?: string
  /** So many facts changed, too many to tell each. */
  readonly count?: number
  /** Names of fields that changed and are personal: their values are not kept here. */
  readonly hidden?: readonly string[]
  readonly before?: Record<string, unknown>
  readonly after?: Record<string, unknown>
}

/** Ends a transaction that changed something with its entry; one that only read leaves none. */
export async function appendAuditEntry(transaction: Queryable, workspaceId: string): Promise<void> {
  const act = currentAct() ?? {
    actor: 'mainstay',
    from: 'itself',
    action: 'upkeep',
    requestId: undefined,
    input: undefined,
    today: undefined,
    reachIn: undefined,
  }
  const { reachIn: _, today: __, ...told } = act
  const body: AuditBody = { ...told, input: auditedInput(act.input) }
  await transaction.query(
    `insert into access.audit_entry (workspace_id, body)
     select $1, $2 where pg_current_xact_id_if_assigned() is not null`,
    [workspaceId, JSON.stringify(body)],
  )
}

/** Ends a transaction with its entry although it changes nothing in the workspace. */
export async function leaveEntry(transaction: Transaction): Promise<void> {
  await transaction.query('select pg_current_xact_id()')
}

/** Leaves the entry of an act in the log of each of these workspaces, in none of which it changes anything. */
export async function noteAct(database: Database, workspaceIds: readonly string[], act: Act): Promise<void> {
  for (const id of workspaceIds) await asAct(act, () => database.withWorkspace(id, leaveEntry))
}

/** What entries are looked for by. */
export type AuditSearch = {
  readonly actor?: string
  readonly action?: string
  /** A text anywhere in the entry. */
  readonly text?: string
  readonly from?: string
  readonly to?: string
  /** Only entries before this number. */
  readonly before?: number
  readonly limit: number
}

const columns = `no, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at, body, hash`

/** Entries that fit, the latest first. */
export async function searchAudit(
  transaction: Transaction,
  workspaceId: string,
  search: AuditSearch,
): Promise<AuditEntry[]> {
  const { rows } = await transaction.query<Stored>(
    `select ${columns} from access.audit_entry
      where workspace_id = $1
        and ($2::text is null or actor = $2) and ($3::text is null or action = $3)
        and ($4::text is null or body ilike '%' || $4 || '%')
        and ($5::date is null or at >= $5::date::timestamptz) and ($6::date is null or at < $6::date + 1)
        and ($7::bigint is null or no < $7)
      order by no desc limit $8`,
    [
      workspaceId,
      search.actor ?? null,
      search.action ?? null,
      search.text === undefined ? null : search.text.replace(/[\\%_]/g, '\\$&'),
      search.from ?? null,
      search.to ?? null,
      search.before ?? null,
      search.limit,
    ],
  )
  return rows.map((row) => ({ ...row, body: JSON.parse(row.body) as AuditBody }))
}

type Stored = { no: number; at: string; body: string; hash: string }

/** How a check of the chain ended: the last entry and its hash, or the first entry that does not fit. */
export type AuditCheck = {
  readonly entries: number
  readonly head: string
  readonly brokenAt: number | null
  /** Whether a head that was kept elsewhere is still in the chain; null without one. */
  readonly headFound: boolean | null
}

/** Computes every hash of a workspace's chain again, and looks for a head that was kept elsewhere. */
export async function verifyAudit(transaction: Transaction, workspaceId: string, kept?: string): Promise<AuditCheck> {
  let headFound = kept === undefined ? null : false
  let entries = 0
  let head = ''
  const sql = `select ${columns} from access.audit_entry where workspace_id = $1 order by no`
  for await (const batch of transaction.rows<Stored>(sql, [workspaceId])) {
    for (const row of batch) {
      const text = `${head}\n${row.no}\n${row.at}\n${row.body}`
      const hash = createHash('sha256').update(text, 'utf8').digest('hex')
      if (Number(row.no) !== entries + 1 || hash !== row.hash) {
        return { entries, head, brokenAt: entries + 1, headFound }
      }
      entries += 1
      head = hash
      if (hash === kept) headFound = true
    }
  }
  return { entries, head, brokenAt: null, headFound }
}
