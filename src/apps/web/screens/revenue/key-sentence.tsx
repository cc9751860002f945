import { Trans, useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { formatMonth, formatMonthEnd } from '../../format/dates.js'
import { signOf } from '../../format/exact.js'
import { formatChange, formatCompact, formatNumber } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { coverOf, growthOf, rangeOf } from './bridge-maths.js'
import { isAhead, isUnfinished, type Question } from './question.js'

/** The screen in one sentence: where ARR stands, how it moved, what carried it. */
export function KeySentence(props: {
  readonly bridge: Output<'ledger.bridge'>
  readonly question: Question
  readonly today: string
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rows, currency } = props.bridge
  const last = rows[rows.length - 1]
  const total = rangeOf(rows)
  if (!last || !total) return null
  const measure = t(props.question.measure === 'mrr' ? 'measures.mrr' : 'measures.arr')
  const month = formatMonth(language, last.month)
  if (last.closing === null) return <>{t('revenue.sentenceUndefined', { measure, month, because: last.because })}</>
  const growth = growthOf(last)
  const cover = coverOf(total)
  const values = {
    measure,
    month,
    day: formatMonthEnd(language, last.month),
    amount: formatCompact(language, last.closing, currency),
  }
  return (
    <>
      <Trans i18nKey={sentenceOf(last.month, props.today)} values={values} components={{ strong: <strong /> }} />
      {growth !== null && (
        <>
          {', '}
          <strong>
            {arrowOf(growth)} {formatChange(language, growth)}
          </strong>{' '}
          {t('revenue.inTheMonth')}
        </>
      )}
      {cover !== null && t('revenue.cover', { count: rows.length, times: formatNumber(language, cover) })}.
    </>
  )
}

function sentenceOf(month: string, today: string) {
  if (isAhead(month, today)) return 'revenue.sentenceAhead'
  return isUnfinished(month, today) ? 'revenue.sentenceSoFar' : 'revenue.sentence'
}

function arrowOf(ratio: string): string {
  return ['▼', '●', '▲'][signOf(ratio) + 1] ?? ''
}
