import { useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { ratioOf, signOf } from '../../format/exact.js'
import { AccountLink } from '../../parts/account-link.js'
import { Amount, Kind } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import type { Column } from '../../parts/data-table/column.js'
import { Measure } from '../../parts/measure.js'
import { movementsAddress } from '../../search/addresses.js'
import { monthsOfWindow } from '../metrics/shown-month.js'
import type { BelowRow } from './below-row.js'
import type { RetentionQuestion } from './retention-question.js'

const causes = ['churn', 'contraction', 'fx', 'unexplained'] as const

/** Who, with how much then and now, and which movements took it away. */
export function useBelowColumns(
  question: RetentionQuestion,
  page: Output<'metrics.accounts'> | undefined,
): readonly Column<BelowRow>[] {
  const { t } = useTranslation()
  const { workspace, search } = question
  const months = page ? monthsOfWindow(page.from, page.asOf) : null
  const { policy, measure, currency } = search
  const toMovements = (row: BelowRow) =>
    movementsAddress(workspace, { policy, measure, currency, ...months, account: row.account })
  const money = (id: 'before' | 'now', title: string): Column<BelowRow> => ({
    id,
    title,
    isNumber: true,
    sortBy: (row) => row[id],
    cell: (row) => <Amount value={row[id]} because={row.because ?? undefined} />,
    amount: (row) => row[id],
    write: (value) => <Amount value={value} />,
  })
  return [
    {
      id: 'name',
      title: t('movements.account'),
      isFixed: true,
      sortBy: (row) => row.name,
      cell: (row) => (
        <AccountLink workspace={workspace} account={row.account}>
          {row.name}
        </AccountLink>
      ),
    },
    { id: 'owner', title: t('groupings.owner'), sortBy: (row) => row.owner, cell: (row) => row.owner ?? dash },
    { id: 'segment', title: t('groupings.segment'), sortBy: (row) => row.segment, cell: (row) => row.segment ?? dash },
    money('before', t('metrics.atStart')),
    money('now', t('metrics.now')),
    {
      id: 'change',
      title: t('metrics.change'),
      isNumber: true,
      sortBy: (row) => row.change,
      cell: (row) => (
        <CellLink href={toMovements(row)} className="number-link">
          <Amount value={row.change} sign="always" />
        </CellLink>
      ),
      amount: (row) => row.change,
      write: (value) => <Amount value={value} sign="always" />,
    },
    {
      id: 'ratio',
      title: t('below.ratio'),
      isNumber: true,
      cell: (row) => (
        <Measure of={{ value: ratioOf(row.change ?? '0', row.before ?? '0', 6), unit: 'ratio' }} sign="always" />
      ),
    },
    { id: 'cause', title: t('movements.cause'), cell: (row) => <Causes row={row} /> },
  ]
}

const dash = <span className="zero">—</span>

function Causes({ row }: { readonly row: BelowRow }) {
  const { t } = useTranslation()
  return (
    <span className="cluster">
      {causes
        .filter((kind) => signOf(row[kind]) < 0)
        .map((kind) => (
          <Kind key={kind} kind={kind}>
            {t(`columns.${kind}`)}
            <span className="muted figures">
              {' '}
              <Amount value={row[kind]} />
            </span>
          </Kind>
        ))}
    </span>
  )
}
