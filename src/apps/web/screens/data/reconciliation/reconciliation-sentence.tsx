import { Trans, useTranslation } from 'react-i18next'
import { useAsk } from '../../../api/client.js'
import { formatDay } from '../../../format/dates.js'
import { negated, ratioOf, sumOf } from '../../../format/exact.js'
import { formatCompact, formatPercent } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Skeleton } from '../../../parts/states.js'
import { billing, type Listed } from './reconciled.js'

type Props = { readonly workspace: string; readonly at: string; readonly listed: Listed }

/** How much of ARR the other side confirms or somebody explained, and how much money is open. */
export function ReconciliationSentence({ workspace, at, listed }: Props) {
  const { t } = useTranslation()
  const language = useLanguage()
  const source = listed.hasBilling ? billing : (listed.sources[0] ?? billing)
  const all = useAsk('reconciliation.list', { workspace, at, source, limit: 1 }).data
  const openHere = useAsk('reconciliation.list', { workspace, at, source, openOnly: true, limit: 1 }).data
  const open = useAsk('reconciliation.list', { workspace, at, openOnly: true, limit: 1 }).data
  const arr = useAsk('metrics.show', { workspace, id: 'arr', at }).data
  if (!all || !openHere || !open || arr === undefined) return <Skeleton height="1.5rem" />
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
