import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatMonth } from '../../../format/dates.js'
import { hasDecimals, signOf } from '../../../format/exact.js'
import { formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import { CellLink } from '../../../parts/cell-link.js'
import { Measure } from '../../../parts/measure.js'
import {
  type CustomersSearch,
  customersAddress,
  type InvoiceColumn,
  invoiceColumns,
} from '../../../search/invoices-search.js'
import { metricRowsAddress } from '../../../search/metric-search.js'
import { useGroupingName } from '../../metrics/use-grouping-name.js'
import { offerCsv } from '../bridge-csv.js'
import { BridgeGrid, type GridColumn, type Place } from '../bridge-grid.js'
import { groupsOf } from '../bridge-maths.js'
import { customersOf, fiscalOf, type InvoicesQuestion, type InvoicesState } from './invoices-question.js'

type Bridge = Output<'invoices.bridge'>
type Row = Bridge['rows'][number]

type Props = {
  readonly workspace: string
  readonly question: InvoicesQuestion
  readonly state: InvoicesState
  /** The bridge of everything. */
  readonly total: Bridge
  /** The bridge as it is grouped; the same where it is not. */
  readonly shown: Bridge
  /** The group whose windows are shown: `=` and its name, or `-` for the unassigned one. */
  readonly open: string | undefined
  readonly onOpen: (open: string | undefined) => void
}

const ratios = { nrr: 'revenue-nrr', grr: 'revenue-grr', logoRetention: 'revenue-logo-retention' } as const
type Ratio = keyof typeof ratios

/** A window of twelve months per row, or groups by their last window; every number leads to its customers. */
export function InvoicesTable(props: Props) {
  const { t } = useTranslation()
  const groupingName = useGroupingName()
  const { question, total, shown } = props
  const { by, to } = question
  const whole = !hasDecimals([...total.rows, ...shown.rows].flatMap((row) => invoiceColumns.map((name) => row[name])))
  const amounts = invoiceColumns.map(
    (name): GridColumn<Row> => ({
      id: name,
      title: t(`columns.${name}`),
      cell: (place) => <AmountCell {...props} place={place} column={name} whole={whole} />,
    }),
  )
  const shares = (Object.keys(ratios) as Ratio[]).map(
    (name): GridColumn<Row> => ({
      id: name,
      title: t(`repeat.ratios.${name}`),
      cell: (place) => <RatioCell {...props} place={place} ratio={name} />,
    }),
  )
  const customers: GridColumn<Row> = {
    id: 'customers',
    title: t('columns.customers'),
    cell: (place) => <CustomersCell {...props} place={place} />,
  }
  return (
    <BridgeGrid
      title={t('repeat.table')}
      caption={<Caption question={question} currency={total.currency} unplaced={total.unplaced} />}
      rowTitle={by === undefined ? t('repeat.twelveMonthsTo') : groupingName(by)}
      columns={[...amounts, customers, ...shares]}
      months={shown.rows}
      groups={by === undefined ? undefined : groupsOf(shown.rows, (rows) => rows.at(-1) ?? null)}
      monthTitle={(row) => <WindowTitle row={row} every={question.every} state={props.state} />}
      total={
        by === undefined
          ? undefined
          : { title: t('repeat.everyGroup'), row: total.rows.find(({ month }) => month === to) ?? null }
      }
      open={props.open}
      onOpen={props.onOpen}
      onCsv={() =>
        offerCsv('invoices-bridge.csv', shown.rows, [...invoiceColumns, 'customers', 'nrr', 'grr', 'logoRetention'], {
          currency: shown.currency,
          accounts: question.accounts,
        })
      }
    />
  )
}

function Caption(props: { readonly question: InvoicesQuestion; readonly currency: string; readonly unplaced: number }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { question, currency, unplaced } = props
  const last = formatMonth(language, question.to)
  return (
    <>
      {t('repeat.caption', { currency })}{' '}
      {question.by !== undefined && `${t('repeat.captionGroups', { month: last })} `}
      {unplaced > 0 && t('invoices.unplaced', { count: unplaced })}
    </>
  )
}

function WindowTitle(props: {
  readonly row: Row
  readonly every: InvoicesQuestion['every']
  readonly state: InvoicesState
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { row, every, state } = props
  const fiscal = every === 'month' ? null : t(`repeat.fiscal.${every}`, fiscalOf(row.month, state.fiscalYearStart))
  return (
    <span className="nowrap">
      {formatMonth(language, row.month, 'short')}
      {fiscal !== null && <span className="muted small"> {fiscal}</span>}
      {!row.isOver && <span className="muted small"> {t('revenue.soFarMark')}</span>}
    </span>
  )
}

type CellProps = Props & { readonly place: Place<Row> }

function AmountCell(props: CellProps & { readonly column: InvoiceColumn; readonly whole: boolean }) {
  const { place, column, whole } = props
  const value = place.row[column]
  const written = <Amount value={value} because={place.row.because} whole={whole} />
  if (value === null || (signOf(value) === 0 && column !== 'closing')) return written
  return (
    <ToCustomers {...props} column={column}>
      {written}
    </ToCustomers>
  )
}

function CustomersCell(props: CellProps) {
  const language = useLanguage()
  const { customers, because } = props.place.row
  if (customers === null) return <Amount value={null} because={because} />
  const written = formatCount(language, customers)
  if (customers === 0) return <span className="zero">{written}</span>
  return (
    <ToCustomers {...props} column="closing">
      {written}
    </ToCustomers>
  )
}

// The metrics are of customers without contracts; of all customers a ratio opens those of the window before.
function RatioCell(props: CellProps & { readonly ratio: Ratio }) {
  const { workspace, question, place, ratio } = props
  const { row } = place
  const value = row[ratio]
  const written = <Measure of={{ value, unit: 'ratio', because: row.because }} />
  if (value === null) return written
  if (question.accounts === 'all') {
    return (
      <ToCustomers {...props} column="opening">
        {written}
      </ToCustomers>
    )
  }
  const search = { at: row.month, currency: question.currency, ...groupSearch(question, place) }
  return (
    <CellLink href={metricRowsAddress(workspace, ratios[ratio], search)} className="number-link">
      {written}
    </CellLink>
  )
}

function ToCustomers(props: CellProps & { readonly column: InvoiceColumn; readonly children: ReactNode }) {
  const { workspace, question, place, column } = props
  const search = { at: place.row.month, column, ...groupSearch(question, place), ...customersOf(question) }
  return (
    <CellLink href={customersAddress(workspace, search)} className="number-link" data-column={column}>
      {props.children}
    </CellLink>
  )
}

function groupSearch({ by }: InvoicesQuestion, { group }: Place<Row>): CustomersSearch {
  if (!group) return {}
  return { by, group: group.name ?? undefined, unassigned: group.name === null ? 'yes' : undefined }
}
