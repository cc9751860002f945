import { useTranslation } from 'react-i18next'
import { formatDay, formatMoment } from '../../../format/dates.js'
import { decimalsOf, formatAmount, formatNumber } from '../../../format/numbers.js'
import { useLanguage } from '../../../i18n/language.js'
import { Dialog, DialogActions } from '../../../parts/dialog.js'
import type { Line } from './line.js'
import { usePeriod } from './use-period.js'

/** Every version of a line, the newest first: what was recorded, by whom, when and why. */
export function LineVersions({ line, onClose }: { line: Line; onClose: () => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const period = usePeriod()
  return (
    <Dialog title={t('versions.title', { line: line.line })} onClose={onClose}>
      <ol className="stack">
        {line.versions.map((version) => (
          <li key={version.recordedAt} className="panel panel-body stack-tight">
            <strong>
              {t(`acts.${version.act}` as 'acts.import')}
              {version.because && version.act === 'correct' && `: ${version.because}`}
            </strong>
            <span className="small muted">
              {t('versions.by', { by: version.by, when: formatMoment(language, version.recordedAt) })}
            </span>
            {version.gone ? (
              <span>{t('versions.gone')}</span>
            ) : (
              <span className="figures">
                {formatAmount(language, version.amount, { atLeast: decimalsOf(line.currency) })}{' '}
                {t('lines.per', { currency: line.currency, period: period(version.period) })}
                {version.quantity !== null && ` · ${t('lines.quantity')} ${formatNumber(language, version.quantity)}`}
                {` · ${formatDay(language, version.startDay)} – ${version.endDay ? formatDay(language, version.endDay) : t('lines.openEnded')}`}
              </span>
            )}
          </li>
        ))}
      </ol>
      <DialogActions>
        <button type="button" className="button" onClick={onClose}>
          {t('states.close')}
        </button>
      </DialogActions>
    </Dialog>
  )
}
