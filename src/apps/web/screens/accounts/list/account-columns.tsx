import type { TFunction } from 'i18next'
import { PanelRight } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../format/dates.js'
import { hasDecimals } from '../../../format/exact.js'
import { useLanguage } from '../../../i18n/language.js'
import { AccountLink } from '../../../parts/account-link.js'
import { Amount } from '../../../parts/amount.js'
import { CellLink } from '../../../parts/cell-link.js'
import type { Column } from '../../../parts/data-table/column.js'
import { Measure } from '../../../parts/measure.js'
import { type AccountSearch, accountAttributes } from '../../../search/accounts-search.js'
import { accountAddress } from '../../../search/addresses.js'
import type { Field } from '../send-change.js'
import { type AccountRow, type Dimension, valueIn } from './account-row.js'
import { AccountStatus } from './account-status.js'
import { AttributeCell } from './attribute-cell.js'
import { MoneyChange } from './money-change.js'

type Question = {
  readonly workspace: string
  readonly rows: readonly AccountRow[]
  readonly dimensions: readonly Dimension[]
  /** The day that the list shows, and the one a year before. */
  readonly asOf: string
  readonly from: string
  readonly onPreview: (account: string) => void
}

const extra: readonly string[] = ['country', 'industry', 'channel']

/** Every column that the list of accounts can show. */
export function useAccountColumns(question: Question): readonly Column<AccountRow>[] {
  const { workspace, dimensions, asOf, onPreview } = question
  const money = useMoneyColumns(question)
  const { t } = useTranslation()
  const language = useLanguage()
  return useMemo(() => {
    const attributes = accountAttributes.map((name) => ({ field: name as Field, title: t(`groupings.${name}`) }))
    const own = dimensions.map(({ name }) => ({ field: `own.${name}` as Field, title: name }))
    const optionsOf = (field: Field) => optionsIn(dimensions, field, t('accounts.blank'))
    const editable = [...attributes, ...own].map(
      ({ field, title }): Column<AccountRow> => ({
        id: field,
        title,
        isExtra: extra.includes(field),
        sortBy: (row) => valueIn(row, field),
        cell: (row) => <AttributeCell {...{ workspace, row, field, title, today: asOf }} options={optionsOf(field)} />,
      }),
    )
    return [
      nameColumn(workspace, onPreview, t),
      {
        id: 'account',
        title: t('accounts.ref'),
        isExtra: true,
        sortBy: keyOf,
        cell: (row) => <code>{row.account}</code>,
      },
      ...money,
      ...editable,
      {
        id: 'parent',
        title: t('accounts.parent'),
        isExtra: true,
        sortBy: (row) => row.parent,
        cell: (row) =>
          row.parent === null ? (
            nothing
          ) : (
            <AccountLink workspace={workspace} account={row.parent}>
              {row.parent}
            </AccountLink>
          ),
      },
      {
        id: 'since',
        title: t('accounts.since'),
        sortBy: (row) => row.since,
        cell: (row) =>
          row.since === null ? nothing : <span className="nowrap">{formatDay(language, row.since)}</span>,
      },
      { id: 'status', title: t('accounts.status'), cell: (row) => <AccountStatus status={row.status} /> },
    ]
  }, [workspace, dimensions, asOf, onPreview, money, t, language])
}

function nameColumn(workspace: string, onPreview: Question['onPreview'], t: TFunction): Column<AccountRow> {
  return {
    id: 'name',
    title: t('accounts.name'),
    isFixed: true,
    sortBy: (row) => row.name,
    cell: (row) => (
      <span className="name-cell">
        <AccountLink workspace={workspace} account={row.account}>
          {row.name}
        </AccountLink>
        <button
          type="button"
          className="icon-button"
          aria-label={t('accounts.previewOf', { name: row.name })}
          onClick={() => onPreview(row.account)}
        >
          <PanelRight aria-hidden="true" />
        </button>
      </span>
    ),
  }
}

function useMoneyColumns({ workspace, rows, asOf, from }: Question): readonly Column<AccountRow>[] {
  const { t } = useTranslation()
  return useMemo(() => {
    const whole = !hasDecimals(rows.flatMap((row) => [row.now, row.before]))
    const write = (amount: string) => <Amount value={amount} whole={whole} />
    const column = (id: 'now' | 'before' | 'change', title: string, days: AccountSearch): Column<AccountRow> => ({
      id,
      title,
      isNumber: true,
      sortBy: (row) => row[id],
      write: id === 'change' ? (amount) => <MoneyChange value={amount} whole={whole} /> : write,
      cell: (row) => (
        <CellLink className="number-link" href={accountAddress(workspace, row.account, { tab: 'money', ...days })}>
          {id === 'change' ? (
            <MoneyChange value={row.change} because={row.because} whole={whole} />
          ) : (
            <Amount value={row[id]} because={row.because ?? undefined} whole={whole} />
          )}
        </CellLink>
      ),
    })
    return [
      column('now', t('accounts.arrToday'), { until: asOf }),
      column('before', t('accounts.arrBefore'), { until: from }),
      column('change', t('accounts.change'), { after: from, until: asOf }),
      {
        id: 'share',
        title: t('accounts.share'),
        isNumber: true,
        sortBy: (row) => row.share,
        write: (ratio) => <Measure of={{ value: ratio, unit: 'ratio' }} />,
        cell: (row) => <Measure of={{ value: row.share, unit: 'ratio', because: row.because }} />,
      },
    ]
  }, [workspace, rows, asOf, from, t])
}

function optionsIn(dimensions: readonly Dimension[], field: Field, blank: string) {
  const dimension = dimensions.find(({ name }) => field === `own.${name}`)
  if (!dimension) return undefined
  return ['', ...dimension.segments].map((value) => ({ value, label: value || blank }))
}

const keyOf = (row: AccountRow) => row.account

const nothing = <span className="zero">—</span>
