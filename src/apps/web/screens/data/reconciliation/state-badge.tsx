import { useTranslation } from 'react-i18next'
import { isChangedSince, type Reconciled } from './reconciled.js'

/** Whether two sides agree, how they do not, and whether somebody explained it. */
export function ReconciledBadge({ row }: { readonly row: Reconciled }) {
  const { t } = useTranslation()
  if (row.state === 'undefined') {
    return (
      <abbr title={row.because ?? t('states.undefined')} className="muted">
        {t('reconciliation.states.undefined')}
      </abbr>
    )
  }
  const isExplained = !row.open && row.state !== 'agrees'
  const tone = row.open ? 'attention' : isExplained ? 'info' : 'good'
  return (
    <span className="cluster">
      <span className="badge" data-tone={tone}>
        <span aria-hidden="true">{row.open ? '▲' : '●'}</span> {t(`reconciliation.states.${row.state}`)}
        {isExplained && `, ${t('reconciliation.explained')}`}
      </span>
      {isChangedSince(row) && (
        <span className="badge" data-tone="off">
          <span aria-hidden="true">■</span> {t('reconciliation.changedSince')}
        </span>
      )}
    </span>
  )
}
