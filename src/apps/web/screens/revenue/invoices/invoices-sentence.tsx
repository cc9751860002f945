import { Trans, useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatMonth, formatMonthEnd } from '../../../format/dates.js'
import { signOf } from '../../../format/exact.js'
import { formatChange, formatCompact, formatNumber } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { coverOf, growthOf } from '../bridge-maths.js'
import type { InvoicesQuestion } from './invoices-question.js'

/** The screen in one sentence: what the last twelve months brought, against the twelve before, and what carried it. */
export function InvoicesSentence(props: {
  readonly bridge: Output<'invoices.bridge'>
  readonly question: InvoicesQuestion
}) {
  const { t } = useTranslation()
  const language = useLanguage()
  const { rows, currency } = props.bridge
  const last = rows.at(-1)
  if (!last) return null
  const whose = t(`repeat.whoseLong.${props.question.accounts}`)
  const month = formatMonth(language, last.month)
  if (last.closing === null) return <>{t('repeat.sentenceUndefined', { month, because: last.because })}</>
  const growth = growthOf(last)
  const cover = coverOf(last)
  const values = {
    whose,
    month,
    day: formatMonthEnd(language, last.month),
    amount: formatCompact(language, last.closing, currency),
  }
  return (
    <>
      <Trans
        i18nKey={last.isOver ? 'repeat.sentence' : 'repeat.sentenceSoFar'}
        values={values}
        components={{ strong: <strong /> }}
      />
      {growth !== null && (
        <>
          {', '}
          <strong>
            {['▼', '●', '▲'][signOf(growth) + 1]} {formatChange(language, growth)}
          </strong>{' '}
          {t('repeat.onBefore')}
        </>
      )}
      {cover !== null && t('repeat.cover', { times: formatNumber(language, cover) })}.
    </>
  )
}
