import { useTranslation } from 'react-i18next'
import type { Output } from '../../../api/client.js'
import { formatMoment } from '../../../format/dates.js'
import { useLanguage } from '../../../i18n/language.js'
import { countsOf } from './import-counts.js'
import { UndoImport } from './undo-import.js'

type Import = Output<'imports.list'>['rows'][number]

/** What was mended of an import, each time with its own way back. */
export function Mends({ workspace, mends }: { workspace: string; mends: readonly Import[] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  if (mends.length === 0) return null
  return (
    <section className="stack-tight" data-testid="mends">
      <h2>{t('mend.list')}</h2>
      <ul className="stack-tight mend-list">
        {mends.map((mend) => {
          const counts = countsOf(mend.files)
          return (
            <li key={mend.importId} className="cluster">
              <span>
                {t('mend.done', { count: counts.read - counts.rejected })}{' '}
                <span className="muted">
                  {formatMoment(language, mend.recordedAt)} · {mend.by}
                </span>
              </span>
              {mend.undoneAt === null ? (
                <UndoImport workspace={workspace} id={mend.importId} look="small" />
              ) : (
                <span className="badge">{t('mend.undone', { when: formatMoment(language, mend.undoneAt) })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}
