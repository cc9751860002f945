import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { addMonths, formatMonth } from '../../format/dates.js'
import { formatCompact } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { oneValue } from '../metrics/metric-input.js'
import type { LedgerState } from '../revenue/question.js'

/** Where the last movement lies back: whether ARR has stayed as it is since, or has no value any more, and why. */
export function SinceThen(props: { readonly workspace: string; readonly state: LedgerState; readonly month: string }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, month, state } = props
  const finished = addMonths(state.today.slice(0, 7), -1)
  const isBehind = month < finished
  const { data } = useAsk('metrics.show', { id: 'arr', workspace, at: finished }, { enabled: isBehind })
  const value = data && oneValue(data)
  if (!isBehind || !value) return null
  const months = { month: formatMonth(language, month), finished: formatMonth(language, finished) }
  return (
    <p className="notice" data-tone={value.value === null ? 'attention' : undefined} role="note">
      {value.value === null
        ? t('home.noValueSince', { ...months, because: value.reasons.because?.[language] ?? '' })
        : t('home.unmovedSince', { ...months, amount: formatCompact(language, value.value, value.currency) })}
    </p>
  )
}
