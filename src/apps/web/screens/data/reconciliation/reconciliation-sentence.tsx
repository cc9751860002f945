import { Trans, useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { negated, ratioOf, sumOf } from '../../../format/exact.js'
import { formatCompact, formatPercent } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { SentenceToCome } from '../../../parts/sentence-to-come.js'
import { billing, type Listed, sentenceInputs } from './reconciled.js'

type Props = { readonly workspace: string; readonly at: string; readonly listed: Listed }

/** How much of ARR the other side confirms or somebody explained, and how much money is open. */
export function ReconciliationSentence({ workspace, at, listed }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const source = listed.hasBilling ? billing : (listed.sources[0] ?? billing)
  const inputs = sentenceInputs(workspace, at, source)
  const all = useAsk('reconciliation.list', inputs.all).data
  const openHere = useAsk('reconciliation.list', inputs.openHere).data
  const open = useAsk('reconciliation.list', inputs.open).data
  const arr = useAsk('metrics.show', inputs.arr).data
  if (!all || !openHere || !open || arr === undefined) return <SentenceToCome lines={2} />
  const total = Array.isArray(arr) ? null : arr.value
  const done = sumOf([all.ours, negated(openHere.ours)])
  const share = total === null ? null : ratioOf(done, total, 4)
  const money = (amount: string) => formatCompact(language, amount, listed.currency)
  const opened = t('reconciliation.openDifferences', { count: open.open, size: money(open.size) })
  return (
    <p className="key-sentence" data-testid="reconciled">
      {share === null || total === null ? (
        t('reconciliation.noArr', { day: formatDay(language, at) })
      ) : (
        <Trans
          i18nKey={source === billing ? 'reconciliation.sentence' : 'reconciliation.sentenceOf'}
          values={{
            share: formatPercent(language, share),
            done: money(done),
            total: money(total),
            day: formatDay(language, at),
            source,
          }}
          components={{ strong: <strong /> }}
        />
      )}{' '}
      {open.open === 0 ? t('reconciliation.nothingOpen') : opened}
    </p>
  )
}
