import type { TableExtract } from '#platform/server'
import { movementKinds, movementParts, movementReasons } from '../model/movement.js'

type Column = readonly [cell: string, name: string, type: 'text' | 'code' | 'minor', summary: string]

const recorded: readonly Column[] = [
  ['r.recorded_at', 'recordedAt', 'code', 'When it was recorded.'],
  ['r.actor', 'actor', 'text', 'Who did it.'],
  ['r.because', 'because', 'text', 'Why, in their words.'],
]

const recordingOf = 'join platform.recording r on r.workspace_id = $1 and r.id ='

/** What the ledger keeps besides the facts. */
export const ledgerExtracts: readonly TableExtract[] = [
  extract(
    'movements',
    'Every movement of ARR as it was recorded. What no longer held was reversed, never changed: the sum of all is right.',
    [
      ['m.id', 'id', 'code', 'Number of the movement.'],
      ['m.day', 'day', 'code', 'The day of the change.'],
      [monthOf('m.report_month'), 'reportedIn', 'code', 'The month in which it is reported.'],
      ['a.ref', 'account', 'text', 'Key of the account.'],
      ['p.ref', 'product', 'text', 'Key of the product.'],
      ['u.ref', 'unit', 'text', 'Key of the organisational unit.'],
      [wordOf('m.kind', movementKinds), 'kind', 'code', 'Kind of movement.'],
      [wordOf('m.part', movementParts), 'part', 'code', 'Part of an expansion, contraction or migration.'],
      [wordOf('m.reason', movementReasons), 'reason', 'code', 'What happened to the line.'],
      ['m.minor', 'amount', 'minor', 'Signed, in the reporting currency.'],
      ['m.currency', 'bookedIn', 'code', 'Currency that the line is booked in.'],
      ['l.ref', 'contractLine', 'text', 'Key of the contract line.'],
      ['r.recorded_at', 'recordedAt', 'code', 'When it was recorded.'],
      ['m.reverses', 'reverses', 'code', 'Number of the movement that this one takes back.'],
    ],
    `from ledger.movement m ${recordingOf} m.recording
       join customers.account a on a.workspace_id = $1 and a.id = m.account_id
       left join customers.product p on p.workspace_id = $1 and p.id = m.product_id
       left join customers.unit u on u.workspace_id = $1 and u.id = m.unit_id
       left join lateral (select v.ref from ledger.contract_line_version v
                           where v.workspace_id = $1 and v.account_id = m.account_id and v.id = m.line_id limit 1) l on true
      where m.workspace_id = $1 order by m.id`,
  ),
  extract(
    'month-closes',
    'Months that were closed and reopened, in their order.',
    [
      [monthOf('c.month'), 'month', 'code', 'The month.'],
      ['c.act', 'act', 'code', 'close or reopen.'],
      ['c.policy', 'policy', 'text', 'Policy set.'],
      ['c.policy_version', 'policyVersion', 'code', 'Its version.'],
      ['c.currency', 'currency', 'code', 'Reporting currency.'],
      ...recorded,
    ],
    `from ledger.month_close c ${recordingOf} c.recording where c.workspace_id = $1 order by c.recording`,
  ),
  extract(
    'policy-sets',
    'All versions of your own policy sets.',
    [
      ['s.name', 'name', 'text', 'Name of the set.'],
      ['s.version', 'version', 'code', 'Version.'],
      ['s.switches', 'switches', 'code', 'Its switches, as JSON.'],
      ['s.based_on', 'basedOn', 'text', 'The set that it began as.'],
      ['s.because', 'because', 'text', 'Why it was made or changed.'],
      ['r.recorded_at', 'recordedAt', 'code', 'When.'],
      ['r.actor', 'actor', 'text', 'Who did it.'],
    ],
    `from ledger.policy_set s ${recordingOf} s.recording where s.workspace_id = $1 order by s.name, s.version`,
  ),
  extract(
    'reconciliation',
    'Differences between the ledger and other sources that somebody explained, or opened again.',
    [
      ['x.id', 'id', 'code', 'Number of the act.'],
      ['a.ref', 'account', 'text', 'Key of the account.'],
      ['x.act', 'act', 'code', 'explain or reopen.'],
      ['x.source', 'source', 'text', 'The other source.'],
      ['x.at', 'at', 'code', 'The day that was compared.'],
      ['x.currency', 'currency', 'code', 'Currency of the amounts.'],
      ['x.theirs_minor', 'theirsMinor', 'code', 'ARR of the source in minor units.'],
      ['x.ours_minor', 'oursMinor', 'code', 'ARR of the ledger in minor units.'],
      ['x.owner', 'owner', 'text', 'Who answers for it.'],
      ['x.category', 'category', 'text', 'Category.'],
      ['x.reason', 'reason', 'text', 'The explanation.'],
      ['x.withdraws', 'withdraws', 'code', 'Number of the explanation that this one withdraws.'],
      ['x.actor', 'actor', 'text', 'Who did it.'],
      ['x.recorded_at', 'recordedAt', 'code', 'When.'],
    ],
    `from ledger.reconciliation_act x join customers.account a on a.workspace_id = $1 and a.id = x.account_id
      where x.workspace_id = $1 order by x.id`,
  ),
  extract(
    'recordings',
    'Every act that recorded facts: who did what, when and why.',
    [
      ['r.id', 'id', 'code', 'Number of the recording; histories name it.'],
      ['r.recorded_at', 'recordedAt', 'code', 'When.'],
      ['r.kind', 'kind', 'code', 'What was done.'],
      ['r.actor', 'actor', 'text', 'Who did it.'],
      ['r.because', 'because', 'text', 'Why, in their words.'],
      ['r.undoes', 'undoes', 'code', 'Number of the recording that this one undoes.'],
      ['to_json(r.files)', 'files', 'code', 'Names of the files of an import, as JSON.'],
    ],
    'from platform.recording r where r.workspace_id = $1 order by r.id',
  ),
]

function extract(name: string, summary: string, columns: readonly Column[], from: string): TableExtract {
  return {
    name,
    summary,
    columns: columns.map(([, column, type, about]) => ({ name: column, type, summary: about })),
    sql: `select ${columns.map(([cell], place) => `${asText(cell)} as c${place}`).join(', ')} ${from}`,
  }
}

function asText(cell: string): string {
  if (!cell.endsWith('recorded_at')) return `(${cell})::text`
  return `to_char(${cell} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`
}

function monthOf(cell: string): string {
  return `to_char(make_date(${cell} / 12, ${cell} % 12 + 1, 1), 'YYYY-MM')`
}

function wordOf(cell: string, words: readonly string[]): string {
  return `(array[${words.map((word) => `'${word}'`).join(', ')}])[${cell} + 1]`
}
