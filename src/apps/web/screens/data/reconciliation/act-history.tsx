import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import type { Shown } from './reconciled.js'
import { SourceName } from './source-name.js'

/** Who explained or reopened what, the newest first. */
export function ActHistory({ acts }: { readonly acts: Shown['history'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (acts.length === 0) return null
  return (
    <section className="stack-tight">
      <h3>{t('reconciliation.history')}</h3>
      <ul className="acts-list">
        {acts.map((act) => (
          <li key={`${act.recordedAt} ${act.source}`}>
            <p>
              <strong>{t(`reconciliation.acts.${act.act}`)}</strong> · <SourceName source={act.source} /> ·{' '}
              {formatDay(language, act.at)}
            </p>
            <p className="wrap-anywhere">{act.reason}</p>
            <p className="small muted">
              {[
                act.act === 'explain' && act.owner,
                act.category && t(`reconciliation.categories.${act.category}` as 'reconciliation.categories.other'),
                act.by,
                formatMoment(language, act.recordedAt),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
