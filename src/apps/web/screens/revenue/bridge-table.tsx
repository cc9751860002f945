import { type ReactNode, useState } from 'react'
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
import { type BridgeGroup, type BridgeRow, groupedColumns, groupsOf, plainColumns, rangeOf } from './bridge-maths.js'
import { isAhead, isUnfinished, type Question, questionSearch } from './question.js'

type Bridge = Output<'ledger.bridge'>

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

const groupsAtFirst = 50

/** The bridge as a table; every amount leads to the movements that make it. */
export function BridgeTable(props: Props) {
  const { t } = useTranslation()
  const grouped = props.question.by !== undefined
  const columns: readonly Column[] = [
    'opening',
    ...(grouped ? groupedColumns.filter(isMoving(props.shown)) : plainColumns),
    'closing',
  ]
  const whole = !hasDecimals(
    [...props.total.rows, ...props.shown.rows].flatMap((row) => columns.map((column) => row[column])),
  )
  const table = { ...props, columns, whole }
  return (
    <div className="stack-tight">
      <div className="cluster">
        <h2>{t('revenue.table')}</h2>
        <button type="button" className="button" data-size="small" onClick={() => offerCsv(props.shown)}>
          {t('states.csv')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={t('revenue.table')}>
        <table className="table" data-dense="true" data-testid="bridge">
          <caption>{t('revenue.caption', { currency: props.total.currency, policy: props.total.policy })}</caption>
          <thead>
            <tr>
              <th scope="col" className="pinned">
                {grouped
                  ? t(`groupings.${props.question.by}` as 'groupings.product', props.question.by ?? '')
                  : t('revenue.month')}
              </th>
              {columns.map((column) => (
                <th scope="col" key={column} className="number">
                  {t(`columns.${column}`)}
                </th>
              ))}
              <th scope="col" className="number">
                {t('columns.customers')}
              </th>
            </tr>
          </thead>
          {grouped ? <GroupRows {...table} /> : <MonthRows {...table} />}
          <TotalRow {...table} />
        </table>
      </section>
    </div>
  )
}

type TableProps = Props & { readonly columns: readonly Column[]; readonly whole: boolean }

function MonthRows(props: TableProps) {
  return (
    <tbody>
      {props.shown.rows.map((row) => (
        <Cells
          key={row.month}
          {...props}
          row={row}
          from={row.month}
          to={row.month}
          title={<MonthTitle {...props} month={row.month} />}
        />
      ))}
    </tbody>
  )
}

function GroupRows(props: TableProps) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const groups = groupsOf(props.shown.rows)
  const listed = all ? groups : groups.slice(0, groupsAtFirst)
  return (
    <>
      {listed.map((group) => (
        <GroupBody key={keyOf(group)} {...props} group={group} />
      ))}
      {listed.length < groups.length && (
        <tbody>
          <tr>
            <td colSpan={props.columns.length + 2}>
              <button type="button" className="row-button" onClick={() => setAll(true)}>
                {t('revenue.allGroups', { count: groups.length, written: formatCount(language, groups.length) })}
              </button>
            </td>
          </tr>
        </tbody>
      )}
    </>
  )
}

function GroupBody({ group, ...props }: TableProps & { group: BridgeGroup }) {
  const { t } = useTranslation()
  const isOpen = props.open === keyOf(group)
  const toggle = (
    <button
      type="button"
      className="row-button"
      aria-expanded={isOpen}
      onClick={() => props.onOpen(isOpen ? undefined : keyOf(group))}
    >
      <span aria-hidden="true">{isOpen ? '▾ ' : '▸ '}</span>
      {group.name ?? t('revenue.unassigned')}
    </button>
  )
  const { from, to } = props.question
  return (
    <tbody>
      <Cells {...props} row={group.total} from={from} to={to} group={group} title={toggle} className="group-row" />
      {isOpen &&
        group.rows.map((row) => (
          <Cells
            key={row.month}
            {...props}
            row={row}
            from={row.month}
            to={row.month}
            group={group}
            title={<MonthTitle {...props} month={row.month} />}
            className="month-row"
          />
        ))}
    </tbody>
  )
}

function TotalRow(props: TableProps) {
  const { t } = useTranslation()
  const total = rangeOf(props.total.rows)
  if (!total) return null
  const { from, to } = props.question
  return (
    <tfoot>
      <Cells {...props} row={total} from={from} to={to} title={t('revenue.range')} isTotal />
    </tfoot>
  )
}

type CellsProps = TableProps & {
  readonly row: BridgeRow
  readonly from: string
  readonly to: string
  readonly title: ReactNode
  readonly group?: BridgeGroup
  readonly className?: string
  readonly isTotal?: boolean
}

function Cells(props: CellsProps) {
  const { row, columns, whole, isTotal } = props
  return (
    <tr className={props.className}>
      <th scope="row" className="pinned">
        {props.title}
      </th>
      {columns.map((column) => (
        <td key={column} className="number">
          {isTotal && (column === 'migration' || column === 'transfer') ? (
            <span className="zero">—</span>
          ) : (
            <NumberLink {...props} column={column}>
              <Amount value={row[column] ?? null} because={row.because} whole={whole} />
            </NumberLink>
          )}
        </td>
      ))}
      <td className="number">
        <Customers {...props} />
      </td>
    </tr>
  )
}

function NumberLink({
  workspace,
  question,
  group,
  from,
  to,
  column,
  row,
  children,
}: CellsProps & { column: Column; children: ReactNode }) {
  const amount = row[column]
  if (amount === null || amount === undefined || (signOf(amount) === 0 && column !== 'closing')) return children
  const part = group
    ? { group: group.name ?? undefined, unassigned: group.name === null ? ('yes' as const) : undefined }
    : { by: undefined }
  return (
    <CellLink
      href={movementsAddress(workspace, { ...questionSearch(question), ...part, from, to, column })}
      className="number-link"
      data-column={column}
    >
      {children}
    </CellLink>
  )
}

// Behind a number of customers stand the accounts that have ARR at its end.
function Customers({ workspace, question, group, row, to }: CellsProps) {
  const language = useLanguage()
  if (row.customers === null) return <Amount value={null} because={row.because} />
  const written = formatCount(language, row.customers)
  if (group || row.customers === 0) return written
  return (
    <CellLink
      href={revenueAddress(workspace, { ...questionSearch(question), by: 'account', from: to, to })}
      className="number-link"
    >
      {written}
    </CellLink>
  )
}

function MonthTitle({ month, today, closedMonth }: TableProps & { month: string }) {
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

function keyOf(group: BridgeGroup): string {
  return group.name === null ? '-' : `=${group.name}`
}

// What moves between groups has its columns where anything does.
function isMoving(bridge: Bridge): (column: FlowColumn) => boolean {
  return (column) =>
    (column !== 'migration' && column !== 'transfer') || bridge.rows.some((row) => signOf(row[column] ?? '0') !== 0)
}
