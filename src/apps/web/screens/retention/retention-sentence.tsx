import { Trans, useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { formatDay } from '../../format/dates.js'
import { formatCompact, formatCount, formatPercent } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'
import { SentenceToCome } from '../../parts/sentence-to-come.js'
import { oneValue } from '../metrics/metric-input.js'
import { asked, type RetentionQuestion } from './retention-question.js'

/** Who was there, what they bring now, and how many stayed. */
export function RetentionSentence({ question }: { readonly question: RetentionQuestion }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const net = useAsk('metrics.show', { id: 'nrr', ...asked(question) })
  const logos = useAsk('metrics.show', { id: 'logo-retention', ...asked(question) })
  const isOfDue = useIsOfDue(question)
  const nrr = net.data && oneValue(net.data)
  const stayed = logos.data && oneValue(logos.data)
  if (!nrr || !stayed) return <SentenceToCome lines={2} />
  if (nrr.value === null)
    return <>{t('retention.sentenceUndefined', { because: nrr.reasons.because?.[language] ?? '' })}</>
  const money = (amount: string | null) => formatCompact(language, amount ?? '0', nrr.currency)
  return (
    <Trans
      i18nKey={isOfDue ? 'retention.sentenceDue' : 'retention.sentence'}
      count={nrr.units ?? 0}
      values={{
        written: formatCount(language, nrr.units ?? 0),
        nrr: formatPercent(language, nrr.value),
        start: money(nrr.denominator),
        now: money(nrr.numerator),
        from: formatDay(language, nrr.from ?? nrr.asOf),
        day: formatDay(language, nrr.asOf),
        stayed: formatCount(language, Number(stayed.numerator ?? 0)),
      }}
      components={{ strong: <strong className="figures" /> }}
    />
  )
}

// Some policy sets count the renewals that were due, not the customers who were there.
function useIsOfDue({ workspace, search, state }: RetentionQuestion): boolean {
  const { data } = useAsk('policies.list', { workspace })
  const set = data?.rows.find(({ key }) => key === (search.policy ?? state.policy))
  return set?.switches.retention === 'renewals-due'
}
