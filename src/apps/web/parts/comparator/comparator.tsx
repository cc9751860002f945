import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatMonth, monthsBetween } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import type { ComparisonSearch } from '../../search/definitions-search.js'
import { SelectField } from '../fields.js'
import { Answer, Skeleton } from '../states.js'
import { Compared } from './compared.js'
import { comparedSets } from './compared-question.js'
import { newestSets } from './newest-sets.js'

type Props = {
  readonly workspace: string
  readonly comparison: ComparisonSearch
  readonly onChange: (change: ComparisonSearch) => void
  /** Where the screen has chosen the metric already. */
  readonly isMetricFixed?: boolean
}

/** One metric under two policy sets, with the customers that make the difference and why. Its state is the caller's. */
export function Comparator(props: Props) {
  const { workspace, comparison } = props
  const sets = useAsk('policies.list', { workspace })
  return (
    <Answer of={sets} waiting={<Skeleton lines={8} />}>
      {({ rows }) => {
        const question = comparedSets(rows, comparison)
        const names = [...newestSets(rows).map(({ key }) => key), question.left, question.right]
        return (
          <div className="stack" data-testid="comparator">
            <Controls {...props} names={[...new Set(names)]} question={question} />
            <Compared
              workspace={workspace}
              {...question}
              isLeftInUse={rows.some((row) => row.current && row.key === question.left)}
            />
          </div>
        )
      }}
    </Answer>
  )
}

type Question = { readonly metric: string; readonly left: string; readonly right: string; readonly at?: string }

function Controls(props: Props & { readonly names: readonly string[]; readonly question: Question }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { question, names, onChange } = props
  const { data: metrics } = useAsk('metrics.list', {})
  const known = metrics?.rows.filter((metric) => metric.missing === null) ?? []
  const sets = names.map((name) => ({ value: name, label: name }))
  return (
    <section className="controls" aria-label={t('comparator.controls')}>
      {!props.isMetricFixed && (
        <SelectField
          label={t('comparator.metric')}
          value={question.metric}
          options={known.map((metric) => ({ value: metric.id, label: metric.name[language] }))}
          onChange={(metric) => onChange({ metric })}
        />
      )}
      <SelectField
        label={t('comparator.left')}
        value={question.left}
        options={sets}
        onChange={(left) => onChange({ left, right: question.right })}
      />
      <SelectField
        label={t('comparator.right')}
        value={question.right}
        options={sets}
        onChange={(right) => onChange({ left: question.left, right })}
      />
      <DayField workspace={props.workspace} at={question.at} onChange={(at) => onChange({ at })} />
    </section>
  )
}

function DayField(props: {
  readonly workspace: string
  readonly at: string | undefined
  readonly onChange: (at: string | undefined) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { data: state } = useAsk('ledger.state', { workspace: props.workspace })
  const thisMonth = state?.today.slice(0, 7) ?? ''
  const over = monthsBetween(state?.firstMonth ?? thisMonth, thisMonth).filter((month) => month < thisMonth)
  const months = [...new Set([...over, ...(props.at ? [props.at.slice(0, 7)] : [])])].sort().reverse()
  return (
    <SelectField
      label={t('comparator.at')}
      value={props.at?.slice(0, 7) ?? ''}
      options={[
        { value: '', label: t('comparator.today') },
        ...months.map((month) => ({
          value: month,
          label: t('comparator.monthEnd', { month: formatMonth(language, month, 'short') }),
        })),
      ]}
      onChange={(at) => props.onChange(at || undefined)}
    />
  )
}
