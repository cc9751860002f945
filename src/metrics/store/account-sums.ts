import type { AccountSpan } from '#customers/server'
import { type Day, formatDay } from '#foundation'
import { movementKinds } from '#ledger'
import type { Grouping, LedgerInUse } from '#ledger/server'
import type { Transaction } from '#platform/server'
import type { AccountSum } from '../model/movement-evidence.js'
import { groupSpans } from './account-groups.js'

/** Which movements to sum: those after the day `from` (null: all) up to the end of the day `to`. */
export type AccountSumsQuestion = {
  readonly from: Day | null
  readonly to: Day
  /** `end-reason` is that of the contract line that ended. */
  readonly grouping: Grouping | { readonly by: 'end-reason' }
  /** Spans of attributes in a past state of knowledge; empty for that of today. */
  readonly past: readonly AccountSpan[]
  /** A movement counts in the group of its own day, or all in the group of the day `to`. */
  readonly groupedOn: 'its-day' | 'last-day'
}

type Row = {
  account: string
  name: string
  grp: string | null
  kind: number
  minor: string
  customers: number
}

/**
 * Movements summed by account, group and kind. By product, what another product of the same customer offsets stands
 * outside the kinds, as in the bridge (`kind` migration); where units are counted by parent, the account is the parent.
 */
export async function readAccountSums(
  transaction: Transaction,
  ledger: LedgerInUse,
  question: AccountSumsQuestion,
): Promise<AccountSum[]> {
  const parameters: unknown[] = [ledger.workspaceId, formatDay(question.to)]
  const give = (value: unknown): string => `$${parameters.push(value)}`
  const { rows } = await transaction.query<Row>(sqlOf(ledger, question, give), parameters)
  return rows.map(({ account, name, grp, kind, minor, customers }) => ({
    account,
    name,
    group: grp,
    kind: movementKinds[kind] ?? 'migration',
    minor: BigInt(minor),
    customers,
  }))
}

type Give = (value: unknown) => string

function sqlOf(ledger: LedgerInUse, question: AccountSumsQuestion, give: Give): string {
  const { group, join, minor, customers } = splitOf(question, give)
  const after = question.from === null ? '' : `and m.day > ${give(formatDay(question.from))}`
  const account = ledger.movements === 'computed_movement' ? 'm.counted_account' : 'm.account_id'
  return `select a.ref as account, a.name, m.grp, m.kind, sum(m.minor)::text as minor, sum(m.customers)::int as customers
      from (select ${account} as account_id, ${group} as grp, m.kind, sum(${minor}) as minor, sum(${customers}) as customers
              from ${ledger.movements} m ${join}
             where m.workspace_id = $1 and m.day <= $2 ${after}
             group by 1, 2, 3) m
      join customers.account a on a.workspace_id = $1 and a.id = m.account_id
     group by 1, 2, 3, 4
     order by 1, 3, 4`
}

type Split = { readonly group: string; readonly join: string; readonly minor: string; readonly customers: string }

function splitOf({ grouping, from, groupedOn, past }: AccountSumsQuestion, give: Give): Split {
  const whole = { join: '', minor: 'm.minor', customers: 'm.customers' }
  if (grouping.by === 'total') return { ...whole, group: 'null::text' }
  if (grouping.by === 'product') {
    const group = '(select p.ref from customers.product p where p.workspace_id = $1 and p.id = m.product_id)'
    const minor = from === null ? 'm.minor' : '(m.minor - m.migration_minor)'
    return { group, join: '', minor, customers: 'm.product_customers' }
  }
  if (grouping.by === 'end-reason') return { ...whole, group: endReason }
  if (grouping.by !== 'account') throw new Error('Broken promise: this grouping was refused before')
  const day = groupedOn === 'its-day' ? 'm.day' : '$2::date'
  const join = `left join (${groupSpans(grouping, give(JSON.stringify(past)))}) g on g.account_id = m.account_id and ${day} >= g.from_day and ${day} < g.to_day`
  return { ...whole, group: 'g.grp', join }
}

// Of the line that ended, as it is recorded now.
const endReason = `(select case when v.void then null else nullif(trim(v.end_reason), '') end from ledger.contract_line_version v
    where v.workspace_id = $1 and v.account_id = m.account_id and v.id = m.line_id order by v.recording desc limit 1)`
