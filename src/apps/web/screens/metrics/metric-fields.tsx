import { useTranslation } from 'react-i18next'
import { formatMonth, monthsBetween } from '../../format/dates.js'
import { useLanguage } from '../../i18n/language.js'
import { SelectField } from '../../parts/fields.js'
import type { LedgerState } from '../revenue/question.js'

const usualWindows = [1, 3, 6, 12, 24, 36] as const

/** The month at whose end numbers hold; where today may be asked too, a blank one is today. */
export function MonthField(props: {
  readonly state: LedgerState
  readonly month: string
  readonly hasToday?: boolean
  readonly onChange: (month: string) => void
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const today = props.hasToday ? [{ value: '', label: t('comparator.today') }] : []
  const thisMonth = props.state.today.slice(0, 7)
  const months = monthsBetween(props.state.firstMonth ?? thisMonth, thisMonth)
  return (
    <SelectField
      label={t('metrics.month')}
      value={props.month}
      options={[
        ...today,
        ...[...new Set([...months, props.month])]
          .filter((month) => month !== '')
          .sort()
          .reverse()
          .map((month) => ({ value: month, label: formatMonth(language, month, 'short'), group: month.slice(0, 4) })),
      ]}
      onChange={props.onChange}
    />
  )
}

/** How many months before that the window begins. */
export function WindowField(props: { readonly months: number; readonly onChange: (months: string) => void }) {
  const { t } = useTranslation()
  const windows = [...new Set([...usualWindows, props.months])].sort((a, b) => a - b)
  return (
    <SelectField
      label={t('metrics.window')}
      value={String(props.months)}
      options={windows.map((count) => ({ value: String(count), label: t('metrics.windowMonths', { count }) }))}
      onChange={props.onChange}
    />
  )
}

/** The policy set; another than that of the workspace is compared with it. */
export function PolicyField(props: {
  readonly state: LedgerState
  readonly policy: string | undefined
  readonly onChange: (policy: string | undefined) => void
}) {
  const { t } = useTranslation()
  const { state, policy } = props
  return (
    <SelectField
      label={t('controls.policy')}
      value={policy ?? state.policy}
      options={[...new Set([...state.policies, state.policy])].map((name) => ({
        value: name,
        label: name === state.policy ? t('controls.policyOfWorkspace', { name }) : name,
      }))}
      onChange={(name) => props.onChange(name === state.policy ? undefined : name)}
    />
  )
}
