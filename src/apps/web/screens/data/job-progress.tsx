import { useTranslation } from 'react-i18next'
import type { Progress } from '../../api/client.js'
import { formatCount } from '../../format/numbers.js'
import { useLanguage } from '../../i18n/language.js'

/** How far long work is; without a total the bar only moves. */
export function JobProgress(props: {
  readonly progress: Progress | undefined
  /** What is done, where the server does not say it. */
  readonly label?: string
  readonly onCancel?: () => void
}) {
  const { t } = useTranslation()
  const { progress, label, onCancel } = props
  const language = useLanguage()
  const total = progress?.total ?? null
  const known = progress && total !== null && total > 0
  return (
    <div className="progress" data-testid="progress">
      <progress aria-label={t('progress.label')} {...(known ? { value: progress.done, max: total } : {})} />
      <div className="cluster">
        <span className="figures" role="status">
          {progress?.phase || (label ?? t('progress.starting'))}
          {known &&
            ` · ${t('progress.of', { done: formatCount(language, progress.done), total: formatCount(language, total) })}`}
        </span>
        {onCancel && (
          <button type="button" className="button" data-size="small" onClick={onCancel}>
            {t('progress.cancel')}
          </button>
        )}
      </div>
    </div>
  )
}
