import { type AccountSpan, listDimensions, spansAsKnownAt, spansAsReported } from '#customers/server'
import { addMonths, firstDayOf, formatDay } from '#foundation'
import type { Transaction } from '#platform/server'
import { type Grouping, unknownGrouping } from './group-by.js'
import { closedMonths } from './month-close.js'
import { readState } from './read-world.js'

/** Of which state of knowledge accounts are grouped: as known now, as known at a moment, or as reported. */
export type Knowledge = {
  readonly workspaceId: string
  readonly basis: 'known' | 'reported'
  readonly asKnownAt?: string
}

/**
 * The spans of accounts that may be grouped otherwise than by today's attributes; none where today's hold for all. A
 * failure if it is to be grouped by a dimension that nobody defined.
 */
export async function readPastSpans(
  transaction: Transaction,
  { workspaceId, basis, asKnownAt }: Knowledge,
  grouping: Grouping,
): Promise<AccountSpan[]> {
  if (grouping.by !== 'account' || !grouping.dated) return []
  const isByDimension = grouping.dimension !== undefined
  await expectDimension(transaction, workspaceId, grouping)
  if (basis === 'reported') return readReportedSpans(transaction, workspaceId, isByDimension)
  return asKnownAt === undefined ? [] : spansAsKnownAt(transaction, workspaceId, asKnownAt, isByDimension)
}

/** A failure if a grouping is by a dimension that nobody defined. */
export async function expectDimension(
  transaction: Transaction,
  workspaceId: string,
  grouping: Grouping,
): Promise<void> {
  if (grouping.by !== 'account' || grouping.dimension === undefined) return
  const dimensions = await listDimensions(transaction, workspaceId)
  if (!dimensions.includes(grouping.dimension)) throw unknownGrouping(grouping.dimension, dimensions)
}

/** Closing freezes attributes too: a closed month is grouped by those that were known when it was closed. */
async function readReportedSpans(
  transaction: Transaction,
  workspaceId: string,
  withDimensions: boolean,
): Promise<AccountSpan[]> {
  const { closedMonth } = await readState(transaction, workspaceId)
  if (closedMonth === null) return []
  const months = (await closedMonths(transaction, workspaceId, closedMonth)).map(({ month, recording }) => ({
    from: formatDay(firstDayOf(month)),
    recording,
  }))
  const openFrom = formatDay(firstDayOf(addMonths(closedMonth, 1)))
  return spansAsReported(transaction, workspaceId, months, openFrom, withDimensions)
}

const attributes = 'ref, parent, country, industry, segment, owner, channel, attributes, dimensions'

/**
 * SQL of the attributes of accounts from a day on (account_id, from_day, attributes) of workspace $1: those of
 * past spans, given as a JSON parameter, where an account has any, else those known today.
 */
export function datedSpans(pastJson: string): string {
  const past = `select account_id, from_day, ${attributes}
      from jsonb_to_recordset(${pastJson}::jsonb) x (account_id bigint, from_day date, ref text, parent text, country text, industry text,
           segment text, owner text, channel text, attributes jsonb, dimensions jsonb)`
  return `${past}
    union all
    select account_id, from_day, ${attributes} from customers.account_span
     where workspace_id = $1 and account_id not in (select account_id from (${past}) r)`
}

/** SQL of the day on which movement `m` counts: reported later, it counts from the first day of the month that reports it. */
export function countedDay(basis: 'known' | 'reported'): string {
  return basis === 'known'
    ? 'm.day'
    : '(case when m.report_month <> m.month then make_date(m.report_month / 12, m.report_month % 12 + 1, 1) else m.day end)'
}
