import { useTranslation } from 'react-i18next'
import type { Problem } from '../../../api/client.js'

/** What somebody else changed meanwhile, value by value: theirs and one's own, to choose from. */
export function Conflicts(props: {
  readonly conflicts: Problem['conflicts']
  readonly titleOf: (field: string) => string
  readonly onChoose: (field: string, isMine: boolean) => void
}) {
  const { t } = useTranslation()
  return props.conflicts.map(({ field, theirs, yours }) => (
    <div key={field} className="notice" data-tone="attention" role="alert">
      <strong>
        {props.titleOf(field)}: {t('conflict.title')}
      </strong>
      <dl className="facts">
        <div>
          <dt>{t('conflict.theirs')}</dt>
          <dd>{theirs ?? '—'}</dd>
        </div>
        <div>
          <dt>{t('conflict.yours')}</dt>
          <dd>{yours ?? '—'}</dd>
        </div>
      </dl>
      <div className="cluster">
        <button type="button" className="button" data-size="small" onClick={() => props.onChoose(field, false)}>
          {t('conflict.keepTheirs')}
        </button>
        <button type="button" className="button" data-size="small" onClick={() => props.onChoose(field, true)}>
          {t('conflict.takeYours')}
        </button>
      </div>
    </div>
  ))
}
