import type { AccountSpan } from '#customers/server'
import { type Day, formatDay, type Known, known } from '#foundation'
import { type Grouping, type LedgerInUse, readFacts } from '#ledger/server'
import type { Transaction } from '#platform/server'
import type { EvidenceRow } from '../model/evidence.js'
import { signedNotLive } from '../model/signed-not-live.js'
import { groupSpans } from './account-groups.js'

/** Which lines; `past` are spans of attributes in a past state of knowledge, empty for that of today. */
export type SignedLinesQuestion = {
  readonly day: Day
  readonly grouping: Grouping
  readonly past: readonly AccountSpan[]
  readonly asKnownAt: string | undefined
}

/** The lines that are signed and not live at the end of a day, with what each adds to the ARR or takes from it. */
export async function readSignedLines(
  transaction: Transaction,
  ledger: LedgerInUse,
  { day, grouping, past, asKnownAt }: SignedLinesQuestion,
): Promise<Known<EvidenceRow[]>> {
  const who = await readWho(transaction, ledger.workspaceId, day, grouping, past)
  if (who.size === 0) return known([])
  const products = await readProductKeys(transaction, ledger.workspaceId)
  const found: EvidenceRow[] = []
  const scope = { workspaceId: ledger.workspaceId, accounts: [...who.keys()] }
  for await (const { account, facts } of readFacts(transaction, scope, asKnownAt)) {
    const lines = signedNotLive(facts, { ...ledger, account, day }, products)
    if (!lines.known) return lines
    const { key, name, group } = who.get(account) as Who
    for (const line of lines.value) {
      found.push({
        account: key,
        name,
        unit: null,
        group: grouping.by === 'product' ? line.product : group,
        start: null,
        end: null,
        numerator: line.arr - line.replaced,
        denominator: 0n,
        because: null,
        line,
      })
    }
  }
  return known(found)
}

type Who = { readonly key: string; readonly name: string; readonly group: string | null }

// Any version may be the one that counts; which one does is for the reading of the facts.
async function readWho(
  transaction: Transaction,
  workspaceId: string,
  day: Day,
  grouping: Grouping,
  past: readonly AccountSpan[],
): Promise<Map<number, Who>> {
  const grouped = grouping.by === 'account'
  const join = grouped
    ? `left join (${groupSpans(grouping, '$3')}) g on g.account_id = a.id and $2::date >= g.from_day and $2::date < g.to_day`
    : ''
  const { rows } = await transaction.query<{ id: number; ref: string; name: string; grp: string | null }>(
    `select a.id, a.ref, a.name, ${grouped ? 'g.grp' : 'null::text'} as grp
       from customers.account a ${join}
      where a.workspace_id = $1 and a.id in (
        select v.account_id from ledger.contract_line_version v
         where v.workspace_id = $1 and v.signed_day <= $2 and v.start_day > $2 and not v.void)`,
    [workspaceId, formatDay(day), ...(grouped ? [JSON.stringify(past)] : [])],
  )
  return new Map(rows.map(({ id, ref, name, grp }) => [id, { key: ref, name, group: grp }]))
}

async function readProductKeys(transaction: Transaction, workspaceId: string): Promise<Map<number, string>> {
  const { rows } = await transaction.query<{ id: number; ref: string }>(
    'select id, ref from customers.product where workspace_id = $1',
    [workspaceId],
  )
  return new Map(rows.map(({ id, ref }) => [id, ref]))
}
