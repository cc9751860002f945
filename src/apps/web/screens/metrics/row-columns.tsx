import { useTranslation } from 'react-i18next'
import { formatDay } from '../../format/dates.js'
import { negated, signOf, sumOf } from '../../format/exact.js'
import type { Unit } from '../../format/measures.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import type { Column } from '../../parts/data-table/column.js'
import { Measure } from '../../parts/measure.js'
import { movementsAddress } from '../../search/addresses.js'
import type { Column as BridgeColumn } from '../../search/bridge-search.js'
import { definitionOf } from '../../search/metric-search.js'
import { isFromInvoices, type MetricRow } from './metric-input.js'
import type { RowsProps } from './rows-props.js'
import { monthsOfWindow } from './shown-month.js'
import { useGroupingName } from './use-grouping-name.js'

const bridgeColumns: Readonly<Record<string, BridgeColumn>> = {
  'new-arr': 'new',
  'reactivation-arr': 'reactivation',
  'expansion-arr': 'expansion',
  'contraction-arr': 'contraction',
  'churned-arr': 'churn',
  'fx-arr': 'fx',
}

/** The columns that the rows of a metric have something in. */
export function useRowColumns(props: RowsProps): readonly Column<MetricRow>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  const groupingName = useGroupingName()
  const { workspace, search, rows } = props
  const account: Column<MetricRow> = {
    id: 'account',
    title: t('movements.account'),
    isFixed: true,
    sortBy: (row) => row.name,
    cell: (row) => (
      <>
        <AccountLink workspace={workspace} account={row.account}>
          {row.name}
        </AccountLink>
        {row.unit !== undefined && <span className="muted small"> {row.unit}</span>}
      </>
    ),
  }
  const text = (id: string, title: string, of: (row: MetricRow) => string | null | undefined): Column<MetricRow> => ({
    id,
    title,
    sortBy: (row) => of(row) ?? null,
    cell: (row) => of(row) ?? <span className="zero">—</span>,
  })
  const day = (id: string, title: string, of: (row: MetricRow) => string | null | undefined): Column<MetricRow> => ({
    ...text(id, title, of),
    cell: (row) => {
      const value = of(row)
      return value ? <span className="nowrap">{formatDay(language, value)}</span> : <span className="zero">—</span>
    },
  })
  const columns: (Column<MetricRow> | false)[] = [
    account,
    search.by !== undefined && search.group === undefined && text('group', groupingName(search.by), (row) => row.group),
    has(rows, 'line') && text('line', t('movements.line'), (row) => row.line),
    has(rows, 'line') && text('product', t('movements.product'), (row) => row.product),
    has(rows, 'line') && day('signed', t('metrics.signed'), (row) => row.signedDay),
    has(rows, 'line') && day('starts', t('lines.start'), (row) => row.startDay),
    ...useAmountColumns(props),
    has(rows, 'because') && text('because', t('metrics.because'), (row) => row.because?.[language]),
  ]
  return columns.filter((column) => column !== false)
}

function useAmountColumns(props: RowsProps): (Column<MetricRow> | false)[] {
  const { t } = useTranslation()
  const { page, rows } = props
  const money = (id: string, title: string, of: (row: MetricRow) => string | undefined, unit: Unit = 'money') =>
    numberColumn({ id, title, of, unit, currency: page.currency })
  const isOwnTerms = (of: 'numerator' | 'denominator', end: 'now' | 'then') => rows.every((row) => row[of] === row[end])
  const isShare = page.id === 'largest-ten-share' || page.id === 'average-arr'
  return [
    has(rows, 'arr') && money('arr', t('metrics.lineArr'), (row) => row.arr),
    has(rows, 'replaced') && money('replaced', t('metrics.replaced'), (row) => row.replaced),
    has(rows, 'then') && money('then', t('metrics.atStart'), (row) => row.then),
    has(rows, 'now') && money('now', t('metrics.now'), (row) => row.now),
    has(rows, 'then') && changeColumn(props, t('metrics.change')),
    has(rows, 'numerator') &&
      (isShare || !isOwnTerms('numerator', 'now')) &&
      money('numerator', t('metrics.above'), (row) => row.numerator, page.rowUnit),
    has(rows, 'denominator') &&
      (isShare || !isOwnTerms('denominator', 'then')) &&
      money(
        'denominator',
        t('metrics.below'),
        (row) => row.denominator,
        page.id === 'average-arr' ? 'count' : page.rowUnit,
      ),
    has(rows, 'amount') && amountColumn(props, t('movements.amount')),
  ]
}

function has(rows: readonly MetricRow[], field: keyof MetricRow): boolean {
  return rows.some((row) => row[field] !== undefined)
}

type NumberColumn = {
  readonly id: string
  readonly title: string
  readonly of: (row: MetricRow) => string | undefined
  readonly unit: Unit
  readonly currency: string
}

function numberColumn({ id, title, of, unit, currency }: NumberColumn): Column<MetricRow> {
  const isMoney = unit === 'money'
  return {
    id,
    title,
    isNumber: true,
    cell: (row) => {
      const value = of(row)
      if (value === undefined) return <span className="zero">—</span>
      return isMoney ? <Amount value={value} /> : <Measure of={{ value, unit, currency }} />
    },
    amount: (row) => of(row) ?? null,
    sortBy: (row) => of(row) ?? null,
    write: (value) => (isMoney ? <Amount value={value} /> : <Measure of={{ value, unit, currency }} />),
  }
}

// What changed opens the movements that changed it, where the window is one of whole months.
function changeColumn(props: RowsProps, title: string): Column<MetricRow> {
  const of = (row: MetricRow) => sumOf([row.now ?? '0', negated(row.then ?? '0')])
  return {
    ...numberColumn({ id: 'change', title, of, unit: 'money', currency: props.page.currency }),
    cell: (row) => <ToMovements {...props} account={row.account} amount={of(row)} />,
    write: (value) => <Amount value={value} sign="always" />,
  }
}

function amountColumn(props: RowsProps, title: string): Column<MetricRow> {
  const { page, metric } = props
  const of = (row: MetricRow) => row.amount
  const plain = numberColumn({ id: 'amount', title, of, unit: page.rowUnit, currency: page.currency })
  if (page.months === null || page.rowUnit !== 'money') return plain
  return {
    ...plain,
    cell: (row) => (
      <ToMovements {...props} account={row.account} amount={row.amount ?? '0'} column={bridgeColumns[metric]} />
    ),
    write: (value) => <Amount value={value} sign="always" />,
  }
}

function ToMovements(
  props: RowsProps & { readonly account: string; readonly amount: string; readonly column?: BridgeColumn },
) {
  const { workspace, metric, search, page, account, amount, column } = props
  const months = monthsOfWindow(page.from, page.asOf)
  const written = <Amount value={amount} sign="always" />
  if (months === null || signOf(amount) === 0) return written
  if (isFromInvoices(metric)) {
    const toLines = { tab: 'invoices', at: months.to, currency: search.currency } as const
    return (
      <AccountLink workspace={workspace} account={account} search={toLines} className="number-link">
        {written}
      </AccountLink>
    )
  }
  const href = movementsAddress(workspace, { ...definitionOf(search), ...months, account, column })
  return (
    <CellLink href={href} className="number-link">
      {written}
    </CellLink>
  )
}
