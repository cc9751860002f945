import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { monthsBetween } from '../../format/dates.js'
import { type Option, SegmentsField, SelectField } from '../../parts/fields.js'
import type { BridgeSearch } from '../../search/bridge-search.js'
import { CurrencyField } from './currency-field.js'
import { KnownAtField } from './known-at-field.js'
import { MonthFields } from './month-fields.js'
import type { LedgerState, Question } from './question.js'

type Props = {
  readonly question: Question
  readonly state: LedgerState
  /** The switch between contracts and invoices. */
  readonly field: ReactNode
  readonly onChange: (change: BridgeSearch) => void
}

/** What the bridge is asked: months, grouping and measure; policy set, view, basis, currency and moment below. */
export function BridgeControls(props: Props) {
  const { t } = useTranslation()
  const { question, onChange } = props
  const { policy, basis, view, currency, asKnownAt } = question
  const special = [policy, basis, view, currency, asKnownAt].filter((value) => value !== undefined).length
  return (
    <section className="controls" aria-label={t('controls.title')}>
      {props.field}
      <Months {...props} />
      <SelectField
        label={t('controls.by')}
        value={question.by ?? ''}
        options={groupingOptions(props, t('controls.ungrouped'), (name) =>
          t(`groupings.${name}` as 'groupings.product', name),
        )}
        onChange={(by) => onChange({ by: by || undefined })}
      />
      <SegmentsField
        label={t('controls.measure')}
        value={question.measure ?? 'arr'}
        options={[
          { value: 'arr', label: t('measures.arr') },
          { value: 'mrr', label: t('measures.mrr') },
        ]}
        onChange={(measure) => onChange(measure === 'mrr' ? { measure, basis: undefined } : { measure: undefined })}
      />
      <details open={special > 0}>
        <summary>{t('controls.more')}</summary>
        <MoreControls {...props} />
      </details>
    </section>
  )
}

function Months({ question, state, onChange }: Props) {
  const thisMonth = state.today.slice(0, 7)
  const first = [state.firstMonth ?? thisMonth, question.from].sort()[0] ?? thisMonth
  const last = [state.lastMonth ?? thisMonth, thisMonth, question.to].sort().at(-1) ?? thisMonth
  return <MonthFields {...question} months={monthsBetween(first, last)} onChange={onChange} />
}

function MoreControls({ question, state, onChange }: Props) {
  const { t } = useTranslation()
  const policyOptions = state.policies.map((name) => ({
    value: name,
    label: name === state.policy ? t('controls.policyOfWorkspace', { name }) : name,
  }))
  const otherLedger = { basis: undefined }
  return (
    <div className="controls-more">
      <SelectField
        label={t('controls.policy')}
        value={question.policy ?? state.policy}
        options={policyOptions}
        onChange={(policy) => onChange({ policy: policy === state.policy ? undefined : policy, ...otherLedger })}
      />
      <SegmentsField
        label={t('controls.basis')}
        value={question.basis ?? 'known'}
        options={[
          { value: 'known', label: t('controls.known') },
          { value: 'reported', label: t('controls.reported') },
        ]}
        onChange={(basis) => onChange(basis === 'reported' ? { basis, ...keptLedger } : { basis: undefined })}
      />
      <SelectField
        label={t('controls.view')}
        value={question.view ?? 'ledger'}
        options={(['ledger', 'generation', 'finance'] as const).map((view) => ({
          value: view,
          label: t(`views.${view}`),
        }))}
        onChange={(view) => onChange({ view: view === 'ledger' ? undefined : (view as 'generation' | 'finance') })}
      />
      <CurrencyField
        own={state.currency}
        value={question.currency}
        onChange={(currency) => onChange({ currency, ...otherLedger })}
      />
      <KnownAtField value={question.asKnownAt} onChange={(asKnownAt) => onChange({ asKnownAt, ...otherLedger })} />
    </div>
  )
}

// Reported numbers are frozen under the workspace's own policy set and currency, in ARR.
const keptLedger = { policy: undefined, measure: undefined, currency: undefined, asKnownAt: undefined } as const

function groupingOptions({ state, question }: Props, none: string, nameOf: (name: string) => string): Option[] {
  const own = question.by?.startsWith('attributes.')
    ? [{ value: question.by, label: question.by.slice('attributes.'.length) }]
    : []
  return [{ value: '', label: none }, ...state.groupings.map((name) => ({ value: name, label: nameOf(name) })), ...own]
}
