import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../../i18n/language.js'
import { Amount } from '../../parts/amount.js'
import { CellLink } from '../../parts/cell-link.js'
import { type Column, sortedBy } from '../../parts/data-table/column.js'
import { DataTable } from '../../parts/data-table/data-table.js'
import { planAddress } from '../../search/addresses.js'
import type { Listed } from './plan.js'
import { type PlanWords, usePlanWords } from './plan-words.js'
import { SeverityMark } from './severity-mark.js'

type Props = {
  readonly workspace: string
  readonly rows: readonly Listed[]
  readonly currency: string
  readonly sort: string | undefined
  readonly onSort: (sort: string | undefined) => void
}

/** Every plan with what it lacks; unless it is sorted otherwise, the worst first. */
export function PlansTable({ workspace, rows, currency, sort, onSort }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const words = usePlanWords()
  const columns = columnsOf({ t, words, workspace })
  return (
    <DataTable
      label={t('plans.title')}
      caption={t('plans.caption', { currency })}
      columns={columns}
      rows={sortedBy(rows, columns, sort, language)}
      keyOf={({ plan }) => plan}
      nameOf={({ accountName }) => accountName}
      sort={sort}
      onSort={onSort}
      testId="plans"
    />
  )
}

type Said = {
  readonly t: TFunction
  readonly words: PlanWords
  readonly workspace: string
}

function columnsOf({ t, words, workspace }: Said): readonly Column<Listed>[] {
  const money = (value: string | null) => (value === null ? '—' : <Amount value={value} />)
  return [
    {
      id: 'account',
      title: t('plans.columns.account'),
      isFixed: true,
      cell: ({ account, accountName, owner }) => (
        <>
          <CellLink href={planAddress(workspace, account)}>{accountName}</CellLink>
          {owner && <div className="small muted">{owner}</div>}
        </>
      ),
      sortBy: ({ accountName }) => accountName,
    },
    {
      id: 'gaps',
      title: t('plans.columns.gaps'),
      cell: ({ gaps }) => <Gaps gaps={gaps} />,
      sortBy: ({ gaps: { high, medium, low } }) => String(high * 1_000_000 + medium * 1000 + low),
    },
    {
      id: 'at-stake',
      title: t('plans.columns.atStake'),
      isNumber: true,
      cell: ({ atStake }) => money(atStake),
      sortBy: ({ atStake }) => atStake,
    },
    {
      id: 'worst',
      title: t('plans.columns.worst'),
      cell: ({ worst }) => <span className="worst-gap">{worst?.reason ?? '—'}</span>,
    },
    {
      id: 'arr',
      title: t('plans.columns.arr'),
      isNumber: true,
      cell: ({ arr }) => money(arr),
      sortBy: ({ arr }) => arr,
    },
    {
      id: 'state',
      title: t('plans.columns.state'),
      cell: ({ state, stage }) => (
        <>
          <span className="badge">{words.state('plan', state)}</span>
          {stage && <div className="small muted">{words.choice(stage)}</div>}
        </>
      ),
      sortBy: ({ state }) => state,
    },
  ]
}

function Gaps({ gaps }: { readonly gaps: Listed['gaps'] }) {
  const severities = (['high', 'medium', 'low'] as const).filter((severity) => gaps[severity] > 0)
  if (severities.length === 0) return <span className="zero">0</span>
  return (
    <span className="gap-counts">
      {severities.map((severity) => (
        <SeverityMark key={severity} severity={severity} count={gaps[severity]} />
      ))}
    </span>
  )
}
