import { Download } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { client } from '../../api/client.js'
import { csvOf, offerFile } from '../../format/csv.js'
import { negated, sumOf } from '../../format/exact.js'
import type { Unit } from '../../format/measures.js'
import { useLanguage } from '../../i18n/language.js'
import { AccountLink } from '../account-link.js'
import type { Column } from '../data-table/column.js'
import { DataTable } from '../data-table/data-table.js'
import type { DataTableProps } from '../data-table/table-props.js'
import { Change, Measure } from '../measure.js'
import type { Comparison } from './comparison.js'

type Row = Comparison['differences'][number]

type Props = {
  readonly workspace: string
  readonly metric: string
  readonly left: string
  readonly right: string
  readonly at?: string
  readonly months?: number
  readonly compared: Comparison
  readonly more: DataTableProps<Row>['more']
}

/** The customers that count differently under the two sets, each with the switch that makes it so. */
export function DifferenceTable(props: Props) {
  const { t } = useTranslation()
  const { compared } = props
  const columns = useColumns(props)
  if (compared.differences.length === 0) {
    const because = Object.values(compared.because).find((reason) => reason !== null)
    return (
      <p className="notice">
        {because === undefined ? t('comparator.noCustomers') : t('comparator.noValue', { because })}
      </p>
    )
  }
  return (
    <section className="stack-tight">
      <div className="cluster">
        <h3>{t('comparator.customers')}</h3>
        <button type="button" className="button" data-size="small" onClick={() => void download(props)}>
          <Download aria-hidden="true" />
          {t('states.csv')}
        </button>
      </div>
      <DataTable
        label={t('comparator.customers')}
        caption={t('comparator.caption', { count: compared.count })}
        columns={columns}
        rows={compared.differences}
        keyOf={(row) => row.account}
        nameOf={(row) => row.name}
        hasFooter
        more={props.more}
        testId="differences"
      />
    </section>
  )
}

function useColumns({ workspace, left, right, compared }: Props): readonly Column<Row>[] {
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const write = (value: string, unit: Unit = compared.rowUnit) => (
      <Measure of={{ value, unit, currency: compared.currency }} />
    )
    const isRatio = compared.differences.some((row) => row.leftDenominator !== row.rightDenominator)
    const amount = (id: string, title: string, of: (row: Row) => string | undefined): Column<Row> => ({
      id,
      title,
      isNumber: true,
      cell: (row) => write(of(row) ?? '0'),
      amount: (row) => of(row) ?? null,
      write,
    })
    return [
      {
        id: 'name',
        title: t('comparator.customer'),
        isFixed: true,
        cell: (row: Row) => (
          <AccountLink workspace={workspace} account={row.account}>
            {row.name}
          </AccountLink>
        ),
      },
      amount('left', left, (row) => row.left),
      amount('right', right, (row) => row.right),
      {
        ...amount('difference', t('comparator.difference'), differenceOf),
        cell: (row: Row) => (
          <Change of={{ value: differenceOf(row), unit: compared.rowUnit, currency: compared.currency }} />
        ),
      },
      ...(isRatio
        ? [
            amount('leftBase', t('comparator.baseOf', { policy: left }), (row) => row.leftDenominator),
            amount('rightBase', t('comparator.baseOf', { policy: right }), (row) => row.rightDenominator),
          ]
        : []),
      {
        id: 'because',
        title: t('comparator.because'),
        cell: (row: Row) => <span className="because">{row.words[language]}</span>,
      },
    ]
  }, [workspace, left, right, compared, language, t])
}

function differenceOf(row: Row): string {
  return sumOf([row.right, negated(row.left)])
}

async function download({ workspace, metric, left, right, at, months }: Props): Promise<void> {
  const question = { id: metric, workspace, policies: `${left},${right}`, at, months, limit: 5000 }
  const rows: Row[] = []
  for (let after: string | undefined, page = 0; page === 0 || after !== undefined; page++) {
    const answer = await client.read('metrics.compare', { ...question, after })
    rows.push(...answer.differences)
    after = answer.next ?? undefined
  }
  const head = ['account', 'name', left, right, 'difference', 'because']
  const lines = rows.map((row) => [row.account, row.name, row.left, row.right, differenceOf(row), row.because])
  offerFile(`${metric} ${left} ${right}.csv`, csvOf([head, ...lines]))
}
