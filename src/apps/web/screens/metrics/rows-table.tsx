import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { sortedBy } from '../../parts/data-table/column.js'
import { DataTable } from '../../parts/data-table/data-table.js'
import type { DataTableProps } from '../../parts/data-table/table-props.js'
import { accountAddress } from '../../search/addresses.js'
import { useMay } from '../../shell/session.js'
import type { MetricRow } from './metric-input.js'
import { offerRows } from './offer-rows.js'
import { useRowColumns } from './row-columns.js'
import type { RowsProps } from './rows-props.js'

/** Metrics that leave out what exchange rates moved, and whose rows lead to movements. */
const withoutRates: readonly string[] = ['nrr', 'grr', 'logo-retention', 'gross-churn', 'net-churn', 'net-new-arr']

type Props = RowsProps & Pick<DataTableProps<MetricRow>, 'more' | 'onSort'>

/** The rows as a table; the whole list goes into a file, whatever is shown. */
export function RowsTable(props: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const router = useRouter()
  const { workspace, metric, search, page, rows } = props
  const columns = useRowColumns(props)
  const maySee = useMay()(workspace, 'accounts.show')
  return (
    <div className="stack-tight">
      <div>
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => void offerRows(workspace, metric, search)}
        >
          {t('states.csv')}
        </button>
      </div>
      <DataTable
        label={t('metrics.rows')}
        caption={t('metrics.rowsCaption', {
          shown: formatCount(language, rows.length),
          count: page.count,
          written: formatCount(language, page.count),
          currency: page.currency,
          policy: page.policy,
        })}
        columns={columns}
        rows={props.onSort ? sortedBy(rows, columns, search.sort, language) : rows}
        sort={search.sort}
        onSort={props.onSort}
        keyOf={(row) => [row.account, row.unit, row.line, row.group, row.product].join('|')}
        nameOf={(row) => row.name}
        onOpen={maySee ? (row) => router.history.push(accountAddress(workspace, row.account)) : undefined}
        hasFooter={page.next === null}
        more={props.more}
        testId="metric-rows"
      />
      {withoutRates.includes(metric) && <p className="muted small">{t('metrics.withoutRates')}</p>}
    </div>
  )
}
