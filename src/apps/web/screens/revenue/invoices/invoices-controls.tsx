import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { SegmentsField, SelectField } from '../../../parts/fields.js'
import type { RevenueSearch } from '../../../search/bridge-search.js'
import { useGroupingName } from '../../metrics/use-grouping-name.js'
import { CurrencyField } from '../currency-field.js'
import { MonthFields } from '../month-fields.js'
import { endsOf, type InvoicesQuestion, type InvoicesState } from './invoices-question.js'

type Props = {
  readonly question: InvoicesQuestion
  readonly state: InvoicesState
  /** The switch between contracts and invoices. */
  readonly field: ReactNode
  readonly onChange: (change: RevenueSearch) => void
}

/** What the bridge of repeat business is asked: which windows, of which customers, grouped how, in which currency. */
export function InvoicesControls({ question, state, field, onChange }: Props) {
  const { t } = useTranslation()
  const groupingName = useGroupingName()
  const groupings = [...new Set([...state.groupings, ...(question.by ? [question.by] : [])])]
  return (
    <section className="controls" aria-label={t('controls.title')}>
      {field}
      <SegmentsField
        label={t('repeat.every')}
        value={question.every}
        options={(['month', 'quarter', 'year'] as const).map((every) => ({
          value: every,
          label: t(`repeat.everys.${every}`),
        }))}
        onChange={(every) =>
          onChange({ every: every === 'quarter' || every === 'year' ? every : undefined, from: undefined })
        }
      />
      <MonthFields {...question} months={endsOf(question, state)} onChange={onChange} />
      <SelectField
        label={t('controls.by')}
        value={question.by ?? ''}
        options={[
          { value: '', label: t('controls.ungrouped') },
          ...groupings.map((name) => ({ value: name, label: groupingName(name) })),
        ]}
        onChange={(by) => onChange({ by: by || undefined })}
      />
      <SegmentsField
        label={t('repeat.accounts')}
        value={question.accounts}
        options={(['without-contracts', 'all'] as const).map((accounts) => ({
          value: accounts,
          label: t(`repeat.whose.${accounts}`),
        }))}
        onChange={(accounts) => onChange({ accounts: accounts === 'all' ? accounts : undefined })}
      />
      <CurrencyField own={state.currency} value={question.currency} onChange={(currency) => onChange({ currency })} />
    </section>
  )
}
