import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import type { BridgeGroup, BridgeRow } from './bridge-maths.js'

/** Where a number stands: the row, of which group, and whether the row is that of everything. */
export type Place<Row extends BridgeRow> = {
  readonly row: Row
  readonly group?: BridgeGroup<Row>
  /** The row holds for the whole range of months, not for its own. */
  readonly isRange: boolean
  readonly isTotal: boolean
}

/** A column of figures. */
export type GridColumn<Row extends BridgeRow> = {
  readonly id: string
  readonly title: string
  readonly cell: (place: Place<Row>) => ReactNode
}

type Props<Row extends BridgeRow> = {
  readonly title: string
  readonly caption: ReactNode
  /** What the rows are: months, or what they are grouped by. */
  readonly rowTitle: string
  readonly columns: readonly GridColumn<Row>[]
  readonly months: readonly Row[]
  /** Instead of months: groups that open to theirs. */
  readonly groups?: readonly BridgeGroup<Row>[]
  readonly monthTitle: (row: Row) => ReactNode
  readonly total?: { readonly title: string; readonly row: Row | null }
  /** The group whose months are shown: `=` and its name, or `-` for the unassigned one. */
  readonly open: string | undefined
  readonly onOpen: (open: string | undefined) => void
  readonly onCsv: () => void
}

const groupsAtFirst = 50

/** A bridge as a table: a row per month, or groups that open to their months. */
export function BridgeGrid<Row extends BridgeRow>(props: Props<Row>) {
  const { t } = useTranslation()
  const { groups, total } = props
  return (
    <div className="stack-tight">
      <div className="cluster">
        <h2>{props.title}</h2>
        <button type="button" className="button" data-size="small" onClick={props.onCsv}>
          {t('states.csv')}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section className="table-scroll" tabIndex={0} aria-label={props.title}>
        <table className="table" data-dense="true" data-testid="bridge">
          <caption>{props.caption}</caption>
          <thead>
            <tr>
              <th scope="col" className="pinned">
                {props.rowTitle}
              </th>
              {props.columns.map((column) => (
                <th scope="col" key={column.id} className="number">
                  {column.title}
                </th>
              ))}
            </tr>
          </thead>
          {groups ? (
            <GroupRows {...props} groups={groups} />
          ) : (
            <tbody>
              {props.months.map((row) => (
                <Cells key={row.month} {...props} title={props.monthTitle(row)} row={row} />
              ))}
            </tbody>
          )}
          {total?.row && (
            <tfoot>
              <Cells {...props} title={total.title} row={total.row} isRange isTotal />
            </tfoot>
          )}
        </table>
      </section>
    </div>
  )
}

type Grouped<Row extends BridgeRow> = Props<Row> & { readonly groups: readonly BridgeGroup<Row>[] }

function GroupRows<Row extends BridgeRow>(props: Grouped<Row>) {
  const { t } = useTranslation()
  const language = useLanguage()
  const [all, setAll] = useState(false)
  const { groups } = props
  const listed = all ? groups : groups.slice(0, groupsAtFirst)
  return (
    <>
      {listed.map((group) => (
        <GroupBody key={keyOf(group)} {...props} group={group} />
      ))}
      {listed.length < groups.length && (
        <tbody>
          <tr>
            <td colSpan={props.columns.length + 1}>
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

function GroupBody<Row extends BridgeRow>({ group, ...props }: Props<Row> & { readonly group: BridgeGroup<Row> }) {
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
  return (
    <tbody>
      <Cells {...props} title={toggle} row={group.total} group={group} isRange className="group-row" />
      {isOpen &&
        group.rows.map((row) => (
          <Cells
            key={row.month}
            {...props}
            title={props.monthTitle(row)}
            row={row}
            group={group}
            className="month-row"
          />
        ))}
    </tbody>
  )
}

type CellsProps<Row extends BridgeRow> = {
  readonly columns: readonly GridColumn<Row>[]
  readonly title: ReactNode
  readonly row: Row
  readonly group?: BridgeGroup<Row>
  readonly isRange?: boolean
  readonly isTotal?: boolean
  readonly className?: string
}

function Cells<Row extends BridgeRow>(props: CellsProps<Row>) {
  const { row, group, isRange = false, isTotal = false } = props
  return (
    <tr className={props.className}>
      <th scope="row" className="pinned">
        {props.title}
      </th>
      {props.columns.map((column) => (
        <td key={column.id} className="number">
          {column.cell({ row, group, isRange, isTotal })}
        </td>
      ))}
    </tr>
  )
}

function keyOf({ name }: { readonly name: string | null }): string {
  return name === null ? '-' : `=${name}`
}
