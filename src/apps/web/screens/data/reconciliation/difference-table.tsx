import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Input } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { formatAmount, formatCount } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Amount } from '../../../parts/amount.js'
import type { Column } from '../../../parts/data-table/column.js'
import { DataTable } from '../../../parts/data-table/data-table.js'
import type { DataTableProps } from '../../../parts/data-table/table-props.js'
import { offerDifferences } from './offer-differences.js'
import type { Listed, Reconciled } from './reconciled.js'
import { SourceName } from './source-name.js'
import { ReconciledBadge } from './state-badge.js'

/** Accounts against their sources, the largest difference first. */
export function DifferenceTable(props: {
  readonly listed: Listed
  readonly input: Input<'reconciliation.list'>
  /** The account that is open. */
  readonly opened: string | undefined
  readonly onOpen: (account: string | undefined) => void
  readonly more: DataTableProps<Reconciled>['more']
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { listed, opened, onOpen } = props
  const columns = useColumns(onOpen)
  const shown = opened === undefined ? undefined : listed.rows.find((row) => row.account === opened)
  return (
    <div className="stack-tight">
      <div className="cluster table-tools">
        <button
          type="button"
          className="button"
          data-size="small"
          onClick={() => void offerDifferences(props.input, listed.at)}
        >
          <Download aria-hidden="true" />
          {t('states.csv')}
        </button>
      </div>
      <DataTable
        label={t('reconciliation.table')}
        caption={t('reconciliation.caption', {
          count: listed.count,
          written: formatCount(language, listed.count),
          currency: listed.currency,
          difference: formatAmount(language, listed.difference, { currency: listed.currency, sign: 'always' }),
        })}
        columns={columns}
        rows={listed.rows}
        keyOf={keyOf}
        nameOf={(row) => row.accountName}
        previewed={shown && keyOf(shown)}
        onPreview={(row) => onOpen(row?.account)}
        onOpen={(row) => onOpen(row.account)}
        hasFooter
        more={props.more}
        testId="differences"
      />
    </div>
  )
}

function keyOf(row: Reconciled): string {
  return `${row.account}\n${row.source}`
}

function useColumns(onOpen: (account: string) => void): readonly Column<Reconciled>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const amount = (name: 'theirs' | 'ours' | 'difference', sign?: 'always'): Column<Reconciled> => ({
      id: name,
      title: t(`reconciliation.${name}`),
      isNumber: true,
      cell: (row) => <Amount value={row[name]} because={row.because ?? undefined} sign={sign} />,
      amount: (row) => row[name],
      write: (sum) => <Amount value={sum} sign={sign} />,
    })
    return [
      {
        id: 'account',
        title: t('reconciliation.account'),
        isFixed: true,
        cell: (row: Reconciled) => (
          <button type="button" className="row-button" onClick={() => onOpen(row.account)}>
            {row.accountName}
          </button>
        ),
      },
      amount('theirs'),
      amount('ours'),
      amount('difference', 'always'),
      { id: 'state', title: t('reconciliation.state'), cell: (row: Reconciled) => <ReconciledBadge row={row} /> },
      { id: 'owner', title: t('reconciliation.owner'), cell: (row: Reconciled) => row.owner ?? nothing },
      { id: 'reason', title: t('reconciliation.reason'), cell: (row: Reconciled) => row.reason ?? nothing },
      {
        id: 'source',
        title: t('reconciliation.source'),
        cell: (row: Reconciled) => <SourceName source={row.source} />,
      },
      {
        id: 'day',
        title: t('reconciliation.day'),
        cell: (row: Reconciled) => <span className="nowrap">{formatDay(language, row.day)}</span>,
      },
    ]
  }, [onOpen, language, t])
}

const nothing = <span className="zero">—</span>
