import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { formatMonth } from '../../format/dates.js'
import { hasDecimals, signOf } from '../../format/exact.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import { movementsAddress, revenueAddress } from '../../search/addresses.js'
import type { Column, FlowColumn } from '../../search/bridge-search.js'
import { offerCsv } from './bridge-csv.js'
import { BridgeGrid, type GridColumn, type Place } from './bridge-grid.js'
import { groupedColumns, groupsOf, plainColumns, rangeOf } from './bridge-maths.js'
import { isAhead, isUnfinished, type Question, questionSearch } from './question.js'

type Bridge = Output<'ledger.bridge'>
type Row = Bridge['rows'][number]

type Props = {
  readonly workspace: string
  readonly question: Question
  readonly today: string
  readonly closedMonth: string | null
  /** The bridge of everything. */
  readonly total: Bridge
  /** The bridge as it is grouped; the same where it is not. */
  readonly shown: Bridge
  /** The group whose months are shown: `=` and its name, or `-` for the unassigned one. */
  readonly open: string | undefined
  readonly onOpen: (open: string | undefined) => void
}

/** The bridge of contracts as a table; every amount leads to the movements that make it. */
export function BridgeTable(props: Props) {
  const { t } = useTranslation()
  const { question, total, shown } = props
  const { by } = question
  const columns: readonly Column[] = [
    'opening',
    ...(by === undefined ? plainColumns : groupedColumns).filter(isShown(total, shown)),
    'closing',
  ]
  const whole = !hasDecimals([...total.rows, ...shown.rows].flatMap((row) => columns.map((column) => row[column])))
  const amounts = columns.map(
    (column): GridColumn<Row> => ({
      id: column,
      title: t(`columns.${column}`),
      cell: (place) => <AmountCell {...props} place={place} column={column} whole={whole} />,
    }),
  )
  return (
    <BridgeGrid
      title={t('revenue.table')}
      caption={t('revenue.caption', { currency: total.currency, policy: total.policy })}
      rowTitle={by === undefined ? t('revenue.month') : t(`groupings.${by}` as 'groupings.product', by)}
      columns={[
        ...amounts,
        { id: 'customers', title: t('columns.customers'), cell: (place) => <Customers {...props} place={place} /> },
      ]}
      months={shown.rows}
      groups={by === undefined ? undefined : groupsOf(shown.rows)}
      monthTitle={({ month }) => <MonthTitle {...props} month={month} />}
      total={{ title: t('revenue.range'), row: rangeOf(total.rows) }}
      open={props.open}
      onOpen={props.onOpen}
      onCsv={() =>
        offerCsv('bridge.csv', shown.rows, [...csvColumns(by !== undefined), 'customers'], {
          currency: shown.currency,
          policy: shown.policy,
        })
      }
    />
  )
}

function csvColumns(isGrouped: boolean): readonly Column[] {
  return ['opening', ...(isGrouped ? groupedColumns : plainColumns), 'closing']
}

type CellProps = Props & { readonly place: Place<Row> }

function AmountCell(props: CellProps & { readonly column: Column; readonly whole: boolean }) {
  const { place, column, whole } = props
  if (place.isTotal && (column === 'migration' || column === 'transfer')) return <span className="zero">—</span>
  return (
    <NumberLink {...props}>
      <Amount value={place.row[column] ?? null} because={place.row.because} whole={whole} />
    </NumberLink>
  )
}

function NumberLink({
  workspace,
  question,
  place,
  column,
  children,
}: CellProps & { readonly column: Column; readonly children: ReactNode }) {
  const { row, group } = place
  const amount = row[column]
  if (amount === null || amount === undefined || (signOf(amount) === 0 && column !== 'closing')) return children
  const part = group
    ? { group: group.name ?? undefined, unassigned: group.name === null ? ('yes' as const) : undefined }
    : { by: undefined }
  return (
    <CellLink
      href={movementsAddress(workspace, { ...questionSearch(question), ...part, ...monthsOf(question, place), column })}
      className="number-link"
      data-column={column}
    >
      {children}
    </CellLink>
  )
}

function monthsOf({ from, to }: Question, { row, isRange }: Place<Row>): { from: string; to: string } {
  return isRange ? { from, to } : { from: row.month, to: row.month }
}

// Behind a number of customers stand the accounts that have ARR at its end.
function Customers({ workspace, question, place }: CellProps) {
  const language = useLanguage()
  const { row, group } = place
  if (row.customers === null) return <Amount value={null} because={row.because} />
  const written = formatCount(language, row.customers)
  if (group || row.customers === 0) return written
  const { to } = monthsOf(question, place)
  return (
    <CellLink
      href={revenueAddress(workspace, { ...questionSearch(question), by: 'account', from: to, to })}
      className="number-link"
    >
      {written}
    </CellLink>
  )
}

function MonthTitle({ month, today, closedMonth }: Props & { readonly month: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  return (
    <span className="nowrap">
      {formatMonth(language, month, 'short')}
      {isUnfinished(month, today) && (
        <span className="muted small"> {isAhead(month, today) ? t('revenue.aheadMark') : t('revenue.soFarMark')}</span>
      )}
      {closedMonth !== null && month <= closedMonth && (
        <span className="muted small" title={t('revenue.closed')}>
          {' '}
          {t('revenue.closedMark')}
        </span>
      )}
    </span>
  )
}

const always: readonly FlowColumn[] = ['new', 'expansion', 'contraction', 'churn']

// What is rare has its column where there is any of it: the proof below names every part of the balance.
function isShown(...bridges: readonly Bridge[]): (column: FlowColumn) => boolean {
  const rows = bridges.flatMap((bridge) => bridge.rows)
  return (column) => always.includes(column) || rows.some((row) => signOf(row[column] ?? '0') !== 0)
}
