import { type ReportedSpan, spansAsReported } from '#customers/server'
import { addMonths, firstDayOf, formatDay } from '#foundation'
import type { Transaction } from '#platform/server'
import { closedMonths } from './month-close.js'
import { readState } from './read-world.js'

/** Closing freezes attributes too: a closed month is grouped by those that were known when it was closed. */
export async function readReportedSpans(transaction: Transaction, workspaceId: string): Promise<ReportedSpan[]> {
  const { closedMonth } = await readState(transaction, workspaceId)
  if (closedMonth === null) return []
  const months = (await closedMonths(transaction, workspaceId, closedMonth)).map(({ month, recording }) => ({
    from: formatDay(firstDayOf(month)),
    recording,
  }))
  return spansAsReported(transaction, workspaceId, months, formatDay(firstDayOf(addMonths(closedMonth, 1))))
}

const attributes = 'ref, parent, country, industry, segment, owner, channel, attributes'

/**
 * SQL of the attributes of accounts from a day on (account_id, from_day, attributes) of workspace $1: those of
 * reported spans, given as a JSON parameter, where an account has any, else those known today.
 */
export function datedSpans(reportedJson: string): string {
  const reported = `select account_id, from_day, ${attributes}
      from jsonb_to_recordset(${reportedJson}::jsonb) x (account_id bigint, from_day date, ref text, parent text, country text, industry text,
           segment text, owner text, channel text, attributes jsonb)`
  return `${reported}
    union all
    select account_id, from_day, ${attributes} from customers.account_span
     where workspace_id = $1 and account_id not in (select account_id from (${reported}) r)`
}

/** SQL of the day on which movement `m` counts: reported later, it counts from the first day of the month that reports it. */
export function countedDay(basis: 'known' | 'reported'): string {
  return basis === 'known'
    ? 'm.day'
    : '(case when m.report_month <> m.month then make_date(m.report_month / 12, m.report_month % 12 + 1, 1) else m.day end)'
}
