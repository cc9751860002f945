import { Trans, useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatMonth, formatMonthEnd } from '../../format/dates.js'
import { signOf } from '../../format/exact.js'
import { formatChange, formatCompact, formatNumber } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { coverOf, growthOf } from '../revenue/bridge-maths.js'
import { isUnfinished, type LedgerState } from '../revenue/question.js'

/** `ARR is €12.4M, +2.1 % in October; expansion covers churn 1.6×.` */
export function HomeSentence(props: {
  readonly workspace: string
  readonly state: LedgerState
  readonly month: string
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { workspace, month, state } = props
  const { data } = useAsk('ledger.bridge', { workspace, from: month, to: month })
  const row = data?.rows[0]
  if (!data || !row) return <SentenceToCome lines={2} />
  const named = formatMonth(language, month)
  if (row.closing === null)
    return <>{t('revenue.sentenceUndefined', { measure: t('measures.arr'), month: named, because: row.because })}</>
  const growth = growthOf(row)
  const cover = coverOf(row)
  const values = {
    measure: t('measures.arr'),
    month: named,
    day: formatMonthEnd(language, month),
    amount: formatCompact(language, row.closing, data.currency),
  }
  return (
    <>
      <Trans
        i18nKey={isUnfinished(month, state.today) ? 'revenue.sentenceSoFar' : 'revenue.sentence'}
        values={values}
        components={{ strong: <strong /> }}
      />
      {growth !== null && (
        <>
          {', '}
          <strong>
            {['▼', '●', '▲'][signOf(growth) + 1]} {formatChange(language, growth)}
          </strong>{' '}
          {t('revenue.inTheMonth')}
        </>
      )}
      {cover !== null && t('home.cover', { times: formatNumber(language, cover) })}.
    </>
  )
}
